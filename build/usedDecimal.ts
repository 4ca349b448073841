import type { AnyNode } from "acorn";
import { lookedUp } from "./mentionedNames.js";
import { nodesIn, syntaxTree } from "./syntaxTree.js";
import { withReplacements } from "./withReplacements.js";

/** A part of decimal.js that can go: a method, a static function, a helper, a constant. */
interface Part {
  readonly node: AnyNode;
  /** What stands there once it is gone. */
  readonly by: string;
  /** What it defines: `.ln` for a name looked up in an object, `getPi` for a variable. It stays if one of them is wanted. */
  readonly defines: readonly string[];
  /** What is run, or assigned. */
  readonly value: AnyNode;
}

/** Looked up by the language itself. */
const IMPLICIT = [".prototype", ".constructor", ".toString", ".valueOf", ".toJSON"];

/** What decimal.js 10.6.0 has, roughly: far fewer would mean that it is written in another way than is read here. */
const LEAST_PARTS = 150;

/**
 * decimal.js without the methods whose names are mentioned nowhere, and without what only those need: what is never named
 * cannot be called. `left` lists what was left out. Throws where decimal.js has not the shape that this reads.
 */
export function usedDecimal(source: string, mentioned: Iterable<string>): { code: string; left: string[] } {
  const program = syntaxTree(source);
  const parts = partsIn(program.body);
  const others = new Set(parts.map(({ node }) => node));
  const wanted = new Set([
    ...IMPLICIT,
    ...[...mentioned].map((name) => `.${name}`),
    ...wants(program, others),
  ]);
  const left = new Set(parts);
  for (let before = 0; before !== left.size; ) {
    before = left.size;
    for (const part of left) {
      if (!part.defines.some((name) => wanted.has(name))) continue;
      left.delete(part);
      for (const want of wants(part.value, others)) wanted.add(want);
    }
  }
  const code = withReplacements(
    source,
    [...left].map(({ node: { start, end }, by }) => ({ start, end, by })),
  );
  return {
    code: left.size === 0 ? code : withShorterLogarithm(code),
    left: [...left].flatMap(({ defines }) => defines),
  };
}

/** The logarithm of ten in 400 digits, of which the library asks for 200 at most; beyond them decimal.js throws and does not guess. */
function withShorterLogarithm(code: string): string {
  const short = code.replace(/(LN10 = '2\.\d{400})\d{600,}'/, "$1'");
  if (short.length < code.length || !code.includes("LN10 =")) return short;
  throw new Error(
    "decimal.js no longer writes the logarithm of ten in the way that build/usedDecimal.ts reads",
  );
}

/** The parts at the top, and in the function that makes a Decimal constructor. */
function partsIn(body: readonly AnyNode[]): Part[] {
  const clone = body.find((node) => node.type === "FunctionDeclaration" && node.id?.name === "clone");
  const statics = clone?.type === "FunctionDeclaration" ? clone.body.body : [];
  const parts = [...body, ...statics].flatMap(partsOf);
  if (statics.length > 0 && parts.length >= LEAST_PARTS) return parts;
  throw new Error("decimal.js is no longer written in the way that build/usedDecimal.ts reads");
}

function partsOf(node: AnyNode): Part[] {
  if (node.type === "FunctionDeclaration") {
    return [{ node, by: "", defines: [node.id?.name ?? ""], value: node.body }];
  }
  if (node.type === "VariableDeclaration") {
    return node.declarations.flatMap(({ id, init }) =>
      id.type === "Identifier" && init ? [{ node: init, by: "0", defines: [id.name], value: init }] : [],
    );
  }
  if (node.type !== "ExpressionStatement") return [];
  const defines: string[] = [];
  let value: AnyNode = node.expression;
  for (; value.type === "AssignmentExpression"; value = value.right) {
    const name = definedBy(value.left);
    if (name === undefined) return [];
    defines.push(name);
  }
  return defines.length === 0 ? [] : [{ node, by: "", defines, value }];
}

/** `P.ln`, `Decimal.ln` and `PI`, on the left of an assignment. */
function definedBy(target: AnyNode): string | undefined {
  if (target.type === "Identifier") return target.name;
  if (target.type !== "MemberExpression" || target.computed) return undefined;
  const { object, property } = target;
  const ofDecimal = object.type === "Identifier" && (object.name === "P" || object.name === "Decimal");
  return ofDecimal && property.type === "Identifier" ? `.${property.name}` : undefined;
}

/** What a node looks up and which variables it uses, other parts aside. */
function wants(node: AnyNode, others: ReadonlySet<AnyNode>): string[] {
  const nodes = [...nodesIn(node, (child) => !others.has(child))];
  const keys = new Set(nodes.flatMap((found) => keyOf(found) ?? []));
  return nodes.flatMap((found) => {
    if (found.type === "Identifier") return keys.has(found) ? [] : [found.name];
    const name = lookedUp(found);
    return name === undefined ? [] : [`.${name}`];
  });
}

/** The name in `x.name`, `{ name: x }` or `var name = x`, which is no use of a variable. */
function keyOf(node: AnyNode): AnyNode | undefined {
  if (node.type === "VariableDeclarator") return node.id;
  if (node.type === "MemberExpression" && !node.computed) return node.property;
  return node.type === "Property" && !node.computed && !node.shorthand ? node.key : undefined;
}

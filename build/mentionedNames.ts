import type { AnyNode } from "acorn";
import { nodesIn, syntaxTree } from "./syntaxTree.js";

/**
 * Every name that a text could look up in an object: after a point, as a key, in a pattern or as a string. The functions of
 * Math are the engine's, so their names count for nothing.
 */
export function mentionedNames(text: string): Set<string> {
  return new Set([...nodesIn(syntaxTree(text))].flatMap((node) => lookedUp(node) ?? []));
}

/** The name that is looked up at one node. */
export function lookedUp(node: AnyNode): string | undefined {
  if (node.type === "Literal" && typeof node.value === "string") return node.value;
  if (node.type === "Property" && !node.computed && node.key.type === "Identifier") return node.key.name;
  if (node.type !== "MemberExpression" || node.computed || node.property.type !== "Identifier") return;
  return node.object.type === "Identifier" && node.object.name === "Math" ? undefined : node.property.name;
}

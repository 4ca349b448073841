import { lookedUp } from "./mentionedNames.js";
import { nodesIn, syntaxTree } from "./syntaxTree.js";
import { withReplacements } from "./withReplacements.js";

/** Looked up by the language itself. */
const IMPLICIT = ["constructor", "toString", "valueOf", "toJSON"];

/**
 * A module without the methods of its classes whose names are mentioned nowhere, neither in it, by what stays, nor
 * `elsewhere`: what is never named cannot be called.
 */
export function withoutUnusedMethods(text: string, elsewhere: Iterable<string>): string {
  const program = syntaxTree(text);
  const left = new Set(
    [...nodesIn(program)].filter(
      (node) => node.type === "MethodDefinition" && node.key.type === "Identifier",
    ),
  );
  const wanted = new Set([...IMPLICIT, ...elsewhere]);
  for (let before = -1; before !== left.size; ) {
    before = left.size;
    for (const node of nodesIn(program, (child) => !left.has(child))) wanted.add(lookedUp(node) ?? "");
    for (const node of left) {
      if (node.type === "MethodDefinition" && node.key.type === "Identifier" && wanted.has(node.key.name)) {
        left.delete(node);
      }
    }
  }
  return withReplacements(text, [...left]);
}

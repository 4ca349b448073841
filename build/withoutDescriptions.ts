import type { AnyNode } from "acorn";
import { nodesIn, syntaxTree } from "./syntaxTree.js";
import { withReplacements } from "./withReplacements.js";

/**
 * A module whose functions are no longer described: hosts are told of them elsewhere, and a script has no use for it. A text
 * is left out where it is handed to a call, or is a summary, and is a description, or all of one but the list of its words.
 */
export function withoutDescriptions(text: string, descriptions: readonly string[]): string {
  const isDescription = (value: unknown): boolean =>
    typeof value === "string" &&
    descriptions.some((known) => known === value || known.startsWith(`${value}: "`));
  const found = [...nodesIn(syntaxTree(text))].flatMap((node): AnyNode[] => {
    if (node.type === "CallExpression") return node.arguments;
    return node.type === "Property" && node.key.type === "Identifier" && node.key.name === "summary"
      ? [node.value]
      : [];
  });
  return withReplacements(
    text,
    found
      .filter((node) => node.type === "Literal" && isDescription(node.value))
      .map(({ start, end }) => ({ start, end, by: '""' })),
  );
}

import { type AnyNode, type Node, type Program, parse } from "acorn";

/** A module's syntax tree; throws where the text is newer than ECMAScript of that year. */
export const syntaxTree = (text: string, ecmaVersion: 2019 | 2022 = 2022): Program =>
  parse(text, { ecmaVersion, sourceType: ecmaVersion === 2019 ? "script" : "module" });

/** The nodes directly inside a node, in the order of the text. */
function childrenOf(node: Node): AnyNode[] {
  return Object.values(node)
    .flat()
    .filter((value): value is AnyNode => typeof value?.type === "string");
}

/** A node and all that is inside of it, except where `enter` says no. */
export function* nodesIn(node: Node, enter: (node: AnyNode) => boolean = () => true): Generator<AnyNode> {
  yield node as AnyNode;
  for (const child of childrenOf(node)) if (enter(child)) yield* nodesIn(child, enter);
}

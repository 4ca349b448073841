import { mentionedNames } from "./mentionedNames.js";
import { nodesIn, syntaxTree } from "./syntaxTree.js";

/**
 * The methods and fields of a module's classes that nothing looks up by a text, neither in it nor `elsewhere`: they may have any
 * other name, as long as it is one name everywhere.
 */
export function ownMembers(text: string, elsewhere: string): string[] {
  const nodes = [...nodesIn(syntaxTree(text))];
  const texts = nodes.flatMap((node) =>
    node.type === "Literal" && typeof node.value === "string" ? node.value : [],
  );
  const taken = new Set([...texts.flatMap((value) => value.split(/\W+/)), ...mentionedNames(elsewhere)]);
  const members = nodes.flatMap((node) => {
    if (node.type === "MethodDefinition" && node.key.type === "Identifier") return node.key.name;
    if (node.type !== "AssignmentExpression" || node.left.type !== "MemberExpression") return [];
    const { object, property, computed } = node.left;
    return object.type === "ThisExpression" && !computed && property.type === "Identifier"
      ? property.name
      : [];
  });
  return [...new Set(members)].filter((name) => !taken.has(name));
}

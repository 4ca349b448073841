// Internal: no name of the public API lives here.

import { AS_NAMED, type Naming } from "./naming.js";
import { visible } from "./text.js";

/** Whose figures these are, and whose beliefs they rest on, on one line. */
export const titleOf = (
  subject: string,
  beliefs: string | undefined,
  { name }: Pick<Naming, "name"> = AS_NAMED,
): string => visible(beliefs === undefined ? name(subject) : `${name(subject)}, ${name(beliefs)}`);

/** A result as text: a title, what the figures are on the lines below it, a table, and remarks under it. */
export function printout(
  title: string,
  about: readonly string[],
  table: string,
  remarks: readonly string[] = [],
): string {
  const below = remarks.length === 0 ? [] : ["", ...remarks.map(visible)];
  return [title, ...about.map(visible), "", table, ...below].join("\n");
}

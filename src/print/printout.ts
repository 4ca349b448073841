// Internal: no name of the public API lives here.

import { visible } from "./text.js";

/** Whose figures these are, and whose beliefs they rest on, on one line. */
export const titleOf = (subject: string, beliefs: string | undefined): string =>
  visible(beliefs === undefined ? subject : `${subject}, ${beliefs}`);

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

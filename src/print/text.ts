// Internal: no name of the public API lives here.

import { isPlain } from "../schema/plainText.js";

/**
 * What shows nothing of its own or turns the direction of what follows: controls and formats (Unicode Cc, Cf), separators of
 * lines and paragraphs (Zl, Zp), halves of pairs (Cs), and codes that stand for no character, which XML cannot hold.
 */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]/gu;

/** Somebody's text on one line, with everything hidden in it shown as what it is: `\u202e`. */
export const visible = (text: string): string => (isPlain(text) ? text : text.replace(HIDDEN, codeOf));

/** Somebody's text with its line breaks, and everything else hidden in it shown as what it is. */
export const visibleLines = (text: string): string => text.split("\n").map(visible).join("\n");

/** As programs write it: four digits, or more in braces. */
function codeOf(character: string): string {
  const code = (character.codePointAt(0) as number).toString(16).padStart(4, "0");
  return code.length > 4 ? `\\u{${code}}` : `\\u${code}`;
}

/** A text of at most `most` characters: the middle of a longer one is left out. */
export function shortened(text: string, most: number): string {
  const characters = [...text];
  if (characters.length <= most) return text;
  const half = Math.floor((most - 1) / 2);
  return `${characters.slice(0, most - 1 - half).join("")}…${characters.slice(-half).join("")}`;
}

/**
 * A text as cells of Office Open XML hold it: there `_x0041_` stands for the character of that code, and an underscore that only
 * looks like the beginning of one is written as its own (ECMA-376, part 1, section 22.9.2.19, ST_Xstring).
 */
export const escapeXstring = (text: string): string => text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_");

const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" } as const;

/** Somebody's text inside an element or an attribute of XML or HTML: no markup, and nothing that XML cannot hold. */
export const escapeXml = (text: string): string =>
  visible(text).replace(/[&<>"']/g, (character) => ENTITIES[character as keyof typeof ENTITIES]);

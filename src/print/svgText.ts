import { escapeXml } from "./escapeXml.js";

/** What no XML document may hold, and marks that turn the direction of what follows. */
const UNFIT = /[\p{Cc}\p{Cs}\uFFFE\uFFFF\u202A-\u202E\u2066-\u2069]/gu;

/** Anybody's text as a text or an attribute of an SVG picture: it can hold no markup. */
export const svgText = (text: string): string => escapeXml(text.replace(UNFIT, "\uFFFD"));

/** The middle of a long text left out. */
export function shortened(text: string, most: number): string {
  const characters = [...text];
  if (characters.length <= most) return text;
  const half = Math.floor((most - 1) / 2);
  return `${characters.slice(0, most - 1 - half).join("")}…${characters.slice(-half).join("")}`;
}

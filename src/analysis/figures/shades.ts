// Internal: no name of the public API lives here.

import type { Colours } from "../../print/svg.js";

const channels = (colour: string): readonly number[] =>
  [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));

/** A colour between two others, each written #rrggbb: the first at 0, the second at 1. */
export function mixed(from: string, to: string, share: number): string {
  const [start, end] = [channels(from), channels(to)];
  const at = (index: number): number => {
    const [a = 0, b = 0] = [start[index], end[index]];
    return Math.round(a + (b - a) * share);
  };
  return `#${[0, 1, 2].map((index) => at(index).toString(16).padStart(2, "0")).join("")}`;
}

/** The colour in which a text can be read on a ground: dark on light, white on dark. */
export function textOn(ground: string, { ink }: Pick<Colours, "ink">): string {
  const [red = 0, green = 0, blue = 0] = channels(ground);
  return red * 0.299 + green * 0.587 + blue * 0.114 > 140 ? ink : "#ffffff";
}

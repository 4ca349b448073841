import { expect } from "vitest";

/** An element of a picture. */
export interface Drawn {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly content: string;
}

/** The elements of a picture; throws where it is anything but well-formed tags and escaped text. */
export function elementsOf(svg: string): readonly Drawn[] {
  const found: Drawn[] = [];
  const open: string[] = [];
  const rest = svg.replace(
    /<(\/?)([a-z]+)((?: [a-zA-Z0-9:-]+="[^"<>]*")*) ?(\/?)>([^<>]*)/g,
    (_, closes, tag, written, empty, content) => {
      if (closes === "/") expect(open.pop()).toBe(tag);
      else if (empty === "") open.push(tag);
      const attributes = Object.fromEntries(
        [...written.matchAll(/ ([a-zA-Z0-9:-]+)="([^"]*)"/g)].map(([, key, value]) => [key, value]),
      );
      if (closes === "") found.push({ tag, attributes, content });
      return "";
    },
  );
  expect(rest).toBe("");
  expect(open).toEqual([]);
  return found;
}

/** An attribute as a number, 0 where there is none. */
export const number = (drawn: Drawn, key: string): number => Number(drawn.attributes[key] ?? 0);

/** Holds a picture to what all of them promise: it is well-formed, says what it shows, and no text leaves it or covers another. */
export function expectSound(svg: string): void {
  const elements = elementsOf(svg);
  const [frame, title, description] = elements;
  expect(frame?.attributes).toMatchObject({ role: "img" });
  const [, , width = 0, height = 0] = String(frame?.attributes["viewBox"]).split(" ").map(Number);
  expect([title?.tag, description?.tag]).toEqual(["title", "desc"]);
  expect(title?.content.length).toBeGreaterThan(0);
  expect(description?.content.length).toBeGreaterThan(0);
  expect(svg).not.toMatch(/NaN|undefined|Infinity/);
  const spans = elements
    .filter(({ tag, content }) => tag === "text" && content !== "")
    .map((drawn) => {
      const size = number(drawn, "font-size") || 13;
      const wide = drawn.content.replace(/&[#\w]+;/g, "x").length * size * 0.62;
      const anchor = drawn.attributes["text-anchor"];
      const left = number(drawn, "x") - (anchor === "end" ? wide : anchor === "middle" ? wide / 2 : 0);
      return { y: number(drawn, "y"), left, right: left + wide, content: drawn.content };
    });
  for (const one of spans) {
    expect(one.left, one.content).toBeGreaterThanOrEqual(0);
    expect(one.right, one.content).toBeLessThanOrEqual(width);
    expect(one.y, one.content).toBeLessThanOrEqual(height);
    for (const other of spans) {
      const apart = one === other || one.y !== other.y || one.right <= other.left || other.right <= one.left;
      expect(apart, `${one.content} over ${other.content}`).toBe(true);
    }
  }
}

import { expect, it } from "vitest";
import { COLOURS, svgDocument, svgText } from "../../src/print/svg.js";

/** Relative luminance, from 0 for black to 1 for white (W3C, Web Content Accessibility Guidelines 2.2). */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const level = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return level <= 0.04045 ? level / 12.92 : ((level + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

it("tells bars apart from paper and from each other, in grey too", () => {
  const { ink, level, dark, bright } = COLOURS;
  for (const colour of [ink, level, dark, bright]) expect(contrast(colour, "#ffffff")).toBeGreaterThan(3);
  expect(contrast(dark, bright)).toBeGreaterThan(3);
  expect(contrast("#ffffff", "#000000")).toBe(21);
});

it("frames a picture with what it is called, what it says and its title, the middle of a long one left out", () => {
  const picture = svgDocument(
    { title: "T".repeat(200), subtitle: "in <USD>", name: "A & B", description: "1\u202e", height: 100 },
    [svgText(1, 2, "")],
    COLOURS,
  );
  expect(picture).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="0 0 960 100"/);
  expect(picture).toContain("<title>A &amp; B</title>\n<desc>1\\u202e</desc>");
  expect(picture).toContain(`>${"T".repeat(45)}…${"T".repeat(44)}</text>`);
  expect(picture).toContain('<text x="20.0" y="54.0">in &lt;USD&gt;</text>');
});

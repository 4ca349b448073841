import { readFileSync } from "node:fs";
import { cash, offer, parseAssumptions, reportedOracleOffer, sensitivity, tornadoSvg } from "offer-valuation";
import { describe, expect, it } from "vitest";

const sellers = parseAssumptions(JSON.parse(readFileSync("examples/oracle-tiktok.seller.json", "utf8")));
const picture = tornadoSvg(sensitivity(reportedOracleOffer, sellers, { derivatives: false }));

interface Drawn {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly content: string;
}

/** The elements of a picture; throws where it is anything but well-formed tags and escaped text. */
function elementsOf(svg: string): readonly Drawn[] {
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

const number = (drawn: Drawn, key: string): number => Number(drawn.attributes[key] ?? 0);

describe("the picture", () => {
  const elements = elementsOf(picture);
  const [frame] = elements;

  it("names and describes itself", () => {
    expect(frame?.attributes).toMatchObject({ role: "img", viewBox: "0 0 960 348" });
    expect(elements[1]?.content).toContain("Which belief matters most: Oracle&#39;s reported offer");
    expect(elements[2]?.content).toContain("discountRate.rate: ");
    expect(picture).toContain(">USD billion</text>");
    expect(picture).toContain("without effect not drawn");
  });

  it("draws every bar from its value at the low end to the one at the high end", () => {
    const bars = elements.filter(({ tag, attributes }) => tag === "rect" && attributes["height"] === "20.0");
    const widths = bars.map((bar) => number(bar, "width"));

    expect(bars.length).toBe(10);
    // The first row spans the axis.
    expect((widths[0] ?? 0) + (widths[1] ?? 0)).toBeCloseTo(450, 0);
  });

  it("keeps everything inside, and labels clear of each other", () => {
    const widthOf = (drawn: Drawn): number =>
      drawn.content.replace(/&[#\w]+;/g, "x").length * number(drawn, "font-size") * 0.62 ||
      drawn.content.replace(/&[#\w]+;/g, "x").length * 13 * 0.62;
    const spans = elements
      .filter(({ tag }) => tag === "text")
      .map((drawn) => {
        const anchor = drawn.attributes["text-anchor"];
        const width = widthOf(drawn);
        const left = number(drawn, "x") - (anchor === "end" ? width : anchor === "middle" ? width / 2 : 0);
        return { y: number(drawn, "y"), left, right: left + width, content: drawn.content };
      });

    for (const one of spans) {
      expect(one.left, one.content).toBeGreaterThanOrEqual(0);
      expect(one.right, one.content).toBeLessThanOrEqual(960);
      for (const other of spans) {
        const apart =
          one === other || one.y !== other.y || one.right <= other.left || other.right <= one.left;
        expect(apart, `${one.content} over ${other.content}`).toBe(true);
      }
    }
  });

  it("escapes whatever stands in names", () => {
    const name = `</text><script>alert("1")</script>&'\u202E`;
    const deal = offer({
      name: "Deal",
      currency: "USD",
      components: [cash({ amount: "5", paid: "2022-01-01" })],
    });
    const svg = tornadoSvg(sensitivity(deal, { name, valuationDate: "2021-01-01", discountRate: "0.1" }));

    elementsOf(svg);
    expect(svg).not.toContain("<script");
    expect(svg).toContain("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;&#39;\\u202e");
  });

  it("says so where nothing has any effect", () => {
    const deal = offer({
      name: "Deal",
      currency: "USD",
      components: [cash({ amount: "5", paid: "2021-01-01" })],
    });
    const svg = tornadoSvg(sensitivity(deal, { valuationDate: "2021-01-01", discountRate: "0.1" }));

    elementsOf(svg);
    expect(svg).toContain("No belief that was moved has any effect");
  });
});

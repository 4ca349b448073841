import { readFileSync } from "node:fs";
import { cash, offer, parseAssumptions, reportedOracleOffer, sensitivity, tornadoSvg } from "offer-valuation";
import { describe, expect, it } from "vitest";
import { elementsOf, expectSound, number } from "../../support/svg.js";

const sellers = parseAssumptions(JSON.parse(readFileSync("examples/oracle-tiktok.seller.json", "utf8")));
const picture = tornadoSvg(sensitivity(reportedOracleOffer, sellers, { derivatives: false }));

describe("the picture", () => {
  const elements = elementsOf(picture);
  const [frame] = elements;

  it("names and describes itself", () => {
    expect(frame?.attributes).toMatchObject({ role: "img", viewBox: "0 0 960 348" });
    expect(elements[1]?.content).toContain("Which belief matters most: Oracle&#39;s reported offer");
    expect(elements[2]?.content).toContain("Discount rate: ");
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
    expectSound(picture);
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

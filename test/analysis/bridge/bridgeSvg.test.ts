import { test } from "@fast-check/vitest";
import { bridge, bridgeSvg, cash, offer } from "offer-valuation";
import { describe, expect, it } from "vitest";
import { believedOffers } from "../../laws/kit/offers.js";

// Each rounds up by half a cent, so that three of them are a cent more than their sum.
const thirds = offer({
  name: "Thirds",
  currency: "USD",
  bidder: "Acme",
  components: ["A", "B", "C"].map((name) => cash({ name, amount: "100.335", paid: "2022-01-01" })),
});

describe("the picture", () => {
  const picture = (name?: string) =>
    bridgeSvg(bridge(thirds, { name, valuationDate: "2021-01-01", discountRate: "0.1" }));

  it("escapes what people wrote, wherever it is put", () => {
    const svg = picture(`<script>alert("1")</script> & 'co'`);
    expect(svg).not.toContain("<script");
    expect(svg).toContain("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;co&#39;");
  });

  it("reads out each figure, and draws a bar for each", () => {
    const svg = picture();
    expect(svg).toContain('role="img"');
    expect(svg).toContain("Headline at face: 301.01; Time value: -27.37; Value: 273.64");
    const bars = [
      ...svg.matchAll(/<rect x="([^"]*)" y="([^"]*)" width="([^"]*)" height="20.0" fill="([^"]*)"/g),
    ];
    // From 274 for 0 to 770 for the headline: 273.64 of 301.01 ends at 724.9.
    expect(bars.map((bar) => bar.slice(1))).toEqual([
      ["274.0", "80.0", "496.0", "#64748b"],
      ["724.9", "114.0", "45.1", "#d97706"],
      ["274.0", "148.0", "450.9", "#64748b"],
    ]);
    expect(svg).toContain(">300</text>");
    expect(svg).toContain(">USD</text>");
  });

  test.prop([believedOffers()], { numRuns: 30 })("has no coordinate outside its frame", (drawn) => {
    const svg = bridgeSvg(bridge(drawn.offer, drawn.beliefs));
    for (const [, x] of svg.matchAll(/ x1?="([^"]*)"/g)) {
      expect(Number(x)).toBeGreaterThanOrEqual(0);
      expect(Number(x)).toBeLessThanOrEqual(940);
    }
  });
});

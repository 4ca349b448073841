import { readFileSync } from "node:fs";
import {
  bridge,
  bridgeSvg,
  parseAssumptions,
  reportedOracleOffer,
  sensitivity,
  tornadoSvg,
} from "offer-valuation";
import { describe, expect, it } from "vitest";

const buyers = parseAssumptions(JSON.parse(readFileSync("examples/oracle-tiktok.buyer.json", "utf8")));
const shown = (name: string): string => readFileSync(`examples/pictures/${name}.svg`, "utf8");

describe("the pictures that the README shows", () => {
  it("are those that the library draws of the reported offer under the buyer's beliefs", () => {
    expect(shown("bridge")).toBe(bridgeSvg(bridge(reportedOracleOffer, buyers)));
    expect(shown("tornado")).toBe(
      tornadoSvg(sensitivity(reportedOracleOffer, buyers, { derivatives: false })),
    );
  });
});

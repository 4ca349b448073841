import { mirr } from "offer-valuation";
import { describe, expect, it } from "vitest";
import { expectDigits, readGolden } from "../golden/golden.js";

interface RateCase {
  readonly expected: string;
  readonly published?: string;
  readonly source: string;
}

const places = (published: string): number => published.split(".")[1]?.length ?? 0;

describe("mirr", () => {
  it.each(
    readGolden<
      RateCase & {
        readonly amounts: readonly string[];
        readonly financeRate: string;
        readonly reinvestRate: string;
      }
    >("mirr"),
  )("$source: $expected", ({ amounts, financeRate, reinvestRate, expected, published }) => {
    const rate = mirr(amounts, { financeRate, reinvestRate });

    expectDigits(rate, expected);
    if (published !== undefined) expect(rate.toFixed(places(published))).toBe(published);
  });
});

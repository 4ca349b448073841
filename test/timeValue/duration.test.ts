import { convexity, type DayCount, duration, modifiedDuration, type RateInput } from "offer-valuation";
import { describe, expect, it } from "vitest";
import { expectDigits, readGolden } from "../golden/golden.js";

interface Flow {
  readonly date: string;
  readonly amount: string;
}

const places = (published: string): number => published.split(".")[1]?.length ?? 0;

const measures = { duration, modifiedDuration, convexity };

interface DurationCase extends Readonly<Record<keyof typeof measures, string>> {
  readonly rate: string;
  readonly compounding: "annual";
  readonly dayCount: DayCount;
  readonly valuationDate: string;
  readonly flows: readonly Flow[];
  readonly published?: Readonly<Partial<Record<keyof typeof measures, string>>>;
  readonly source: string;
}

describe("duration, modified duration, convexity", () => {
  it.each(readGolden<DurationCase>("durations"))("$source at $rate, $compounding, $dayCount", ({
    flows,
    valuationDate,
    published = {},
    ...golden
  }) => {
    const rate: RateInput = {
      rate: golden.rate,
      compounding: golden.compounding,
      dayCount: golden.dayCount,
    };
    for (const [name, measure] of Object.entries(measures)) {
      const figure = measure(rate, flows, { valuationDate });
      const key = name as keyof typeof measures;
      const stated = published[key];

      expectDigits(figure, golden[key]);
      if (stated !== undefined) expect(figure.toFixed(places(stated))).toBe(stated);
    }
  });
});

import {
  convexity,
  type DayCount,
  type Decimal,
  duration,
  internalRates,
  irr,
  mirr,
  modifiedDuration,
  periodicInternalRates,
  type RateInput,
  xirr,
} from "offer-valuation";
import { describe, expect, it } from "vitest";
import { expectDigits, readGolden } from "./golden.js";

interface Flow {
  readonly date: string;
  readonly amount: string;
}

interface RateCase {
  readonly expected: string;
  readonly published?: string;
  readonly source: string;
}

/** A root of 0 is exact, and has no 28 digits. */
function expectRate(actual: Decimal | undefined, expected: string): void {
  if (/^[0.]+$/.test(expected)) expect(String(actual)).toBe("0");
  else if (actual === undefined) expect(actual).toBe(expected);
  else expectDigits(actual, expected);
}

/** One payment and receipts of all sizes, as in returns.py. */
const series = (count: number): string[] => [
  `-${30 * count}.01`,
  ...Array.from(
    { length: count - 1 },
    (_, k) => `${((k + 1) * 7919) % 101}.${String((k + 1) % 100).padStart(2, "0")}`,
  ),
];

const places = (published: string): number => published.split(".")[1]?.length ?? 0;

describe("irr", () => {
  it.each(
    readGolden<RateCase & { readonly amounts?: readonly string[]; readonly count?: number }>("irr"),
  )("$source: $expected", ({ amounts, count, expected, published }) => {
    const rate = irr(amounts ?? series(count ?? 0));

    expectRate(rate, expected);
    if (published !== undefined) expect(rate.toFixed(places(published))).toBe(published);
  });
});

describe("xirr", () => {
  it.each(
    readGolden<RateCase & { readonly flows: readonly Flow[]; readonly dayCount: DayCount }>("xirr"),
  )("$source, $dayCount: $expected", ({ flows, dayCount, expected, published }) => {
    const rate = xirr(flows, { dayCount });

    expectRate(rate, expected);
    expect(internalRates(flows, { dayCount }).roots.map((root) => root.rate)).toEqual([rate]);
    if (published !== undefined) expect(rate.minus(published).abs().lessThan("1e-8")).toBe(true);
    if (dayCount === "ACT/365F") expect(xirr(flows)).toEqual(rate);
  });
});

describe("every rate", () => {
  it.each(
    readGolden<{
      readonly amounts: readonly string[];
      readonly roots: readonly string[];
      readonly source: string;
    }>("severalRates"),
  )("$source: $amounts", ({ amounts, roots }) => {
    const found = periodicInternalRates(amounts);

    expect(found.complete).toBe(true);
    expect(found.unresolved).toEqual([]);
    expect(found.roots).toHaveLength(roots.length);
    found.roots.forEach(({ rate }, index) => {
      expectRate(rate, roots[index] ?? "");
    });
  });
});

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

import { type Compounding, type DayCount, presentValue } from "offer-valuation";
import { describe, expect, it } from "vitest";
import { expectDigits, readGolden, series } from "../golden/golden.js";

interface XnpvCase {
  readonly rate: string;
  readonly compounding: Compounding;
  readonly dayCount: DayCount;
  readonly flows?: readonly { readonly date: string; readonly amount: string }[];
  readonly count?: number;
  readonly expected: string;
  readonly cents: string;
  readonly source: string;
}

const DAY = 86_400_000;

/** Every 29 days from 2021-01-31, as in generate.py. */
const longFlows = (count: number) =>
  series(count).map((amount, k) => ({
    date: new Date(Date.UTC(2021, 0, 31) + 29 * k * DAY).toISOString().slice(0, 10),
    amount,
  }));

describe.each(readGolden<XnpvCase>("xnpv"))("$source at $rate, $compounding, $dayCount", (golden) => {
  const { rate, compounding, dayCount } = golden;
  const flows = golden.flows ?? longFlows(golden.count ?? 0);

  it("presentValue on the day of the first flow is the same", () => {
    const valuationDate = flows[0]?.date ?? "";

    expectDigits(presentValue({ rate, compounding, dayCount }, flows, { valuationDate }), golden.expected);
  });
});

it("leaves out what was paid before the valuation date, wherever it stands", () => {
  const later = [
    { date: "2021-06-30", amount: "100" },
    { date: "2021-01-31", amount: "40" },
  ];
  const [past, before] = [
    { date: "2020-12-31", amount: "1000" },
    { date: "2021-01-30", amount: "0.001" },
  ];
  const all = [past, ...later.slice(0, 1), before, ...later.slice(1)];
  const on = { valuationDate: "2021-01-31" };
  expect(presentValue("0.08", all, on)).toEqual(presentValue("0.08", later, on));
  expect(presentValue("0", all, on).toString()).toBe("140");
});

import { type Compounding, type DayCount, xnpv } from "offer-valuation";
import { describe, expect, it } from "vitest";
import { expectDigits, readGolden, series } from "../golden/golden.js";
import { problems, refusal } from "../input/refusal.js";

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

  it("xnpv agrees to 28 digits and to the cent", () => {
    const value = xnpv({ rate, compounding, dayCount }, flows);

    expectDigits(value, golden.expected);
    expect(value.toFixed(2)).toBe(golden.cents);
  });
});

it.each([
  // In hundredths the first would be beyond the whole numbers that doubles tell apart.
  [["900719925474099", "0.1", "0.01"], "900719925474099.11"],
  [["900719925474099.1", "0.01", "0.001"], "900719925474099.111"],
  [["-900719925474099", "-0.1", "-0.02"], "-900719925474099.12"],
])("amounts of very different size are all counted to the last digit: %j", (amounts, total) => {
  const flows = amounts.map((amount) => ({ date: "2021-01-31", amount }));
  expect(xnpv("0", flows).toString()).toBe(total);
});

it("is refused for what is no list of flows, under its name", () => {
  for (const flows of [undefined, "flows", {}, []])
    expect(problems(refusal(() => xnpv("0.1", flows as never)))[0]).toMatch(/^flows: /);
});

import { Decimal, discountFactor, presentValue, xnpv } from "offer-valuation";
import { describe, expect, it } from "vitest";

// Trap 15: a decimal type over a float pow has 15 digits dressed as 30. The figures are mpmath's, at 80 digits.

const today = "2021-01-01";

const cases = [
  {
    what: "a fractional power",
    actual: discountFactor("0.08", "2020-09-14", "2021-12-31"),
    expected: "0.905078973796700936011313460341018541013998634",
    toy: 1.08 ** (-473 / 365),
  },
  {
    what: "a tiny rate over a century, where 1 + r loses its digits",
    actual: discountFactor("1e-15", "2020-09-14", "2120-09-14"),
    expected: "0.9999999999998999342465753475223638055918715",
    toy: (1 + 1e-15) ** (-36_524 / 365),
  },
  {
    what: "a cent on top of 1e18",
    actual: xnpv("0", [
      { date: today, amount: "1e18" },
      { date: today, amount: "0.01" },
    ]),
    expected: "1000000000000000000.01",
    toy: 1e18 + 0.01,
  },
  {
    what: "tenths that cancel",
    actual: presentValue(
      "0",
      ["0.1", "0.2", "-0.3"].map((amount) => ({ date: today, amount })),
      { valuationDate: today },
    ),
    expected: "0",
    toy: 0.1 + 0.2 - 0.3,
  },
];

describe.each(cases)("$what", ({ actual, expected, toy }) => {
  it("agrees with the independent figure in all 28 digits", () => {
    expect(actual.toString()).toBe(new Decimal(expected).toSignificantDigits(28).toString());
  });

  it("which floating point does not", () => {
    expect(new Decimal(String(toy)).toString()).not.toBe(actual.toString());
  });
});

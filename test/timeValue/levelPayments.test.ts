import { fc, test } from "@fast-check/vitest";
import {
  annuity,
  Decimal,
  futureValue,
  levelPayment,
  levelRate,
  nfv,
  npv,
  numberOfPayments,
  paymentParts,
  xnfv,
} from "offer-valuation";
import { describe, expect, it } from "vitest";
import { refusal } from "../input/refusal.js";
import { expectClose } from "../laws/kit/closeTo.js";

const monthly = (rate: string): string => new Decimal(rate).div(12).toString();

// Microsoft, FV, PMT, IPMT, PPMT, NPER and RATE functions, examples.
describe("published figures", () => {
  it.each([
    [futureValue(monthly("0.06"), 10, "-200", { presentValue: "-500", first: 0 }), "2581.40"],
    [futureValue(monthly("0.12"), 12, "-1000", { first: 1 }), "12682.50"],
    [futureValue(monthly("0.11"), 35, "-2000", { first: 0 }), "82846.25"],
    [levelPayment(monthly("0.08"), 10, { presentValue: "10000", first: 1 }), "-1037.03"],
    [levelPayment(monthly("0.08"), 10, { presentValue: "10000", first: 0 }), "-1030.16"],
    [levelPayment(monthly("0.06"), 216, { futureValue: "50000", first: 1 }), "-129.08"],
    [paymentParts(monthly("0.1"), 1, 36, { presentValue: "8000", first: 1 }).interest, "-66.67"],
    [paymentParts("0.1", 3, 3, { presentValue: "8000", first: 1 }).interest, "-292.45"],
    [paymentParts(monthly("0.1"), 1, 24, { presentValue: "2000", first: 1 }).principal, "-75.62"],
    [paymentParts("0.08", 10, 10, { presentValue: "200000", first: 1 }).principal, "-27598.05"],
    [numberOfPayments("0.01", "-100", { presentValue: "-1000", futureValue: "10000", first: 0 }), "59.67"],
    [numberOfPayments("0.01", "-100", { presentValue: "-1000", futureValue: "10000", first: 1 }), "60.08"],
  ])("%s is %s", (figure, published) => {
    expect(figure.toFixed(2)).toBe(published);
  });

  it("RATE: 200 a month for four years on 8,000", () => {
    expect(levelRate(48, "-200", { presentValue: "8000", first: 1 }).times(12).toFixed(4)).toBe("0.0924");
  });
});

// 100 g² − 230 g + 132 = 100 (g − 1.1)(g − 1.2).
it("of two rates, the nearest to the one stated", () => {
  const rate = (nearest: string) =>
    levelRate(2, "-230", { presentValue: "100", futureValue: "362", first: 1, nearest }).toString();
  expect([rate("0.05"), rate("0.3")]).toEqual(["0.1", "0.2"]);
});

const rates = fc.integer({ min: -500, max: 3000 }).map((n) => `${n / 10_000}`);
const counts = fc.integer({ min: 1, max: 60 });
const money = fc.integer({ min: -100_000, max: 100_000 }).map((n) => `${n / 100}`);
const firsts = fc.constantFrom(0 as const, 1 as const);

describe("laws", () => {
  test.prop([rates, counts, money, money, firsts], { numRuns: 50 })(
    "the payment leads to the end",
    (rate, periods, presentValue, end, first) => {
      const payment = levelPayment(rate, periods, { presentValue, futureValue: end, first });
      const left = futureValue(rate, periods, payment, { presentValue, first });
      // Half a unit of the payment's 28th digit, paid and compounded each time; and what rounding leaves of the end itself.
      const half = payment.isZero() ? 0 : `5e${payment.e - 28}`;
      const allowed = futureValue(rate, periods, "-1", { presentValue: "0", first })
        .times(half)
        .plus("1e-24");
      expect(left.minus(end).abs().lessThanOrEqualTo(allowed)).toBe(true);
    },
  );

  test.prop([rates, fc.integer({ min: 1, max: 8 }), counts, money, firsts], { numRuns: 25 })(
    "interest and principal add up to the payment, and principal to the loan",
    (rate, periods, one, presentValue, first) => {
      const options = { presentValue, first };
      const payment = levelPayment(rate, periods, options);
      const parts = Array.from({ length: periods }, (_, index) =>
        paymentParts(rate, index + 1, periods, options),
      );
      const { interest, principal } = parts[one % periods] ?? { interest: payment, principal: payment };
      expect(interest.plus(principal).minus(payment).abs().lessThan("1e-20")).toBe(true);
      const repaid = parts.reduce((sum, part) => sum.plus(part.principal), new Decimal(presentValue));
      expect(repaid.abs().lessThan("1e-18")).toBe(true);
    },
  );

  test.prop([rates, counts, firsts], { numRuns: 30 })(
    "an annuity is repaid by payments of one",
    (rate, periods, first) => {
      const loan = annuity(rate, periods, { first });
      expect(levelPayment(rate, periods, { presentValue: loan, first }).plus(1).abs().lessThan("1e-24")).toBe(
        true,
      );
      const count = numberOfPayments(rate, "-1", { presentValue: loan, first });
      expect(count.minus(periods).abs().lessThan("1e-18")).toBe(true);
      if (periods > 1)
        expect(
          levelRate(periods, "-1", { presentValue: loan, first }).minus(rate).abs().lessThan("1e-22"),
        ).toBe(true);
    },
  );

  test.prop([rates, fc.array(money, { minLength: 1, maxLength: 20 })])(
    "a net future value is a net present one, later",
    (rate, amounts) => {
      const growth = new Decimal(rate).plus(1).pow(amounts.length - 1);
      expect(
        nfv(rate, amounts)
          .minus(npv(rate, amounts, { first: 0 }).times(growth))
          .abs()
          .lessThan("1e-15"),
      ).toBe(true);
    },
  );
});

describe("net future values", () => {
  it("fall on the last day, whatever the order", () => {
    const flows = [
      { date: "2023-01-01", amount: "150" },
      { date: "2021-01-01", amount: "-100" },
    ];
    expect(xnfv("0.1", flows).toString()).toBe("29");
    expectClose(nfv("0.1", ["-100", "0", "150"]), new Decimal(29));
    expect(refusal(() => nfv("-1", ["1"])).path).toEqual(["rate"]);
    expect(refusal(() => xnfv("0.1", [])).code).toBe("missing-term");
  });
});

describe("what has no answer is refused", () => {
  const loan = { presentValue: "1000", first: 1 } as const;

  it.each<[string, () => unknown, string, (string | number)[]]>([
    ["interest that is never covered", () => numberOfPayments("0.1", "-100", loan), "no-root", ["payment"]],
    ["payments the wrong way", () => numberOfPayments("0.1", "50", loan), "no-root", ["payment"]],
    ["no payment and no rate", () => numberOfPayments("0", "0", loan), "no-root", ["payment"]],
    ["payments of one sign", () => levelRate(10, "100", loan), "no-sign-change", ["amounts"]],
    ["no period", () => levelPayment("0.1", 0, loan), "invalid-term", ["periods"]],
    ["half a period", () => futureValue("0.1", 1.5, "1", { first: 1 }), "invalid-term", ["periods"]],
    ["a period beyond the last", () => paymentParts("0.1", 4, 3, loan), "invalid-term", ["period"]],
    ["too many periods for a rate", () => levelRate(10_001, "-1", loan), "invalid-term", ["periods"]],
    ["a rate of -100%", () => levelPayment("-1", 3, loan), "out-of-range", ["rate"]],
    [
      "no word on the first payment",
      () => levelPayment("0.1", 3, {} as never),
      "missing-term",
      ["options", "first"],
    ],
    [
      "an amount that is none",
      () => levelPayment("0.1", 3, { presentValue: "much", first: 1 }),
      "invalid-decimal",
      ["options", "presentValue"],
    ],
  ])("%s", (_, run, code, path) => {
    const error = refusal(run);
    expect([error.code, error.path]).toEqual([code, path]);
  });
});

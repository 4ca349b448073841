import {
  annuity,
  cash,
  constant,
  type DatedFlow,
  Decimal,
  type DecimalInput,
  discountFactor,
  npv,
  presentValue,
  profitShare,
  times,
  xnpv,
  yearFraction,
} from "offer-valuation";
import { describe, expectTypeOf, it } from "vitest";

describe("amounts and rates are decimals in quotes", () => {
  it("or Decimals, never numbers", () => {
    expectTypeOf<string>().toExtend<DecimalInput>();
    expectTypeOf<Decimal>().toExtend<DecimalInput>();
    expectTypeOf<number>().not.toExtend<DecimalInput>();
    expectTypeOf<bigint>().not.toExtend<DecimalInput>();
    expectTypeOf<null>().not.toExtend<DecimalInput>();
  });

  it("in every function and component", () => {
    const never = () => {
      // @ts-expect-error an amount is no number
      cash({ amount: 5 });
      // @ts-expect-error a share is no number
      profitShare({ share: 0.5, metric: "m", periods: [2021] });
      // @ts-expect-error a constant is no number
      constant(5);
      // @ts-expect-error a factor is no number
      times(2, constant("5"));
      // @ts-expect-error a rate is no number
      annuity(0.05, 10, { first: 1 });
      // @ts-expect-error amounts are no numbers
      npv("0.1", [1, 2], { first: 1 });
      // @ts-expect-error a rate in an object is no number either
      discountFactor({ rate: 0.08 }, "2021-01-01", "2022-01-01");
    };
    expectTypeOf(never).toBeFunction();
  });
});

describe("what is never left to guessing", () => {
  it("is where the first payment falls", () => {
    const never = () => {
      // @ts-expect-error first is required
      npv("0.1", ["1"]);
      // @ts-expect-error first is required
      npv("0.1", ["1"], {});
      // @ts-expect-error first is 0 or 1
      npv("0.1", ["1"], { first: 2 });
      // @ts-expect-error first is required
      annuity("0.1", 3);
      // @ts-expect-error the valuation date is required
      presentValue("0.1", []);
    };
    expectTypeOf(never).toBeFunction();
  });

  it("is the day count", () => {
    const never = () => {
      // @ts-expect-error no such day count
      yearFraction("2021-01-01", "2022-01-01", "ACT/367");
      // @ts-expect-error no such day count
      discountFactor({ rate: "0.08", dayCount: "actual" }, "2021-01-01", "2022-01-01");
      // @ts-expect-error a rate knows no holidays
      discountFactor({ rate: "0.08", dayCount: "BUS/252" }, "2021-01-01", "2022-01-01");
      // @ts-expect-error no such compounding
      discountFactor({ rate: "0.08", compounding: "hourly" }, "2021-01-01", "2022-01-01");
      // @ts-expect-error a date is a text, not a Date
      yearFraction(new Date(), "2022-01-01", "ACT/360");
    };
    expectTypeOf(never).toBeFunction();
  });
});

describe("results", () => {
  it("are Decimals", () => {
    expectTypeOf(npv).returns.toEqualTypeOf<Decimal>();
    expectTypeOf(xnpv).returns.toEqualTypeOf<Decimal>();
    expectTypeOf(presentValue).returns.toEqualTypeOf<Decimal>();
    expectTypeOf(annuity).returns.toEqualTypeOf<Decimal>();
    expectTypeOf(discountFactor).returns.toEqualTypeOf<Decimal>();
    expectTypeOf(yearFraction).returns.toEqualTypeOf<Decimal>();
    expectTypeOf(new Decimal("1")).toEqualTypeOf<Decimal>();
  });

  it("and lists passed in may be read-only", () => {
    expectTypeOf<readonly DatedFlow[]>().toExtend<Parameters<typeof xnpv>[1]>();
  });
});

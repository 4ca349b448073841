import {
  type Assumptions,
  type AssumptionsInput,
  type Decimal,
  defineDistribution,
  type ForecastInput,
  parseAssumptions,
  term,
} from "offer-valuation";
import { describe, expectTypeOf, it } from "vitest";
import { weibull } from "../distributions/weibull.js";

type Checked = NonNullable<Assumptions["metrics"][string]>["forecast"][string];

describe("a forecast", () => {
  it("is a decimal, a document of a built-in family, or what a family has made", () => {
    expectTypeOf<"1e9">().toExtend<ForecastInput>();
    expectTypeOf<{ distribution: "lognormal"; mean: "1"; volatility: "0.4" }>().toExtend<ForecastInput>();
    expectTypeOf<{
      distribution: "triangular" | "pert";
      low: "1";
      mode: "1";
      high: "1";
    }>().toExtend<ForecastInput>();
    expectTypeOf<{ distribution: "sample"; values: readonly ["1", "2"] }>().toExtend<ForecastInput>();
    expectTypeOf(weibull({ shape: "1.5" })).toExtend<ForecastInput>();
    const never = () => {
      // @ts-expect-error a volatility is missing
      const lognormal: ForecastInput = { distribution: "lognormal", mean: "1" };
      // @ts-expect-error a mean is no number
      const normal: ForecastInput = { distribution: "normal", mean: 1, standardDeviation: "1" };
      // @ts-expect-error a family of one's own is made by its factory, or read from JSON by parseAssumptions
      const own: ForecastInput = { distribution: "weibull", shape: "1" };
      return [lognormal, normal, own];
    };
    expectTypeOf(never).toBeFunction();
  });

  it("has the parameters of its family once it is checked", () => {
    const never = (forecast: Checked) => {
      if (forecast.distribution === "lognormal") expectTypeOf(forecast.volatility).toExtend<Decimal>();
      if (forecast.distribution === "pert") expectTypeOf(forecast.mode).toExtend<Decimal>();
      expectTypeOf(forecast.distribution).toExtend<string>();
    };
    expectTypeOf(never).toBeFunction();
    expectTypeOf(weibull({ shape: "1" }).scale).toExtend<Decimal>();
    expectTypeOf(weibull({ shape: "1" }).distribution).toEqualTypeOf<"weibull">();
  });
});

describe("a family of a user's own", () => {
  it("takes its parameters as decimals, and only what has a default may be left out", () => {
    const never = () => {
      // @ts-expect-error a shape is required
      weibull({ scale: "1" });
      // @ts-expect-error a shape is no number
      weibull({ shape: 1 });
      // @ts-expect-error there is no such parameter
      weibull({ shape: "1", width: "2" });
    };
    expectTypeOf(never).toBeFunction();
  });

  it("says of its own parameters alone what they measure", () => {
    const never = () => {
      const { toDistribution } = weibull.definition;
      defineDistribution({
        distribution: "d",
        label: "d",
        summary: "d",
        example: { distribution: "d", width: "1" },
        parameters: () => ({ width: term.decimal("Width") }),
        // @ts-expect-error there is no parameter of that name
        figures: { breadth: { kind: "amount", role: "level" } },
        values: "continuous",
        lowerBound: () => undefined,
        toDistribution: toDistribution as never,
      });
    };
    expectTypeOf(never).toBeFunction();
  });

  it("is handed to the reader, in options", () => {
    expectTypeOf(parseAssumptions)
      .parameter(1)
      .toEqualTypeOf<
        { readonly distributions?: readonly Pick<typeof weibull, "definition">[] | undefined } | undefined
      >();
    expectTypeOf<AssumptionsInput["metrics"]>().not.toBeAny();
  });
});

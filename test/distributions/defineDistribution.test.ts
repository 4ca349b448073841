import { Ajv2020 } from "ajv/dist/2020.js";
import {
  type AssumptionsInput,
  assumptionsJsonSchema,
  bridge,
  cliffEarnOut,
  cumulativeEarnOut,
  Decimal,
  defineDistribution,
  metric,
  OfferError,
  offer,
  parseAssumptions,
  probabilityAtLeast,
  profitShare,
  rollForward,
  sensitivity,
  term,
  unobservableInputs,
  valueOffer,
  withBelief,
} from "offer-valuation";
import { describe, expect, it } from "vitest";
import { builtInDistributions } from "../../src/distributions/builtIn.js";
import { scenarios } from "../../src/distributions/scenarios.js";
import { families, forecastOf } from "./families.js";
import { weibull } from "./weibull.js";

/** All of a prize with some odds, or nothing. */
const prize = defineDistribution({
  distribution: "prize",
  label: "prize or nothing",
  summary: "All of a prize with some odds, or nothing.",
  example: { distribution: "prize", prize: "1e9", odds: "0.4" },
  parameters: () => ({
    prize: term.positive("What may be won"),
    odds: term.fraction("The odds of winning it"),
  }),
  figures: { prize: { kind: "amount", role: "level" }, odds: { kind: "probability", role: "level" } },
  values: "several",
  lowerBound: ({ prize }) => prize.times(0),
  cases: ({ prize, odds }) => [
    { value: prize, probability: odds },
    { value: prize.times(0), probability: odds.neg().plus(1) },
  ],
  toDistribution: ({ prize, odds }, { numbers }) =>
    scenarios(
      [
        { value: prize, probability: odds },
        { value: prize.times(0), probability: odds.neg().plus(1) },
      ],
      numbers,
    ),
});

function errorOf(run: () => unknown): OfferError {
  try {
    run();
  } catch (error) {
    if (error instanceof OfferError) return error;
    throw error;
  }
  throw new Error("nothing was refused");
}

const share = (more: object = {}) =>
  profitShare({ share: "0.5", metric: "profit", periods: [2021], floor: "0", cap: "50", ...more });
const dealOf = (...components: Parameters<typeof offer>[0]["components"]) =>
  offer({ name: "Deal", currency: "USD", bidder: "Acme", components });
const deal = dealOf(share());
const believing = (forecast: unknown, more: object = {}) =>
  ({
    valuationDate: "2021-01-01",
    discountRate: "0",
    metrics: { profit: { forecast: { 2021: forecast }, ...more } },
  }) as AssumptionsInput;
const own = { distributions: [weibull, prize] };

describe("a family of a user's own", () => {
  const coded = believing(weibull({ shape: "1", scale: "100" }));
  const written = believing({ distribution: "weibull", shape: "1", scale: "100" });

  it("is priced: at shape 1 it is an exponential, by hand", () => {
    // 0.5·E[min(X, 100)] = 50·(1 − e⁻¹)
    const byHand = new Decimal(1).minus(new Decimal(-1).exp()).times(50).toSignificantDigits(28).toString();
    expect(valueOffer(deal, coded).presentValue.toString()).toBe(byHand);
    const cliff = dealOf(cliffEarnOut({ amount: "10", metric: "profit", threshold: "200", periods: [2021] }));
    const odds = new Decimal(-2).exp().times(10).toSignificantDigits(28).toString();
    expect(valueOffer(cliff, coded).presentValue.toString()).toBe(odds);
  });

  it("needs no registration where it is made in code, and goes to JSON and back", () => {
    const beliefs = parseAssumptions(coded);
    const document = JSON.parse(JSON.stringify(beliefs));
    expect(document).toEqual(written);
    const read = parseAssumptions(document, own);
    expect(read.toJSON()).toEqual(document);
    expect(String(valueOffer(deal, read))).toBe(String(valueOffer(deal, coded)));
  });

  it("takes a checked forecast from other beliefs", () => {
    const { forecast } = parseAssumptions(coded).metrics["profit"] ?? {};
    const again = parseAssumptions(believing(forecast?.["2021"]));
    expect(again.toJSON()).toEqual(written);
    const plain = parseAssumptions(believing("12.50")).metrics["profit"]?.forecast["2021"];
    expect(parseAssumptions(believing(plain)).toJSON()).toEqual(
      believing({ distribution: "point", value: "12.50" }),
    );
  });

  it("makes forecasts that show their parameters alone, and cannot be changed", () => {
    const forecast = weibull({ shape: "2" });
    expect(Object.keys(forecast)).toEqual(["distribution", "shape", "scale"]);
    expect(forecast.scale.toString()).toBe("1000000000");
    expect(JSON.parse(JSON.stringify(forecast))).toEqual({
      distribution: "weibull",
      shape: "2",
      scale: "1000000000",
    });
    expect(parseAssumptions(believing(forecast)).toJSON()).toEqual(
      believing({ distribution: "weibull", shape: "2" }),
    );
    expect(Object.isFrozen(forecast)).toBe(true);
    expect(Object.isFrozen(weibull.definition)).toBe(true);
  });

  it("lists the defaults that it fills in", () => {
    const beliefs = parseAssumptions(believing({ distribution: "weibull", shape: "2" }), own);
    expect(beliefs.assumed.map(({ path, value }) => [path.join("."), value])).toContainEqual([
      "metrics.profit.forecast.2021.scale",
      "1e9",
    ]);
    expect(
      valueOffer(deal, beliefs)
        .assumed.map(({ text }) => text)
        .join("\n"),
    ).toContain('metrics.profit.forecast.2021.scale: not stated, taken as "1e9"');
  });

  it("is moved by a sensitivity, one figure at a time", () => {
    const { rows } = sensitivity(deal, coded);
    const swings = rows.map(
      ({ path, kind, low, high }) => `${path.slice(2).join(".")} ${kind} ${low} ${high}`,
    );
    expect(swings).toEqual([
      "forecast.2021.scale amount 90 110",
      "forecast.2021.shape number 0.9 1.1",
      " rate -0.01 0.01",
    ]);
    const scale = rows[0]?.derivative ?? new Decimal(0);
    // ∂/∂s of 0.5·s·(1 − e^(−100/s)) at s = 100 is 0.5·(1 − 2/e)
    expect(scale.toFixed(20)).toBe(new Decimal(-1).exp().times(-2).plus(1).div(2).toFixed(20));
    const moved = withBelief(parseAssumptions(coded), "metrics.profit.forecast.2021.scale", "110");
    expect(moved.toJSON()).toEqual(believing({ distribution: "weibull", shape: "1", scale: "110" }));
    expect(() => withBelief(coded, "metrics.profit.forecast.2021.shape", "0.1")).toThrow(
      "metrics.profit.forecast.2021.shape: must be between 0.2 and 10",
    );
  });

  it("is an unobservable input, with what says how uncertain it is", () => {
    const { inputs } = unobservableInputs(deal, coded);
    expect(
      inputs.map(({ technique, input, unit, low, effectOfIncrease }) =>
        [technique, input, unit, low, effectOfIncrease].join(", "),
      ),
    ).toEqual([
      "option pricing, Expected profit, amount, 100, higher",
      "option pricing, Shape of profit, number, 1, higher",
    ]);
    expect(String(unobservableInputs(deal, coded))).toMatch(/Shape of profit +1\.00 /);
    const cases = unobservableInputs(deal, believing(prize({ prize: "80", odds: "0.25" }))).inputs;
    expect(cases.map(({ technique, input, low }) => `${technique}, ${input}, ${low}`)).toEqual([
      "scenario analysis, Expected profit, 20",
    ]);
  });

  it("is looked at for what deserves a look", () => {
    const codes = (beliefs: AssumptionsInput, more: object = {}) =>
      valueOffer(dealOf(share(more)), beliefs).diagnostics.map(({ code }) => code);
    expect(codes(coded)).not.toContain("loss-without-rule");
    const alike = { ...believing(prize({ prize: "80", odds: "0.6" })), events: { launch: "0.6" } };
    expect(codes(alike, { given: ["launch"] })).toContain("probability-in-forecast");
    const dear = { ...believing(prize({ prize: "80", odds: "0.6" })), discountRate: "0.2" };
    expect(codes(dear)).toContain("risk-counted-twice");
  });

  it("rolls forward: how uncertain it is moves with volatilities, the rest with forecasts", () => {
    const later = {
      ...believing(weibull({ shape: "2", scale: "110" })),
      valuationDate: "2021-02-01" as const,
    };
    const { movements } = rollForward(deal, coded, later);
    const worth = (forecast: ReturnType<typeof weibull>) =>
      valueOffer(deal, {
        ...later,
        ...believing(forecast),
        valuationDate: "2021-02-01",
      }).presentValue.toString();
    const found = Object.fromEntries(
      movements.map(({ movement, after: value }) => [movement, String(value)]),
    );
    expect(found["forecasts"]).toBe(worth(weibull({ shape: "1", scale: "110" })));
    expect(found["volatilities"]).toBe(worth(weibull({ shape: "2", scale: "110" })));
  });

  it("is bridged, has odds, and is integrated with another uncertain quantity", () => {
    expect(bridge(deal, coded).value.toString()).toBe(valueOffer(deal, coded).presentValue.toString());
    const { realWorld } = probabilityAtLeast(metric("profit", 2021, "USD"), "200", coded);
    expect(realWorld?.toString()).toBe(new Decimal(-2).exp().toSignificantDigits(28).toString());
    const both = dealOf(
      cumulativeEarnOut({ share: "1", metric: "profit", periods: [2021, 2022], threshold: "100" }),
    );
    const forecast = {
      2021: weibull({ shape: "1", scale: "100" }),
      2022: { distribution: "uniform", low: "0", high: "100" },
    } as const;
    const value = valueOffer(both, { ...believing(""), metrics: { profit: { forecast } } }).presentValue;
    // Given u, the exponential is worth 100·e^(u/100 − 1) above what is left of 100; the average of that is 100·(1 − e⁻¹).
    expect(value.toFixed(10)).toBe(new Decimal(1).minus(new Decimal(-1).exp()).times(100).toFixed(10));
  });
});

describe("what is refused", () => {
  const refusal = (forecast: unknown, options: object = own) =>
    errorOf(() => parseAssumptions(believing(forecast), options)).message;
  const written = { distribution: "weibull", shape: "1.5", scale: "100" };
  const known = builtInDistributions()
    .map(({ definition }) => definition.distribution)
    .join(", ");

  it("is a family that the reader was not handed", () => {
    const error = errorOf(() => valueOffer(deal, believing(written)));
    expect(error.code).toBe("invalid-type");
    expect(error.path.join(".")).toBe("metrics.profit.forecast.2021.distribution");
    expect(error.message).toBe(
      `metrics.profit.forecast.2021.distribution: must be a decimal string, or { distribution, … } with one of ${known}, or a family of your own that is handed to the reader, as in parseAssumptions(beliefs, { distributions: [weibull] }); received "weibull"`,
    );
  });

  it.each([
    [{ ...written, distribution: "weibul" }, 'did you mean "weibull"?; received "weibul"'],
    [{ ...written, distribution: 5 }, `with one of ${known}, weibull, prize; received the number 5`],
    [{ shape: "1" }, `with one of ${known}, weibull, prize; received an object`],
    [{ ...written, distribution: "constructor" }, 'received "constructor"'],
    [{ ...written, shape: "11" }, '2021.shape: must be between 0.2 and 10; received "11"'],
    [
      { ...written, shape: 1.5 },
      '2021.shape: must be a decimal string such as "0.08" or "10e9": write "1.5"',
    ],
    [{ distribution: "weibull" }, "2021.shape: is required"],
    [{ ...written, scal: "1" }, "2021.scal: is not a known field"],
    [
      { ...written, shape: "0.3", scale: "1e101" },
      "2021.scale: must be at most 1e100 where the shape is below 0.5",
    ],
    [{ ...written, family: {} }, "2021.family: is not a known field"],
  ])("is %j", (forecast, message) => {
    expect(refusal(forecast)).toContain(message);
  });

  it("is what breaks a rule in code too, seen from the parameters", () => {
    expect(errorOf(() => weibull({ shape: "11" })).message).toBe(
      'shape: must be between 0.2 and 10; received "11"',
    );
    expect(errorOf(() => weibull(undefined as never)).code).toBe("invalid-type");
    expect(errorOf(() => weibull({ shape: "1", scal: "2" } as never)).code).toBe("unknown-key");
    expect(errorOf(() => weibull({ shape: "1", distribution: "prize" } as never)).path).toEqual([
      "distribution",
    ]);
  });

  it("is a name that another family has", () => {
    const twin = defineDistribution({ ...twinOf("weibull") });
    const normal = defineDistribution({ ...twinOf("normal") });
    for (const distributions of [[weibull, twin], [normal]]) {
      const error = errorOf(() => parseAssumptions(believing("5"), { distributions }));
      expect([error.code, error.path.join(".")]).toEqual(["duplicate-name", "options.distributions"]);
    }
    const mixed = { ...believing(weibull({ shape: "1" })), name: "Mixed" };
    expect(errorOf(() => parseAssumptions(mixed, { distributions: [twin] })).message).toBe(
      'input: two families of distributions are called "weibull": give one of them another name',
    );
    expect(() => parseAssumptions(mixed, { distributions: [weibull, weibull] })).not.toThrow();
  });

  it.each([
    [5],
    [[5]],
    [["weibull"]],
    [[{ definition: {} }]],
    [[null]],
    [{}],
  ])("is %j in place of families", (distributions) => {
    const error = errorOf(() => parseAssumptions(believing("5"), { distributions } as never));
    expect([error.code, error.path.join(".")]).toEqual(["invalid-type", "options.distributions"]);
  });
});

const handed = { distributions: [weibull] };
const validate = new Ajv2020({ validateFormats: false }).compile(assumptionsJsonSchema(handed));

const twinOf = (distribution: string) => ({
  distribution,
  label: distribution,
  summary: "A value for certain.",
  example: { distribution, value: "1" },
  parameters: () => ({ value: term.decimal("The value") }),
  figures: {},
  values: "one" as const,
  lowerBound: () => undefined,
  toDistribution: weibull.definition.toDistribution as never,
});

describe.each(
  families.map((family) => [family.distribution, family] as const),
)("the family %s", (name, family) => {
  const { example, figures, values } = family;

  it("reads its own example, by its schema and by the JSON Schema", () => {
    const beliefs = parseAssumptions(believing(example), handed);
    expect(beliefs.metrics["profit"]?.forecast["2021"]?.family).toBe(family);
    expect([validate(believing(example)), validate.errors]).toEqual([true, null]);
    expect(validate(believing({ ...example, unknown: "1" }))).toBe(false);
    expect(example["distribution"]).toBe(name);
  });

  it("has figures among its parameters alone", () => {
    const forecast = forecastOf(family, example);
    for (const field of Object.keys(figures)) expect(Object.keys(forecast)).toContain(field);
  });

  it("is valued, and has the values that it says", () => {
    const beliefs = parseAssumptions(believing(example), handed);
    const plain = dealOf(profitShare({ share: "0.5", metric: "profit", periods: [2021] }));
    expect(valueOffer(plain, beliefs).presentValue.isFinite()).toBe(true);
    const inputs = unobservableInputs(dealOf(share()), beliefs).inputs;
    const technique = {
      one: "discounted cash flow",
      several: "scenario analysis",
      continuous: "option pricing",
    };
    expect(inputs[0]?.technique).toBe(technique[values]);
  });
});

import { fc, test } from "@fast-check/vitest";
import { type AssumptionsInput, earnOut, offer, valueOffer } from "offer-valuation";
import { describe, expect, it } from "vitest";
import { expectSameFigure } from "../../laws/kit/closeTo.js";
import { column, failure } from "../kit.js";
import { figureOf } from "./cells.js";

const whole = (min: number, max: number) => fc.integer({ min, max });

test.prop([
  fc.array(fc.tuple(whole(-50, 150), whole(1, 9)), { minLength: 1, maxLength: 6 }),
  whole(0, 60),
  whole(0, 30),
])("scenarios are worth what the library says, to the last digit", (drawn, threshold, cap) => {
  const parts = drawn.reduce((sum, [, weight]) => sum + weight, 0);
  const probabilities = drawn.map(([, weight], index) =>
    // Shares of a thousandth; the last takes what is left.
    index === drawn.length - 1 ? "" : `${Math.floor((weight * 1000) / parts)}e-3`,
  );
  const left = 1000 - probabilities.slice(0, -1).reduce((sum, text) => sum + Number.parseInt(text, 10), 0);
  probabilities[drawn.length - 1] = `${left}e-3`;
  const scenarios = drawn.map(([value], index) => ({
    value: String(value),
    probability: probabilities[index] ?? "",
  }));
  const terms = { share: "0.3", threshold: String(threshold), cap: String(cap) };
  const component = earnOut({ ...terms, metric: "m", periods: [2021] });
  const beliefs: AssumptionsInput = {
    valuationDate: "2020-01-02",
    discountRate: "0.07",
    metrics: { m: { forecast: { 2021: { distribution: "scenarios", scenarios } } } },
  };
  const expected = valueOffer(offer({ name: "D", currency: "USD", components: [component] }), beliefs);
  const amounts = column(drawn.map(([value]) => value));
  // 2020-01-02 to 2021-12-31 is 729 days.
  const time = "1.9972602739726027397260273972602739726027397260273972602740";
  const figure = figureOf(
    "EARN_OUT_SCENARIOS",
    amounts,
    column(probabilities),
    time,
    "0.07",
    "0.3",
    threshold,
    "",
    cap,
  );
  expectSameFigure(figure, expected.presentValue);
});

test.prop([whole(-50, 150), whole(0, 100)])("one certain case is a point forecast", (amount, threshold) => {
  const terms = ["2.5", "0.06", "0.4", threshold] as const;
  const certain = figureOf("EARN_OUT_SCENARIOS", column([amount]), column([1]), ...terms);
  expectSameFigure(certain, figureOf("EARN_OUT", amount, "", ...terms));
});

describe("probabilities", () => {
  const worth = (...odds: readonly unknown[]) =>
    figureOf("EARN_OUT_SCENARIOS", column([30, 60, 90]), column(odds), "0", "0", "1");

  it("may be thirds as cells hold them", () => {
    expect(worth(1 / 3, 1 / 3, 1 / 3).toString()).toBe("60");
  });

  it("of 0 leave a case out", () => {
    expect(worth(0, "25%", 0.75).toString()).toBe("82.5");
  });

  it.each([
    [column([0.5, 0.4]), '#NUM! probabilities: must add up to 1; received "0.9"'],
    [
      column([1.2, -0.2]),
      '#NUM! probabilities, cell 1: must be between 0 and 1 (0.25 is 25%); received "1.2"',
    ],
    [column([0.5, ""]), "#VALUE! probabilities, cell 2: must not be blank"],
    [column([0.5, 0.25, 0.25]), "#VALUE! probabilities: must be one cell, or 2 like amounts; it has 3"],
    [
      column(["50", 0.5]),
      '#NUM! probabilities, cell 1: must be between 0 and 1 (0.25 is 25%); received "50"',
    ],
  ])("%j", (odds, message) => {
    expect(failure("EARN_OUT_SCENARIOS", column([30, 60]), odds, "1", "0.05", "0.2")).toBe(message);
  });

  it("and their cases must be there", () => {
    expect(failure("EARN_OUT_SCENARIOS", column(["", ""]), column(["", ""]), 1, 0, 1)).toBe(
      "#VALUE! amounts: must not be blank",
    );
    expect(failure("EARN_OUT_SCENARIOS", column(["", 3]), column([0.5, 0.5]), 1, 0, 1)).toBe(
      "#VALUE! amounts, cell 1: must not be blank",
    );
    expect(failure("EARN_OUT_SCENARIOS", column([3]), column([1]), 1, 0, 1, "", 6, 5)).toBe(
      '#NUM! cap: must not be below the floor, 6; received "5"',
    );
  });
});

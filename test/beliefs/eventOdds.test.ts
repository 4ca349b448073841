import { parseAssumptions } from "offer-valuation";
import { describe, expect, it } from "vitest";
import { refusal } from "../input/refusal.js";

const MOST_PERIODS = 120;

const read = (launch: unknown) =>
  parseAssumptions({ valuationDate: "2021-01-01", discountRate: "0.05", events: { launch } } as never);

/** So many years with the same odds each. */
const years = (count: number, odds: string) => ({
  byPeriod: Object.fromEntries(Array.from({ length: count }, (_, index) => [String(2021 + index), odds])),
});

describe("odds by period", () => {
  it.each([
    ["all periods that there may be", years(MOST_PERIODS, "0.005")],
    ["parts that add up to exactly 1", years(4, "0.25")],
    ["one period", years(1, "0.3")],
  ])("take %s", (_, launch) => {
    expect(read(launch).toJSON()).toMatchObject({ events: { launch } });
  });

  it.each([
    ["a period too many", years(MOST_PERIODS + 1, "0.005"), "must have at most 120 periods"],
    [
      "more than certainty",
      { byPeriod: { 2021: "0.6", 2022: "0.400000000000000000000000001" } },
      "must add up to at most 1, but adds up to 1.000000000000000000000000001",
    ],
  ])("refuse %s", (_, launch, message) => {
    const { issues } = refusal(() => read(launch));
    expect(issues).toEqual([
      expect.objectContaining({
        path: ["events", "launch", "byPeriod"],
        message: expect.stringContaining(message),
      }),
    ]);
  });
});

describe("odds of a hazard rate", () => {
  const hazard = (...periods: unknown[]) => ({ hazardRate: "0.2", from: "2021-01-01", periods });

  it("take periods in order, gaps between them", () => {
    expect(() => read(hazard(2021, "2022-Q1", 2023))).not.toThrow();
  });

  it.each([
    [
      "a period before the one before it",
      hazard(2022, 2021),
      "must follow each other: 2021 begins before the end of",
    ],
    [
      "periods that overlap",
      hazard(2021, "2021-Q4"),
      "must follow each other: 2021-Q4 begins before the end of",
    ],
    ["a period named twice", hazard(2021, 2021), "twice"],
    [
      "a period that hangs on the closing",
      hazard({ label: "first", start: "closing", end: "closing + 1 year" }),
      "must be on days that are known before closing is",
    ],
  ])("refuse %s", (_, launch, message) => {
    const { issues } = refusal(() => read(launch));
    expect(issues).toEqual([
      expect.objectContaining({
        path: ["events", "launch", "periods"],
        message: expect.stringContaining(message),
      }),
    ]);
  });
});

it("refuses events that hang on each other in a circle, at the field that says so", () => {
  const onTheOther = (event: string) => ({ given: event, ifHappens: "0.5", ifNot: "0.1" });
  const { issues } = refusal(() =>
    parseAssumptions({
      valuationDate: "2021-01-01",
      discountRate: "0.05",
      events: { a: onTheOther("b"), b: onTheOther("a") },
    } as never),
  );
  expect(issues).toContainEqual(
    expect.objectContaining({ path: ["events", "a", "given"], message: "hangs on itself: a → b → a" }),
  );
});

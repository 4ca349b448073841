import { describe, expect, it } from "vitest";
import { formatDateRule } from "../../src/time/dateRule.js";
import { readPeriod } from "../../src/time/period.js";

const bounds = (input: unknown) => {
  const period = readPeriod(input);
  return period && [period.label, formatDateRule(period.start), formatDateRule(period.end)];
};

describe("a period", () => {
  it.each<[input: unknown, label: string, start: string, end: string]>([
    [2021, "2021", "2021-01-01", "2021-12-31"],
    ["2021", "2021", "2021-01-01", "2021-12-31"],
    ["2021-H1", "2021-H1", "2021-01-01", "2021-06-30"],
    ["2021-H2", "2021-H2", "2021-07-01", "2021-12-31"],
    ["2021-Q1", "2021-Q1", "2021-01-01", "2021-03-31"],
    ["2021-Q4", "2021-Q4", "2021-10-01", "2021-12-31"],
    ["2024-02", "2024-02", "2024-02-01", "2024-02-29"],
    ["2021-12", "2021-12", "2021-12-01", "2021-12-31"],
    [
      { label: "First year", start: "closing + 1 day", end: "closing + 1 year" },
      "First year",
      "closing + 1 day",
      "closing + 1 year",
    ],
  ])("%o", (input, ...expected) => {
    expect(bounds(input)).toEqual(expected);
  });

  it("of one's own may end on its first day, and not before", () => {
    const until = (end: string) => bounds({ label: "x", start: "2021-02-01", end });
    expect(until("2021-02-01")).toEqual(["x", "2021-02-01", "2021-02-01"]);
    expect(until("2021-01-31")).toBeUndefined();
  });

  it.each([
    null,
    undefined,
    [],
    {},
    "",
    "2021-Q0",
    "2021-13",
    "21",
    "1582",
    "2021-h1",
    " 2021",
    Number.NaN,
  ])("%o is none", (input) => {
    expect(readPeriod(input)).toBeUndefined();
  });
});

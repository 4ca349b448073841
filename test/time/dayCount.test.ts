import { type DayCount, yearFraction } from "offer-valuation";
import { expect, it } from "vitest";
import { fixedYearsADay } from "../../src/time/dayCount.js";

it.each<[DayCount, numerator: number, denominator: number]>([
  ["ACT/365F", 1, 365],
  ["ACT/360", 1, 360],
  ["ACT/364", 1, 364],
  ["ACT/366", 1, 366],
  ["ACT/365.25", 4, 1461],
])("by %s every day is %i/%i of a year", (dayCount, numerator, denominator) => {
  expect(fixedYearsADay(dayCount)).toEqual({ numerator, denominator });
  const days = yearFraction("2020-02-28", "2020-03-05", dayCount).times(denominator).div(numerator);
  expect(days.toFixed(20)).toBe((6).toFixed(20));
});

it.each<DayCount>(["ACT/ACT ISDA", "30/360 US", "30E/360"])("by %s days differ", (dayCount) => {
  expect(fixedYearsADay(dayCount)).toBeUndefined();
});

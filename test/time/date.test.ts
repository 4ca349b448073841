import { describe, expect, it } from "vitest";
import { addMonths, daysInMonth, formatDate, isLeapYear, readDate } from "../../src/time/date.js";

const DAY = 86_400_000;

describe("epoch days", () => {
  it.each([
    "1583-01-01",
    "1899-12-31",
    "1970-01-01",
    "2000-02-29",
    "2024-12-31",
    "2100-02-28",
    "9999-12-31",
  ])("%s is as many days from 1970 as the platform's calendar says, and back", (date) => {
    const day = readDate(date);

    expect(day).toBe(Date.parse(`${date}T00:00:00Z`) / DAY);
    expect(formatDate(day ?? Number.NaN)).toBe(date);
  });

  it("every day of four hundred years has the date after the one before", () => {
    const first = readDate("1900-01-01") ?? 0;
    for (let day = first; day < first + 146_097; day += 7) {
      expect(formatDate(day)).toBe(new Date(day * DAY).toISOString().slice(0, 10));
    }
  });
});

describe("months", () => {
  it.each([
    ["2021-01-31", 1, "2021-02-28"],
    ["2023-12-31", 2, "2024-02-29"],
    ["2021-03-31", -1, "2021-02-28"],
    ["2021-01-15", -1, "2020-12-15"],
    ["2021-01-15", -13, "2019-12-15"],
    ["2021-11-30", 3, "2022-02-28"],
    ["2020-02-29", 12, "2021-02-28"],
    ["2020-02-29", 48, "2024-02-29"],
    ["2021-05-31", 0, "2021-05-31"],
  ])("%s moved by %d is %s", (from, months, to) => {
    expect(formatDate(addMonths(readDate(from) ?? 0, months))).toBe(to);
  });

  it("leap years follow Gregory", () => {
    expect([1600, 1700, 1900, 2000, 2004, 2100, 2023].map(isLeapYear)).toEqual([
      true,
      false,
      false,
      true,
      true,
      false,
      false,
    ]);
    expect([2023, 2024].map((year) => daysInMonth(year, 2))).toEqual([28, 29]);
  });
});

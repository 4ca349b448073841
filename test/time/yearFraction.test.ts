import { type DayCount, yearFraction } from "offer-valuation";
import { expect, it } from "vitest";
import { expectDigits, readGolden } from "../golden/golden.js";
import { problems, refusal } from "../input/refusal.js";

interface YearFractionCase {
  readonly start: string;
  readonly end: string;
  readonly dayCount: DayCount;
  readonly expected: string;
  readonly published: string;
}

const BASIS: Partial<Record<DayCount, number>> = {
  "ACT/365F": 365,
  "ACT/360": 360,
  "30/360 US": 360,
  "30E/360": 360,
};

it.each(readGolden<YearFractionCase>("yearFractions"))("$dayCount from $start to $end is $published", ({
  start,
  end,
  dayCount,
  expected,
  published,
}) => {
  const years = yearFraction(start, end, dayCount);

  expectDigits(years, expected);
  const [figure = "", unit] = published.split(" ");
  if (unit === "days") expect(years.times(BASIS[dayCount] ?? 0).toFixed(6)).toBe(`${figure}.000000`);
  else expect(years.toFixed(figure.split(".")[1]?.length ?? 0)).toBe(figure);
});

it("from a day to the same day is nothing, and from a day to an earlier one is refused", () => {
  expect(yearFraction("2021-03-31", "2021-03-31", "ACT/365F").toString()).toBe("0");
  const error = refusal(() => yearFraction("2021-03-31", "2021-03-30", "ACT/365F"));
  expect(problems(error)).toEqual(["end: invalid-date"]);
});

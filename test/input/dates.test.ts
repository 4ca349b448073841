import { parseAssumptions, parseOffer, presentValue, xnpv, yearFraction } from "offer-valuation";
import { describe, expect, it } from "vitest";
import { dealWith, refusal } from "./refusal.js";

const refused: readonly [title: string, input: unknown][] = [
  ["30 February", "2026-02-30"],
  ["29 February of a common year", "2021-02-29"],
  ["29 February 1900", "1900-02-29"],
  ["31 April", "2021-04-31"],
  ["month 13", "2021-13-01"],
  ["month 0", "2021-00-10"],
  ["day 0", "2021-01-00"],
  ["single digits", "2021-1-1"],
  ["a time", "2021-01-01T00:00:00Z"],
  ["the American way", "01/31/2021"],
  ["no dashes", "20210131"],
  ["a space after", "2021-01-31 "],
  ["a line end", "2021-01-31\n"],
  ["two-digit years", "21-01-31"],
  ["five-digit years", "12021-01-31"],
  ["a sign", "-2021-01-31"],
  ["the Julian calendar", "1582-10-15"],
  ["digits of another script", "２０２１-01-31"],
  ["words", "yesterday"],
  ["nothing in quotes", ""],
  ["a Date", new Date(Date.UTC(2021, 0, 31))],
  ["a number", 20210131],
  ["a bigint", 20210131n],
  ["null", null],
  ["an object with toString", { toString: () => "2021-01-31" }],
  ["a list", ["2021-01-31"]],
];

describe("a date is refused", () => {
  it.each(refused)("%s, in a flow", (_, date) => {
    const error = refusal(() => xnpv("0", [{ date: date as string, amount: "1" }]));

    expect([error.code, error.path]).toEqual(["invalid-date", ["flows", 0, "date"]]);
    expect(error.message).toMatch(
      /^flows\[0\]\.date: must be an existing date written YYYY-MM-DD, in the years 1583 to 9999; received /,
    );
  });

  it.each(refused)("%s, as a valuation date", (_, date) => {
    const flows = [{ date: "2021-01-01", amount: "1" }];
    const error = refusal(() => presentValue("0", flows, { valuationDate: date as string }));

    expect([error.code, error.path]).toEqual(["invalid-date", ["options", "valuationDate"]]);
  });

  it.each(refused)("%s, in beliefs", (_, closing) => {
    const error = refusal(() => parseAssumptions({ valuationDate: "2021-01-01", closing }));

    expect(error.path[0]).toBe("closing");
  });

  it.each(refused)("%s, in terms", (_, paid) => {
    const error = refusal(() => parseOffer(dealWith({ type: "cash", amount: "1", paid })));

    expect(error.path.slice(0, 3)).toEqual(["components", 0, "paid"]);
  });
});

describe("dates that exist are read", () => {
  it.each(["2024-02-29", "2000-02-29", "1583-01-01", "9999-12-31", "2021-12-31"])("%s", (date) => {
    expect(yearFraction(date, date, "ACT/360").toString()).toBe("0");
  });
});

describe("a date rule is refused", () => {
  it.each([
    "closing+3 months",
    "closing + 3 fortnights",
    "closing + months",
    "closing + -3 months",
    "closing + 1.5 years",
    "closing +",
    "Closing",
    "signing + 3 months",
    "2021-02-29 + 1 day",
    "closing + 3 months + ",
    `closing${" + 1 day".repeat(9)}`,
    "closing + 1000000 days",
  ])("%s", (paid) => {
    const error = refusal(() => parseOffer(dealWith({ type: "cash", amount: "1", paid })));

    expect(error.code).toBe("invalid-date");
    expect(error.message).toContain('must be a date YYYY-MM-DD or "closing"');
  });
});

describe("an order of dates is refused", () => {
  it("an end before the start", () => {
    const error = refusal(() => yearFraction("2021-01-02", "2021-01-01", "ACT/360"));

    expect([error.code, error.path]).toEqual(["invalid-date", ["end"]]);
    expect(error.message).toBe('end: must not come before 2021-01-02; received "2021-01-01"');
  });

  it("an unknown day count", () => {
    const error = refusal(() => yearFraction("2021-01-01", "2021-01-02", "ACT/367" as "ACT/360"));

    expect([error.code, error.path]).toEqual(["invalid-term", ["dayCount"]]);
    expect(error.message).toContain("ACT/365F, ACT/360, ACT/ACT ISDA, 30/360 US, 30E/360");
  });
});

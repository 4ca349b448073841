import { type ClosingInput, cash, offer, parseAssumptions, valueDeal, valueOffer } from "offer-valuation";
import { describe, expect, it } from "vitest";
import { formatDate } from "../../src/time/date.js";
import { problems, refusal } from "../input/refusal.js";

const read = (closing: ClosingInput) => parseAssumptions({ valuationDate: "2021-01-01", closing });
const daysOf = (closing: ClosingInput) =>
  (read(closing).closingTimes?.days ?? []).map(({ day }) => formatDate(day));

describe("the day of closing", () => {
  it("is one day as ever", () => {
    const { closing, closingTimes } = read("2021-05-12");
    expect([closing === undefined ? undefined : formatDate(closing), closingTimes]).toEqual([
      "2021-05-12",
      undefined,
    ]);
    expect(problems(refusal(() => read("2021-02-30")))).toEqual(["closing: invalid-date"]);
  });

  it("may be one of several, in order", () => {
    const dates = [
      { date: "2021-09-30", probability: "0.25" },
      { date: "2021-06-30", probability: "0.5" },
    ];
    expect(daysOf({ dates, never: "0.25" })).toEqual(["2021-06-30", "2021-09-30"]);
    expect(read({ dates, never: "0.25" }).closingTimes?.never.toString()).toBe("0.25");
  });

  it("may come at a rate, told apart by ends of months or by days up to the last one", () => {
    const rate = { hazardRate: "2", from: "2021-01-31", until: "2021-03-15", at: "end" } as const;
    expect(daysOf(rate)).toEqual(["2021-02-28", "2021-03-15"]);
    expect(daysOf({ ...rate, until: "2021-02-03", every: "day" })).toEqual([
      "2021-02-01",
      "2021-02-02",
      "2021-02-03",
    ]);
    expect(daysOf({ hazardRate: "2", until: "2021-01-31", at: "end" })).toEqual(["2021-01-31"]);
    // Half of all deals close within 365 ln 2 / 2 = 126.5 days at a rate of 2 a year.
    const half = read({ hazardRate: "2", until: "2021-05-08", every: "day" }).closingTimes;
    expect([half?.days.length, half?.never.toFixed(3)]).toEqual([127, "0.499"]);
  });

  it("stands for its month at its mean, unless the end is asked for", () => {
    const rate = { hazardRate: "2", from: "2021-01-31", until: "2021-03-15" };
    // Of 28 days at a rate of 2 a year the mean is day 14.1, of 15 days 7.9.
    expect(daysOf(rate)).toEqual(["2021-02-14", "2021-03-08"]);
    expect(daysOf({ ...rate, every: "day" })).toEqual(daysOf({ ...rate, every: "day", at: "end" }));
    expect(daysOf({ ...rate, hazardRate: "1000" })).toEqual(["2021-02-01", "2021-03-01"]);
    const odds = (closing: ClosingInput) =>
      (read(closing).closingTimes?.days ?? []).map(({ probability }) => probability.toString());
    expect(odds(rate)).toEqual(odds({ ...rate, at: "end" }));
    const text = (closing: ClosingInput) => read(closing).closingTimes?.text;
    expect(text(rate)).toContain("taken to close on its mean day");
    expect(text({ ...rate, at: "end" })).toContain("taken to close at its end");
    expect(problems(refusal(() => read({ ...rate, at: "start" } as never)))).toEqual([
      "closing.at: invalid-type",
    ]);
  });

  it("discounts by months as it does continuously, where the end of the month is 0.1% too low", () => {
    const deal = {
      offer: { name: "Offer", currency: "USD", components: [cash({ amount: "1e6" })] },
      otherwise: { alternative: "nothing" },
    } as const;
    const [h, r, years] = [2, Math.log1p(0.08), 3650 / 365];
    const continuous = (1e6 * h * -Math.expm1(-(h + r) * years)) / (h + r);
    const value = (closing: object) =>
      valueDeal(deal, {
        valuationDate: "2021-01-01",
        discountRate: "0.08",
        closing: { hazardRate: "2", until: "2030-12-30", ...closing },
      }).expectedValue.toNumber();
    expect(Math.abs(value({}) / continuous - 1)).toBeLessThan(1.5e-4);
    expect(value({ at: "end" }) / continuous - 1).toBeLessThan(-3e-3);
  });

  it("is refused as several where one is needed, or where it makes no sense", () => {
    const dates = [{ date: "2021-06-30", probability: "0.5" }];
    const deal = offer({ name: "Deal", currency: "USD", components: [cash({ amount: "1" })] });
    const several = { dates, never: "0.5" };
    const error = refusal(() =>
      valueOffer(deal, { valuationDate: "2021-01-01", closing: several, discountRate: "0" }),
    );
    expect(error.message).toBe(
      "closing: must be one day, because a payment is dated from closing: valueDeal weighs several days with their odds",
    );
    const message = (closing: unknown) => refusal(() => read(closing as ClosingInput)).message;
    expect(message({ dates })).toBe(
      "closing.dates: must have probabilities that add up to 1 with never, but they add up to 0.5",
    );
    expect(message({ dates: [...dates, ...dates] })).toBe("closing.dates: must name each day once");
    const rate = { hazardRate: "2", until: "2021-06-30" };
    expect(message({ ...rate, until: "2021-01-01" })).toBe("closing.until: must come after 2021-01-01");
    expect(message({ ...rate, from: "2020-12-31" })).toBe(
      "closing.from: must not come before the valuation date, 2021-01-01",
    );
    expect(message({ ...rate, hazardRate: "-1" })).toBe(
      'closing.hazardRate: must be between 0 and 1000 a year; received "-1"',
    );
    expect(message({ ...rate, until: "9999-12-31" })).toBe(
      "closing.until: must leave at most 400 months in which to close",
    );
    expect(message({ ...rate, every: "week" })).toBe(
      'closing.every: must be one of "month", "day"; received "week"',
    );
    expect(problems(refusal(() => read({ hazzardRate: "2" } as never)))).toEqual([
      "closing.hazardRate: missing-term",
      "closing.until: missing-term",
      "closing.hazzardRate: unknown-key",
    ]);
  });
});

import { describe, expect, it } from "vitest";
import { beliefsOf, offerOf } from "../../deals/galleryDeals.js";
import { call, ranges } from "./call.js";

const [terms, beliefs] = ranges(offerOf("sanofi-genzyme"), beliefsOf("sanofi-genzyme"));
const without = (word: string) => beliefs.filter((row) => !row.includes(word));

describe("an argument that is wrong", () => {
  it.each<[title: string, name: string, args: readonly unknown[], error: string, message: string]>([
    [
      "a figure that there is none of",
      "VALUE",
      [terms, beliefs, "odds"],
      "#VALUE!",
      'figure: must be one of "if it closes", "with odds"; received "odds"',
    ],
    [
      "odds that nobody states",
      "VALUE",
      [terms, without("event").filter((row) => row[1] !== "event"), "with odds"],
      "#N/A",
      "beliefs: event",
    ],
    [
      "a belief that nobody states",
      "BREAKEVEN",
      [terms, beliefs, "lemtrada-sales 2016.mean", 1],
      "#VALUE!",
      'belief: must name a figure that the beliefs state; did you mean "lemtrada-sales 2015.mean"?',
    ],
    [
      "a belief that may be two",
      "BREAKEVEN",
      [terms, beliefs, "lemtrada-sales 2015", 1],
      "#VALUE!",
      "belief: may be metrics.lemtrada-sales.forecast.2015.mean or metrics.lemtrada-sales.forecast.2015.volatility: say which",
    ],
    [
      "a day",
      "BREAKEVEN",
      [terms, beliefs, "closing", 1],
      "#VALUE!",
      "belief: must not be a day: days are compared, not solved for",
    ],
    ["no belief", "BREAKEVEN", [terms, beliefs, "", 1], "#VALUE!", "belief: must not be blank"],
    ["no target", "BREAKEVEN", [terms, beliefs, "discount rate"], "#VALUE!", "target: must not be blank"],
    [
      "a range upside down",
      "BREAKEVEN",
      [terms, beliefs, "discount rate", 1, 0.5, 0.1],
      "#NUM!",
      "to: must be greater than from, which is 0.5",
    ],
    [
      "a target out of reach",
      "BREAKEVEN",
      [terms, beliefs, "discount rate", 1e15],
      "#NUM!",
      "no value of discount rate from -0.5 to 2 gives the target: ",
    ],
    [
      "a target out of a range",
      "BREAKEVEN",
      [terms, beliefs, "discount rate", 20e9, 0.5, 0.75],
      "#NUM!",
      "no value of discount rate from 0.5 to 0.75 gives the target: ",
    ],
    [
      "a rate that ruins",
      "BREAKEVEN",
      [terms, beliefs, "discount rate", 1, -2, 0.1],
      "#NUM!",
      "beliefs, row 6, column 4: discountRate.rate: must be greater than -1",
    ],
    ["one argument too many", "REQUIRED", [terms, "1900", beliefs], "#VALUE!", "takes at most 2 arguments"],
    ["blank ranges", "VALUE", [[[""]], [[""]]], "#VALUE!", "terms: "],
    [
      "an error in a cell",
      "TABLE",
      [terms, [...beliefs, ["", "", "x", "#DIV/0!"]]],
      "#DIV/0!",
      "a cell holds #DIV/0!",
    ],
    [
      "a date beyond the calendar",
      "VALUE",
      [
        [
          ["", "offer", "name", "D"],
          ["", "", "currency", "USD"],
          ["", "cash", "amount", 1],
          ["", "", "paid", "closing + 99999 years"],
        ],
        beliefs,
      ],
      "#VALUE!",
      "lies outside",
    ],
  ])("%s", (_, name, args, error, message) => {
    const outcome = call(name, args);
    expect(outcome).toMatchObject({ error, message: expect.stringContaining(message) });
  });
});

it("a range that cannot be guessed is asked for", () => {
  const component = { type: "profitShare", share: "1", metric: "m", periods: [2021] };
  const args = ranges(
    { name: "Deal", currency: "USD", components: [component] },
    { valuationDate: "2021-01-01", discountRate: "0", metrics: { m: { forecast: { 2021: "0" } } } },
  );
  const outcome = call("BREAKEVEN", [...args, "m 2021", 5]);
  expect(outcome).toMatchObject({ message: expect.stringMatching(/^from: is needed/) });
  expect(call("BREAKEVEN", [...args, "m 2021", 5, 0, 10])).toEqual({ value: [["5"]] });
});

it("no text of a result becomes a formula", () => {
  const offer = {
    name: "D",
    currency: "USD",
    components: [{ type: "cash", amount: "1", paid: "2021-01-01" }],
    open: [{ fact: "=1+1", reading: "x" }],
  };
  const stated = { valuationDate: "2020-01-01", discountRate: "0" };
  const outcome = call("ASSUMED", ranges(offer, stated));
  expect(outcome).toMatchObject({ value: expect.arrayContaining([["open", "", "'=1+1: x"]]) });
});

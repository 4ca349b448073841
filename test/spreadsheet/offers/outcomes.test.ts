import { parseOffer, payoutDistribution, settle, simulate, valueOffer } from "offer-valuation";
import { describe, expect, it } from "vitest";
import { bodyOf, call, ranges } from "./call.js";

const terms = {
  name: "Deal",
  currency: "USD",
  bidder: "Acme",
  components: [
    { type: "cash", amount: "1e6", paid: "closing" },
    {
      type: "earnOut",
      name: "Earn-out",
      share: "0.15",
      metric: "ebitda",
      periods: [2021],
      threshold: "120e6",
      cap: "2e6",
      paymentLag: "90 days",
    },
  ],
};
const beliefs = {
  valuationDate: "2021-02-01",
  closing: "2021-03-01",
  discountRate: "0.05",
  metrics: {
    ebitda: { forecast: { 2021: { distribution: "lognormal", mean: "125e6", volatility: "0.2" } } },
  },
};
const offer = parseOffer(terms);
const args = ranges(terms as never, beliefs as never);

describe("cells about what may be paid, and what is owed", () => {
  it("give what an offer comes to, and its range", () => {
    const { headline } = valueOffer(offer, beliefs as never);
    expect(bodyOf(call("RANGE", args))).toEqual(
      [
        ["at face", headline.amount],
        ["at closing", headline.atClosing],
        ["later", headline.later],
        ["contingent", headline.contingent],
        ["at least", headline.atLeast],
        ["at most", headline.atMost],
      ].map(([name, amount]) => [name, String(amount)]),
    );
    expect(String(headline.atMost)).toBe("3000000");
  });

  it("simulate on seeded paths: all figures in a table, or one by its name", () => {
    const { presentValue, paid } = simulate(offer, beliefs as never, { paths: 1024, seed: 7 });
    expect(bodyOf(call("SIMULATE", [...args, 1024, 7]))).toEqual(
      [
        ["value", presentValue?.mean, presentValue?.standardError],
        ["mean paid", paid?.mean.mean, paid?.mean.standardError],
        ["odds of payment", paid?.probabilityOfPayment.probability, ""],
        ["least", paid?.least, ""],
        ["5th percentile", paid?.quantile("0.05").value, ""],
        ["median", paid?.quantile("0.5").value, ""],
        ["95th percentile", paid?.quantile("0.95").value, ""],
        ["greatest", paid?.greatest, ""],
      ].map((row) => row.map(String)),
    );
    const one = (figure: string) => call("SIMULATE", [...args, 1024, 7, figure]);
    expect(one("Value")).toEqual({ value: [[String(presentValue?.mean)]] });
    expect(one("standard error")).toEqual({ value: [[String(presentValue?.standardError)]] });
    const unsaid = simulate(offer, beliefs as never, { paths: 16_384, seed: 1 });
    expect(call("SIMULATE", [...args, "", "", "value"])).toEqual({
      value: [[String(unsaid.presentValue?.mean)]],
    });
    expect(call("SIMULATE", [...args, 1000])).toMatchObject({
      error: expect.stringMatching(/^#/),
      message: expect.stringMatching(/^paths: must be a power of two/),
    });
    expect(call("SIMULATE", [...args, 2 ** 21])).toMatchObject({
      message: expect.stringMatching(/^paths: /),
    });
    expect(one("mode")).toMatchObject({ message: expect.stringMatching(/^figure: must be one of/) });
  });

  it("give a quantile of the whole or of a component", () => {
    const whole = payoutDistribution(offer, beliefs as never).quantile("0.75");
    expect(call("QUANTILE", [...args, 0.75])).toEqual({ value: String(whole) });
    const part = payoutDistribution(offer, beliefs as never, { component: "Earn-out" }).quantile("0.6");
    expect(call("QUANTILE", [...args, "60%", "Earn-out"])).toEqual({ value: String(part) });
    expect(call("QUANTILE", [...args, 1.2])).toMatchObject({ error: expect.stringMatching(/^#/) });
    expect(call("QUANTILE", [...args, 0.5, "Nothing"])).toMatchObject({
      error: "#VALUE!",
      message: expect.stringMatching(/^component: is no component/),
    });
  });

  it("give what is owed, from rows of outcomes", () => {
    const outcomes = [
      ["", "outcomes", "settledOn", "2022-04-15"],
      ["", "closing", "", "2021-03-01"],
      ["ebitda", "metric", "2021", 130_000_000],
    ];
    const settled = settle(offer, {
      settledOn: "2022-04-15",
      closing: "2021-03-01",
      metrics: { ebitda: { measured: { 2021: "130e6" } } },
    });
    const lines = bodyOf(call("SETTLE", [args[0], outcomes]));
    expect(lines.map(([line, , date, status, units]) => [line, date, status, units])).toEqual(
      settled.lines.map(({ path, date, status, units }) => [path.join(", "), date, status, String(units)]),
    );
    expect(lines[1]?.[4]).toBe("1500000");
    expect(call("SETTLE", [args[0], [["", "outcomes", "settledOn", "soon"]]])).toMatchObject({
      error: "#VALUE!",
      message: expect.stringContaining("settledOn"),
    });
  });
});

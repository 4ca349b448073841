import { parseAssumptions, parseOffer, valueOffer } from "offer-valuation";
import { describe, expect, it } from "vitest";
import { dealWith, problems, refusal } from "./refusal.js";

const cash = { type: "cash", amount: "1" };
const today = { valuationDate: "2021-01-01" };

describe("an unknown component type", () => {
  it.each([
    ["csh", "cash"],
    ["Cash", "cash"],
    ["profitshare", "profitShare"],
    ["profit-share", "profitShare"],
    ["stocks", "stock"],
  ])("%s: did you mean %s?", (type, meant) => {
    const error = refusal(() => parseOffer(dealWith({ ...cash, type })));

    expect(problems(error)).toEqual(["components.0.type: unknown-component"]);
    expect(error.message).toBe(
      `components[0].type: is not a known component; did you mean "${meant}"?; received "${type}"`,
    );
  });

  it.each([
    ["far from all of them", { ...cash, type: "dividend" }, '"dividend"'],
    ["absent", { amount: "1" }, "nothing"],
    ["a number", { ...cash, type: 5 }, "the number 5"],
    ["one of Object.prototype", { ...cash, type: "toString" }, '"toString"'],
    ["in a text", "cash", "nothing"],
    ["in null", null, "nothing"],
  ])("%s: no guess", (_, component, received) => {
    const error = refusal(() => parseOffer(dealWith(component)));

    expect(problems(error)).toEqual(["components.0.type: unknown-component"]);
    expect(error.message).toMatch(
      /^components\[0\]\.type: must be one of (\w+, )*cash, (\w+, )*\w+; received /,
    );
    expect(error.message.endsWith(`; received ${received}`)).toBe(true);
  });
});

describe("an unknown field", () => {
  it.each<[where: string, action: () => unknown, path: string, meant: string]>([
    ["of a component", () => parseOffer(dealWith({ ...cash, payd: "closing" })), "components.0.payd", "paid"],
    ["of an offer", () => parseOffer(dealWith(cash, { biddr: "x" })), "biddr", "bidder"],
    [
      "of a fact",
      () => parseOffer(dealWith(cash, { facts: [{ fact: "x", source: "y", reportd: "z" }] })),
      "facts.0.reportd",
      "reported",
    ],
    ["of beliefs", () => parseAssumptions({ ...today, discountrate: "0" }), "discountrate", "discountRate"],
    [
      "of a share",
      () => parseAssumptions({ ...today, shares: { A: { price: "1", dividentYield: "0" } } }),
      "shares.A.dividentYield",
      "dividendYield",
    ],
    [
      "of a metric",
      () => parseAssumptions({ ...today, metrics: { m: { forecast: {}, forcast: {} } } }),
      "metrics.m.forcast",
      "forecast",
    ],
    [
      "of a currency",
      () => parseAssumptions({ ...today, currencies: { EUR: { spot: "1", discountRate: "0", spott: "1" } } }),
      "currencies.EUR.spott",
      "spot",
    ],
    [
      "of a rate",
      () => parseAssumptions({ ...today, discountRate: { rate: "0", compoundin: "annual" } }),
      "discountRate.compoundin",
      "compounding",
    ],
  ])("%s", (_, action, path, meant) => {
    const error = refusal(action);

    expect(problems(error)).toEqual([`${path}: unknown-key`]);
    expect(error.message).toContain(`did you mean "${meant}"?`);
  });

  it("lists the known fields where nothing is close", () => {
    const error = refusal(() => parseOffer(dealWith({ ...cash, collateral: "x" })));

    expect(error.message).toBe(
      "components[0].collateral: is not a known field (fields: type, name, note, owedBy, given, amount, perShare, currency, paid)",
    );
  });
});

describe("a belief under a slightly wrong name", () => {
  const share = { type: "profitShare", share: "0.5", metric: "us-profit", periods: [2021] };

  it.each<[what: string, component: object, beliefs: object, path: string, meant: string]>([
    [
      "metric",
      share,
      { metrics: { "us-profits": { forecast: { 2021: "1" } } } },
      "metrics.us-profit.forecast.2021",
      "us-profits",
    ],
    [
      "period",
      share,
      { metrics: { "us-profit": { forecast: { "2021-": "1" } } } },
      "metrics.us-profit.forecast.2021",
      "2021-",
    ],
    [
      "share",
      { type: "stock", shares: "1", issuer: "ORCL", delivered: "2021-01-01" },
      { shares: { ORLC: { price: "1" } } },
      "shares.ORCL.price",
      "ORLC",
    ],
    [
      "event",
      { ...cash, paid: "2021-01-01", given: ["approval"] },
      { events: { aproval: "1" } },
      "events.approval",
      "aproval",
    ],
  ])("%s", (_, component, beliefs, path, meant) => {
    const error = refusal(() =>
      valueOffer(parseOffer(dealWith(component)), { ...today, discountRate: "0", ...beliefs }),
    );

    expect(problems(error)).toEqual([`${path}: missing-belief`]);
    expect(error.message).toContain(`did you mean "${meant}"?`);
  });
});

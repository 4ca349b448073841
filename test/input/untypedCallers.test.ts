import {
  cashFlows,
  constant,
  currency,
  elapsed,
  metric,
  observe,
  on,
  one,
  parseAssumptions,
  parseOffer,
  price,
  scale,
  valueOffer,
  xnpv,
} from "offer-valuation";
import { describe, expect, it } from "vitest";
import { dealWith, refusal } from "./refusal.js";

// JavaScript callers have no compiler: what they get wrong must come back as an OfferError too, not as a TypeError.

const dollar = one(currency("USD"));
const flows = [{ date: "2021-01-01", amount: "1" }];
const beliefs = { valuationDate: "2021-01-01", discountRate: "0" };
const wrong = <Value>(value: unknown): Value => value as Value;

describe("wrong arguments are OfferErrors", () => {
  it.each<[title: string, action: () => unknown]>([
    ["xnpv with options of null", () => xnpv("0", flows, wrong(null))],
    ["xnpv without flows", () => xnpv("0", wrong(undefined))],
    ["xnpv with a null flow", () => xnpv("0", [wrong(null)])],
    ["xnpv with a rate of null", () => xnpv(wrong(null), flows)],
    [
      "parseOffer with options of null",
      () => parseOffer(dealWith({ type: "cash", amount: "1" }), wrong(null)),
    ],
    ["valueOffer without an offer", () => valueOffer(wrong(undefined), beliefs)],
    [
      "valueOffer without beliefs",
      () => valueOffer(wrong(dealWith({ type: "cash", amount: "1" })), wrong(null)),
    ],
    ["parseAssumptions of a text", () => parseAssumptions("{}")],
    ["constant of a number", () => constant(wrong(5))],
    ["on a number", () => cashFlows(on(wrong(20210101), dollar), beliefs)],
    ["on a Date", () => cashFlows(on(wrong(new Date(0)), dollar), beliefs)],
    ["on null", () => cashFlows(on(wrong(null), dollar), beliefs)],
    ["a price on a number", () => cashFlows(scale(observe(price("A", "USD", wrong(5))), dollar), beliefs)],
    ["a metric over null", () => metric("m", wrong(null), "USD")],
    ["a metric over a date", () => metric("m", wrong("2021-01-01"), "USD")],
    [
      "elapsed by an unknown day count",
      () => cashFlows(scale(elapsed("2020-01-01", "2021-01-01", wrong("ACT/367")), dollar), beliefs),
    ],
  ])("%s", (_, action) => {
    expect(refusal(action).message.length).toBeGreaterThan(0);
  });

  it("a misspelt date rule is told the rule for date rules", () => {
    expect(refusal(() => on("closing + 3 mnths", dollar)).message).toContain('"closing + 3 months"');
  });
});

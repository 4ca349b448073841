import { fc, test } from "@fast-check/vitest";
import {
  type AssumptionsInput,
  bridge,
  type Component,
  cash,
  Decimal,
  describe as inWords,
  lockUpDiscount,
  offer,
  parseAssumptions,
  priceProtection,
  type ShareBelief,
  simulate,
  stock,
  valueOffer,
  warrant,
} from "offer-valuation";
import { describe, expect, it } from "vitest";
import { refusal } from "../input/refusal.js";
import { expectClose } from "../laws/kit/closeTo.js";
import { expectWithin } from "../numeric/relativeError.js";

// Dividends of a share by their days: the prepaid price and the forward are lower by what they are worth.

const deal = (...components: Component[]) =>
  offer({ name: "Deal", currency: "USD", bidder: "Acme", components });
const beliefs = (share: Partial<ShareBelief>, more: object = {}): AssumptionsInput => ({
  valuationDate: "2021-01-01",
  discountRate: { rate: "0.09", compounding: "continuous" },
  shares: { X: { price: "40", ...share } },
  ...more,
});
const worth = (component: Component, share: Partial<ShareBelief>, more: object = {}) =>
  valueOffer(deal(component), beliefs(share, more)).presentValue;

// Hull, Options, Futures, and Other Derivatives, example 15.9: half a dollar in two and in five months.
const dividends = [
  { date: "2021-03-03", amount: "0.5" },
  { date: "2021-06-02", amount: "0.5" },
] as const;

describe("a share with dividends is worth", () => {
  it.each([
    ["2021-01-01", "4000"],
    ["2021-03-02", "4000"],
    // 4000 − 50·e^(−0.09·61/365), and less 50·e^(−0.09·152/365)
    ["2021-03-03", "3950.746427180869854991197648100940274"],
    ["2021-06-02", "3902.585716701355867689285404105501168"],
    ["2030-06-02", "3902.585716701355867689285404105501168"],
  ] as const)("delivered on %s, its price less those until then: %s", (delivered, expected) => {
    expectWithin("1e-24", worth(stock({ issuer: "X", shares: "100", delivered }), { dividends }), expected);
  });

  it("with a yield beside them, what buys as much of it as grows to one share", () => {
    // e^(−qT)·(S − D·e^((q − r)t)) with q = 3%, T = 365 days, t = 61 days
    const [q, grown] = [new Decimal("-0.03").exp(), new Decimal("-0.06").times(61).div(365).exp()];
    const expected = new Decimal(40).minus(grown.times("0.5")).times(q);
    const { price: _, ...share } = { price: "", dividends: dividends.slice(0, 1), dividendYield: "0.03" };
    expectWithin(
      "1e-26",
      worth(stock({ issuer: "X", shares: "1", delivered: "2022-01-01" }), share),
      expected,
    );
  });

  it("nothing less for a dividend of the valuation date or before, which the price is without", () => {
    const past = [
      { date: "2021-01-01", amount: "5" },
      { date: "2020-06-01", amount: "5" },
    ] as const;
    const component = stock({ issuer: "X", shares: "100", delivered: "2022-01-01" });
    expect(worth(component, { dividends: past }).toString()).toBe("4000");
  });
});

describe("an option on it is worth what the escrowed-dividend model says", () => {
  const call = (expires: `${number}-${number}-${number}`) =>
    worth(warrant({ issuer: "X", warrants: "1", strike: "40", expires }), { dividends, volatility: "0.3" });

  it("by 40 digits of mpmath, and Hull's $3.67 for half a year, which is 182 and a half days", () => {
    expectWithin("1e-24", call("2021-07-02"), "3.664464999422552124751708515513682585868");
    expectWithin("1e-24", call("2021-07-03"), "3.678007099439196196110633082584003141243");
    expect(call("2021-07-02").plus(call("2021-07-03")).div(2).toFixed(2)).toBe("3.67");
  });

  const amounts = fc.integer({ min: 0, max: 300 }).map((cents) => new Decimal(cents).div(100));
  const days = fc.integer({ min: 1, max: 28 }).map((day) => `2021-02-${String(day).padStart(2, "0")}`);
  const stated = fc.array(fc.record({ date: days, amount: amounts }), { minLength: 1, maxLength: 4 });
  test.prop([stated, fc.integer({ min: 20, max: 60 }).map(String)])(
    "so that a call less a put is the share less the strike",
    (paid, strike) => {
      const share = { dividends: paid, volatility: "0.3" } as never;
      const on = "2021-02-15";
      const put = worth(priceProtection({ issuer: "X", rights: "1", guaranteed: strike, priced: on }), share);
      const right = worth(warrant({ issuer: "X", warrants: "1", strike, expires: on }), share);
      const forward = worth(stock({ issuer: "X", shares: "1", delivered: on }), share).minus(
        worth(cash({ amount: strike, paid: on }), share),
      );
      expectClose(right.minus(put), forward, new Decimal(100));
    },
  );

  it("and simulation, and it is listed", () => {
    const component = warrant({ issuer: "X", warrants: "1", strike: "40", expires: "2021-07-02" });
    const view = beliefs({ dividends, volatility: "0.3", expectedReturn: "0.12" });
    const { presentValue } = simulate(deal(component), view, { paths: 4096, seed: 3 });
    const error = Number(presentValue?.standardError);
    expect(Math.abs(Number(presentValue?.mean) - 3.6644649994)).toBeLessThan(5 * error);
    expect(valueOffer(deal(component), view).assumed.map(({ text }) => text)).toContain(
      "A share with stated dividends is lognormal on each day about its forward without them (the escrowed-dividend model)",
    );
  });
});

describe("dividends forgone under a lock-up", () => {
  const locked = (more: object = {}) =>
    stock({ issuer: "X", shares: "100", delivered: "2021-02-01", lockUp: "1 year", ...more });
  const paying = { dividends, dividendYield: "0.02", volatility: "0.3" };
  const later = stock({ issuer: "X", shares: "100", delivered: "2022-02-01" });

  it.each([
    ["none", "economic"],
    ["finnerty", "GAAP"],
  ] as const)("leave what the shares are worth on its end, under the model %s on the basis %s", (model, basis) => {
    const lockUps = { lockUps: { model, basis } };
    expectWithin("1e-26", worth(locked({ dividends: "forgone" }), paying, lockUps), worth(later, paying));
    const kept = worth(stock({ issuer: "X", shares: "100", delivered: "2021-02-01" }), paying);
    expectWithin("1e-26", worth(locked({ dividends: "the holder's" }), paying, lockUps), kept);
  });

  it("come off once: the model marks down a share that has none", () => {
    const lockUps = { lockUps: { model: "finnerty", basis: "economic" } };
    const discount = lockUpDiscount({ model: "finnerty", volatility: "0.3", years: "1" });
    const expected = worth(later, paying).times(new Decimal(1).minus(discount));
    expectWithin("1e-24", worth(locked({ dividends: "forgone" }), paying, lockUps), expected);
  });

  it("are said in words and stand in the step of dividends", () => {
    const component = locked({ dividends: "forgone" });
    expect(inWords(deal(component).claim)).toContain("100 X shares locked for 1 year without dividends");
    const view = beliefs(paying, { lockUps: { model: "none", basis: "economic" } });
    const steps = bridge(deal(component), view).steps;
    const step = steps.find(({ label }) => /dividend/i.test(label));
    expect(step?.amount.toFixed(6)).toBe(worth(later, paying).minus(4000).toFixed(6));
  });

  it("are refused without a lock-up", () => {
    const refused = refusal(() => stock({ issuer: "X", shares: "1", dividends: "forgone" }));
    expect(refused.message).toContain("dividends: only goes with lockUp");
    expect(refusal(() => locked({ dividends: "lost" })).message).toContain("dividends: must be one of");
  });
});

describe("refuses dividends", () => {
  const read = (stated: unknown) =>
    refusal(() => parseAssumptions(beliefs({ dividends: stated } as never))).message;

  it.each([
    [[{ date: "2021-02-30", amount: "1" }], "dividends[0].date: "],
    [[{ date: "2021-02-03", amount: "-1" }], "dividends[0].amount: must not be negative"],
    [[{ date: "2021-02-03" }], "dividends[0].amount: is required"],
    [[{ date: "2021-02-03", amount: "1", paid: "x" }], "dividends[0].paid: is not a known field"],
    [[], "dividends: must have at least 1 entries"],
    [Array.from({ length: 401 }, () => dividends[0]), "dividends: must have at most 400 entries"],
  ])("that are malformed", (stated, message) => {
    expect(read(stated)).toContain(message);
  });

  it("that are worth as much as the share", () => {
    const much = { dividends: [{ date: "2021-02-03", amount: "41" }] } as const;
    const component = stock({ issuer: "X", shares: "1", delivered: "2021-03-01" });
    const refused = refusal(() => worth(component, much));
    expect(refused).toMatchObject({
      code: "out-of-range",
      path: ["shares", "X", "dividends"],
    });
    expect(refused.message).toContain("are worth as much as the share, or more, by 2021-03-01");
    expect(worth(stock({ issuer: "X", shares: "1", delivered: "2021-02-02" }), much).toString()).toBe("40");
  });

  it("without a rate that says what they are worth today", () => {
    const component = stock({ issuer: "X", shares: "1", delivered: "2021-03-01" });
    const refused = refusal(() => worth(component, { dividends }, { discountRate: undefined }));
    expect(refused.message).toContain("discountRate: is needed");
  });
});

import {
  type AssumptionsInput,
  cash,
  currency,
  type DealInput,
  defineComponent,
  delivery,
  offer,
  reverseTerminationFee,
  stock,
  term,
  terminationFee,
  valueDeal,
} from "offer-valuation";
import { describe, expect, it } from "vitest";
import { problems, refusal } from "../input/refusal.js";

const nothing = { alternative: "nothing" } as const;
const conditions = [{ event: "cfius" }, { event: "beijing" }];
const terms = (...components: Parameters<typeof offer>[0]["components"]) =>
  offer({ name: "Deal", currency: "USD", bidder: "Buyer", components, conditions });
const believing = (stated: Partial<AssumptionsInput> = {}): AssumptionsInput => ({
  valuationDate: "2021-01-01",
  closing: "2021-06-30",
  discountRate: "0",
  events: { cfius: "0.8", beijing: "0.5" },
  ...stated,
});
const price = cash({ amount: "1000" });
const branchesOf = (deal: DealInput, beliefs = believing()) =>
  valueDeal(deal, beliefs).branches.map(({ cause, date, probability, value }) =>
    [cause ?? "closes", date, probability, value].map(String).join(" "),
  );

describe("a deal that may fail", () => {
  it("of Abbott at $30, at 90%, with $18 if it fails: Hagstrom, The Warren Buffett Way", () => {
    // "3 points on the upside … 10 percent chance that it will fall through … 9 points on the downside … leaving $1.80
    // mathematical expectation" on one share at $27.
    const abbott = offer({
      name: "Abbott",
      currency: "USD",
      components: [cash({ amount: "30" })],
      conditions: [{ event: "closing" }],
    });
    const otherwise = { alternative: { value: "18", on: "2021-06-30" } } as const;
    const { expectedValue } = valueDeal(
      { offer: abbott, otherwise },
      believing({ events: { closing: "0.9" } }),
    );
    expect(expectedValue.minus("27").toString()).toBe("1.8");
  });

  it("fails for the first condition that fails", () => {
    const deal = { offer: terms(price), outsideDate: "2021-06-30", otherwise: nothing };
    expect(branchesOf(deal)).toEqual([
      "closes 2021-06-30 0.4 1000",
      "cfius 2021-06-30 0.2 0",
      "beijing 2021-06-30 0.4 0",
    ]);
  });

  it("lapses where it cannot close in time, unless time has been extended", () => {
    const dates = [
      { date: "2021-06-30", probability: "0.5" },
      { date: "2021-09-30", probability: "0.3" },
      { date: "2021-12-31", probability: "0.1" },
    ];
    const extensions = [
      { to: "2021-09-30", given: "extended" },
      { to: "2022-01-31", given: { event: "cold-feet", happens: false } },
    ];
    const deal = {
      offer: terms(price),
      outsideDate: { date: "2021-06-30", extensions },
      otherwise: { ...nothing, on: "2021-12-31" },
      causes: { lapse: { alternative: { value: "100", on: "2022-02-28" } } },
    } as const;
    const events = { cfius: "1", beijing: "1", extended: "0.6", "cold-feet": "0.25" };
    const beliefs = believing({ closing: { dates, never: "0.1" }, events });
    expect(branchesOf(deal, beliefs)).toEqual([
      "closes 2021-06-30 0.5 1000",
      "closes 2021-09-30 0.18 1000",
      "closes 2021-12-31 0.045 1000",
      "cfius 2021-12-31 0 null",
      "beijing 2021-12-31 0 null",
      "lapse 2021-12-31 0.2 100",
      "lapse 2021-12-31 0.03 100",
      "lapse 2021-12-31 0.045 100",
    ]);
    const texts = valueDeal(deal, beliefs).assumed.map(({ text }) => text);
    expect(texts).toContain(
      "What has not closed by the outside date lapses: 2021-06-30, then 2021-09-30 if extended, then 2022-01-31 if cold-feet does not happen",
    );
    const { ifClosed } = valueDeal({ ...deal, outsideDate: "2021-06-30" }, beliefs);
    expect(ifClosed.probability.toString()).toBe("0.5");
  });

  it("pays each fee for its own cause", () => {
    const reverse = reverseTerminationFee({
      steps: [
        { event: { event: "cfius", happens: false }, amount: "60", paid: "closing + 10 days" },
        { event: { event: "beijing", happens: false }, amount: "20", paid: "2021-07-31" },
      ],
    });
    const broken = terminationFee({
      steps: [{ event: "rival bid", amount: "40", paid: "2021-07-31" }],
    });
    const events = {
      cfius: "0.8",
      beijing: { given: "cfius", ifHappens: "0.5", ifNot: "0" },
      // A rival comes up only where Washington has refused.
      "rival bid": { given: "cfius", ifHappens: "0", ifNot: "0.25" },
    };
    const deal = {
      offer: terms(price, reverse, broken),
      outsideDate: "2021-06-30",
      otherwise: nothing,
      causes: { beijing: { fees: [cash({ name: "Costs", amount: "3" })] } },
    };
    // Without Washington there is no Beijing: 60 + 20 − 0.25 x 40 = 70. Beijing alone: 20 + 3.
    expect(branchesOf(deal, believing({ events }))).toEqual([
      "closes 2021-06-30 0.4 1000",
      "cfius 2021-06-30 0.2 70",
      "beijing 2021-06-30 0.4 23",
    ]);
    expect(valueDeal(deal, believing({ events })).diagnostics).toEqual([]);
    const loose = valueDeal(deal, believing({ events: { ...events, "rival bid": "0.25" } }));
    expect(loose.diagnostics.map(({ code, path }) => [code, path.join(", ")])).toEqual([
      ["fee-if-closed", "Termination fee, rival bid"],
    ]);
  });

  it("discounts a fee with the credit of who owes it, and from the day of failure", () => {
    const fee = cash({ name: "Fee", amount: "121", given: [{ event: "cfius", happens: false }] });
    const { branches } = valueDeal(
      { offer: terms(price, fee), otherwise: { ...nothing, on: "2023-01-01" } },
      believing({ discountRate: "0.05", creditSpreads: { Buyer: "0.05" } }),
    );
    expect(branches.find(({ cause }) => cause === "cfius")?.value?.toString()).toBe("100");
  });

  it("leaves another offer, a partnership or a business kept, each in its own currency and time", () => {
    const rival = offer({
      name: "Rival",
      currency: "EUR",
      bidder: "Rival",
      components: [cash({ amount: "500" }), stock({ shares: "10", issuer: "RIV" })],
      conditions: [{ event: "cfius" }, { event: "rival-vote" }],
    });
    const deal = {
      offer: terms(price),
      outsideDate: "2021-06-30",
      otherwise: { alternative: { name: "Kept", value: "-50", on: "2021-12-31", currency: "EUR" } },
      causes: { beijing: { alternative: { offer: rival, closing: "2021-10-31" } } },
    } as const;
    const beliefs = believing({
      currencies: { EUR: { spot: "1.2", discountRate: "0" } },
      shares: { RIV: { price: "7" } },
      events: { cfius: "0.8", beijing: "0.5", "rival-vote": "0.9" },
    });
    // 0.9 x (500 x 1.2 + 10 x 7): Washington has said yes where Beijing is the cause.
    expect(branchesOf(deal, beliefs)).toEqual([
      "closes 2021-06-30 0.4 1000",
      "cfius 2021-06-30 0.2 -60",
      "beijing 2021-06-30 0.4 603",
    ]);
    const presumed = { ...deal, causes: { cfius: deal.causes.beijing } };
    const vote = { event: "rival-vote" };
    const another = offer({ ...rival.toJSON(), conditions: [vote] } as never);
    const unasked = {
      ...presumed,
      causes: { cfius: { alternative: { offer: another, closing: "2021-10-31" } } },
    };
    // Nothing is believed of the vote, so it counts as won; the rival that needs Washington gets nothing without it.
    const events = { cfius: "0.8", beijing: "0.5" };
    expect(branchesOf(unasked, { ...beliefs, events })[1]).toBe("cfius 2021-06-30 0.2 670");
    expect(branchesOf(presumed, beliefs)[1]).toBe("cfius 2021-06-30 0.2 0");
  });

  it("takes components of one's own", () => {
    const bonus = defineComponent({
      type: "bonus",
      label: "Bonus",
      summary: "A round sum.",
      example: { type: "bonus", amount: "3" },
      terms: () => ({ amount: term.decimal("Amount") }),
      lower: ({ amount }, context) => delivery(amount, currency(context.currency), "closing"),
    });
    const deal = {
      offer: terms(price, bonus({ amount: "10" })),
      outsideDate: "2021-06-30",
      otherwise: { ...nothing, fees: [bonus({ amount: "7" })] },
    };
    expect(branchesOf(deal)[0]).toBe("closes 2021-06-30 0.4 1010");
    expect(branchesOf(deal)[1]).toBe("cfius 2021-06-30 0.2 7");
  });

  it("is certain where nothing can fail", () => {
    const sure = offer({ name: "Sure", currency: "USD", components: [price] });
    expect(branchesOf({ offer: sure, otherwise: nothing })).toEqual(["closes 2021-06-30 1 1000"]);
    const late = valueDeal(
      { offer: sure, outsideDate: "2021-06-29", otherwise: nothing },
      believing({ events: {} }),
    );
    expect([late.ifClosed, late.ifNot.value?.toString()]).toMatchObject([{ value: null }, "0"]);
    expect(late.diagnostics.map(({ code }) => code)).toEqual(["closing-too-late"]);
  });

  it("says so as a table", () => {
    const deal = { offer: terms(price), outsideDate: "2021-06-30", otherwise: nothing };
    const lines = String(valueDeal(deal, believing({ name: "A view" }))).split("\n");
    expect(lines.slice(0, 2)).toEqual(["Deal, A view", "Value on 2021-01-01, in USD"]);
    expect(lines.map((line) => line.split(/ {2,}/).join("|")).slice(3)).toEqual([
      "Worth 400.00; it closes with 40.00% and is then worth 1,000.00",
      "",
      "outcome|on|probability|value if so|contribution",
      "─".repeat(66),
      "Closes|2021-06-30|40.00%|1,000.00|400.00",
      "Fails: cfius|2021-06-30|20.00%|0.00|0.00",
      "Fails: beijing|2021-06-30|40.00%|0.00|0.00",
      "─".repeat(66),
      "If it closes|40.00%|1,000.00|400.00",
      "If not|60.00%|0.00|0.00",
      "Expected value|400.00",
    ]);
  });
});

describe("a deal is refused", () => {
  const deal = { offer: terms(price), otherwise: nothing };
  const refused = (document: unknown, beliefs = believing()) =>
    refusal(() => valueDeal(document as DealInput, beliefs));

  it("where beliefs or days are missing, all at once", () => {
    const { closing: _, events: __, discountRate: ___, ...bare } = believing();
    const rival = { name: "Rival", currency: "USD", components: [{ type: "cash", amount: "1" }] };
    const otherwise = { fees: [cash({ amount: "1" })], alternative: { offer: rival } };
    expect(problems(refused({ ...deal, otherwise }, bare))).toEqual([
      "closing: missing-belief",
      "otherwise.on: missing-belief",
      "otherwise.alternative.closing: missing-belief",
      "discountRate: missing-belief",
      "events.cfius: missing-belief",
      "events.beijing: missing-belief",
    ]);
  });

  it.each<[string, unknown, string]>([
    ["nothing at all", null, "deal: must be an object { … }; received null"],
    ["no word on failure", { offer: terms(price) }, "otherwise: is required"],
    [
      "no alternative",
      { ...deal, otherwise: {} },
      'otherwise.alternative: is required: must be "nothing", { value, on }, { component } or { offer, closing }',
    ],
    [
      "an alternative that is none",
      { ...deal, otherwise: { alternative: "ban" } },
      'otherwise.alternative: must be "nothing", { value, on }, { component } or { offer, closing }; received "ban"',
    ],
    [
      "a value without a day",
      { ...deal, otherwise: { alternative: { value: "1" } } },
      "otherwise.alternative.on: is required: must be an existing date written YYYY-MM-DD, in the years 1583 to 9999",
    ],
    [
      "a cause that is no condition",
      { ...deal, causes: { cfus: {} } },
      'causes.cfus: is no cause of failure; did you mean "cfius"? (causes: cfius, beijing, lapse)',
    ],
    [
      "an extension that shortens",
      { ...deal, outsideDate: { date: "2021-06-30", extensions: [{ to: "2021-06-30", given: "x" }] } },
      "outsideDate.extensions[0].to: must come after the day that it puts off",
    ],
    [
      "a condition by the name of time",
      { ...deal, offer: { ...deal.offer.toJSON(), conditions: [{ event: "lapse" }] } },
      'offer.conditions: must have another name than "lapse", which stands for time running out',
    ],
    [
      "a wrong fee",
      { ...deal, causes: { cfius: { fees: [{ type: "cash", amount: "1" }, { type: "csh" }] } } },
      'causes.cfius.fees[1].type: is not a known component; did you mean "cash"?; received "csh"',
    ],
    [
      "a wrong offer inside",
      { ...deal, otherwise: { alternative: { offer: { ...deal.offer.toJSON(), currency: "usd" } } } },
      'otherwise.alternative.offer.currency: must be a three-letter ISO 4217 currency code such as "USD"; received "usd"',
    ],
  ])("%s", (_, document, message) => {
    expect(refused(document).message).toBe(message);
  });
});

import {
  cash,
  currency,
  defineComponent,
  delivery,
  offer,
  parseOffer,
  profitShare,
  stock,
  term,
  valueOffer,
  zero,
} from "offer-valuation";
import { describe, expect, it } from "vitest";
import { dealWith, problems, refusal } from "../input/refusal.js";

const bonus = defineComponent({
  type: "bonus",
  label: "Bonus",
  summary: "A round sum.",
  example: { type: "bonus", millions: "3" },
  terms: () => ({
    millions: term.nonNegative("Amount in millions of the offer's currency"),
    paid: term.dateRule("When it is paid").prefault("closing + 1 year"),
  }),
  check: ({ millions }) =>
    millions.greaterThan(1000) ? { field: "millions", message: "must be at most 1000" } : undefined,
  lower: ({ millions, paid }, offer) => delivery(millions.times("1e6"), currency(offer.currency), paid),
});
const withBonus = { components: [bonus] };
const beliefs = { valuationDate: "2021-01-01", closing: "2021-01-01", discountRate: "0.25" };

describe("a component of one's own", () => {
  it("is read from JSON, valued and described like the built-in ones", () => {
    const deal = parseOffer(dealWith({ type: "bonus", millions: "3" }), withBonus);
    const valuation = valueOffer(deal, beliefs);

    expect(valuation.presentValue.toString()).toBe("2400000");
    expect(valuation.breakdown.parts.map(({ name }) => name)).toEqual(["Bonus"]);
    expect(valuation.assumed.map(({ text }) => text)).toContainEqual(
      'Bonus, paid: not stated, taken as "closing + 1 year" (When it is paid)',
    );
  });

  it("goes back to the JSON it came from, without its defaults", () => {
    const document = { type: "bonus", millions: "3", name: "Sweetener", given: ["approval"] };
    const deal = parseOffer(dealWith(document), withBonus);

    expect(JSON.parse(JSON.stringify(deal))).toEqual(dealWith(document));
  });

  it("stands beside made components", () => {
    const deal = offer({
      name: "Deal",
      currency: "USD",
      components: [bonus({ millions: "1" }), cash({ amount: "5" })],
    });

    expect(deal.components.map(({ type }) => type)).toEqual(["bonus", "cash"]);
  });

  it("is unknown unless it is named", () => {
    expect(problems(refusal(() => parseOffer(dealWith({ type: "bonus", millions: "3" }))))).toEqual([
      "components.0.type: unknown-component",
    ]);
    expect(refusal(() => parseOffer(dealWith({ type: "bonsu" }), withBonus)).message).toContain(
      'is not a known component; did you mean "bonus"?',
    );
  });

  it("checks its terms: each alone, then all together", () => {
    const read = (terms: object) => () => parseOffer(dealWith({ type: "bonus", ...terms }), withBonus);

    expect(problems(refusal(read({ millions: "-1" })))).toEqual(["components.0.millions: out-of-range"]);
    expect(refusal(read({ millions: "1001" })).message).toContain(
      "components[0].millions: must be at most 1000",
    );
    expect(problems(refusal(() => bonus({ millions: "1001" })))).toEqual(["millions: invalid-term"]);
  });

  it("does not take the place of a built-in one without a word", () => {
    const impostor = defineComponent({
      type: "cash",
      label: "Impostor",
      summary: "Nothing.",
      example: { type: "cash" },
      terms: () => ({}),
      lower: () => zero(),
    });

    expect(() => parseOffer(dealWith({ type: "cash", amount: "5" }), { components: [impostor] })).toThrow();
  });
});

describe("every built-in component", () => {
  it.each([cash, stock, profitShare].map(({ definition }) => definition))("$type reads its own example", ({
    example,
    label,
    fromDocument,
  }) => {
    const component = fromDocument(example, []);

    expect(component.name).toBe(label);
    expect(component.toJSON()).toEqual(example);
  });

  it("hangs on its conditions and on its own payer", () => {
    const deal = parseOffer(
      dealWith({
        type: "cash",
        amount: "1250",
        paid: "2022-01-01",
        owedBy: "Bank",
        given: ["a", { event: "b", happens: false }],
      }),
    );
    const { cashFlows } = valueOffer(deal, {
      ...beliefs,
      discountRate: "0",
      creditSpreads: { Bank: "0.25" },
      events: { a: "0.5", b: "0.2" },
    });

    expect(cashFlows[0]).toMatchObject({
      owedBy: "Bank",
      conditions: [
        { event: "a", happens: true },
        { event: "b", happens: false },
      ],
    });
    expect(cashFlows[0]?.probability.toString()).toBe("0.4");
    expect(cashFlows[0]?.presentValue.toString()).toBe("400");
  });

  it("says which of its terms were filled in, and only those", () => {
    expect(cash({ amount: "1" }).assumed.map(({ path }) => path)).toEqual([["paid"]]);
    expect(cash({ amount: "1", paid: "closing" }).assumed).toEqual([]);
    expect(profitShare({ share: "1", metric: "m", periods: [2021] }).assumed.map(({ path }) => path)).toEqual(
      [["paymentLag"], ["clawback"]],
    );
  });
});

import { fc, test } from "@fast-check/vitest";
import { contingentValueRight, Decimal, offer, valueOffer } from "offer-valuation";
import { describe, expect, it } from "vitest";
import { contingentGoldens, publishedFigures } from "../golden/contingentComponents.js";
import { refusal } from "../input/refusal.js";
import { expectClose } from "../laws/kit/closeTo.js";
import { componentLaws } from "../laws/kit/componentLaws.js";
import { dateRules, durations } from "../laws/kit/dates.js";
import { fractions, nonNegativeDecimals } from "../laws/kit/decimals.js";
import { common, currencies, type TermsOf } from "./moneyTerms.js";

type Terms = TermsOf<typeof contingentValueRight>;

const NAMES = ["first", "second", "third", "fourth"];

const conditions = fc.uniqueArray(fc.record({ event: fc.constantFrom(...NAMES), happens: fc.boolean() }), {
  minLength: 1,
  maxLength: 4,
  selector: ({ event }) => event,
});
const terms = fc.record(
  {
    rights: nonNegativeDecimals(),
    amount: nonNegativeDecimals(),
    currency: currencies,
    events: conditions,
    pays: fc.constantFrom("if all happen" as const, "if any happens" as const),
    expires: dateRules(),
    paymentLag: durations(),
    ...common,
  },
  { requiredKeys: ["rights", "amount", "events", "pays", "expires"] },
);

componentLaws("a contingent value right", contingentValueRight, terms as fc.Arbitrary<Terms>);
contingentGoldens(contingentValueRight);
publishedFigures(contingentValueRight);

const base = { rights: "1", amount: "1", expires: "2021-01-01" } as const;

const chanceOf = (pays: Terms["pays"], events: Terms["events"], odds: Record<string, string>) =>
  valueOffer(
    offer({ name: "Deal", currency: "USD", components: [contingentValueRight({ ...base, events, pays })] }),
    { valuationDate: "2021-01-01", discountRate: "0", events: odds },
  ).presentValue;

/** Adds up the probabilities of all states of the world in which it pays. */
function overAllStates(pays: Terms["pays"], happens: readonly boolean[], odds: readonly string[]): Decimal {
  let sum = new Decimal(0);
  for (let state = 0; state < 2 ** odds.length; state += 1) {
    const happened = odds.map((_, index) => Math.floor(state / 2 ** index) % 2 === 1);
    const met = happens.map((wanted, index) => happened[index] === wanted);
    if (pays === "if all happen" ? !met.every(Boolean) : !met.some(Boolean)) continue;
    sum = sum.plus(
      odds.reduce(
        (product, p, index) => product.times(happened[index] ? p : new Decimal(1).minus(p)),
        new Decimal(1),
      ),
    );
  }
  return sum;
}

describe.each(["if all happen", "if any happens"] as const)("paid %s", (pays) => {
  test.prop([conditions, fc.array(fractions(), { minLength: 4, maxLength: 4 })])(
    "is worth the chance of all states in which it pays",
    (events, drawn) => {
      const odds = drawn.slice(0, events.length);
      const believed = Object.fromEntries(events.map(({ event }, index) => [event, odds[index] ?? "0"]));
      const expected = overAllStates(
        pays,
        events.map(({ happens }) => happens),
        odds,
      );

      expectClose(chanceOf(pays, events, believed), expected, new Decimal(1));
    },
  );
});

it("holds so many rights of so much", () => {
  const right = contingentValueRight({
    rights: "712e6",
    amount: "9",
    events: ["approval"],
    pays: "if any happens",
    expires: "2021-03-31",
  });
  const [flow] = valueOffer(offer({ name: "Deal", currency: "USD", components: [right] }), {
    valuationDate: "2021-01-01",
    discountRate: "0",
    events: { approval: "0.5" },
  }).cashFlows;

  expect(flow?.units.toString()).toBe("6408000000");
  expect(flow?.expectedUnits.toString()).toBe("6408000000");
  expect(flow?.presentValue.toString()).toBe("3204000000");
});

describe("refuses", () => {
  it.each([
    [{ pays: undefined }, "pays: is required"],
    [{ pays: "any" }, 'pays: must be one of "if all happen", "if any happens"'],
    [{ events: [] }, "events: must have at least 1 entries"],
    [{ events: ["a", { event: "a", happens: false }] }, "events: must not name an event twice"],
    [
      { events: Array.from({ length: 21 }, (_, index) => `e${index}`) },
      "events: must have at most 20 entries",
    ],
    [{ rights: "-1" }, "rights: must not be negative"],
    [{ expires: undefined }, "expires: is required"],
  ])("%#", (more, message) => {
    const stated = { ...base, events: ["a"], pays: "if all happen", ...more };

    expect(refusal(() => contingentValueRight(stated as unknown as Terms)).message).toContain(message);
  });
});

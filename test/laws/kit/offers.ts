import fc from "fast-check";
import {
  type AssumptionsInput,
  type Component,
  cash,
  type Offer,
  offer,
  profitShare,
  requirements,
  stock,
} from "offer-valuation";
import { beliefsFor } from "./beliefs.js";
import { cashTerms, profitShareTerms, stockTerms } from "./components.js";
import { isoDates } from "./dates.js";

/** Components of the built-in kinds, under their default names. */
const components = (): fc.Arbitrary<Component> =>
  fc.oneof(cashTerms().map(cash), stockTerms().map(stock), profitShareTerms().map(profitShare));

const source = fc.constantFrom("The press", "A filing");
const words = fc.constantFrom("Approval by the board", "A plan, announced");

const conditions = fc.uniqueArray(
  fc.record(
    { event: fc.constantFrom("approval", "cfius", "shareholders"), description: words, source },
    { requiredKeys: ["event"] },
  ),
  { maxLength: 3, selector: ({ event }) => event },
);

/** Offers as documents: one to four components, conditions, and everything else that an offer may say. */
export const offerDocuments = (): fc.Arbitrary<Record<string, unknown>> =>
  fc
    .record(
      {
        name: fc.constantFrom("Deal", "Oracle's offer"),
        currency: fc.constantFrom("USD", "EUR"),
        bidder: fc.constantFrom("Oracle", "Acme"),
        seller: fc.constant("ByteDance"),
        target: fc.constant("TikTok's US operations"),
        note: fc.constant("A remark"),
        components: fc.array(components(), { minLength: 1, maxLength: 4 }),
        conditions,
        deadlines: fc.array(fc.record({ date: isoDates(), what: words, source }), { maxLength: 2 }),
        facts: fc.array(fc.record({ fact: words, source }), { maxLength: 2 }),
        open: fc.array(fc.record({ fact: words, reading: words }), { maxLength: 2 }),
      },
      { requiredKeys: ["name", "currency", "components"] },
    )
    .map(toldApart);

/** Names components apart, and metrics by their currency: a forecast is in one. */
function toldApart<Document extends { components: readonly Component[]; currency: string }>(
  document: Document,
) {
  const components = document.components.map((component, index) => {
    const terms = component.toJSON();
    const { metric, currency = document.currency } = terms;
    const name = `${component.name} ${index + 1}`;
    return { ...terms, name, ...(metric === undefined ? {} : { metric: `${metric}, ${currency}` }) };
  });
  return { ...document, components };
}

const offers = (): fc.Arbitrary<Offer> =>
  offerDocuments().map((document) => offer(document as unknown as Parameters<typeof offer>[0]));

export interface Believed {
  readonly offer: Offer;
  readonly beliefs: AssumptionsInput;
}

/** Offers with beliefs that are complete for them; `odds` says whether those of the offer's conditions are among them. */
export const believedOffers = ({ odds = fc.boolean() } = {}): fc.Arbitrary<Believed> =>
  fc.tuple(offers(), odds, fc.constantFrom("USD", "EUR")).chain(([made, withOdds, currency]) =>
    beliefsFor(requirements(made.claim), {
      currency,
      events: withOdds ? made.conditions.map(({ event }) => event) : [],
    }).map((beliefs) => ({ offer: made, beliefs: sparing(beliefs, made, withOdds) })),
  );

/** Odds of some conditions call for odds of all; without them, those that components name fall away too. */
function sparing(beliefs: AssumptionsInput, made: Offer, withOdds: boolean): AssumptionsInput {
  if (withOdds) return beliefs;
  const met = new Set(made.conditions.map(({ event }) => event));
  const events = Object.entries(beliefs.events ?? {}).filter(([event]) => !met.has(event));
  return { ...beliefs, events: Object.fromEntries(events) };
}

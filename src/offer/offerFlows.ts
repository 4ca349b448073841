import type { Condition } from "../algebra/claim.js";
import type { Assumptions } from "../beliefs/assumptions.js";
import { type Requirements, requirements } from "../interpret/requirements.js";
import type { Arithmetic, Real } from "../numeric/real.js";
import { checkBeliefs } from "../pricing/checkBeliefs.js";
import { pricedFlows } from "../pricing/pricedFlows.js";
import type { ValuedFlow } from "../pricing/valueFlows.js";
import { memoize } from "../schema/memoize.js";
import { deepFreeze } from "../schema/records.js";
import type { Offer } from "./offer.js";

/** What an offer asks of the beliefs under which it is valued. */
export interface OfferQuestions {
  readonly needed: Requirements;
  /** The offer's own: each of its events happens. */
  readonly conditions: readonly Condition[];
  /** Whether beliefs give odds for any of them. */
  readonly weighted: boolean;
  readonly currency: string;
}

/** Throws one error that names everything an offer requires and the beliefs do not say. */
export function questionsOf(offer: Offer, beliefs: Assumptions): OfferQuestions {
  const currency = beliefs.currency ?? offer.currency;
  const { needed, conditions, withOdds, withoutOdds } = termsOf(offer);
  const weighted = conditions.some(({ event }) => beliefs.odds.knows(event));
  checkBeliefs(weighted ? withOdds : withoutOdds, beliefs, currency);
  return { needed, conditions, weighted, currency };
}

/** What an offer asks whatever is believed: odds of its own conditions only where some are given. */
const termsOf = /* @__PURE__ */ memoize((offer: Offer) => {
  const needed = requirements(offer.claim);
  const met = new Set(offer.conditions.map(({ event }) => event));
  const others = needed.events.filter((event) => !met.has(event));
  return {
    needed,
    conditions: deepFreeze(offer.conditions.map(({ event }): Condition => ({ event, happens: true }))),
    met,
    withOdds: { ...needed, events: [...met, ...others] },
    withoutOdds: { ...needed, events: others },
  };
});

/** The flows of an offer that closes, under beliefs that have been asked. */
export function offerFlows(
  offer: Offer,
  beliefs: Assumptions,
  { currency }: OfferQuestions,
  numbers: Arithmetic,
): readonly ValuedFlow[] {
  const { met } = termsOf(offer);
  const probabilityOf = (required: readonly Condition[]) => beliefs.odds.probabilityOf(required, met);
  return pricedFlows(offer.claim, beliefs, currency, probabilityOf, numbers);
}

/** Each flow hangs on its own conditions and on the offer's, as one set: no event counts twice. Prices are as they were. */
export const totalWithOdds = (
  flows: readonly ValuedFlow[],
  offered: readonly Condition[],
  { odds }: Assumptions,
  numbers: Arithmetic,
): Real =>
  flows.reduce((sum, { expectedUnits, conditions, price }) => {
    const probability = numbers.of(odds.probabilityOf([...offered, ...conditions]));
    return sum.plus(expectedUnits.times(probability).times(price));
  }, numbers.of(0));

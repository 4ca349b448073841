// Internal: no name of the public API lives here.

import type { Condition } from "../algebra/claim.js";
import type { Assumptions } from "../beliefs/assumptions.js";
import { type Requirements, requirements } from "../interpret/requirements.js";
import { certified, inEachArithmetic } from "../numeric/certified.js";
import type { Decimal } from "../numeric/decimal.js";
import type { Arithmetic, Real } from "../numeric/real.js";
import { checkBeliefs, checkRequiredReturns } from "../pricing/checkBeliefs.js";
import { type Flow, flowsOf, totalOf } from "../pricing/flows.js";
import { standardErrorOf } from "../pricing/simulatedUnits.js";
import { type World, worldOf } from "../pricing/world.js";
import { memoize } from "../schema/memoize.js";
import { deepFreeze } from "../schema/records.js";
import type { Design } from "../simulation/points.js";
import { simulatedFlows } from "../simulation/simulatedUnits.js";
import type { Offer } from "./offer.js";

/** What an offer is worth in the world as somebody believes it: figures before rounding, in whatever arithmetic asks. */
export interface OfferWorth {
  readonly needed: Requirements;
  /** The offer's own: each of its events happens. */
  readonly conditions: readonly Condition[];
  /** Whether beliefs give odds for any of them. */
  readonly weighted: boolean;
  readonly currency: string;
  readonly world: World;
  /** What is received if the offer closes. */
  readonly flows: readonly Flow[];
  /** The value if the offer closes. */
  readonly presentValue: (numbers: Arithmetic) => Real;
  /**
   * The value with the odds of closing. Each flow hangs on its own conditions and on the offer's, as one set: no event counts
   * twice. Prices are as they were.
   */
  readonly withOdds: (numbers: Arithmetic) => Real;
  /** How far that may be off beside its rounding. */
  readonly errorWithOdds: () => number;
  /** How sure that is; undefined where nothing was simulated. */
  readonly withOddsError: () => number | undefined;
}

/**
 * Throws one error that names everything the offer requires and the beliefs do not say. With a design of paths, what has no closed
 * form is worked out on them.
 */
export function offerWorth(offer: Offer, beliefs: Assumptions, design?: Design): OfferWorth {
  const currency = beliefs.currency ?? offer.currency;
  const { needed, conditions, met, withOdds, withoutOdds } = termsOf(offer);
  const weighted = conditions.some(({ event }) => beliefs.odds.knows(event));
  checkBeliefs(weighted ? withOdds : withoutOdds, beliefs, currency);
  checkRequiredReturns(offer.claim, beliefs);
  const odds = beliefs.odds.probabilityOf;
  const world = worldOf(beliefs, currency, {
    probabilityOf: (required) => odds(required, met),
    happened: met,
  });
  const exact = flowsOf(offer.claim, world);
  const flows = design === undefined ? exact : simulatedFlows(exact, world, beliefs, design);
  const oddsOfAll = (flow: Flow): Decimal => odds([...conditions, ...flow.conditions]);
  return {
    needed,
    conditions,
    weighted,
    currency,
    world,
    flows,
    presentValue: totalOf(flows, "presentValue"),
    withOdds: inEachArithmetic((numbers) =>
      numbers.sum(
        flows.map((flow) => {
          const together = numbers.of(oddsOfAll(flow));
          return flow.expectedUnits(numbers).times(together).times(flow.price(numbers));
        }),
      ),
    ),
    errorWithOdds: () => flows.reduce((sum, flow) => sum + flow.errorOf("presentValue", oddsOfAll(flow)), 0),
    withOddsError: () =>
      standardErrorOf(flows, (flow) =>
        certified((numbers) =>
          flow
            .price(numbers)
            .times(numbers.of(oddsOfAll(flow)))
            .toNumber(),
        ),
      ),
  };
}

/** What an offer asks whatever is believed: odds of its own conditions only where some are given. */
const termsOf = /* @__PURE__ */ memoize((offer: Offer) => {
  const needed = requirements(offer.claim);
  const met: ReadonlySet<string> = new Set(offer.conditions.map(({ event }) => event));
  const others = needed.events.filter((event) => !met.has(event));
  return {
    needed,
    conditions: deepFreeze(offer.conditions.map(({ event }): Condition => ({ event, happens: true }))),
    met,
    withOdds: { ...needed, events: [...met, ...others] },
    withoutOdds: { ...needed, events: others },
  };
});

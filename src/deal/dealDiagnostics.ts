// Internal: no name of the public API lives here.

import type { Condition } from "../algebra/claim.js";
import type { Assumptions } from "../beliefs/assumptions.js";
import { componentOf } from "../components/defineComponent.js";
import type { Requirements } from "../interpret/requirements.js";
import { ONE } from "../numeric/decimal.js";
import { formatPercent } from "../numeric/format.js";
import { diagnosticsIn } from "../offer/diagnosticsIn.js";
import type { Diagnostic } from "../offer/valuation.js";
import { checkRequiredReturns } from "../pricing/checkBeliefs.js";
import { flowsOf } from "../pricing/flows.js";
import { worldOf } from "../pricing/world.js";
import { formatDate } from "../time/date.js";
import { type Deal, othersIn } from "./deal.js";

/** What in a deal deserves a look. */
export function dealDiagnostics(
  deal: Deal,
  beliefs: Assumptions,
  needed: Requirements,
  currency: string,
): readonly Diagnostic[] {
  const { offer } = deal;
  const met: readonly Condition[] = offer.conditions.map(({ event }) => ({ event, happens: true }));
  const firstClosing = { ...beliefs, closing: beliefs.closing ?? beliefs.closingTimes?.days[0]?.day };
  checkRequiredReturns(offer.claim, beliefs);
  const odds = beliefs.odds.probabilityOf;
  const probabilityOf = (required: typeof met) => odds([...met, ...required]);
  const flows = flowsOf(offer.claim, worldOf(firstClosing, currency, { probabilityOf }));
  const lasting = new Set(offer.components.filter((one) => one.owedWithoutClosing).map(({ name }) => name));
  const fees = flows.filter((flow) => lasting.has(componentOf(flow)) && !flow.probability.isZero());
  const everything = {
    ...offer,
    components: [offer, ...othersIn(deal)].flatMap((one) => one.components),
  };
  return [
    // That a fee is worth nothing if the offer closes is no oddity here: it counts where the offer fails.
    ...diagnosticsIn(everything, firstClosing, needed, flows).filter(
      ({ code }) => code !== "impossible-condition",
    ),
    ...fees.map(({ path, conditions }): Diagnostic => {
      const events = conditions.map(({ event }) => `"${event}"`).join(" and ");
      const text = `${path.join(", ")}: owed on ${events} even where the deal closes; let its odds hang on a condition (given), or name the condition that must fail`;
      return { code: "fee-if-closed", path: [...path], text };
    }),
    ...tooLate(deal, beliefs),
  ];
}

function tooLate({ outside }: Deal, { closing, closingTimes }: Assumptions): Diagnostic[] {
  const last = outside.at(-1)?.day;
  if (last === undefined) return [];
  const days = closingTimes?.days ?? (closing === undefined ? [] : [{ day: closing, probability: ONE }]);
  return days
    .filter(({ day }) => day > last)
    .map(({ day, probability }) => ({
      code: "closing-too-late",
      path: ["closing"],
      text: `closing: ${formatDate(day)} (${formatPercent(probability, 2)}) lies after the last outside date, ${formatDate(last)}, so the deal lapses instead`,
    }));
}

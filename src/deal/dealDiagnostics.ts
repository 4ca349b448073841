import type { Condition } from "../algebra/claim.js";
import type { Assumptions } from "../beliefs/assumptions.js";
import type { Requirements } from "../interpret/requirements.js";
import { ONE } from "../numeric/decimal.js";
import { formatPercent } from "../numeric/format.js";
import type { Arithmetic } from "../numeric/real.js";
import { diagnosticsIn } from "../offer/diagnosticsIn.js";
import type { Diagnostic } from "../offer/valuation.js";
import { pricedFlows } from "../pricing/pricedFlows.js";
import { formatDate } from "../time/date.js";
import { type Deal, othersIn } from "./deal.js";

/** What in a deal deserves a look. */
export function dealDiagnostics(
  deal: Deal,
  beliefs: Assumptions,
  needed: Requirements,
  currency: string,
  numbers: Arithmetic,
): readonly Diagnostic[] {
  const { offer } = deal;
  const met: readonly Condition[] = offer.conditions.map(({ event }) => ({ event, happens: true }));
  const at = { ...beliefs, closing: beliefs.closing ?? beliefs.closingTimes?.days[0]?.day };
  const odds = (required: typeof met) => beliefs.odds.probabilityOf([...met, ...required]);
  const flows = pricedFlows(offer.claim, at, currency, odds, numbers);
  const lasting = new Set(offer.components.filter((one) => one.owedWithoutClosing).map(({ name }) => name));
  const fees = flows.filter(({ path, probability }) => lasting.has(path[0] ?? "") && !probability.isZero());
  const everything = {
    ...offer,
    components: [offer, ...othersIn(deal)].flatMap((one) => one.components),
  };
  return [
    // That a fee is worth nothing if the offer closes is no oddity here: it counts where the offer fails.
    ...diagnosticsIn(everything, at, needed, flows).filter(({ code }) => code !== "impossible-condition"),
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

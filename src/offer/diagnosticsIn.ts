import type { Assumptions } from "../beliefs/assumptions.js";
import { formatPath } from "../errors.js";
import type { Requirements } from "../interpret/requirements.js";
import { suggest } from "../schema/suggest.js";
import { formatDate } from "../time/date.js";
import type { Diagnostic } from "../value/valuation.js";
import type { ValuedFlow } from "../value/valueFlows.js";
import type { Offer } from "./offer.js";

/** What in the inputs deserves a look: payments that lie in the past, and beliefs that nothing uses. */
export function diagnosticsIn(
  offer: Offer,
  beliefs: Assumptions,
  needed: Requirements,
  flows: readonly ValuedFlow[],
): Diagnostic[] {
  return [...pastPayments(flows, beliefs), ...unusedBeliefs(offer, beliefs, needed)];
}

const pastPayments = (flows: readonly ValuedFlow[], { valuationDate }: Assumptions): Diagnostic[] =>
  flows
    .filter(({ day }) => day < valuationDate)
    .map(({ path, day }) => ({
      code: "past-payment",
      path: [...path],
      text: `${path.join(", ")}: due on ${formatDate(day)}, before the valuation date ${formatDate(valuationDate)}, so worth nothing now`,
    }));

function unusedBeliefs(offer: Offer, beliefs: Assumptions, needed: Requirements): Diagnostic[] {
  const quoted = Object.values(beliefs.shares).flatMap(({ currency }) => currency ?? []);
  const used = {
    metrics: needed.metrics.map(({ metric }) => metric),
    shares: needed.shares,
    currencies: [...needed.currencies, ...quoted],
    events: [...needed.events, ...offer.conditions.map(({ event }) => event)],
    creditSpreads: needed.parties,
    requiredReturns: offer.components.map(({ name }) => name),
  };
  return Object.entries(used).flatMap(([section, names]) =>
    Object.keys(beliefs[section as keyof typeof used])
      .filter((name) => !names.includes(name))
      .map((name) => ({
        code: "unused-belief" as const,
        path: [section, name],
        text: `${formatPath([section, name])}: nothing in the offer uses it${suggest(name, names)}`,
      })),
  );
}

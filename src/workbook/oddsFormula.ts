// Internal: no name of the public API lives here.

import type { Condition } from "../algebra/claim.js";
import type { Decimal } from "../numeric/decimal.js";
import { toResult } from "../numeric/rounding.js";
import { ownProperty } from "../schema/records.js";
import { beliefInput } from "./beliefInputs.js";
import type { Context } from "./context.js";
import { timedEvent, timedFormula, uncounted } from "./oddsByPeriod.js";

/**
 * The probability that all conditions hold, given that some events have come true: a product over events that nothing links,
 * each once, and over those that say in which period one happens. Events that hang on others, or stand in a joint table, come in
 * the library's number.
 */
export function oddsFormula(
  context: Context,
  conditions: readonly Condition[],
  happened: ReadonlySet<string>,
): string {
  const { beliefs } = context;
  const open = conditions.filter(({ event }) => !happened.has(event));
  const wanted = new Map(open.map(({ event, happens }) => [event, happens]));
  const contradicted = conditions.some(
    ({ event, happens }) => (happened.has(event) ? true : wanted.get(event)) !== happens,
  );
  if (contradicted) return "0";
  const groups = beliefs.odds.independentGroups([...new Set([...wanted.keys(), ...happened])]);
  const factors = groups.flatMap((group) => {
    const asked = group.filter((event) => wanted.has(event));
    return asked.length === 0 ? [] : [groupOdds(context, group, asked, wanted, happened)];
  });
  return factors.length === 0 ? "1" : factors.join("*");
}

function groupOdds(
  context: Context,
  group: readonly string[],
  asked: readonly string[],
  wanted: ReadonlyMap<string, boolean>,
  happened: ReadonlySet<string>,
): string {
  const { beliefs, ledger } = context;
  const [event = ""] = asked;
  const odds = ownProperty(beliefs.events, event);
  if (group.length === 1 && odds !== undefined && !("given" in odds || "byPeriod" in odds)) {
    const name = probabilityInput(context, event, odds);
    return wanted.get(event) === true ? name : `(1-${name})`;
  }
  const conditions = asked.map((name): Condition => ({ event: name, happens: wanted.get(name) ?? true }));
  const met = group.filter((name) => happened.has(name));
  const timed = timedEvent(context, group);
  if (timed !== undefined) {
    const known = met.map((name): Condition => ({ event: name, happens: true }));
    const together = timedFormula(context, timed, [...known, ...conditions]);
    return known.length === 0 ? together : `${together}/${timedFormula(context, timed, known)}`;
  }
  const said = conditions.map((one) => `${one.happens ? "" : "not "}${one.event}`).join(" and ");
  const label = `Probability of ${said}${met.length === 0 ? "" : ` given ${met.join(" and ")}`}`;
  const why = uncounted(context, group) ?? "its events hang on each other";
  ledger.fix(`${label}: ${why}`);
  return ledger.quantity(label, ["probability", ...asked], () => ({
    section: "Odds",
    label,
    unit: "from 0 to 1",
    format: "percent",
    content: { computed: toResult(beliefs.odds.probabilityOf(conditions, new Set(met))) },
  }));
}

const probabilityInput = (context: Context, event: string, odds: Decimal): string =>
  beliefInput(context, {
    section: "Odds",
    label: `Probability of ${event}`,
    unit: "from 0 to 1",
    format: "percent",
    kind: "probability",
    path: ["events", event],
    words: [event, "probability"],
    stated: odds,
  });

import type { Assumptions } from "../beliefs/assumptions.js";
import { OfferError, type OfferIssue } from "../errors.js";
import { type Requirements, requirements } from "../interpret/requirements.js";
import { checkBeliefs } from "../pricing/checkBeliefs.js";
import { collectProblems } from "../schema/problems.js";
import type { Deal } from "./deal.js";
import type { Entitlement } from "./entitlements.js";

/** What a deal requires of beliefs: all that is owed in any branch, and the odds of what decides between branches. */
export function dealRequirements(
  { offer, outside }: Deal,
  entitlements: readonly Entitlement[],
): Requirements {
  const all = entitlements.map(({ claim }) => requirements(claim));
  const merged = <Item>(of: (needed: Requirements) => readonly Item[]): readonly Item[] => [
    ...new Map(all.flatMap(of).map((item) => [JSON.stringify(item), item])).values(),
  ];
  const deciding = [
    ...offer.conditions.map(({ event }) => event),
    ...outside.flatMap(({ given }) => given?.event ?? []),
    ...entitlements.flatMap(({ conditions }) => conditions.map(({ event }) => event)),
  ];
  const presumed = new Set(entitlements.flatMap((one) => [...one.presumed]));
  const owed = merged(({ events }) => events).filter((event) => !presumed.has(event));
  return {
    closing: all.some(({ closing }) => closing),
    averages: all.some(({ averages }) => averages),
    metrics: merged(({ metrics }) => metrics),
    shares: merged(({ shares }) => shares),
    lockUps: merged(({ lockUps }) => lockUps),
    prices: merged(({ prices }) => prices),
    currencies: merged(({ currencies }) => currencies),
    parties: merged(({ parties }) => parties),
    events: [...new Set([...deciding, ...owed])],
  };
}

/** Throws one error that names every belief, and every day, that is needed and absent. */
export function checkDeal(
  needed: Requirements,
  entitlements: readonly Entitlement[],
  beliefs: Assumptions,
  currency: string,
): void {
  const problems = collectProblems();
  problems.attempt([], () => checkDays(entitlements));
  problems.attempt([], () => checkBeliefs({ ...needed, closing: false }, beliefs, currency));
  problems.refuse();
}

function checkDays(entitlements: readonly Entitlement[]): void {
  const issues = new Map<string, OfferIssue>();
  for (const { name, claim, closing, closingAt } of entitlements) {
    if (closing !== undefined || !requirements(claim).closing) continue;
    const message = `is needed: what is owed under "${name}" is dated from that day`;
    issues.set(JSON.stringify(closingAt), { code: "missing-belief", path: closingAt, message });
  }
  const [first, ...others] = issues.values();
  if (first !== undefined) throw new OfferError([first, ...others]);
}

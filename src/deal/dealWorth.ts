// Internal: no name of the public API lives here.

import type { Claim, Condition } from "../algebra/claim.js";
import type { Assumptions } from "../beliefs/assumptions.js";
import { type OfferIssue, throwProblems } from "../errors.js";
import { type Requirements, requirements } from "../interpret/requirements.js";
import { certified, inEachArithmetic } from "../numeric/certified.js";
import type { Decimal } from "../numeric/decimal.js";
import type { Arithmetic, Real } from "../numeric/real.js";
import { checkBeliefs, checkRequiredReturns } from "../pricing/checkBeliefs.js";
import { type Flow, flowsOf } from "../pricing/flows.js";
import { standardErrorOf } from "../pricing/simulatedUnits.js";
import { type World, worldOf } from "../pricing/world.js";
import { collectProblems } from "../schema/problems.js";
import type { Design } from "../simulation/points.js";
import { simulatedFlows } from "../simulation/simulatedUnits.js";
import { type Branch, branchesOf } from "./branches.js";
import type { Deal } from "./deal.js";
import { type Entitlement, entitlementsIn } from "./entitlements.js";

/** What a deal is worth to the seller under somebody's beliefs: figures before rounding, in whatever arithmetic asks. */
export interface DealWorth {
  readonly branches: readonly ValuedBranch[];
  /** The sum of probability × value over all branches. */
  readonly expectedValue: (numbers: Arithmetic) => Real;
  readonly needed: Requirements;
  readonly currency: string;
}

/** A branch with its odds and what it adds to the expected value. */
export interface ValuedBranch extends Branch, Contribution {
  readonly probability: Decimal;
  readonly parts: readonly (Contribution & Owed & { readonly name: string })[];
}

/** What something adds to the expected value: probability × value. */
interface Contribution {
  readonly contribution: (numbers: Arithmetic) => Real;
  /** The flows in it that were simulated, each with what one unit adds. */
  readonly simulated: readonly { readonly flow: Flow; readonly weight: number }[];
}

/** What is owed in a branch under one heading, in a world in which it closes or fails on the branch's day. */
interface Owed {
  readonly flows: readonly Flow[];
  readonly world: World;
  /** Those of the branch and of the heading; each flow has its own beside them. */
  readonly conditions: readonly Condition[];
  /** Events that count as having happened. */
  readonly presumed: ReadonlySet<string>;
}

/** How sure the sum of what several add is; undefined where nothing in it was simulated. */
export function errorOf(parts: readonly Pick<Contribution, "simulated">[]): number | undefined {
  const weights = new Map<Flow, number>();
  for (const { flow, weight } of parts.flatMap(({ simulated }) => simulated)) {
    weights.set(flow, (weights.get(flow) ?? 0) + weight);
  }
  return standardErrorOf([...weights.keys()], (flow) => weights.get(flow) as number);
}

/** Throws one error that names everything the deal requires and the beliefs do not say. */
export function dealWorth(deal: Deal, beliefs: Assumptions, design?: Design): DealWorth {
  const currency = beliefs.currency ?? deal.offer.currency;
  const ways = branchesOf(deal, beliefs).map((branch) => ({
    branch,
    owed: entitlementsIn(branch, deal, beliefs),
  }));
  const owed = ways.flatMap((way) => way.owed);
  const needed = dealRequirements(deal, owed);
  checkDeal(needed, owed, beliefs, currency);
  const odds = beliefs.odds.probabilityOf;
  const flowsIn = flowsByClaim(beliefs, currency, design);
  const branches = ways.map(({ branch, owed: entitlements }): ValuedBranch => {
    const { conditions, share } = branch;
    const parts = entitlements.map((entitlement) => {
      const { world, flows: all } = flowsIn(entitlement);
      const flows = all.filter((flow) => entitlement.owes(flow));
      const { name, presumed } = entitlement;
      const given = [...conditions, ...entitlement.conditions];
      /** Each flow with the odds of its own conditions and the branch's as one set. */
      const weighed = (flow: Flow, numbers: Arithmetic): Real => {
        const together = odds([...given, ...flow.conditions], presumed);
        return numbers.of(together.times(share)).times(flow.price(numbers));
      };
      const contribution = (numbers: Arithmetic): Real =>
        numbers.sum(flows.map((flow) => flow.expectedUnits(numbers).times(weighed(flow, numbers))));
      const simulated = flows
        .filter((flow) => flow.simulated !== undefined)
        .map((flow) => ({ flow, weight: certified((numbers) => weighed(flow, numbers).toNumber()) }));
      return {
        name,
        contribution: inEachArithmetic(contribution),
        simulated,
        flows,
        world,
        conditions: given,
        presumed,
      };
    });
    return {
      ...branch,
      probability: odds(conditions).times(share),
      contribution: totalOf(parts),
      simulated: parts.flatMap(({ simulated }) => simulated),
      parts,
    };
  });
  return { branches, expectedValue: totalOf(branches), needed, currency };
}

/** The sum of what several add to the expected value. */
export const totalOf = (
  parts: readonly Pick<Contribution, "contribution">[],
): ((numbers: Arithmetic) => Real) =>
  inEachArithmetic((numbers) => numbers.sum(parts.map(({ contribution }) => contribution(numbers))));

/** Branches share their claims and days, and pricing is the dearest step: each claim is priced once for each day. */
function flowsByClaim(
  beliefs: Assumptions,
  currency: string,
  design: Design | undefined,
): (entitlement: Entitlement) => Pick<Owed, "flows" | "world"> {
  const known = new Map<Claim, Map<string, Pick<Owed, "flows" | "world">>>();
  return ({ claim, closing, exchanged }) => {
    const byDay = known.get(claim) ?? new Map<string, Pick<Owed, "flows" | "world">>();
    known.set(claim, byDay);
    const key = `${closing} ${exchanged}`;
    const before = byDay.get(key);
    if (before !== undefined) return before;
    checkRequiredReturns(claim, beliefs);
    const world = worldOf({ ...beliefs, closing }, currency, { exchanged });
    const exact = flowsOf(claim, world);
    const flows = design === undefined ? exact : simulatedFlows(exact, world, beliefs, design);
    const priced = { flows, world };
    byDay.set(key, priced);
    return priced;
  };
}

/** What a deal requires of beliefs: all that is owed in any branch, and the odds of what decides between branches. */
function dealRequirements({ offer, outside }: Deal, entitlements: readonly Entitlement[]): Requirements {
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
    terminalValues: merged(({ terminalValues }) => terminalValues),
    currencies: merged(({ currencies }) => currencies),
    parties: merged(({ parties }) => parties),
    events: [...new Set([...deciding, ...owed])],
  };
}

/** Throws one error that names every belief, and every day, that is needed and absent. */
function checkDeal(
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
  for (const { name, claim, closing, closingPath } of entitlements) {
    if (closing !== undefined || !requirements(claim).closing) continue;
    const message = `is needed: what is owed under "${name}" is dated from that day`;
    issues.set(JSON.stringify(closingPath), { code: "missing-belief", path: closingPath, message });
  }
  throwProblems([...issues.values()]);
}

// Internal: no name of the public API lives here.

import { all, type Claim, type Condition } from "../algebra/claim.js";
import { obligations } from "../algebra/obligations.js";
import type { Assumptions } from "../beliefs/assumptions.js";
import { componentOf } from "../components/defineComponent.js";
import type { FieldPath } from "../errors.js";
import type { Offer } from "../offer/offer.js";
import type { Flow } from "../pricing/flows.js";
import type { EpochDay } from "../time/date.js";
import type { Branch } from "./branches.js";
import type { Deal } from "./deal.js";

/** What the seller is owed in a branch under one heading. */
export interface Entitlement {
  readonly name: string;
  readonly claim: Claim;
  /** Conditions of its own, beside those of the branch. */
  readonly conditions: readonly Condition[];
  /** Events that count as having happened, because nothing is believed of them. */
  readonly presumed: ReadonlySet<string>;
  readonly closing: EpochDay | undefined;
  /** Where in the input that day would be stated. */
  readonly closingPath: FieldPath;
  /** Whether what is due by that day is exchanged for the target, so that nobody's credit stands behind it. */
  readonly exchanged: boolean;
  owes(flow: Pick<Flow, "path" | "conditions">): boolean;
}

const NOTHING_PRESUMED: ReadonlySet<string> = new Set();
const everything = (): boolean => true;

/** What the seller is owed in a branch: the offer, or the fees and the alternative that follow its failure. */
export function entitlementsIn(branch: Branch, deal: Deal, beliefs: Assumptions): readonly Entitlement[] {
  const { offer, failureOf } = deal;
  const common = { conditions: [], presumed: NOTHING_PRESUMED, owes: everything };
  if (branch.cause === undefined) {
    return [
      {
        ...common,
        name: offer.name,
        claim: offer.claim,
        closing: branch.day,
        closingPath: ["closing"],
        exchanged: true,
      },
    ];
  }
  const { fees, alternative, paths } = failureOf(branch.cause);
  const failing = { ...common, closing: branch.day, closingPath: paths.on, exchanged: false };
  const other = {
    ...common,
    name: alternative.name,
    claim: alternative.claim,
    closing: alternative.closing,
    closingPath: [...paths.alternative, "closing"],
    exchanged: true,
    ...(alternative.offer !== undefined && conditionsOf(alternative.offer, beliefs)),
  };
  const owes = owedOnFailure(offer);
  // Only what may be owed: the rest of the offer needs no day here.
  const left = all(partsOf(offer.claim).filter((part) => obligations(part).some(owes)));
  return [
    ...(left.tag === "zero" ? [] : [{ ...failing, name: "Owed by the offer on failure", claim: left, owes }]),
    ...(fees === undefined ? [] : [{ ...failing, name: fees.name, claim: fees.claim }]),
    other,
  ];
}

const partsOf = (claim: Claim): readonly Claim[] => (claim.tag === "all" ? claim.claims : [claim]);

/** What an offer still owes where it does not close: components owed without closing, and what hangs on a failed condition. */
function owedOnFailure({ components, conditions }: Offer): Entitlement["owes"] {
  const lasting = new Set(components.filter((one) => one.owedWithoutClosing).map(({ name }) => name));
  const events = new Set(conditions.map(({ event }) => event));
  return (owed) =>
    lasting.has(componentOf(owed)) ||
    owed.conditions.some(({ event, happens }) => !happens && events.has(event));
}

/** The conditions of another offer weigh where beliefs give odds for them; where not, they count as met. */
function conditionsOf({ conditions }: Offer, { odds }: Assumptions) {
  const met = conditions.map(({ event }): Condition => ({ event, happens: true }));
  return met.some(({ event }) => odds.knows(event))
    ? { conditions: met }
    : { presumed: new Set(met.map(({ event }) => event)) };
}

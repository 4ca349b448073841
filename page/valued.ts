import { type Assumptions, parseAssumptions } from "../src/beliefs/assumptions.js";
import { OfferError, type OfferIssue } from "../src/errors.js";
import { type Offer, parseOffer } from "../src/offer/offer.js";
import type { Valuation } from "../src/offer/valuation.js";
import { valueOffer } from "../src/offer/valueOffer.js";
import type { Json } from "../src/schema/document.js";

/** On how many paths what has no closed form is simulated, and what random numbers start from. */
export interface Paths {
  readonly paths: number;
  readonly seed: number;
}

/** What documents come to: a valuation of each view, or what is wrong. */
export interface Valued {
  /** Undefined where a view cannot be valued. */
  readonly valuations: readonly (Valuation | undefined)[];
  readonly offerIssues: readonly OfferIssue[];
  readonly viewIssues: readonly (readonly OfferIssue[])[];
}

/** Values an offer under every view; never throws for what a document says. What has no closed form is simulated only on paths. */
export function valued(offer: Json, views: readonly Json[], simulation?: Paths): Valued {
  const terms = read(() => parseOffer(offer));
  const each = views.map((view) => {
    const beliefs = read(() => parseAssumptions(view));
    if (beliefs.value === undefined || terms.value === undefined)
      return { value: undefined, issues: beliefs.issues };
    return read(() => valueOffer(terms.value as Offer, beliefs.value as Assumptions, { simulation }));
  });
  return {
    valuations: each.map(({ value }) => value),
    offerIssues: terms.issues,
    viewIssues: each.map(({ issues }) => issues),
  };
}

function read<Value>(run: () => Value): {
  readonly value: Value | undefined;
  readonly issues: readonly OfferIssue[];
} {
  try {
    return { value: run(), issues: [] };
  } catch (error) {
    if (!(error instanceof OfferError)) throw error;
    return { value: undefined, issues: error.issues };
  }
}

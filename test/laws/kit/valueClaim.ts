import fc from "fast-check";
import {
  type AssumptionsInput,
  all,
  type Claim,
  type Component,
  type Decimal,
  defineComponent,
  type Offer,
  offer,
  requirements,
  term,
  type Valuation,
  valueOffer,
  zero,
} from "offer-valuation";
import { beliefsFor } from "./beliefs.js";
import { sumOfSizes } from "./closeTo.js";

// One kind of component for all claims: making a kind costs more than valuing an offer.
const drawn: Claim[] = [];

const asIs = defineComponent({
  type: "asIs",
  label: "As it is",
  summary: "A claim as it is.",
  example: { type: "asIs", place: "0" },
  terms: () => ({ place: term.decimal("Place in the list of claims drawn so far") }),
  lower: ({ place }) => drawn[place.toNumber()] ?? zero(),
});

/** A component that comes down to `claim`. */
const componentOf = (claim: Claim, name = "The claim"): Component =>
  asIs({ name, place: String(drawn.push(claim) - 1) });

export const offerOf = (claim: Claim): Offer =>
  offer({ name: "Offer", currency: "USD", bidder: "Bidder", components: [componentOf(claim)] });

export const valuationOf = (claim: Claim, beliefs: AssumptionsInput): Valuation =>
  valueOffer(offerOf(claim), beliefs);

export const claimValue = (claim: Claim, beliefs: AssumptionsInput): Decimal =>
  valuationOf(claim, beliefs).presentValue;

/** The sum of the sizes of what a valuation adds up: differences are judged by it. */
export const sizeOf = ({ cashFlows }: Valuation): Decimal =>
  sumOfSizes(cashFlows.map(({ presentValue }) => presentValue));

/** Claims together with beliefs that are complete for all of them. */
export const withBeliefs = <Claims extends readonly Claim[]>(
  claims: fc.Arbitrary<Claims>,
): fc.Arbitrary<{ claims: Claims; beliefs: AssumptionsInput }> =>
  claims.chain((list) =>
    beliefsFor(requirements(offerOf(all(list)).claim)).map((beliefs) => ({ claims: list, beliefs })),
  );

/** One claim together with complete beliefs. */
export const believed = (claim: fc.Arbitrary<Claim>) =>
  withBeliefs(fc.tuple(claim)).map(({ claims: [only], beliefs }) => ({ claim: only, beliefs }));

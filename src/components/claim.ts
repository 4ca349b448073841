import * as z from "zod";
import type { Claim } from "../algebra/claim.js";
import { parseClaim } from "../algebra/parseClaim.js";
import { OfferError } from "../errors.js";
import { type CommonTerms, type ComponentFactory, defineComponent } from "./defineComponent.js";

/** Terms of `claim`. */
export interface ClaimTerms extends CommonTerms {
  /** The claim, as the constructors of the algebra make it or as data with the same fields. */
  readonly claim: Claim | ClaimDocument;
}

/** A claim as data, with dates as rules and numbers as decimals in quotes: see `parseClaim`. */
interface ClaimDocument {
  /** Which constructor makes it. */
  readonly tag: Claim["tag"];
  /** The fields that go with the tag. */
  readonly [field: string]: unknown;
}

/**
 * Any claim of the algebra as part of an offer: what no other component says. Seen from the seller, so what the seller pays is
 * a `give`. The bidder owes whatever in it names no other obligor. In a document it may be nested about 25 levels deep.
 *
 * @throws OfferError for data that is no claim, with the path of the field and the rule it broke.
 * @example
 * ```ts
 * const kicker = claim({
 *   name: "Listing bonus",
 *   claim: given("listing", delivery("5e6", currency("USD"), "closing + 1 year")),
 * });
 * describe(kicker.toClaim({ currency: "USD", bidder: "Oracle" })); // => Listing bonus: receive USD 5,000,000 on closing + 1 year, if listing, owed by Oracle
 * const { components } = parseOffer({ name: "Deal", currency: "USD", components: [kicker.toJSON()] });
 * components[0]?.name; // => Listing bonus
 * ```
 */
export const claim: ComponentFactory<ClaimTerms> = /* @__PURE__ */ defineComponent({
  type: "claim",
  label: "Claim",
  summary: "Any claim of the algebra, for what no other component says.",
  example: {
    type: "claim",
    claim: {
      tag: "given",
      condition: { event: "listing", happens: true },
      claim: {
        tag: "on",
        date: "closing + 1 year",
        claim: {
          tag: "scale",
          amount: { tag: "constant", value: "5e6" },
          claim: { tag: "one", asset: { kind: "currency", currency: "USD" } },
        },
      },
    },
  },
  terms: () => ({ claim: claimField("The claim, as the constructors of the algebra make it") }),
  lower: (terms) => terms.claim,
});

const TAGS: readonly Claim["tag"][] = [
  "zero",
  "one",
  "all",
  "give",
  "scale",
  "on",
  "given",
  "owedBy",
  "named",
];

const claimField = (description: string) =>
  z
    .custom<Claim | ClaimDocument>()
    .meta({ description, type: "object", properties: { tag: { enum: TAGS } }, required: ["tag"] })
    .transform((input, context): Claim => {
      if (input === undefined) {
        context.addIssue({ code: "custom", message: "is required", params: { code: "missing-term" } });
        return z.NEVER;
      }
      try {
        return parseClaim(input);
      } catch (error) {
        if (!(error instanceof OfferError)) throw error;
        for (const { code, path, message, received } of error.issues) {
          const params = received === undefined ? { code, whole: true } : { code, found: received };
          // Inside the field the claim's own path begins anew.
          context.addIssue({ code: "custom", path: path.slice(1), message, params });
        }
        return z.NEVER;
      }
    });

import * as z from "zod";
import { currency } from "../algebra/asset.js";
import { delivery } from "../algebra/claim.js";
import type { DecimalInput } from "../numeric/decimal.js";
import {
  type ConditionInput,
  condition,
  currencyCode,
  dateRule,
  lag,
  list,
  nonNegative,
} from "../schema/fields.js";
import { type DateRuleInput, laterBy } from "../time/dateRule.js";
import { type CommonTerms, type ComponentFactory, defineComponent } from "./defineComponent.js";
import { ifAll, onFirst } from "./parts/firstEvent.js";
import { brokenInOffer, type SharedAmount, sharedAmountTerms, totalAmount } from "./parts/perShare.js";

/** Terms of `contingentValueRight`: so many rights that pay an amount each, or one right for each share of the target. */
export type ContingentValueRightTerms = CommonTerms & {
  /** Currency of the amount; the offer's unless stated. */
  readonly currency?: string | undefined;
  /** Events that must happen, or must not (`{ event, happens: false }`): beliefs give their probabilities; at most 20. */
  readonly events: readonly ConditionInput[];
  /** Whether every one of the events is needed, or one of them is enough. */
  readonly pays: "if all happen" | "if any happens";
  /** The date by which the events must happen. */
  readonly expires: DateRuleInput;
  /** Time from the date of expiry to the payment; 0 days unless stated. */
  readonly paymentLag?: string | undefined;
} & (
    | {
        /** Number of rights. */
        readonly rights: DecimalInput;
        /** What each right pays, in units of the currency. */
        readonly amount: DecimalInput;
        readonly perShare?: never;
        readonly percentOfPrice?: never;
      }
    | (SharedAmount & { readonly rights?: never })
  );

/**
 * Contingent value rights: so many rights, each of which pays a fixed amount if events happen by the day they expire. `pays` says
 * which events it takes, and has no default because the two are worth very different things: "if all happen" or "if any
 * happens". The second is paid once, however many events happen: it comes down to one claim for the first event, one for the
 * second without the first, and so on, which exclude each other. `perShare` gives one right to each share of the target and to each
 * option that is in the money by the offer's price at closing.
 *
 * @throws OfferError for terms that break a rule, with the path of the field.
 * @example
 * ```ts
 * const events = ["ozanimod", "liso-cel", "ide-cel"];
 * const right = contingentValueRight({ rights: "1", amount: "9", events, pays: "if all happen", expires: "2021-03-31" });
 * describe(right.toClaim({ currency: "USD", bidder: "Bristol-Myers Squibb" })); // => Contingent value right: receive USD 9 on 2021-03-31, if ozanimod and liso-cel and ide-cel, owed by Bristol-Myers Squibb
 * ```
 */
export const contingentValueRight: ComponentFactory<ContingentValueRightTerms> =
  /* @__PURE__ */ defineComponent({
    type: "contingentValueRight",
    label: "Contingent value right",
    summary: "Rights that pay a fixed amount if all of several events happen, or if any of them does.",
    example: {
      type: "contingentValueRight",
      rights: "712e6",
      amount: "9",
      events: ["ozanimod", "liso-cel", "ide-cel"],
      pays: "if all happen",
      expires: "2021-03-31",
    },
    exactlyOne: ["rights", "perShare", "percentOfPrice"],
    terms: () => ({
      rights: nonNegative("Number of rights").optional(),
      amount: nonNegative("What each right pays, in units of the currency").optional(),
      ...sharedAmountTerms(),
      currency: currencyCode("Currency of the amount; the offer's unless stated").optional(),
      events: list(
        condition("An event that must happen, or must not: beliefs give its probability"),
        20,
      ).meta({
        description: "Events that must happen, or must not",
      }),
      pays: z
        .enum(["if all happen", "if any happens"])
        .meta({ description: "Whether every one of the events is needed, or one of them is enough" }),
      expires: dateRule("The date by which the events must happen"),
      paymentLag: lag("Time from the date of expiry to the payment").prefault("0 days"),
    }),
    check: ({ events, rights, amount }) => {
      if (new Set(events.map(({ event }) => event)).size < events.length) {
        return { field: "events", message: "must not name an event twice" };
      }
      if ((rights === undefined) !== (amount === undefined)) {
        return {
          field: rights === undefined ? "rights" : "amount",
          message: "is required: rights and amount go together",
        };
      }
      return undefined;
    },
    checkInOffer: brokenInOffer,
    lower: ({ rights, amount, events, pays, expires, paymentLag, ...terms }, offer) => {
      const paidIn = currency(terms.currency ?? offer.currency);
      const payment = delivery(
        totalAmount({ ...terms, amount: rights && amount && rights.times(amount) }, offer),
        paidIn,
        laterBy(expires, paymentLag),
      );
      return pays === "if all happen"
        ? ifAll(events, payment)
        : onFirst(events.map((happens) => ({ happens, claim: payment })));
    },
  });

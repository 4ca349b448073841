import * as z from "zod";
import { currency } from "../algebra/asset.js";
import { all, delivery, named } from "../algebra/claim.js";
import type { Decimal, DecimalInput } from "../numeric/decimal.js";
import { currencyCode, dateRule, duration, list, nonNegative } from "../schema/fields.js";
import { type DateRule, type DateRuleInput, laterBy } from "../time/dateRule.js";
import type { Duration } from "../time/duration.js";
import { type CommonTerms, type ComponentFactory, defineComponent } from "./defineComponent.js";
import { equalParts } from "./parts/repayment.js";
import { wholeNumber } from "./parts/terms.js";

/** Terms of instalments: a list of payments, or a total in equal ones. */
export type InstalmentsTerms = CommonTerms & {
  /** Currency of the payments; the offer's unless stated. */
  readonly currency?: string | undefined;
} & (
    | {
        /** Payments, listed one by one; at most 1,000. */
        readonly payments: readonly PaymentTerms[];
        readonly total?: never;
        readonly count?: never;
        readonly first?: never;
        readonly every?: never;
        readonly places?: never;
      }
    | {
        /** What equal payments add up to, in units of the currency. */
        readonly total: DecimalInput;
        /** Number of equal payments, from 1 to 1,000. */
        readonly count: number;
        /** When the first of the equal payments is made: one at closing and one a period later are worth different things. */
        readonly first: DateRuleInput;
        /** Time from one of the equal payments to the next, such as `"3 months"`. */
        readonly every: string;
        /** Decimal places to which equal payments are rounded down, the last taking the rest; not rounded unless stated. */
        readonly places?: number | undefined;
        readonly payments?: never;
      }
  );

/** One payment of a list. */
interface PaymentTerms {
  /** Amount, in units of the currency. */
  readonly amount: DecimalInput;
  /** When it is paid. */
  readonly paid: DateRuleInput;
}

const MAX_PAYMENTS = 1000;

/**
 * Cash in several payments. Each is worth its amount × discount factor; what is due after closing is a promise of the payer
 * and is discounted with the payer's credit spread on top.
 *
 * Either `payments` are listed, or a `total` is paid in `count` equal payments, `every` so often from the `first` on (months are
 * counted from the first: 31 January, 28 February, 31 March). Equal means equal to the last digit, unless `places` says to how
 * many decimal places payments are rounded down; they always add up to the total.
 *
 * @throws OfferError for terms that break a rule, with the path of the field; `invalid-term` for both or neither of
 * `payments` and `total`.
 * @example
 * ```ts
 * const thirds = instalments({ total: "100", count: 3, first: "closing", every: "1 year", places: 2 });
 * describe(thirds.toClaim({ currency: "USD", bidder: "Oracle" })).split("\n").at(-1); // => Instalments, Payment 3: receive USD 33.34 on closing + 2 years, owed by Oracle
 * ```
 */
export const instalments: ComponentFactory<InstalmentsTerms> = /* @__PURE__ */ defineComponent({
  type: "instalments",
  label: "Instalments",
  summary: "Cash in several payments: a list of them, or a total in equal parts.",
  example: { type: "instalments", total: "30e6", count: 3, first: "closing + 1 year", every: "1 year" },
  terms: () => ({
    payments: list(
      z.strictObject({
        amount: nonNegative("Amount, in units of the currency"),
        paid: dateRule("When it is paid"),
      }),
      MAX_PAYMENTS,
    )
      .meta({ description: "Payments, listed one by one" })
      .optional(),
    total: nonNegative("What equal payments add up to, in units of the currency").optional(),
    count: wholeNumber("Number of equal payments", 1, MAX_PAYMENTS).optional(),
    first: dateRule("When the first of the equal payments is made").optional(),
    every: duration("Time from one of the equal payments to the next").optional(),
    places: wholeNumber(
      "Decimal places to which equal payments are rounded down, the last taking the rest; not rounded unless stated",
      0,
      20,
    ).optional(),
    currency: currencyCode("Currency of the payments; the offer's unless stated").optional(),
  }),
  check: ({ payments, total, ...equal }) => {
    if ((payments === undefined) === (total === undefined)) {
      const message = "must say exactly one of payments (a list) and total (in equal payments)";
      return { field: payments === undefined ? "payments" : "total", message };
    }
    const stated = (["count", "first", "every", "places"] as const).filter((key) => equal[key] !== undefined);
    const [stray] = stated;
    if (payments !== undefined)
      return stray && { field: stray, message: "only goes with total: listed payments say it themselves" };
    const missing = (["count", "first", "every"] as const).find((key) => !stated.includes(key));
    if (missing !== undefined) return { field: missing, message: "is required with total" };
    return equal.every?.count === 0 ? { field: "every", message: "must be longer than nothing" } : undefined;
  },
  lower: ({ payments, currency: code, ...equal }, offer) => {
    const paidIn = currency(code ?? offer.currency);
    const due = payments ?? equalPayments(equal as EqualTerms);
    return all(
      due.map(({ amount, paid }, index) => named(`Payment ${index + 1}`, delivery(amount, paidIn, paid))),
    );
  },
});

interface EqualTerms {
  readonly total: Decimal;
  readonly count: number;
  readonly first: DateRule;
  readonly every: Duration;
  readonly places?: number | undefined;
}

// One move from the first date, not one after another: a payment on the 31st comes back to the 31st after February.
const equalPayments = ({ total, count, first, every, places }: EqualTerms) =>
  equalParts(total, count, places).map((amount, index) => ({
    amount,
    paid: laterBy(first, { ...every, count: every.count * index }),
  }));

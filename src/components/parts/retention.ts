// Internal: no name of the public API lives here.

import * as z from "zod";
import { type Amount, add, constant, elapsed, observe, times } from "../../algebra/amount.js";
import { currency } from "../../algebra/asset.js";
import { all, type Claim, delivery, named, on, one, scale } from "../../algebra/claim.js";
import { metric } from "../../algebra/observable.js";
import { promised } from "../../errors.js";
import { type Decimal, type DecimalInput, ONE, ZERO } from "../../numeric/decimal.js";
import {
  currencyCode,
  dateRule,
  fraction,
  identifier,
  list,
  nonNegative,
  period,
} from "../../schema/fields.js";
import type { DateRuleInput } from "../../time/dateRule.js";
import type { PeriodInput } from "../../time/period.js";
import type { BrokenRule, CommonTerms, OfferContext } from "../defineComponent.js";
import { bounded } from "./amounts.js";
import { fixedAmount, type PricePart, type SharedAmount, sharedAmountTerms } from "./perShare.js";
import { type AccrualTerms, accrualTerms, orNone } from "./terms.js";

/** What an escrow and a holdback have in common: an amount kept back at closing and released later, less claims. */
export type RetentionTerms = CommonTerms & {
  /** Currency of the amount; the offer's unless stated. */
  readonly currency?: string | undefined;
  /** Releases of the amount: all stated by `share` or all by `amount`, of which the last may state neither and takes the rest; at most 100. */
  readonly releases: readonly ReleaseTerms[];
  /** Interest to the seller on what is released, from closing to release; none unless stated: interest on what is claimed goes to the buyer. */
  readonly interest?: "none" | AccrualTerms | undefined;
  /** Claims of the buyer that are paid out of the amount; none unless stated. */
  readonly claims?: "none" | RetentionClaims | undefined;
} & (
    | {
        /** Amount kept back at closing, in units of its currency. */
        readonly amount: DecimalInput;
        readonly perShare?: never;
        readonly percentOfPrice?: never;
      }
    | SharedAmount
  );

/** A release of part of what is kept back. */
interface ReleaseTerms {
  /** Share of the amount that is released, from 0 to 1; either this or `amount`. */
  readonly share?: DecimalInput | undefined;
  /** Part of the amount that is released, in units of its currency; either this or `share`. */
  readonly amount?: DecimalInput | undefined;
  /** When it is released. */
  readonly paid: DateRuleInput;
}

/** The buyer's claims, after deductibles. They count in full for every release, whenever they arise within the period. */
interface RetentionClaims {
  /** The claims, as a metric in units of the currency: the name under which beliefs give forecasts. */
  readonly metric: string;
  /** Over which claims arise. */
  readonly period: PeriodInput;
  /** Which releases claims are taken from before the others, or all in proportion; stated unless there is only one. */
  readonly borneBy?: "last" | "first" | "pro rata" | undefined;
}

/** The fields of `RetentionTerms`. */
export const retentionTerms = () => ({
  amount: nonNegative("Amount kept back at closing, in units of its currency").optional(),
  ...sharedAmountTerms(),
  currency: currencyCode("Currency of the amount; the offer's unless stated").optional(),
  releases: list(
    z.strictObject({
      share: fraction("Share of the amount that is released, from 0 to 1").optional(),
      amount: nonNegative("Part of the amount that is released, in units of its currency").optional(),
      paid: dateRule("When it is released"),
    }),
    100,
  ).meta({ description: "Releases of the amount" }),
  interest: orNone("Interest to the seller on what is released, from closing to release", accrualTerms()),
  claims: orNone(
    "Claims of the buyer that are paid out of the amount",
    z.strictObject({
      metric: identifier(
        "The claims, as a metric in units of the currency: the name under which beliefs give forecasts",
      ),
      period: period("Over which claims arise"),
      borneBy: z
        .enum(["last", "first", "pro rata"])
        .meta({ description: "Which releases claims are taken from before the others, or all in proportion" })
        .optional(),
    }),
  ),
});

type Retained = z.output<z.ZodObject<ReturnType<typeof retentionTerms>>>;

export function brokenRetention({ amount, releases, claims }: Retained): BrokenRule | undefined {
  const field = "releases";
  const last = releases.length - 1;
  const [byShare, byAmount] = (["share", "amount"] as const).map((key) =>
    releases.some((release) => release[key] !== undefined),
  );
  if (byShare && byAmount) return { field, message: "must all be stated by share or all by amount" };
  const unsaid = releases.findIndex(({ share, amount: part }) => share === undefined && part === undefined);
  if (unsaid >= 0 && unsaid < last)
    return { field, message: "must each say a share or an amount; only the last may take the rest" };
  if (byAmount && amount === undefined) {
    return { field, message: "must be stated by share where the amount is not stated in total" };
  }
  const whole = byAmount ? promised(amount, "releases by amount are parts of an amount") : ONE;
  const sum = releases.reduce((total, { share, amount: part }) => total.plus(share ?? part ?? ZERO), ZERO);
  if (unsaid < 0 ? !sum.equals(whole) : sum.greaterThan(whole)) {
    const message = byAmount
      ? `must add up to the amount of ${amount}: they add up to ${sum}`
      : `must have shares that add up to 1: they add up to ${sum}`;
    return { field, message };
  }
  return claims !== undefined && claims.borneBy === undefined && last > 0
    ? { field: "claims", message: 'must say which releases bear them: borneBy "last", "first" or "pro rata"' }
    : undefined;
}

/** The releases and the interest on them, one row for each; who owes them is left open. */
export function retention(
  { currency: code, releases, interest, claims, ...terms }: Retained,
  offer: OfferContext,
): Claim {
  const paidIn = code ?? offer.currency;
  const amount = fixedAmount(terms, offer);
  const money = currency(paidIn);
  let before = ZERO;
  const rows = releases.map(({ share, amount: part, paid }, index) => {
    const due = part ?? (share === undefined ? amount.minus(before) : amount.times(share));
    const retained = { amount, before, after: before.plus(due) };
    before = retained.after;
    const released = claims === undefined ? constant(due) : lessClaims(due, retained, claims, paidIn);
    const principal = delivery(released, money, paid);
    if (interest === undefined) return named(`Release ${index + 1}`, principal);
    const accrued = times(interest.rate, elapsed("closing", paid, interest.dayCount));
    const earned = named("Interest", on(paid, scale(accrued, scale(released, one(money)))));
    return named(`Release ${index + 1}`, all([named("Principal", principal), earned]));
  });
  return all(rows);
}

/** What is kept back of the price is part of the price. */
export const retainedPart = ({
  perShare,
  percentOfPrice,
  currency: code,
}: Retained): PricePart | undefined => {
  if (percentOfPrice !== undefined) return { ofPrice: percentOfPrice };
  return perShare === undefined ? undefined : { cash: perShare, currency: code };
};

/** The whole amount kept back, and what of it is due before and after a release. */
interface RetainedAmount {
  readonly amount: Decimal;
  readonly before: Decimal;
  readonly after: Decimal;
}

/**
 * What is left of a release. Where the last bear claims, it is made in full as long as what is left of the whole amount
 * covers it together with all releases before it; where the first do, it gives way once claims exceed the releases before it;
 * pro rata it is its own part of what is left of the whole amount.
 */
function lessClaims(
  due: Decimal,
  { amount, before, after }: RetainedAmount,
  { metric: name, period: over, borneBy = "last" }: NonNullable<Retained["claims"]>,
  paidIn: string,
): Amount {
  const claimed = observe(metric(name, over, paidIn));
  if (borneBy === "pro rata") {
    if (amount.isZero()) return constant(ZERO);
    return times(
      due.div(amount),
      bounded(add(constant(amount), times("-1", claimed)), { floor: "0", cap: amount }),
    );
  }
  const reach = borneBy === "last" ? amount.minus(before) : after;
  const left = add(constant(reach), times("-1", claimed));
  return bounded(left, { floor: "0", cap: due });
}

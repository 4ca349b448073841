import * as z from "zod";
import { type Amount, observe } from "../../algebra/amount.js";
import { type Asset, currency } from "../../algebra/asset.js";
import { all, type Claim, delivery, given, named } from "../../algebra/claim.js";
import { metric } from "../../algebra/observable.js";
import type { Decimal } from "../../numeric/decimal.js";
import {
  currencyCode,
  dateRule,
  duration,
  identifier,
  list,
  nonNegative,
  period,
} from "../../schema/fields.js";
import { type DateRule, laterBy } from "../../time/dateRule.js";
import type { Duration } from "../../time/duration.js";
import type { Period } from "../../time/period.js";
import type { BrokenRule, OfferContext } from "../defineComponent.js";

/** The terms that every earn-out has: what is measured, over which periods, and when that is paid. */
export const earnOutTerms = () => ({
  metric: identifier("The metric: the name under which beliefs give forecasts"),
  periods: list(period("A period over which the metric is measured"), 400),
  currency: currencyCode("Currency of the metric and the payments; the offer's unless stated").optional(),
  paymentLag: duration("Time from the end of a period to its payment").prefault("0 days"),
  acceleration: z
    .strictObject({
      event: identifier("The event, such as a change of control: beliefs give its probability"),
      amount: nonNegative("What is paid in place of all other payments, in units of the currency"),
      paid: dateRule("When that is paid"),
    })
    .meta({
      description: "An amount that falls due at once, in place of everything else, if an event happens",
    })
    .optional(),
});

interface Terms {
  readonly metric: string;
  readonly periods: readonly Period[];
  readonly currency?: string | undefined;
  readonly paymentLag: Duration;
  readonly acceleration?: Acceleration | undefined;
}

interface Acceleration {
  readonly event: string;
  readonly amount: Decimal;
  readonly paid: DateRule;
}

/** An amount that belongs to a period: what the metric comes to in it, or what is paid for it. */
export interface InPeriod {
  readonly over: Period;
  readonly amount: Amount;
}

/** What the metric comes to in each period. */
export const measured = ({ metric: name, periods, ...terms }: Terms, offer: OfferContext): InPeriod[] =>
  periods.map((over) => ({ over, amount: observe(metric(name, over, currencyOf(terms, offer))) }));

/** Pays an amount for each period, under its name, unless all of it is accelerated. */
export function paidByPeriod(payments: readonly InPeriod[], terms: Terms, offer: OfferContext): Claim {
  const paidIn = currency(currencyOf(terms, offer));
  const claims = payments.map(({ over, amount }) =>
    named(over.label, delivery(amount, paidIn, laterBy(over.end, terms.paymentLag))),
  );
  return accelerated(all(claims), terms.acceleration, paidIn);
}

const currencyOf = (terms: Pick<Terms, "currency">, offer: OfferContext): string =>
  terms.currency ?? offer.currency;

function accelerated(regular: Claim, acceleration: Acceleration | undefined, paidIn: Asset): Claim {
  if (acceleration === undefined) return regular;
  const { event, amount, paid } = acceleration;
  return all([
    given(event, regular, false),
    given(event, named("Acceleration", delivery(amount, paidIn, paid))),
  ]);
}

/** A rule about a field, where it is broken. */
export const brokenIf = (
  broken: boolean | undefined,
  field: string,
  message: string,
): BrokenRule | undefined => (broken ? { field, message } : undefined);

/** The first rule that is broken, if any. */
export const firstBroken = (...rules: readonly (BrokenRule | undefined)[]): BrokenRule | undefined =>
  rules.find((rule) => rule !== undefined);

export const periodTwice = (periods: readonly Period[]): BrokenRule | undefined => {
  const labels = new Set(periods.map(({ label }) => label));
  return brokenIf(labels.size < periods.length, "periods", "must not name a period twice");
};

export const capBelowFloor = (floor: Decimal | undefined, cap: Decimal | undefined): BrokenRule | undefined =>
  brokenIf(floor !== undefined && cap?.lessThan(floor), "cap", "must not be below the floor");

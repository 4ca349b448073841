// Internal: no name of the public API lives here.

import * as z from "zod";
import { type Amount, add, constant, ifAtLeast, max, observe } from "../../algebra/amount.js";
import { type Asset, currency, share } from "../../algebra/asset.js";
import { all, type Claim, delivery, given, named } from "../../algebra/claim.js";
import { metric } from "../../algebra/observable.js";
import { promised } from "../../errors.js";
import type { Decimal, DecimalInput } from "../../numeric/decimal.js";
import {
  choice,
  currencyCode,
  dateRule,
  decimal,
  identifier,
  lag,
  list,
  nonNegative,
  period,
} from "../../schema/fields.js";
import { fieldsJson } from "../../schema/fieldsJson.js";
import { once } from "../../schema/memoize.js";
import { ruledObject } from "../../schema/rule.js";
import { type DateRule, type DateRuleInput, daysBetween, laterBy } from "../../time/dateRule.js";
import type { Lag } from "../../time/duration.js";
import { isNamedTwice, PERIOD_TWICE_RULE, type Period, type PeriodInput } from "../../time/period.js";
import type { BrokenRule, CommonTerms, OfferContext } from "../defineComponent.js";
import { above, bounded } from "./amounts.js";
import {
  growthField,
  growthOverItself,
  ifReached,
  type Level,
  type LevelInput,
  levelAmount,
  levelField,
  levelJson,
  orGrowth,
} from "./level.js";
import { type SumInput, sum } from "./sum.js";

/** What is measured, over which periods, and when that is paid. */
export interface PeriodTerms extends CommonTerms {
  /** The metric: the name under which beliefs give forecasts. */
  readonly metric: string;
  /** Periods over which the metric is measured: `2021`, `"2021-Q3"`, or `{ label, start, end }`; at most 400. */
  readonly periods: readonly PeriodInput[];
  /** Currency of the metric and the payments; the offer's unless stated. */
  readonly currency?: string | undefined;
  /** Time from the end of a period to its payment, such as `"90 days"`; 0 days unless stated. */
  readonly paymentLag?: string | undefined;
  /** What a payment hangs on beside its own metric: a figure that must reach a level, or must have grown; a test that a cliff passes `once` counts as passed all the same; none unless stated. */
  readonly onlyIf?: OnlyIfTerms | undefined;
}

/** What a metric is measured in, and what is paid for it, where these are not money of one currency. */
export interface UnitTerms {
  /** What the metric and its levels are measured in where that is not the currency of the payments: a word for one of it, such as `"user"` or `"index point"`, or a currency; rates are then so much for each of it; that currency unless stated. */
  readonly metricUnit?: string | undefined;
  /** Whose shares are paid: rates, floors, caps and amounts are then so many shares; money unless stated. */
  readonly issuer?: string | undefined;
}

/** A figure that must reach a level for a payment to be made: a fixed one, or one that another period's figure sets. */
interface OnlyIfTerms {
  /** The figure: the metric under whose name beliefs give forecasts. */
  readonly metric: string;
  /** The period over which it is measured; that of each payment unless stated. */
  readonly period?: PeriodInput | undefined;
  /** The level that it must reach, itself included, in units of the currency; either this or `growth`. */
  readonly atLeast?: DecimalInput | undefined;
  /** By how much it must have grown over the figure of `over`, as a fraction: 0.1 is 10%; either this or `atLeast`. */
  readonly growth?: DecimalInput | undefined;
  /** The earlier period over whose figure it must have grown; with `growth`, and only with it. */
  readonly over?: PeriodInput | undefined;
  /** Currency of the figure; that of the payments unless stated. */
  readonly currency?: string | undefined;
  /** What the figure is measured in where that is no currency, in place of `currency`; the unit of the metric where it is the same metric. */
  readonly metricUnit?: string | undefined;
}

/** The terms that every earn-out has. */
export interface SharedEarnOutTerms extends PeriodTerms {
  /** An amount that falls due at once, in place of everything else, if an event happens; none unless stated. */
  readonly acceleration?: AccelerationTerms | undefined;
}

/** What falls due at once. Payments that stay as they are in spite of the event belong in a component of their own. */
interface AccelerationTerms {
  /** The event, such as a change of control: beliefs give its probability. */
  readonly event: string;
  /** What is paid in place of all other payments, in units of the currency. */
  readonly amount: SumInput;
  /** When that is paid. */
  readonly paid: DateRuleInput;
}

const MAX_PERIODS = 400;

/** The fields of `PeriodTerms`. */
export const periodTerms = () => ({
  metric: identifier("The metric: the name under which beliefs give forecasts"),
  periods: list(period("A period over which the metric is measured"), MAX_PERIODS).meta({
    description: "Periods over which the metric is measured",
  }),
  currency: currencyCode("Currency of the metric and the payments; the offer's unless stated").optional(),
  paymentLag: lag("Time from the end of a period to its payment").prefault("0 days"),
  onlyIf: onlyIfTerms().optional(),
});

const onlyIfTerms = () =>
  ruledObject(
    {
      metric: identifier("The figure: the metric under whose name beliefs give forecasts"),
      period: period("The period over which it is measured; that of each payment unless stated").optional(),
      atLeast: decimal("The level that it must reach, itself included, in units of the currency").optional(),
      growth: growthField("By how much it must have grown over the figure of over").optional(),
      over: period("The earlier period over whose figure it must have grown").optional(),
      currency: currencyCode("Currency of the figure; that of the payments unless stated").optional(),
      metricUnit: identifier(
        "What the figure is measured in where that is no currency, in place of currency",
      ).optional(),
    },
    ({ period: measuredIn, atLeast, growth, over, currency: code, metricUnit }: OnlyIf) =>
      firstBroken(
        brokenIf(
          code !== undefined && metricUnit !== undefined,
          "metricUnit",
          "does not go with currency: state one of them",
        ),
        brokenIf(
          (atLeast === undefined) === (growth === undefined),
          atLeast === undefined ? "atLeast" : "growth",
          "must say exactly one of atLeast (a level) and growth (over another period's figure)",
        ),
        brokenIf(
          (growth === undefined) !== (over === undefined),
          "over",
          "must be stated with growth, and only with it",
        ),
        brokenIf(
          measuredIn !== undefined && measuredIn.label === over?.label,
          "over",
          "must be another period than the one that is measured",
        ),
      ),
  ).meta({
    description:
      "What a payment hangs on beside its own metric: a figure that must reach a level, or must have grown",
  });

/** The fields of `UnitTerms`. */
export const unitTerms = () => ({
  metricUnit: identifier(
    'What the metric and its levels are measured in where that is not the currency of the payments: a word for one of it, such as "user" or "index point", or a currency; rates are then so much for each of it',
  ).optional(),
  issuer: identifier(
    "Whose shares are paid: rates, floors, caps and amounts are then so many shares",
  ).optional(),
});

/** So many shares for each of what must be said; they are paid in no currency. */
export const brokenUnits = ({ metricUnit, issuer, currency: code }: Units): BrokenRule | undefined =>
  issuer === undefined
    ? undefined
    : firstBroken(
        brokenIf(
          metricUnit === undefined,
          "metricUnit",
          'is required with issuer: say for each of what so many shares are paid, such as "USD" for a metric in dollars',
        ),
        brokenIf(code !== undefined, "currency", "does not go with issuer: shares are paid, and no money"),
      );

/** The fields of `SharedEarnOutTerms`. */
export const earnOutTerms = () => ({
  ...periodTerms(),
  acceleration: z
    .strictObject({
      event: identifier("The event, such as a change of control: beliefs give its probability"),
      amount: sum("What is paid in place of all other payments, in units of the currency"),
      paid: dateRule("When that is paid"),
    })
    .meta({
      description: "An amount that falls due at once, in place of everything else, if an event happens",
    })
    .optional(),
});

/** `UnitTerms` that have been read, with the currency. */
interface Units {
  readonly metricUnit?: string | undefined;
  readonly issuer?: string | undefined;
  readonly currency?: string | undefined;
}

/** `SharedEarnOutTerms` that have been read, with `UnitTerms` where there are any. */
interface Measured extends Units {
  readonly metric: string;
  readonly periods: readonly Period[];
  readonly paymentLag: Lag;
  readonly acceleration?: Acceleration | undefined;
  readonly onlyIf?: OnlyIf | undefined;
}

interface OnlyIf {
  readonly metric: string;
  readonly period?: Period | undefined;
  readonly atLeast?: Decimal | undefined;
  readonly growth?: Decimal | undefined;
  readonly over?: Period | undefined;
  readonly currency?: string | undefined;
  readonly metricUnit?: string | undefined;
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
export const measured = ({ metric: name, periods, ...terms }: Measured, offer: OfferContext): InPeriod[] =>
  periods.map((over) => ({ over, amount: observe(metric(name, over, metricUnitOf(terms, offer))) }));

/**
 * Pays an amount for each period, under its name, as far as its condition is met and the total fits under a cap, unless all of it
 * is accelerated. What is not paid for want of its condition is lost, and takes up nothing of the cap.
 */
export function paidByPeriod(
  payments: readonly InPeriod[],
  terms: Measured,
  offer: OfferContext,
  aggregateCap?: Decimal,
): Claim {
  const { issuer } = terms;
  const paidIn = issuer === undefined ? currency(currencyOf(terms, offer)) : share(issuer);
  const made = payments.map(({ over, amount }) => ({ over, amount: ifMet(amount, over, terms, offer) }));
  const claims = withinAggregateCap(made, aggregateCap).map(({ over, amount }) =>
    named(over.label, delivery(amount, paidIn, laterBy(over.end, terms.paymentLag))),
  );
  return accelerated(all(claims), terms.acceleration, paidIn);
}

/** An amount where its condition is met, and nothing where it is not. */
export function ifMet(amount: Amount, over: Period, terms: Measured, offer: OfferContext): Amount {
  const { onlyIf } = terms;
  if (onlyIf === undefined) return amount;
  const isSame = onlyIf.metric === terms.metric;
  const unit =
    onlyIf.metricUnit ?? onlyIf.currency ?? (isSame ? metricUnitOf(terms, offer) : currencyOf(terms, offer));
  const figure = observe(metric(onlyIf.metric, onlyIf.period ?? over, unit));
  if (onlyIf.growth === undefined || onlyIf.over === undefined) {
    const level = promised(onlyIf.atLeast, "a condition without growth states atLeast");
    return ifAtLeast(figure, level, amount, constant("0"));
  }
  const level = levelAmount({ growth: onlyIf.growth, over: onlyIf.over }, onlyIf.metric, unit);
  return ifReached(figure, level, amount, constant("0"));
}

const currencyOf = (terms: Units, offer: OfferContext): string => terms.currency ?? offer.currency;

/** What a metric is measured in. */
export const metricUnitOf = (terms: Units, offer: OfferContext): string =>
  terms.metricUnit ?? currencyOf(terms, offer);

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

export const periodTwice = (periods: readonly Period[]): BrokenRule | undefined =>
  brokenIf(isNamedTwice(periods), "periods", PERIOD_TWICE_RULE);

export const capBelowFloor = (floor: Decimal | undefined, cap: Decimal | undefined): BrokenRule | undefined =>
  brokenIf(floor !== undefined && cap?.lessThan(floor), "cap", "must not be below the floor");

/** One value for every period, or as many values as there are periods. */
export type EachPeriod<Value = Decimal> = readonly [Value, ...Value[]];

/** One value for every period, or a list with one for each, as people write it. */
export type EachPeriodInput<Value = DecimalInput> = Value | readonly Value[];

/** A field for an amount that may change from period to period; not negative, unless it is read otherwise. */
export const eachPeriod = <Value = DecimalInput>(
  description: string,
  value: (description: string) => z.ZodType<Decimal, Value> = nonNegative as never,
  json: object = fieldsJson.decimal,
) => oneForEach<Value, Decimal>(description, json, value(description));

/** A field for a level of the metric that may change from period to period; not negative, unless it is read otherwise. */
export const eachLevel = (description: string, value: typeof nonNegative = nonNegative) =>
  oneForEach<LevelInput, Level>(orGrowth(description), levelJson, levelField(description, value));

function oneForEach<In, Out>(description: string, json: object, value: z.ZodType<Out, In>) {
  const forms = {
    one: once(() => value.transform((found): EachPeriod<Out> => [found])),
    each: once(() => list(value, MAX_PERIODS).transform((found) => found as unknown as EachPeriod<Out>)),
  };
  return choice<EachPeriodInput<In>, EachPeriod<Out>>(
    `${description}; one for every period, or a list with one for each`,
    () => ({ anyOf: [json, { type: "array", items: json, minItems: 1, maxItems: MAX_PERIODS }] }),
    (written) => (Array.isArray(written) ? forms.each() : forms.one()),
  );
}

/** The value that holds in the period at `index`. */
export const inPeriod = <Value>(values: EachPeriod<Value>, index: number): Value =>
  values[index] ?? values[0];

/** The level that holds in the period at `index`, as an amount. */
export const levelIn = (
  levels: EachPeriod<Level>,
  index: number,
  terms: Pick<Measured, "metric" | keyof Units>,
  offer: OfferContext,
): Amount => levelAmount(inPeriod(levels, index), terms.metric, metricUnitOf(terms, offer));

/** Rules for the levels of each period. */
export const brokenLevels = (
  field: string,
  levels: EachPeriod<Level>,
  periods: readonly Period[],
): BrokenRule | undefined =>
  notOneForEach(field, levels, periods) ??
  firstBroken(
    ...periods.map((measuredIn, index) => growthOverItself(field, inPeriod(levels, index), measuredIn)),
  );

export const notOneForEach = (
  field: string,
  values: readonly unknown[],
  periods: readonly unknown[],
): BrokenRule | undefined =>
  values.length === 1 || values.length === periods.length
    ? undefined
    : { field, message: `must be one value for every period, or a list of ${periods.length}: one for each` };

/** The sum of amounts up to each period, that period included. */
export const totals = (amounts: readonly InPeriod[]): InPeriod[] => running(amounts, add);

/** The highest that an amount has been up to each period, that period included. */
export const highest = (amounts: readonly InPeriod[]): InPeriod[] => running(amounts, max);

function running(amounts: readonly InPeriod[], join: (before: Amount, next: Amount) => Amount): InPeriod[] {
  const found: InPeriod[] = [];
  for (const { over, amount } of amounts) {
    const before = found.at(-1);
    found.push({ over, amount: before === undefined ? amount : join(before.amount, amount) });
  }
  return found;
}

/** What each period adds to a total. */
export const increments = (upTo: readonly InPeriod[]): InPeriod[] =>
  upTo.map(({ over, amount }, index) => {
    const before = upTo[index - 1];
    return { over, amount: before === undefined ? amount : above(amount, before.amount) };
  });

/** Payments, none of them negative, of which only so much is made as fits under a cap on their total. */
function withinAggregateCap(payments: readonly InPeriod[], cap: Decimal | undefined): readonly InPeriod[] {
  if (cap === undefined) return payments;
  return increments(totals(payments).map(({ over, amount }) => ({ over, amount: bounded(amount, { cap }) })));
}

export const noRoomForFloors = (
  periods: readonly unknown[],
  floor: Decimal | undefined,
  aggregateCap: Decimal | undefined,
): BrokenRule | undefined =>
  brokenIf(
    aggregateCap !== undefined && floor?.times(periods.length).greaterThan(aggregateCap),
    "aggregateCap",
    "must leave room for the floor of every period",
  );

/** The most periods of which one payment may hang. */
export const MAX_PERIODS_TOGETHER = 50;

/**
 * What periods that hang on each other must be: in the order in which they end, as far as that is known before closing is,
 * and few enough to fit into one amount, because each payment grows with all periods before it.
 */
export function unfitTogether(
  periods: readonly Period[],
  together: boolean,
  what: string,
): BrokenRule | undefined {
  if (!together) return undefined;
  const early = periods.some(({ end }, index) => (daysBetween(end, periods[index - 1]?.end ?? end) ?? 0) < 0);
  const tooMany = periods.length > MAX_PERIODS_TOGETHER;
  return (
    brokenIf(tooMany, "periods", `must be at most ${MAX_PERIODS_TOGETHER} with ${what}`) ??
    brokenIf(early, "periods", `must be in the order in which they end with ${what}`)
  );
}

// Internal: no name of the public API lives here.

import * as z from "zod";
import type { Amount } from "../algebra/amount.js";
import { type Asset, formatAsset } from "../algebra/asset.js";
import type { Claim } from "../algebra/claim.js";
import { type Obligation, obligations } from "../algebra/obligations.js";
import type { Observable } from "../algebra/observable.js";
import { observablesIn, partsOf } from "../algebra/observablesIn.js";
import { builtInComponents } from "../components/builtIn.js";
import type { Component } from "../components/defineComponent.js";
import { OfferError } from "../errors.js";
import { Decimal, exactDifference, exactProduct, exactSum, ZERO } from "../numeric/decimal.js";
import { formatAmount } from "../numeric/format.js";
import { toResult } from "../numeric/rounding.js";
import { contextOf, type Offer } from "../offer/offer.js";
import type { Json } from "../schema/document.js";
import { memoize } from "../schema/memoize.js";
import { ownProperty } from "../schema/records.js";
import { type EpochDay, formatDate, type IsoDate, parseDate } from "../time/date.js";
import { type DateRule, formatDateRule } from "../time/dateRule.js";
import { type Facts, Wide } from "./facts.js";
import type { Outcomes } from "./outcomesDocument.js";
import { dueDay, settledLine } from "./settledLine.js";
import type { AlternativeReading, OpenReading, SettledLine } from "./settlement.js";

/** Where the document leaves a reading open and another one would change what is owed, or might. */
export function openReadings(offer: Offer, facts: Facts, outcomes: Outcomes): readonly OpenReading[] {
  const owed = obligations(offer.claim).map((obligation) => ({
    obligation,
    line: settledLine(obligation, offer, facts),
  }));
  return [
    ...offer.open.map(
      ({ fact, reading }): OpenReading => ({ path: [], text: `${fact}: ${reading}`, alternatives: [] }),
    ),
    ...offer.components.flatMap((component) => otherDefaults(component, offer, facts)),
    ...owed
      .filter(({ line }) => line.status === "owed")
      .flatMap(({ obligation, line }) => [
        ...weekdayAverages(obligation, line, offer, facts, outcomes),
        ...notAWeekday(obligation, line, offer, facts),
        ...beforeItsEvent(obligation, line, facts),
        ...whole(line, facts),
      ]),
  ];
}

/** Other readings of terms that nobody stated, where there are but a few: those that change what a component owes. */
function otherDefaults(component: Component, offer: Offer, facts: Facts): readonly OpenReading[] {
  const type = builtInComponents().find((one) => one.type === component.type);
  if (type === undefined) return [];
  const context = contextOf(offer);
  const before = sumsOf(component.toClaim(context), offer, facts);
  return component.assumed.flatMap(({ path: [term, ...inside], value, meaning }): OpenReading[] => {
    if (typeof term !== "string" || inside.length > 0) return [];
    const others = choicesOf(type.schema(), term).filter((choice) => choice !== value);
    const alternatives = others.flatMap((choice) => {
      const read = attempt(() => type.fromDocument({ ...component.toJSON(), [term]: choice }, []));
      const after = read && attempt(() => sumsOf(read.toClaim(context), offer, facts));
      return after === undefined ? [] : changed(before, after, `${term} ${JSON.stringify(choice)}`);
    });
    if (alternatives.length === 0) return [];
    const text = `${term}: not stated, taken as ${JSON.stringify(value)} (${meaning})`;
    return [{ path: [component.name], text, alternatives }];
  });
}

/** Terms that do not go together are no reading. */
function attempt<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof OfferError) return undefined;
    throw error;
  }
}

/** What may stand in a field of which there are but a few readings: a choice, or yes and no. */
function choicesOf(schema: z.ZodType, term: string): readonly Json[] {
  const field = fieldsOf(schema)[term];
  if (field?.type === "boolean") return [true, false];
  return field?.enum ?? [];
}

const fieldsOf = /* @__PURE__ */ memoize((schema: z.ZodType) => {
  const json = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" });
  return (json.properties ?? {}) as Readonly<
    Record<string, { readonly type?: string; readonly enum?: readonly Json[] } | undefined>
  >;
});

/** What is owed of each asset in all, by what it is called. */
type Sums = ReadonlyMap<string, { readonly asset: Asset; readonly units: Decimal }>;

function sumsOf(claim: Claim, offer: Offer, facts: Facts): Sums {
  const sums = new Map<string, { readonly asset: Asset; readonly units: Decimal }>();
  for (const obligation of obligations(claim)) {
    const { asset, units } = settledLine(obligation, offer, facts);
    const key = formatAsset(asset);
    sums.set(key, { asset, units: exactSum([sums.get(key)?.units ?? ZERO, units ?? ZERO]) });
  }
  return sums;
}

function changed(before: Sums, after: Sums, reading: string): readonly AlternativeReading[] {
  return [...new Map([...before, ...after])].flatMap(([key, { asset }]) => {
    const [was, is] = [before, after].map((sums) => sums.get(key)?.units ?? ZERO) as [Decimal, Decimal];
    return was.equals(is) ? [] : [{ reading, units: toResult(is), asset }];
  });
}

/** The line with something else for a fact, where it then comes to something else. */
function under(
  obligation: Obligation,
  { units, asset }: SettledLine,
  offer: Offer,
  facts: Facts,
  reading: string,
): readonly AlternativeReading[] {
  const other = settledLine(obligation, offer, { ...facts, ranges: new Map() });
  if (other.units === undefined || units === undefined || other.units.equals(units)) return [];
  return [{ reading, units: other.units, asset }];
}

type Price = Extract<Observable, { kind: "price" }>;

/** An average that was worked out from prices counts every calendar day; agreements often mean trading days. */
function weekdayAverages(
  obligation: Obligation,
  line: SettledLine,
  offer: Offer,
  facts: Facts,
  { shares = {} }: Outcomes,
): readonly OpenReading[] {
  const daysOf = ({ averagedFrom, on }: Price): readonly EpochDay[] => {
    const [first, last] = [averagedFrom && facts.dayOf(averagedFrom), facts.dayOf(on)];
    return first === undefined || last === undefined
      ? []
      : Array.from({ length: last - first + 1 }, (_, index) => first + index);
  };
  const isCounted = (observable: Observable): observable is Price => {
    if (observable.kind !== "price" || observable.averagedFrom === undefined) return false;
    const days = daysOf(observable);
    const averages = ownProperty(shares, observable.issuer)?.averages ?? [];
    return !averages.some(({ from, to }) => from === days[0] && to === days.at(-1));
  };
  if (!obligation.factors.flatMap(observablesIn).some(isCounted)) return [];
  const alternatives = under(
    obligation,
    line,
    offer,
    {
      ...facts,
      valueOf(observable) {
        const weekdays = isCounted(observable) ? daysOf(observable).filter(isWeekday) : [];
        const prices = weekdays.map((day) => facts.priceOn((observable as Price).issuer, day));
        if (prices.length === 0 || prices.includes(undefined)) return facts.valueOf(observable);
        return new Decimal(new Wide(exactSum(prices as Decimal[])).div(prices.length));
      },
    },
    "from Monday to Friday only",
  );
  const text = "which days count in the average price is not stated: every calendar day was counted";
  return alternatives.length === 0 ? [] : [{ path: line.path, text, alternatives }];
}

/** 1970-01-01 was a Thursday. */
const weekdayOf = (day: EpochDay): number => (((day + 3) % 7) + 7) % 7;
const isWeekday = (day: EpochDay): boolean => weekdayOf(day) < 5;
const DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/** Where a payment falls on a weekend, the day on which it is made, and what grows until then, hang on a rule that is not stated. */
function notAWeekday(
  obligation: Obligation,
  line: SettledLine,
  offer: Offer,
  facts: Facts,
): readonly OpenReading[] {
  const { date, factors } = obligation;
  const day = dueDay(obligation, facts);
  if (date === null || day === undefined || isWeekday(day)) return [];
  const monday = day + 7 - weekdayOf(day);
  const rule = formatDateRule(date);
  const growing = factors.some((factor) => datesIn(factor).some((one) => formatDateRule(one) === rule));
  const alternatives = growing
    ? under(
        obligation,
        line,
        offer,
        { ...facts, dayOf: (one: DateRule) => (formatDateRule(one) === rule ? monday : facts.dayOf(one)) },
        `paid on ${formatDate(monday)}`,
      )
    : [];
  const text = `is due on ${formatDate(day)}, a ${DAYS[weekdayOf(day)]}: no rule for days that are no business days is stated; the next weekday is ${formatDate(monday)}`;
  return [{ path: line.path, text, alternatives }];
}

const datesIn = (amount: Amount): readonly DateRule[] =>
  amount.tag === "elapsed" ? [amount.from, amount.to] : partsOf(amount).flatMap(datesIn);

/** What hangs on an event and was due before it: whether it was owed then is for the terms to say. */
function beforeItsEvent(
  { conditions }: Obligation,
  { path, date }: SettledLine,
  facts: Facts,
): readonly OpenReading[] {
  return conditions.flatMap(({ event }): OpenReading[] => {
    const on = facts.happened(event)?.on;
    if (on === undefined || date === undefined || formatDate(on) <= date) return [];
    const text = `is due on ${date}, before ${event} on ${formatDate(on)}: when it is to be paid then is not stated`;
    return [{ path, text, alternatives: [] }];
  });
}

/** Decimal places of money, where they are not two (ISO 4217). */
const PLACES: Readonly<Record<string, number>> = {
  ...Object.fromEntries(
    [
      "BIF",
      "CLP",
      "DJF",
      "GNF",
      "ISK",
      "JPY",
      "KMF",
      "KRW",
      "PYG",
      "RWF",
      "UGX",
      "VND",
      "VUV",
      "XAF",
      "XOF",
      "XPF",
    ].map((code) => [code, 0]),
  ),
  ...Object.fromEntries(["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"].map((code) => [code, 3])),
};

/** How parts of a cent and of a share are rounded, where there are any. */
function whole(line: SettledLine, facts: Facts): readonly OpenReading[] {
  const { asset, units, path, date } = line;
  if (units === undefined || asset.kind === "terminalValue") return [];
  const isMoney = asset.kind === "currency";
  const price =
    asset.kind === "stockWorth" && date !== undefined ? priceAt(asset.issuer, date, facts) : undefined;
  if (asset.kind === "stockWorth" && price === undefined) return [];
  const counted = price === undefined ? units : new Decimal(new Wide(units).div(price));
  const places = isMoney ? (ownProperty(PLACES, asset.currency) ?? 2) : 0;
  const down = counted.toDecimalPlaces(places, Decimal.ROUND_DOWN);
  if (down.equals(counted)) return [];
  const up = counted.toDecimalPlaces(places, Decimal.ROUND_UP);
  const nearest = counted.toDecimalPlaces(places, Decimal.ROUND_HALF_UP);
  const back = (count: Decimal): Decimal =>
    toResult(price === undefined ? count : exactProduct(count, price));
  const named = (reading: string, count: Decimal): AlternativeReading => ({
    reading,
    units: back(count),
    asset,
  });
  if (isMoney) {
    const text = `comes to parts of the smallest coin of ${asset.currency}, and no rounding is stated`;
    return [{ path, text, alternatives: [named("rounded to the nearest", nearest), named("cut off", down)] }];
  }
  const rest = exactDifference(counted, down).toSignificantDigits(12);
  const text = `comes to ${formatAmount(counted.toSignificantDigits(28))} shares of ${asset.issuer}, and whether ${formatAmount(rest)} of a share is paid in cash, left out or rounded is not stated`;
  return [{ path, text, alternatives: [named("left out, or paid in cash", down), named("rounded up", up)] }];
}

const priceAt = (issuer: string, date: IsoDate, facts: Facts): Decimal | undefined =>
  facts.priceOn(issuer, parseDate(date, ["date"]));

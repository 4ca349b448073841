// Internal: no name of the public API lives here.

import type { Amount } from "../algebra/amount.js";
import type { Asset } from "../algebra/asset.js";
import type { Condition } from "../algebra/claim.js";
import { type Obligation, observedBy } from "../algebra/obligations.js";
import { formatObservable, type Observable } from "../algebra/observable.js";
import { distinctObservables } from "../algebra/observablesIn.js";
import { componentOf } from "../components/defineComponent.js";
import { Decimal, ONE, ZERO } from "../numeric/decimal.js";
import { formatAmount } from "../numeric/format.js";
import { toResult } from "../numeric/rounding.js";
import type { Offer } from "../offer/offer.js";
import { shortened } from "../print/text.js";
import { ownProperty } from "../schema/records.js";
import { type EpochDay, formatDate } from "../time/date.js";
import { readDateRule } from "../time/dateRule.js";
import { type Facts, Wide } from "./facts.js";
import {
  ANYTHING,
  exactly,
  hull,
  type KnownRange,
  product,
  scaled,
  settledAmount,
  settledValue,
} from "./settledAmount.js";
import type { SettledLine } from "./settlement.js";
import { workingOf } from "./working.js";

/** Workings of payments that hang on dozens of periods go on for pages. */
const MAX_WORKING = 1000;

/** What an obligation of an offer comes to in the light of the facts. */
export function settledLine(obligation: Obligation, offer: Offer, facts: Facts): SettledLine {
  const { path, asset, obligor } = obligation;
  const date = dueDay(obligation, facts);
  const verdicts = verdictsOn(obligation, offer, facts);
  const refusal = verdicts.find(({ holds }) => holds === false);
  const range = unitsOf(obligation, facts);
  const isNothing = settledValue(range)?.isZero() === true || refusal !== undefined;
  const unknown = isNothing ? [] : unknownIn(obligation, verdicts, facts);
  const certain = unknown.length === 0;
  const certainlyOwed = verdicts.every(({ holds }) => holds === true);
  const bounds = isNothing ? exactly(ZERO) : certainlyOwed ? range : hull(range, exactly(ZERO));
  const units = certain ? settledValue(bounds) : undefined;
  const observed = observedBy(obligation).flatMap((observable) => {
    const value = facts.valueOf(observable);
    return value === undefined ? [] : [{ what: formatObservable(observable), value: toResult(value) }];
  });
  return {
    path,
    asset,
    owedBy: obligor,
    date: date === undefined ? undefined : formatDate(date),
    status: isNothing ? "not owed" : certain ? "owed" : "open",
    units: units && toResult(units),
    atLeast: bounds.low && toResult(bounds.low),
    atMost: bounds.high && toResult(bounds.high),
    fallenDue: date !== undefined && date <= facts.settledOn,
    working: refusal === undefined ? workingInWords(obligation, facts, date) : `nothing, as ${refusal.text}`,
    observed,
    unknown,
  };
}

/** The day on which an obligation is due, where it is known; that of settlement for what is owed at once. */
export const dueDay = ({ date }: Obligation, facts: Facts): EpochDay | undefined =>
  date === null ? facts.settledOn : facts.dayOf(date);

/** Units of the asset: the product of the factors. What follows a forecast stays a belief. */
function unitsOf({ factors, sign, asset }: Obligation, facts: Facts): KnownRange {
  if (asset.kind === "terminalValue") return ANYTHING;
  const [first, ...others] = factors.map((factor) => settledAmount(factor, facts));
  const all = others.reduce(product, first as KnownRange);
  return scaled(sign === 1 ? ONE : ONE.neg(), all);
}

/** Whether something that must be so is so; undefined while it is not known. */
interface Verdict {
  readonly holds: boolean | undefined;
  readonly text: string;
}

function verdictsOn(obligation: Obligation, offer: Offer, facts: Facts): readonly Verdict[] {
  const { conditions } = obligation;
  return [
    ...ifItCloses(obligation, offer, facts),
    ...conditions.map((one) => verdict(one, obligation, offer, facts)),
  ];
}

/** An offer that fails owes what hangs on its failure, and what is owed without closing; one that has not closed owes nothing yet. */
function ifItCloses(obligation: Obligation, offer: Offer, { closing, failed }: Facts): readonly Verdict[] {
  const name = componentOf(obligation);
  const lasting = offer.components.some((one) => one.name === name && one.owedWithoutClosing);
  const events = new Set(offer.conditions.map(({ event }) => event));
  const onFailure = obligation.conditions.some(({ event, happens }) => !happens && events.has(event));
  if (lasting || onFailure) return [];
  if (failed)
    return [{ holds: false, text: `the offer did not close (known on ${formatDate(closing as EpochDay)})` }];
  return closing === undefined && offer.conditions.length > 0 ? [{ holds: undefined, text: "closing" }] : [];
}

function verdict({ event, happens }: Condition, obligation: Obligation, offer: Offer, facts: Facts): Verdict {
  const found = facts.happened(event);
  if (found === undefined) return { holds: undefined, text: `whether ${event} happens` };
  const last = found.happens ? lastDayFor(event, obligation, offer, facts) : undefined;
  const late = last !== undefined && found.on !== undefined && found.on > last;
  const day = found.on === undefined ? "" : ` on ${formatDate(found.on)}`;
  const words = late
    ? `${event} happened${day}, after ${formatDate(last)}, by which it had to`
    : `${event} ${found.happens ? `happened${day}` : "did not happen"}`;
  return { holds: (found.happens && !late) === happens, text: words };
}

/** The day by which the terms of a component want an event to happen, where they name one. */
function lastDayFor(event: string, obligation: Obligation, offer: Offer, facts: Facts): EpochDay | undefined {
  const name = componentOf(obligation);
  const terms = offer.components.find((one) => one.name === name)?.toJSON() ?? {};
  const named = [ownProperty(terms, "event"), ownProperty(terms, "events")].flat();
  const isNamed = named.some(
    (one) =>
      one === event ||
      (typeof one === "object" &&
        one !== null &&
        ownProperty(one as object as Record<string, unknown>, "event") === event),
  );
  const rule = isNamed ? readDateRule(ownProperty(terms, "by") ?? ownProperty(terms, "expires")) : undefined;
  return rule && facts.dayOf(rule);
}

/** What is not known, in words, each once. */
function unknownIn(obligation: Obligation, verdicts: readonly Verdict[], facts: Facts): readonly string[] {
  const { factors, asset } = obligation;
  const unsettled = factors.filter((factor) => settledValue(settledAmount(factor, facts)) === undefined);
  const isSeen = (observable: Observable): boolean => facts.valueOf(observable) !== undefined;
  const words = [
    ...verdicts.filter(({ holds }) => holds === undefined).map(({ text }) => text),
    ...unsettled.flatMap((factor) => {
      const unseen = distinctObservables(factor).filter((observable) => !isSeen(observable));
      // What observes nothing and is not known hangs on a day.
      return unseen.length === 0 ? ["closing"] : unseen.map(formatObservable);
    }),
    ...(dueDay(obligation, facts) === undefined ? ["closing"] : []),
    ...(asset.kind === "terminalValue"
      ? [`what follows the last ${asset.metric}, which stays a belief`]
      : []),
  ];
  return [...new Set(words)];
}

function workingInWords(obligation: Obligation, facts: Facts, date: EpochDay | undefined): string {
  const { factors, sign, asset } = obligation;
  const [first, ...others] = factors as readonly [Amount, ...Amount[]];
  const parts = others.length === 0 ? workingOf(first, facts) : productInWords([first, ...others], facts);
  const signed = sign === 1 ? parts : `to be paid by the receiver: ${parts}`;
  return shortened(`${signed}${inShares(asset, obligation, facts, date)}`, MAX_WORKING);
}

function productInWords(factors: readonly Amount[], facts: Facts): string {
  const words = factors.map((factor) => {
    const text = workingOf(factor, facts);
    return factor.tag === "constant" || factor.tag === "observe" || factor.tag === "elapsed"
      ? text
      : `(${text})`;
  });
  const value = settledValue(factors.map((factor) => settledAmount(factor, facts)).reduce(product));
  return value === undefined ? words.join(" × ") : `${words.join(" × ")} = ${formatAmount(value)}`;
}

/** How many shares a value comes to at the price of its day. */
function inShares(asset: Asset, obligation: Obligation, facts: Facts, date: EpochDay | undefined): string {
  if (asset.kind !== "stockWorth" || date === undefined) return "";
  const value = settledValue(unitsOf(obligation, facts));
  const price = facts.priceOn(asset.issuer, date);
  if (value === undefined || price === undefined) return "";
  const shares = new Decimal(new Wide(value).div(price)).toSignificantDigits(28);
  return `, which is ${formatAmount(shares)} ${asset.issuer} shares at ${formatAmount(price)}`;
}

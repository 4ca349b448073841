import {
  type Decimal,
  type DecimalInput,
  type InternalRates,
  internalRates,
  irr,
  OfferError,
  periodicInternalRates,
  xirr,
} from "offer-valuation";
import { decimalOf } from "../../../src/numeric/decimal.js";
import { type Random, randomFrom } from "../../numeric/operations.js";
import { dateOfDay, dayNumber } from "./dates.js";

const MOST_PERIODS = 12;
const START = dayNumber("2001-01-01");

/** 365 days apart, which ACT/365F counts as years. */
const EVERY_365_DAYS = Array.from({ length: MOST_PERIODS }, (_, k) => dateOfDay(START + 365 * k));
/** Years apart under 30/360, which counts days in a way that only decimals follow. */
const EVERY_YEAR = Array.from({ length: MOST_PERIODS }, (_, k) => `${2001 + k}-01-01`);

/** How many of so many flows go a slower way as well: in decimals, against exact arithmetic, or with signs as they fall. */
const SLOWER = 100;
const MIXED = 400;

/** What is found wrong with the rates of random cash flows, and how many were tried. */
export interface Search {
  readonly disagreements: readonly string[];
  readonly tried: number;
}

/**
 * Holds the public functions against each other on random cash flows: the same flows have the same rates to the last digit,
 * whichever function is asked. Stops at ten disagreements.
 */
export function searchDisagreements(count: number, seed: number): Search {
  const random = randomFrom(seed);
  const disagreements: string[] = [];
  let tried = 0;
  for (; tried < count && disagreements.length < 10; tried += 1) {
    const amounts = tried % MIXED === 0 ? mixed(random) : investment(random);
    const problem = disagreement(amounts, tried % SLOWER === 0);
    if (problem !== undefined) disagreements.push(`${JSON.stringify(amounts)}: ${problem}`);
  }
  return { disagreements, tried };
}

const whole = (random: Random, low: number, high: number): number =>
  low + Math.floor(random() * (high - low + 1));

/** As people write it: 12.05 for 1205 cents. */
const inUnits = (cents: number): string =>
  `${cents < 0 ? "-" : ""}${Math.floor(Math.abs(cents) / 100)}.${String(Math.abs(cents) % 100).padStart(2, "0")}`;

/** Payments, and receipts after them: of one order of magnitude, or every fifth time from a cent to a hundred million. */
function investment(random: Random): string[] {
  const paid = whole(random, 1, 4);
  const sign = random() < 0.5 ? -1 : 1;
  const digits = random() < 0.2 ? undefined : whole(random, 2, 10);
  return Array.from({ length: paid + whole(random, 1, MOST_PERIODS - paid) }, (_, period) => {
    const cents = random() < 0.1 ? 0 : whole(random, 1, 10 ** (digits ?? whole(random, 1, 10)));
    return inUnits((period < paid ? sign : -sign) * cents);
  });
}

const mixed = (random: Random): string[] =>
  Array.from({ length: whole(random, 2, 8) }, () =>
    inUnits((random() < 0.5 ? -1 : 1) * whole(random, 1, 1_000_000)),
  );

/** What is wrong with the rates of amounts at equal intervals; undefined where nothing is. */
export function disagreement(amounts: readonly string[], slower: boolean): string | undefined {
  const listed = periodicInternalRates(amounts);
  const flowsOn = (dates: readonly string[]) =>
    amounts.map((amount, index) => ({ date: dates[index] as string, amount }));
  const flows = flowsOn(EVERY_365_DAYS);
  const expected = shownRate(listed);
  const found: Record<string, string> = {
    irr: outcomeOf(() => irr(amounts)),
    xirr: outcomeOf(() => xirr(flows)),
    internalRates: shownRate(internalRates(flows)),
  };
  if (slower) {
    const yearly = flowsOn(EVERY_YEAR);
    found["xirr, 30E/360"] = outcomeOf(() => xirr(yearly, { dayCount: "30E/360" }));
    found["internalRates, 30E/360"] = shownRate(internalRates(yearly, { dayCount: "30E/360" }));
    for (const { rate } of listed.roots) {
      if (!isNearest(amounts, rate)) return `${rate} is not the nearest decimal`;
    }
  }
  const wrong = Object.entries(found).find(([, shown]) => shown !== expected);
  return wrong === undefined ? undefined : `${wrong.join(" gives ")}, periodicInternalRates ${expected}`;
}

/** The one rate of a list, or why there is none. */
function shownRate({ roots, complete, signChanges }: InternalRates): string {
  if (roots.length > 1) return "several-roots";
  if (!complete) return signChanges === 0 ? "all-zero" : "unresolved-roots";
  return roots[0]?.rate.toString() ?? (signChanges === 0 ? "no-sign-change" : "no-root");
}

function outcomeOf(find: () => Decimal): string {
  try {
    return find().toString();
  } catch (error) {
    if (error instanceof OfferError) return error.code;
    throw error;
  }
}

/** Enough digits that powers of 1 + rate are exact. */
const Exact = decimalOf(700);

/** Whether the value of amounts changes its sign within half a unit of the last of the 28 digits of a rate, exactly. */
export function isNearest(amounts: readonly DecimalInput[], rate: Decimal): boolean {
  const valueAt = (at: Decimal): Decimal =>
    amounts.reduce((sum: Decimal, amount) => sum.times(at.plus(1)).plus(amount), new Exact(0));
  if (rate.isZero()) return valueAt(new Exact(0)).isZero();
  const half = new Exact(`5e${rate.e - 28}`);
  const [below, above] = [valueAt(new Exact(rate).minus(half)), valueAt(new Exact(rate).plus(half))];
  return below.times(above).lessThanOrEqualTo(0);
}

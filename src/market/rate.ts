import * as z from "zod";
import { type Decimal, type DecimalInput, exactSum, readFraction } from "../numeric/decimal.js";
import type { Json } from "../schema/document.js";
import { percentage } from "../schema/fields.js";
import { fieldsJson } from "../schema/fieldsJson.js";
import { once } from "../schema/memoize.js";
import { parse } from "../schema/parse.js";
import type { EpochDay } from "../time/date.js";
import { countYears, DAY_COUNTS, type DayCount, type Fraction } from "../time/dayCount.js";

/** How often a bond pays its coupon. */
export const COUPON_FREQUENCIES = ["annual", "semi-annual", "quarterly", "monthly"] as const;

const PERIODIC_COMPOUNDINGS = [...COUPON_FREQUENCIES, "every 4 months", "every 2 months", "daily"] as const;

export const COMPOUNDINGS = [
  ...PERIODIC_COMPOUNDINGS,
  "continuous",
  "simple",
  "simple then annual",
  "simple then semi-annual",
  "simple then quarterly",
  "simple then monthly",
] as const;

/**
 * How often interest is added: so many times a year (daily: 365 times), all the time, or never (simple). `"simple then annual"`
 * and its like are simple over times of at most one period, and over longer ones compounded from the start.
 */
export type Compounding = (typeof COMPOUNDINGS)[number];

/** How interest is added over one stretch of time. */
export type PlainCompounding = Periodic | "continuous" | "simple";

/** An interest rate a year, with the conventions that make it mean something. 0.08 is 8%. */
export interface Rate {
  /** A year, as a fraction. */
  readonly rate: Decimal;
  /** How often interest is added. */
  readonly compounding: Compounding;
  /** How days become years. */
  readonly dayCount: DayCount;
}

/** A rate whose years need more than two dates, ready to count them. */
export interface CouponRate {
  readonly rate: Decimal;
  readonly compounding: Compounding;
  readonly yearsBetween: (start: EpochDay, end: EpochDay) => Fraction;
}

/** The years between two days by a rate's own count. */
export const yearsAt = (rate: Rate | CouponRate, start: EpochDay, end: EpochDay): Fraction =>
  "yearsBetween" in rate ? rate.yearsBetween(start, end) : countYears(start, end, rate.dayCount);

/** A rate as people write it: a bare `"0.08"` means annual compounding on ACT/365F; an object says otherwise. */
export type RateInput =
  | DecimalInput
  | {
      /** A year, as a fraction: 0.08 is 8%. */
      readonly rate: DecimalInput;
      /** How often interest is added; "annual" unless stated. */
      readonly compounding?: Compounding | undefined;
      /** How days become years; "ACT/365F" unless stated. */
      readonly dayCount?: DayCount | undefined;
    };

/** A rate above 100,000% a year is a slip of the pen; so is one that makes money vanish within a compounding period. */
const MAX_RATE = 1000;

/** So many times a year that interest is added. */
export type Periodic = (typeof PERIODIC_COMPOUNDINGS)[number];

const PERIODS_A_YEAR = {
  annual: 1,
  "semi-annual": 2,
  quarterly: 4,
  monthly: 12,
  "every 4 months": 3,
  "every 2 months": 6,
  daily: 365,
} as const;

const SIMPLE_THEN = "simple then ";

/** How interest is added in the long run: what is simple at first is compounded later. */
export const compoundingInTheEnd = (compounding: Compounding): PlainCompounding =>
  (compounding.startsWith(SIMPLE_THEN)
    ? compounding.slice(SIMPLE_THEN.length)
    : compounding) as PlainCompounding;

/** How interest is added over some years. At the end of the first period both ways come to the same. */
export function compoundingOver(
  compounding: Compounding,
  { numerator, denominator }: Fraction,
): PlainCompounding {
  const later = compoundingInTheEnd(compounding);
  if (later === compounding || later === "continuous" || later === "simple") return later;
  return numerator * periodsAYear(later) <= denominator ? "simple" : later;
}

/** Times a year that interest is added. */
export const periodsAYear = (compounding: Periodic): number => PERIODS_A_YEAR[compounding];

/** Why a rate is none that anybody means; undefined where it may be. */
export const excessiveRate = (rate: Decimal): string | undefined =>
  rate.abs().greaterThan(MAX_RATE) ? `must be between -${MAX_RATE} and ${MAX_RATE} (0.08 is 8%)` : undefined;

/** A rate a year, without its conventions. */
export const yearlyRate = (description: string) => percentage(description, excessiveRate);

/** What makes a number a rate. */
export const conventionsShape = () => ({
  /** How often interest is added; "annual" unless stated. */
  compounding: z.enum(COMPOUNDINGS).meta({ description: "How often interest is added" }).prefault("annual"),
  /** How days become years; "ACT/365F" unless stated. */
  dayCount: z.enum(DAY_COUNTS).meta({ description: "How days become years" }).prefault("ACT/365F"),
});

const rateShape = () => ({
  /** A year, as a fraction: 0.08 is 8%. */
  rate: yearlyRate("Rate a year as a fraction: 0.08 is 8%"),
  ...conventionsShape(),
});

/** Why nothing would be left after a compounding period at this rate; undefined where something is. */
export function ruinousRate(
  rate: { greaterThan(least: number): boolean },
  compounding: Compounding,
): string | undefined {
  const later = compoundingInTheEnd(compounding);
  if (later === "continuous" || later === "simple") return undefined;
  const periods = periodsAYear(later);
  return rate.greaterThan(-periods)
    ? undefined
    : `must be greater than -${periods} with ${compounding} compounding: nothing would be left after a period`;
}

const rateJson = {
  anyOf: [
    fieldsJson.fraction,
    {
      type: "object",
      properties: {
        rate: fieldsJson.fraction,
        compounding: { enum: COMPOUNDINGS },
        dayCount: { enum: DAY_COUNTS },
      },
      required: ["rate"],
      additionalProperties: false,
    },
  ],
};

/** The schema of a rate, bare or with its conventions. */
export const rateField = (description: string) =>
  z
    .custom<RateInput>()
    .meta({ ...rateJson, description })
    .transform((input) => withConventions(input as Json) as { rate: DecimalInput })
    .pipe(
      z.strictObject(rateShape()).superRefine(({ rate, compounding }, context) => {
        const message = ruinousRate(rate, compounding);
        if (message === undefined) return;
        context.addIssue({ code: "custom", path: ["rate"], message, params: { code: "out-of-range" } });
      }),
    );

const withConventions = (written: Json): Json =>
  typeof written === "object" && written !== null ? written : { rate: written };

/** A rate from its written form; throws for anything else. */
export const toRate = (input: RateInput, name = "rate"): Rate =>
  plainRate(input) ?? parse(rateSchema(), input, name);

/** What most rates look like, between −100% and 100%, without the schema, which says what is wrong with all others. */
function plainRate(input: RateInput): Rate | undefined {
  const reading = typeof input === "string" ? readFraction(input) : undefined;
  if (!reading?.ok || reading.value.e >= 0) return undefined;
  return { rate: reading.value, compounding: "annual", dayCount: "ACT/365F" };
}

const rateSchema = /* @__PURE__ */ once(() => rateField("Rate"));

/** The rate with a spread on top, in the same compounding and day count. */
export const plusSpread = (rate: Rate, spread: Decimal): Rate =>
  spread.isZero() ? rate : { ...rate, rate: exactSum([rate.rate, spread]) };

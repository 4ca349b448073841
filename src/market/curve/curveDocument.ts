import * as z from "zod";
import { type Decimal, type DecimalInput, ONE } from "../../numeric/decimal.js";
import { fraction, isoDate, line, list, nonNegativeRate, positive } from "../../schema/fields.js";
import { once } from "../../schema/memoize.js";
import { deepFreeze } from "../../schema/records.js";
import { type EpochDay, formatDate, type IsoDate } from "../../time/date.js";
import type { DayCount } from "../../time/dayCount.js";
import {
  COUPON_FREQUENCIES,
  type Compounding,
  compoundingOver,
  conventionsShape,
  periodsAYear,
  ruinousRate,
  yearlyRate,
} from "../rate.js";
import { type CurveQuotes, type CurveTerms, INTERPOLATIONS, type Interpolation, yearsTo } from "./curve.js";

/** How many coupons a year; see `zeroCurve`. */
export type CouponFrequency = (typeof COUPON_FREQUENCIES)[number];

/** A zero curve as people write it: one of `zeroRates`, `discountFactors`, `parYields` and `bonds`. See `zeroCurve`. */
export interface ZeroCurveInput {
  /** Whose curve it is, or of what; it changes no figure. None unless stated. */
  readonly name?: string | undefined;
  /** The day on which discount factors are 1. */
  readonly date: IsoDate;
  /** What is received for certain on a date, as a yearly rate from the curve's date: 0.08 is 8%. */
  readonly zeroRates?:
    | readonly {
        /** Later than the curve's date and than the node before. */
        readonly date: IsoDate;
        /** A year, under the curve's compounding and day count. */
        readonly rate: DecimalInput;
      }[]
    | undefined;
  /** What 1 on a date is worth on the curve's date. */
  readonly discountFactors?:
    | readonly {
        /** Later than the curve's date and than the node before. */
        readonly date: IsoDate;
        /** Above 0; above 1 where rates are negative. */
        readonly factor: DecimalInput;
      }[]
    | undefined;
  /** Bonds issued at par on the curve's date, by maturity. */
  readonly parYields?:
    | readonly {
        /** The maturity: later than the curve's date and than the node before. */
        readonly date: IsoDate;
        /** The coupon a year, for a face of 1: 0.08 is 8%. */
        readonly yield: DecimalInput;
      }[]
    | undefined;
  /** Bonds by maturity, for a face of 1. */
  readonly bonds?:
    | readonly {
        /** The maturity: later than the curve's date and than the node before. */
        readonly date: IsoDate;
        /** The coupon a year: 0.08 is 8% of the face. */
        readonly coupon: DecimalInput;
        /** Above 0, with accrued interest: 0.98 is 98% of the face. */
        readonly price: DecimalInput;
      }[]
    | undefined;
  /** How many coupons a year; required with par yields and bonds, and with nothing else. */
  readonly couponFrequency?: CouponFrequency | undefined;
  /** In which zero rates are stated, interpolated (if linearly), shifted and spread; "annual" unless stated. */
  readonly compounding?: Compounding | undefined;
  /** How days become years; "ACT/365F" unless stated. */
  readonly dayCount?: DayCount | undefined;
  /** What the curve does between its nodes; "log-linear" unless stated. */
  readonly interpolation?: Interpolation | undefined;
  /** A year, on top of the zero rate of every node; 0 unless stated. */
  readonly parallelShift?: DecimalInput | undefined;
  /** On top of the zero rates of single nodes; none unless stated. */
  readonly bucketShifts?:
    | readonly {
        /** That of one of the curve's nodes, each once at most. */
        readonly date: IsoDate;
        /** A year: 0.0001 is one basis point. */
        readonly by: DecimalInput;
      }[]
    | undefined;
  /** A year, on top of every zero rate, between and beyond the nodes too; 0 unless stated. */
  readonly spread?: DecimalInput | undefined;
  /** Somebody who may default; see `addHazard`. Nobody unless stated. */
  readonly hazard?: HazardTerms | undefined;
}

/** Somebody who may default. */
export interface HazardTerms {
  /** Rate of default a year, continuous, on the curve's day count. */
  readonly hazardRate: DecimalInput;
  /** From 0 to 1: the part of a promise that is received after a default. */
  readonly recovery: DecimalInput;
}

const MAX_NODES = 1000;
const MAX_COUPONS = 20_000;

/** What a curve takes for granted unless it is stated. */
const conventions = () => ({
  ...conventionsShape(),
  interpolation: z
    .enum(INTERPOLATIONS)
    .meta({ description: "What the curve does between its nodes" })
    .prefault("log-linear"),
});

const nodes = <Shape extends z.ZodRawShape>(description: string, shape: Shape) =>
  list(z.strictObject({ date: isoDate("The day of the node"), ...shape }), MAX_NODES)
    .meta({ description })
    .optional();

const documentShape = () => ({
  name: line("Whose curve it is, or of what").optional(),
  date: isoDate("The day on which discount factors are 1"),
  zeroRates: nodes("Zero rates", { rate: yearlyRate("Zero rate a year as a fraction: 0.08 is 8%") }),
  discountFactors: nodes("Discount factors", { factor: positive("What 1 on that day is worth") }),
  parYields: nodes("Par yields", { yield: yearlyRate("Coupon a year of a bond at par: 0.08 is 8%") }),
  bonds: nodes("Bonds by maturity", {
    coupon: yearlyRate("Coupon a year, for a face of 1"),
    price: positive("Price with accrued interest, for a face of 1"),
  }),
  couponFrequency: z.enum(COUPON_FREQUENCIES).meta({ description: "How many coupons a year" }).optional(),
  ...conventions(),
  parallelShift: yearlyRate("On top of the zero rate of every node").optional(),
  bucketShifts: nodes("Shifts of single nodes", { by: yearlyRate("On top of the node's zero rate") }),
  spread: yearlyRate("On top of every zero rate").optional(),
  hazard: hazardField().optional(),
});

/** The schema of somebody who may default. */
export const hazardField = () =>
  z.strictObject({
    hazardRate: nonNegativeRate("Rate of default a year, continuous"),
    recovery: fraction("What is received of a promise after a default"),
  });

/** What a curve is made from. */
const QUOTES = ["zeroRates", "discountFactors", "parYields", "bonds"] as const;

const rawSchema = /* @__PURE__ */ once(() => z.strictObject(documentShape()));

export type CurveDocument = z.output<ReturnType<typeof rawSchema>>;

/** The schema of a zero curve. */
export const curveSchema = /* @__PURE__ */ once(() =>
  rawSchema()
    .superRefine((curve, context) => {
      for (const { path, message, code } of problemsIn(curve)) {
        context.addIssue({ code: "custom", path: [...path], message, params: { code, whole: true } });
      }
    })
    .meta({ description: "Zero rates by date, or what they follow from." }),
);

/** What a checked document is made from. */
export function quotesOf(curve: CurveDocument): CurveQuotes {
  const { date, compounding, dayCount, interpolation, couponFrequency } = curve;
  const terms: CurveTerms = { date, compounding, dayCount, interpolation };
  const { zeroRates, discountFactors, parYields, bonds } = curve;
  if (zeroRates !== undefined) return deepFreeze({ ...terms, kind: "zeroRates", nodes: zeroRates });
  if (discountFactors !== undefined) {
    return deepFreeze({ ...terms, kind: "discountFactors", nodes: discountFactors });
  }
  if (couponFrequency === undefined) throw new RangeError("a curve of bonds says how often they pay");
  const couponsAYear = periodsAYear(couponFrequency);
  if (bonds !== undefined) return deepFreeze({ ...terms, kind: "bonds", nodes: bonds, couponsAYear });
  if (parYields === undefined) throw new RangeError("a curve is made from something");
  const nodes = parYields.map(({ date: maturity, yield: coupon }) => ({
    date: maturity,
    coupon,
    price: ONE,
  }));
  return deepFreeze({ ...terms, kind: "parYields", nodes, couponsAYear });
}

interface Problem {
  readonly path: readonly (string | number)[];
  readonly message: string;
  readonly code: "missing-term" | "invalid-term" | "invalid-date" | "out-of-range" | "too-large";
}

function problemsIn(curve: CurveDocument): readonly Problem[] {
  const given = QUOTES.filter((quotes) => curve[quotes] !== undefined);
  const [quotes] = given;
  if (quotes === undefined || given.length > 1) {
    const message = `must be made from exactly one of ${QUOTES.join(", ")}`;
    return [{ path: [], message, code: quotes === undefined ? "missing-term" : "invalid-term" }];
  }
  return [
    ...couponProblems(curve, quotes),
    ...orderProblems(curve, quotes),
    ...rateProblems(curve),
    ...shiftProblems(curve, quotes),
  ];
}

function couponProblems(curve: CurveDocument, quotes: (typeof QUOTES)[number]): readonly Problem[] {
  const { couponFrequency } = curve;
  const paysCoupons = quotes === "parYields" || quotes === "bonds";
  const path = ["couponFrequency"];
  if (!paysCoupons) {
    const message = "must be left out: there are no coupons here";
    return couponFrequency === undefined ? [] : [{ path, message, code: "invalid-term" }];
  }
  if (couponFrequency === undefined) {
    return [{ path, message: "is required: how many coupons a year", code: "missing-term" }];
  }
  const couponsAYear = periodsAYear(couponFrequency);
  const years = (curve[quotes] ?? []).reduce((sum, node) => sum + (node.date - curve.date) / 365, 0);
  if (years * couponsAYear > MAX_COUPONS) {
    return [{ path: [quotes], message: `must pay at most ${MAX_COUPONS} coupons in all`, code: "too-large" }];
  }
  const least = -couponsAYear;
  const message = `must be greater than ${least}: nothing would be left of the face`;
  return [
    ...(curve.parYields ?? []).map((node, index) => ({
      rate: node.yield,
      at: ["parYields", index, "yield"],
    })),
    ...(curve.bonds ?? []).map((node, index) => ({ rate: node.coupon, at: ["bonds", index, "coupon"] })),
  ]
    .filter(({ rate }) => !rate.greaterThan(least))
    .map(({ at }) => ({ path: at, message, code: "out-of-range" }));
}

/** Each node needs a later day than the one before, and more of a year: under 30/360 the 30th and the 31st are one. */
function orderProblems(curve: CurveDocument, quotes: (typeof QUOTES)[number]): readonly Problem[] {
  const listed = curve[quotes] ?? [];
  return listed.flatMap(({ date }, index): readonly Problem[] => {
    const before = listed[index - 1]?.date ?? curve.date;
    if (isLater(curve, date, before)) return [];
    const what = index === 0 ? "the curve's own date" : "the node before it";
    const message = `must come after ${formatDate(before)}, ${what} (${curve.dayCount})`;
    return [{ path: [quotes, index, "date"], message, code: "invalid-date" }];
  });
}

const isLater = (curve: CurveTerms, day: EpochDay, before: EpochDay): boolean =>
  day > before && before >= curve.date && yearsTo(curve, day).numerator > yearsTo(curve, before).numerator;

const rateProblems = (curve: CurveDocument): readonly Problem[] =>
  (curve.zeroRates ?? []).flatMap(({ date, rate }, index) => {
    const message = ruinousRate(rate, curve.compounding) ?? simpleRuin(curve, date, rate);
    return message === undefined
      ? []
      : [{ path: ["zeroRates", index, "rate"], message, code: "out-of-range" }];
  });

function simpleRuin(curve: CurveTerms, day: EpochDay, rate: Decimal): string | undefined {
  if (day <= curve.date || compoundingOver(curve.compounding, yearsTo(curve, day)) !== "simple")
    return undefined;
  const { numerator, denominator } = yearsTo(curve, day);
  return rate.times(numerator).plus(denominator).greaterThan(0)
    ? undefined
    : `must leave something by ${formatDate(day)}: 1 + r·t is not above 0`;
}

function shiftProblems(curve: CurveDocument, quotes: (typeof QUOTES)[number]): readonly Problem[] {
  const days = new Set((curve[quotes] ?? []).map(({ date }) => date));
  return (curve.bucketShifts ?? []).flatMap(({ date }, index, all): readonly Problem[] => {
    const path = ["bucketShifts", index, "date"];
    if (!days.has(date)) {
      const message = "must be the date of one of the curve's nodes";
      return [{ path, message, code: "invalid-date" }];
    }
    const first = all.findIndex((other) => other.date === date) === index;
    return first ? [] : [{ path, message: "must be there once only", code: "invalid-date" }];
  });
}

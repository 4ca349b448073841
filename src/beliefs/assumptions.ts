import * as z from "zod";
import type { DistributionType } from "../distributions/defineDistribution.js";
import { forecastDocument, isFamily, isForecast } from "../distributions/defineDistribution.js";
import { familiesWith, forecastField, forecastForms, isOwn } from "../distributions/forecast.js";
import { describeReceived, OfferError, ofArgument, within } from "../errors.js";
import { LOCK_UP_MODELS } from "../market/lockUpDiscount.js";
import { rateField } from "../market/rate.js";
import { curveDocumentOf, rateOrCurveField } from "../market/rateOrCurve.js";
import type { Decimal } from "../numeric/decimal.js";
import { isList, ownData } from "../ownData.js";
import { copyDocument, type JsonObject } from "../schema/document.js";
import {
  currencyCode,
  decimal,
  isoDate,
  line,
  list,
  nonNegative,
  positive,
  table,
  text,
  volatility,
} from "../schema/fields.js";
import { memoizeList } from "../schema/memoize.js";
import { readOptions } from "../schema/options.js";
import { readDocument } from "../schema/parse.js";
import type { AppliedDefault } from "../schema/reader.js";
import { deepFreeze } from "../schema/records.js";
import { type EpochDay, formatDate } from "../time/date.js";
import { closingField } from "./closingField.js";
import { type ClosingTimes, closingTimes } from "./closingTimes.js";
import { type EventOdds, eventField, jointTableField } from "./eventOdds.js";
import { type Odds, oddsOf } from "./odds.js";

const shareShape = () => ({
  price: positive("Price of one share on the valuation date, in units of its currency"),
  currency: currencyCode("Currency of the price; the valuation's unless stated").optional(),
  dividendYield: decimal("Continuous dividend yield a year on ACT/365F: 0.02 is 2%", (value) =>
    value.abs().greaterThan(10) ? "must be between -10 and 10 (0.02 is 2%)" : undefined,
  ).prefault("0"),
  volatility: volatility("Volatility a year as a fraction: 0.4 is 40%").optional(),
  expectedReturn: decimal("Continuous expected return a year, dividends included").optional(),
  fixings: table(positive("The price on that day")).optional(),
  note: text("A remark for people").optional(),
});

const metricShape = () => ({
  currency: currencyCode("Currency of the forecast; the component's unless stated").optional(),
  note: text("A remark for people").optional(),
  riskPremium: decimal("Yearly premium for the risk of the metric itself: 0.05 is 5%", (value) =>
    value.abs().greaterThan(10) ? "must be between -10 and 10 (0.05 is 5%)" : undefined,
  ).prefault("0"),
});

/** The schema of beliefs whose forecasts follow `forecast`. */
const documentSchema = <Entry extends z.ZodType>(forecast: Entry) =>
  z
    .strictObject({
      $schema: text("The JSON Schema of this document, for editors").optional(),
      name: line("Whose view it is").optional(),
      note: text("A remark for people").optional(),
      valuationDate: isoDate("The day for which values are stated"),
      asOf: isoDate("The day on which the beliefs were formed").optional(),
      closing: closingField("The day on which the deal closes, or the odds of several").optional(),
      currency: currencyCode("Currency to report in; the offer's unless stated").optional(),
      discountRate: rateOrCurveField(
        "Discount rate a year, or zero curve, for the valuation's currency",
      ).optional(),
      creditSpreads: table(nonNegative("Yearly credit spread over the discount rate")).optional(),
      requiredReturns: table(rateField("Discount rate for this component alone")).optional(),
      metrics: table(z.strictObject({ ...metricShape(), forecast: table(forecast) })).optional(),
      shares: table(z.strictObject(shareShape())).optional(),
      currencies: table(
        z.strictObject({
          spot: positive("Units of the valuation's currency for one unit of this one"),
          discountRate: rateOrCurveField("Discount rate a year, or zero curve, for this currency"),
          note: text("A remark for people").optional(),
        }),
      ).optional(),
      events: table(eventField("Probability from 0 to 1, or what it hangs on")).optional(),
      jointEvents: list(jointTableField(), 100)
        .meta({ description: "Tables of the joint odds of several events" })
        .optional(),
      lockUps: z
        .strictObject({
          model: z.enum(LOCK_UP_MODELS).meta({ description: "What prices a lock-up, from the volatility" }),
          basis: z
            .enum(["economic", "GAAP"])
            .meta({ description: "US GAAP fair value ignores a contractual lock-up (ASU 2022-03)" }),
        })
        .optional(),
    })
    .superRefine(({ valuationDate, discountRate, currencies = {} }, context) => {
      const curves = [
        { path: ["discountRate"], curve: discountRate },
        ...Object.entries(currencies).map(([code, quote]) => ({
          path: ["currencies", code, "discountRate"],
          curve: quote.discountRate,
        })),
      ];
      for (const { path, curve } of curves) {
        if (curve === undefined || !("kind" in curve) || curve.date <= valuationDate) continue;
        const message = `must not be after the valuation date ${formatDate(valuationDate)}`;
        const params = { code: "invalid-date", found: `"${formatDate(curve.date)}"` };
        context.addIssue({ code: "custom", path: [...path, "date"], message, params });
      }
    })
    .meta({ description: "What somebody believes: dates, rates, forecasts, prices and odds." });

const FORECAST = "What is expected, in units of the currency";

/** The schema of beliefs whose forecasts may be of these families, beside the built-in ones. */
export const assumptionsSchema = /* @__PURE__ */ memoizeList((own: readonly DistributionType[]) =>
  documentSchema(forecastField(FORECAST, familiesWith(own))),
);

type Document = z.output<ReturnType<typeof assumptionsSchema>>;

/** Checked beliefs. */
export interface Assumptions extends Omit<Document, Tables> {
  /** The day on which the deal closes, where it is one day. */
  readonly closing: EpochDay | undefined;
  /** The odds of several days of closing, where it is not one day. */
  readonly closingTimes: ClosingTimes | undefined;
  readonly creditSpreads: Readonly<Record<string, Decimal>>;
  readonly requiredReturns: NonNullable<Document["requiredReturns"]>;
  readonly metrics: NonNullable<Document["metrics"]>;
  readonly shares: NonNullable<Document["shares"]>;
  readonly currencies: NonNullable<Document["currencies"]>;
  readonly events: Readonly<Record<string, EventOdds>>;
  /** The odds of all events together: `events` and `jointEvents` in one. */
  readonly odds: Odds;
  /** What was left unsaid and filled in. */
  readonly assumed: readonly AppliedDefault[];
  /** The document as stated, without the defaults. */
  toJSON(): JsonObject;
}

type Tables =
  | "closing"
  | "creditSpreads"
  | "requiredReturns"
  | "metrics"
  | "shares"
  | "currencies"
  | "events";

export interface AssumptionsOptions {
  /**
   * Families of distributions of one's own, made by `defineDistribution`, in addition to the built-in ones; none unless stated.
   * Needed for forecasts in JSON alone: what a family has made in code is known.
   */
  readonly distributions?:
    | readonly {
        /** The family, as its factory carries it. */
        readonly definition: DistributionType;
      }[]
    | undefined;
}

const checked = /* @__PURE__ */ new WeakSet<object>();

/**
 * Reads beliefs from data that somebody else wrote, such as a JSON file. Each belief that an offer turns out to need and
 * that is absent is reported when the offer is valued, all at once. Forecasts in JSON may be of the built-in families of
 * distributions and of those in `options.distributions`.
 *
 * @throws OfferError listing every field that is wrong: its path, what was received and the rule it broke.
 * @example
 * ```ts
 * const beliefs = parseAssumptions({ valuationDate: "2020-09-14", discountRate: "0.08" });
 * beliefs.discountRate?.compounding; // => annual
 * parseAssumptions({ valuationDate: "2020-02-30" }); // throws invalid-date
 * ```
 */
export function parseAssumptions(input: unknown, options: AssumptionsOptions = {}): Assumptions {
  const own = familiesOf(options);
  return isAssumptions(input) ? input : readBeliefs(input, "input", own);
}

/** The beliefs that a function is called with, under the name of its argument. */
export const readAssumptions = (input: unknown, argument = "assumptions"): Assumptions =>
  isAssumptions(input) ? input : readBeliefs(input, argument, []);

/** Beliefs inside something else, whose paths begin where the beliefs do. */
export const innerAssumptions = (input: unknown): Assumptions =>
  isAssumptions(input) ? input : fromDocument(input, new Set());

const readBeliefs = (input: unknown, argument: string, own: readonly DistributionType[]): Assumptions =>
  ofArgument(argument, () => fromDocument(input, new Set(own)));

function fromDocument(input: unknown, own: Set<DistributionType>): Assumptions {
  const document = copyDocument(input, "", (value) => {
    if (!isForecast(value)) return curveDocumentOf(value);
    if (isOwn(value.family)) own.add(value.family);
    return forecastDocument(value);
  }) as JsonObject;
  const { value: parsed, assumed } = readDocument(assumptionsSchema([...own]), document, []);
  const assumptions: Assumptions = {
    ...parsed,
    closing: parsed.closing?.closes === "on" ? parsed.closing.date : undefined,
    closingTimes: parsed.closing && closingTimes(parsed.closing, parsed.valuationDate),
    creditSpreads: parsed.creditSpreads ?? {},
    requiredReturns: parsed.requiredReturns ?? {},
    metrics: parsed.metrics ?? {},
    shares: parsed.shares ?? {},
    currencies: parsed.currencies ?? {},
    events: parsed.events ?? {},
    odds: oddsOf(parsed.events ?? {}, parsed.jointEvents ?? []),
    assumed,
    toJSON: () => document,
  };
  return sealed(assumptions);
}

/** Marks beliefs that have been checked as such, and freezes them. */
export function sealed(assumptions: Assumptions): Assumptions {
  checked.add(assumptions);
  return deepFreeze(assumptions);
}

const isAssumptions = (input: unknown): input is Assumptions =>
  typeof input === "object" && input !== null && checked.has(input);

function familiesOf(options: AssumptionsOptions): readonly DistributionType[] {
  const { distributions = [] } = readOptions(options, ["distributions"]);
  const families =
    isList(distributions) && distributions.length <= MAX_FAMILIES && Array.from(distributions, familyOf);
  if (families !== false && families.every((family) => family !== undefined)) {
    const own = families.filter(isOwn);
    within(["options", "distributions"], () => familiesWith(own));
    return own;
  }
  throw new OfferError({
    code: "invalid-type",
    path: ["options", "distributions"],
    message: "must be a list of families of distributions, as defineDistribution makes them",
    received: describeReceived(distributions),
  });
}

const MAX_FAMILIES = 1000;

/** The family that a factory carries; undefined for what no `defineDistribution` has made. */
function familyOf(factory: unknown): DistributionType | undefined {
  const definition = ownData(factory, "definition");
  return isFamily(definition) ? definition : undefined;
}

/** The families of forecasts in these beliefs that are none of the built-in ones. */
export function ownFamiliesIn({ metrics }: Pick<Assumptions, "metrics">): readonly DistributionType[] {
  const found = new Set<DistributionType>();
  for (const { forecast } of Object.values(metrics)) {
    for (const { family } of Object.values(forecast)) if (isOwn(family)) found.add(family);
  }
  return [...found];
}

/**
 * The JSON Schema (draft 2020-12) of an assumptions document, for editors and other programs; with the forecasts of the families
 * in `options.distributions`, if any.
 *
 * @example
 * ```ts
 * Object.keys(assumptionsJsonSchema().properties ?? {}).includes("discountRate"); // => true
 * ```
 */
export function assumptionsJsonSchema(options: AssumptionsOptions = {}): z.core.JSONSchema.BaseSchema {
  const forecast = forecastForms(FORECAST, familiesWith(familiesOf(options)));
  return z.toJSONSchema(documentSchema(forecast), { io: "input", unrepresentable: "any" });
}

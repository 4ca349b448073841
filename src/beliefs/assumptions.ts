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
  identifier,
  isoDate,
  line,
  list,
  nonNegative,
  nonNegativeRate,
  percentage,
  positive,
  table,
  text,
  volatility,
  whereStated,
} from "../schema/fields.js";
import { memoizeDocument, memoizeList } from "../schema/memoize.js";
import { readOptions } from "../schema/options.js";
import { readDocument } from "../schema/parse.js";
import type { AppliedDefault } from "../schema/reader.js";
import { deepFreeze } from "../schema/records.js";
import { schemaVersion } from "../schema/schemaVersion.js";
import { type EpochDay, formatDate } from "../time/date.js";
import { closingField } from "./closingField.js";
import { type ClosingTimes, closingTimes } from "./closingTimes.js";
import { copulaField, correlationsField, type Dependence, dependenceOf, pathField } from "./dependence.js";
import { type EventOdds, eventField, jointTableField } from "./eventOdds.js";
import { type Odds, oddsOf } from "./odds.js";
import { riskPremiumField } from "./riskPremium.js";

const shareShape = () => ({
  /** Price of one share on the valuation date, in units of the currency. */
  price: positive("Price of one share on the valuation date, in units of its currency"),
  /** ISO 4217 code of the price's currency; undefined for the valuation's. */
  currency: currencyCode("Currency of the price; the valuation's unless stated").optional(),
  /** Continuous dividend yield a year on ACT/365F, as a fraction. */
  dividendYield: percentage("Continuous dividend yield a year on ACT/365F: 0.02 is 2%", (value) =>
    value.abs().greaterThan(10) ? "must be between -10 and 10 (0.02 is 2%)" : undefined,
  ).prefault("0"),
  /** Dividends of one share to come, by the day from which it trades without them, beside the yield; none unless stated. */
  dividends: whereStated(() =>
    list(
      z.strictObject({
        /** The day from which the share trades without it (ex-dividend), on which it counts as paid. */
        date: isoDate(
          "The day from which the share trades without it (ex-dividend), on which it counts as paid",
        ),
        /** Amount for one share, in units of the currency of its price. */
        amount: nonNegative("Amount for one share, in units of the currency of its price"),
      }),
      400,
    ).meta({ description: "Dividends of one share to come, beside the yield" }),
  ),
  /**
   * Volatility a year as a fraction, where it is stated; without it, prices to come are taken at their forward for certain.
   */
  volatility: volatility("Volatility a year as a fraction: 0.4 is 40%").optional(),
  /**
   * Continuous expected return a year as a fraction, dividends included: for real-world probabilities, never for values.
   */
  expectedReturn: percentage("Continuous expected return a year, dividends included").optional(),
  /** Prices of one share on days that have passed, by date, in units of the currency, where there are any. */
  fixings: whereStated(() => table(positive("The price on that day"))),
  /** Shares outstanding before the deal; undefined where not stated. */
  outstanding: positive("Shares outstanding before the deal").optional(),
  /** A remark for people, where there is one. */
  note: text("A remark for people").optional(),
});

const targetPriceShape = () => ({
  /** Price of one target share before anybody knew of an offer, in units of the offer's currency. */
  unaffected: positive("Price of one target share before anybody knew of an offer").optional(),
  /** Price of one target share at the last close before the announcement, in units of the offer's currency. */
  lastClose: positive("Price of one target share at the last close before the announcement").optional(),
  /** Average prices of one target share by a name that says over which days, in units of the offer's currency. */
  averages: whereStated(() =>
    table(positive("Average price of one target share over the days that its name says")),
  ),
});

const metricShape = () => ({
  /**
   * What the forecast is measured in: the ISO 4217 code of a currency, or another unit as the terms' `metricUnit` names it; undefined
   * for that in which the terms measure the metric.
   */
  currency: identifier("Currency or other unit of the forecast; the component's unless stated").optional(),
  /** A remark for people, where there is one. */
  note: text("A remark for people").optional(),
  /** Premium a year for the risk of the metric itself: a rate as a fraction, or an amount a year. */
  riskPremium: riskPremiumField("Yearly premium for the risk of the metric itself: 0.05 is 5%").prefault("0"),
  /** How the metric's periods hang together; independent unless stated. */
  path: pathField("How the metric's periods hang together; independent unless stated").optional(),
  /** By period label, what has been measured so far of a period under way, in units of the currency; nothing unless stated. */
  toDate: whereStated(() => table(decimal("What has been measured so far of a period under way"))),
  /** Growth a year for ever after the last period, as a fraction: 0.02 is 2%; undefined where nobody stated it. */
  terminalGrowth: percentage("Growth a year for ever after the last period: 0.02 is 2%", (value) =>
    value.greaterThan(-1) && value.lessThanOrEqualTo(10)
      ? undefined
      : "must be above -1 and at most 10 (0.02 is 2%)",
  ).optional(),
  /** How many times the figure of the last period the business is worth at its end; undefined where nobody stated it. */
  exitMultiple: nonNegative(
    "How many times the figure of the last period the business is worth at its end",
  ).optional(),
});

const currencyShape = () => ({
  /** Units of the valuation's currency for one unit of this one, on the valuation date. */
  spot: positive("Units of the valuation's currency for one unit of this one"),
  /** Discount rate a year, or zero curve, for money in this currency. */
  discountRate: rateOrCurveField("Discount rate a year, or zero curve, for this currency"),
  /** Yearly volatility of the exchange rate as a fraction, from 0 to 10; 0 unless stated. */
  volatility: volatility("Volatility a year of the exchange rate as a fraction: 0.1 is 10%").optional(),
  /** Continuous expected change a year of the exchange rate: for real-world figures, never for values. */
  expectedChange: percentage("Continuous expected change a year of the exchange rate", (value) =>
    value.abs().greaterThan(10) ? "must be between -10 and 10 (0.02 is 2%)" : undefined,
  ).optional(),
  /** A remark for people, where there is one. */
  note: text("A remark for people").optional(),
});

const recovery = (description: string) =>
  percentage(description, (value) =>
    value.isNegative() || value.greaterThanOrEqualTo(1) ? "must be at least 0 and below 1" : undefined,
  );

/** The schema of beliefs whose forecasts follow `forecast`. */
const documentSchema = <Entry extends z.ZodType>(forecast: Entry) =>
  z
    .strictObject({
      /** The JSON Schema that the document names for editors, where it names one. */
      $schema: text("The JSON Schema of this document, for editors").optional(),
      /** Version of the schema that the document follows, where it is stated. */
      schemaVersion: schemaVersion(),
      /** Whose view it is, where that is stated. */
      name: line("Whose view it is").optional(),
      /** A remark for people, where there is one. */
      note: text("A remark for people").optional(),
      /** The day for which values are stated, as days since 1970-01-01. */
      valuationDate: isoDate("The day for which values are stated"),
      /** The day on which the beliefs were formed, as days since 1970-01-01, where it is stated; changes no value. */
      asOf: isoDate("The day on which the beliefs were formed").optional(),
      closing: closingField("The day on which the deal closes, or the odds of several").optional(),
      /**
       * ISO 4217 code of the currency that values are reported in and that `discountRate` is for; undefined for the offer's.
       */
      currency: currencyCode("Currency to report in; the offer's unless stated").optional(),
      /** Discount rate a year, or zero curve, for the valuation's currency, where it is stated. */
      discountRate: rateOrCurveField(
        "Discount rate a year, or zero curve, for the valuation's currency",
      ).optional(),
      creditSpreads: whereStated(() => table(nonNegativeRate("Yearly credit spread over the discount rate"))),
      requiredReturns: whereStated(() => table(rateField("Discount rate for this component alone"))),
      /** Prices of one target share that premiums are reckoned from; undefined where none are stated. */
      targetPrices: whereStated(() => z.strictObject(targetPriceShape())),
      metrics: whereStated(() =>
        table(
          z.strictObject({
            ...metricShape(),
            /**
             * What is expected by period label: a distribution in units of the currency, of which a plain number is the simplest.
             */
            forecast: table(forecast),
          }),
        ),
      ),
      shares: whereStated(() => table(z.strictObject(shareShape()))),
      currencies: whereStated(() => table(z.strictObject(currencyShape()))),
      /** By party the share of what it owes that is paid if it defaults; at least 0 and below 1. */
      recoveryRates: whereStated(() => table(recovery("Share of what is owed that is paid in default"))),
      /** How closely quantities move together, as stated; `dependence` has them by name. */
      correlations: whereStated(() => correlationsField("How closely quantities move together")),
      /** What joins standard normal scores; Gaussian unless stated. */
      copula: copulaField("What joins standard normal scores; gaussian unless stated").optional(),
      events: whereStated(() =>
        table(eventField("Probability from 0 to 1, or what it hangs on, or when it happens")),
      ),
      /** Tables of the joint odds of several events, where there are any. */
      jointEvents: whereStated(() =>
        list(jointTableField(), 100).meta({ description: "Tables of the joint odds of several events" }),
      ),
      /** What prices a lock-up of shares, where it is stated. */
      lockUps: whereStated(() =>
        z.strictObject({
          /** The formula for the discount of a lock-up; `"none"` for no discount. */
          model: z.enum(LOCK_UP_MODELS).meta({ description: "What prices a lock-up, from the volatility" }),
          /**
           * Whether a lock-up lowers the value: `"economic"`, it does; `"GAAP"`, fair value ignores one by contract (ASU
           * 2022-03).
           */
          basis: z
            .enum(["economic", "GAAP"])
            .meta({ description: "US GAAP fair value ignores a contractual lock-up (ASU 2022-03)" }),
        }),
      ),
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
  /** Spread a year over the discount rate as a fraction, by party; empty where none is stated. */
  readonly creditSpreads: Readonly<Record<string, Decimal>>;
  /**
   * Discount rate a year by component name, in place of discount rate and credit spread; empty where none is stated.
   */
  readonly requiredReturns: NonNullable<Document["requiredReturns"]>;
  /** What is expected of each metric, by name; empty where none is stated. */
  readonly metrics: NonNullable<Document["metrics"]>;
  /** Price and more of shares, by issuer; empty where none are stated. */
  readonly shares: NonNullable<Document["shares"]>;
  /**
   * Exchange rate and discount rate of other currencies than the valuation's, by ISO 4217 code; empty where none is stated.
   */
  readonly currencies: NonNullable<Document["currencies"]>;
  /** By party the share of what it owes that is paid if it defaults. */
  readonly recoveryRates: Readonly<Record<string, Decimal>>;
  /** How uncertain quantities hang together: paths, correlations and copula in one. */
  readonly dependence: Dependence;
  /** Odds of each event as stated, by name, without those of `jointEvents`; empty where none are stated. */
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
  | "recoveryRates"
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
  return own.size === 0 ? builtInBeliefs(document) : beliefsFrom(document, [...own]);
}

const builtInBeliefs = /* @__PURE__ */ memoizeDocument((document) => beliefsFrom(document as JsonObject, []));

function beliefsFrom(document: JsonObject, own: readonly DistributionType[]): Assumptions {
  const { value: parsed, assumed } = readDocument(assumptionsSchema(own), document, []);
  const tables = {
    creditSpreads: parsed.creditSpreads ?? {},
    metrics: parsed.metrics ?? {},
    shares: parsed.shares ?? {},
    currencies: parsed.currencies ?? {},
    recoveryRates: parsed.recoveryRates ?? {},
  };
  const assumptions: Assumptions = {
    ...parsed,
    ...tables,
    closing: parsed.closing?.closes === "on" ? parsed.closing.date : undefined,
    closingTimes: parsed.closing && closingTimes(parsed.closing, parsed.valuationDate),
    requiredReturns: parsed.requiredReturns ?? {},
    dependence: dependenceOf({ ...parsed, ...tables }),
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

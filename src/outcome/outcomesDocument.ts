import * as z from "zod";
import type { DecimalInput } from "../numeric/decimal.js";
import {
  choice,
  currencyCode,
  decimal,
  field,
  identifier,
  isoDate,
  line,
  list,
  positive,
  table,
  text,
} from "../schema/fields.js";
import { fieldsJson } from "../schema/fieldsJson.js";
import { once } from "../schema/memoize.js";
import { parse } from "../schema/parse.js";
import { schemaVersion } from "../schema/schemaVersion.js";
import { DATE_RULE, type EpochDay, type IsoDate, readDate } from "../time/date.js";

/** What has happened, as people write it: facts, where beliefs are what somebody expects. See `settle`. */
export interface OutcomesInput {
  /** The JSON Schema of this document, for editors; none unless stated. */
  readonly $schema?: string | undefined;
  /** Version of the schema that the document follows, which this library refuses where it is newer than its own; 1 unless stated. */
  readonly schemaVersion?: number | undefined;
  /** Whose account it is, for headings; nobody's unless stated. */
  readonly name?: string | undefined;
  /** A remark for people; none unless stated. */
  readonly note?: string | undefined;
  /** The day of settlement: everything that is stated was known by then. */
  readonly settledOn: IsoDate;
  /** The day on which the offer closed, or on which it was known that it does not; not known unless stated. */
  readonly closing?: IsoDate | FailedClosingInput | undefined;
  /** Metrics as they were measured, by the name that the terms give them; none unless stated. */
  readonly metrics?: Readonly<Record<string, MeasuredMetricInput>> | undefined;
  /** By event the day on which it happened, or `"did not happen"` once that is certain; of an event that counts by period, `"fda"` with its day or `"fda in 2023"` with a day of that period; not known unless stated. */
  readonly events?: Readonly<Record<string, IsoDate | "did not happen">> | undefined;
  /** Prices of shares by issuer; none unless stated. */
  readonly shares?: Readonly<Record<string, PricedShareInput>> | undefined;
  /** Exchange rates of other currencies than the offer's, by their ISO 4217 code, for a total in the offer's; none unless stated. */
  readonly currencies?: Readonly<Record<string, ExchangedCurrencyInput>> | undefined;
}

/** That the offer did not close. */
export interface FailedClosingInput {
  /** The day on which that was known, which "closing" means in what is owed because of it. */
  readonly failed: IsoDate;
}

/** A metric as it was measured. */
export interface MeasuredMetricInput {
  /** What the figures are measured in, an ISO 4217 code or a word such as `"user"`; that in which the terms measure the metric unless stated. */
  readonly currency?: string | undefined;
  /** The figures by period label, in that unit. */
  readonly measured: Readonly<Record<string | number, DecimalInput>>;
  /** A remark for people; none unless stated. */
  readonly note?: string | undefined;
}

/** Prices of one issuer's shares. */
export interface PricedShareInput {
  /** ISO 4217 code of the prices' currency; that in which the terms look at them unless stated. */
  readonly currency?: string | undefined;
  /** Prices by day, in units of the currency; above 0; none unless stated. */
  readonly prices?: Readonly<Record<string, DecimalInput>> | undefined;
  /** Averages over windows as they were determined, in place of the mean of all calendar days; none unless stated. */
  readonly averages?: readonly AveragePriceInput[] | undefined;
  /** A remark for people; none unless stated. */
  readonly note?: string | undefined;
}

/** An average price over a window. */
export interface AveragePriceInput {
  /** The first day of the window. */
  readonly from: IsoDate;
  /** The last day of the window. */
  readonly to: IsoDate;
  /** The average, in units of the currency; above 0. */
  readonly price: DecimalInput;
}

/** What a currency other than the offer's was worth. */
export interface ExchangedCurrencyInput {
  /** Units of the offer's currency for one unit of this one, by day; above 0. */
  readonly rates: Readonly<Record<string, DecimalInput>>;
  /** A remark for people; none unless stated. */
  readonly note?: string | undefined;
}

/** Whether an event happened, and on which day. */
export interface Happening {
  readonly happens: boolean;
  readonly on: EpochDay | undefined;
}

/** The day on which an offer closed or failed. */
interface Ended {
  readonly day: EpochDay;
  readonly failed: boolean;
}

const MAX_AVERAGES = 1000;

/** A table from days to numbers. */
const byDay = (description: string) =>
  table(positive(description)).superRefine((days, context) => {
    for (const day of Object.keys(days)) {
      if (readDate(day) !== undefined) continue;
      const params = { code: "invalid-date", whole: true };
      context.addIssue({ code: "custom", path: [day], message: DATE_RULE, params });
    }
  });

function closingField() {
  const day = isoDate("The day on which the offer closed").transform(
    (on): Ended => ({ day: on, failed: false }),
  );
  const failed = z
    .strictObject({ failed: isoDate("The day on which it was known that the offer does not close") })
    .transform((stated): Ended => ({ day: stated.failed, failed: true }));
  const json = () => ({
    anyOf: [
      fieldsJson.date,
      {
        type: "object",
        properties: { failed: fieldsJson.date },
        required: ["failed"],
        additionalProperties: false,
      },
    ],
  });
  return choice<IsoDate | FailedClosingInput, Ended>(
    "The day on which the offer closed, or { failed } with the day on which it was known that it does not",
    json,
    (written) => (typeof written === "object" && written !== null ? failed : day),
  );
}

const DID_NOT_HAPPEN = "did not happen";

const eventField = () =>
  field<IsoDate | "did not happen", Happening>(
    `The day on which it happened, or "${DID_NOT_HAPPEN}" once that is certain`,
    { anyOf: [fieldsJson.date, { const: DID_NOT_HAPPEN }] },
    (input) => {
      if (input === DID_NOT_HAPPEN) return { value: Object.freeze({ happens: false, on: undefined }) };
      const on = readDate(input);
      return on === undefined
        ? { code: "invalid-date", message: `must be a day YYYY-MM-DD, or "${DID_NOT_HAPPEN}"` }
        : { value: Object.freeze({ happens: true, on }) };
    },
  );

const average = () =>
  z
    .strictObject({
      from: isoDate("The first day of the window"),
      to: isoDate("The last day of the window"),
      price: positive("The average price of one share, in units of the currency"),
    })
    .superRefine(({ from, to }, context) => {
      if (from <= to) return;
      const message = "must not come before the first day of the window";
      context.addIssue({
        code: "custom",
        path: ["to"],
        message,
        params: { code: "invalid-date", whole: true },
      });
    });

const remark = () => text("A remark for people").optional();

const outcomesSchema = /* @__PURE__ */ once(() =>
  z
    .strictObject({
      $schema: text("The JSON Schema of this document, for editors").optional(),
      schemaVersion: schemaVersion(),
      name: line("Whose account it is").optional(),
      note: remark(),
      settledOn: isoDate("The day of settlement, by which everything that is stated was known"),
      closing: closingField().optional(),
      metrics: table(
        z.strictObject({
          currency: identifier(
            'What the figures are measured in, a currency or a word such as "user"; that of the terms unless stated',
          ).optional(),
          measured: table(decimal("The figure of the period, in that unit")),
          note: remark(),
        }),
      ).optional(),
      events: table(eventField()).optional(),
      shares: table(
        z.strictObject({
          currency: currencyCode("Currency of the prices; that of the terms unless stated").optional(),
          prices: byDay("Price of one share on that day, in units of the currency").optional(),
          averages: list(average(), MAX_AVERAGES, 0).optional(),
          note: remark(),
        }),
      ).optional(),
      currencies: table(
        z.strictObject({
          rates: byDay("Units of the offer's currency for one unit of this one, on that day"),
          note: remark(),
        }),
      ).optional(),
    })
    .meta({
      description:
        "What has happened: metrics as measured, events with their days, prices, the day of closing.",
    }),
);

/** Outcomes, checked by themselves and not yet held against an offer. */
export type Outcomes = z.output<ReturnType<typeof outcomesSchema>>;

export const readOutcomes = (input: OutcomesInput): Outcomes => parse(outcomesSchema(), input, "outcomes");

/**
 * The JSON Schema (draft 2020-12) of an outcomes document, for editors and other programs.
 *
 * @example
 * ```ts
 * Object.keys(outcomesJsonSchema().properties ?? {}).includes("settledOn"); // => true
 * ```
 */
export const outcomesJsonSchema = (): z.core.JSONSchema.BaseSchema =>
  z.toJSONSchema(outcomesSchema(), { io: "input", unrepresentable: "any" });

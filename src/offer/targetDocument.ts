import * as z from "zod";
import type { Decimal, DecimalInput } from "../numeric/decimal.js";
import { isJsonObject, type Json } from "../schema/document.js";
import { choice, decimal, line, list, nonNegative, positive } from "../schema/fields.js";
import { fieldsJson } from "../schema/fieldsJson.js";
import { once } from "../schema/memoize.js";

/** What an offer is for, with its share capital, so that terms can be stated for each share. */
export interface TargetInput {
  /** What it is called. */
  readonly name: string;
  /** Its shares, options and the like; without them nothing can be stated or told for each share. */
  readonly shares?: TargetSharesInput | undefined;
  /** Financial debt less cash, in units of the offer's currency, negative where cash exceeds debt; no enterprise value unless stated. */
  readonly netDebt?: DecimalInput | undefined;
}

/** The share capital of a target. */
export interface TargetSharesInput {
  /** Shares outstanding; above 0. */
  readonly basic: DecimalInput;
  /** Options on its shares, at most 1,000 grants; none unless stated. */
  readonly options?: readonly TargetOptionInput[] | undefined;
  /** Units that turn into one share each without a payment, such as restricted stock units; 0 unless stated. */
  readonly stockUnits?: DecimalInput | undefined;
  /** What is converted into shares when the deal closes, at most 1,000; none unless stated. */
  readonly convertibles?: readonly TargetConvertibleInput[] | undefined;
}

/** Options of one strike. */
interface TargetOptionInput {
  /** Number of options, one share each. */
  readonly count: DecimalInput;
  /** Price of one share at which they are exercised. */
  readonly strike: DecimalInput;
  /** Whether they count: false for those that lapse or go on as options of the bidder; true unless stated. */
  readonly vested?: boolean | undefined;
}

/** Bonds, notes or preferred stock that are converted. */
interface TargetConvertibleInput {
  /** Shares that they are converted into. */
  readonly shares: DecimalInput;
  /**
   * Price of one share above which they are converted, in units of the offer's currency; always converted unless stated. Until then
   * they are debt: `netDebt` counts them as such, and what is converted is taken off it.
   */
  readonly conversionPrice?: DecimalInput | undefined;
}

const MAX_GRANTS = 1000;

const sharesShape = () => ({
  basic: positive("Shares outstanding; above 0"),
  options: list(
    z.strictObject({
      count: nonNegative("Number of options, one share each"),
      strike: nonNegative("Price of one share at which they are exercised"),
      vested: z
        .boolean()
        .meta({
          description: "Whether they count: false for those that lapse or go on as options of the bidder",
        })
        .optional(),
    }),
    MAX_GRANTS,
    0,
  ).optional(),
  stockUnits: nonNegative(
    "Units that turn into one share each without a payment, such as restricted stock units",
  ).optional(),
  convertibles: list(
    z.strictObject({
      shares: nonNegative("Shares that they are converted into"),
      conversionPrice: nonNegative(
        "Price of one share above which they are converted; always converted unless stated",
      ).optional(),
    }),
    MAX_GRANTS,
    0,
  ).optional(),
});

const capitalised = () =>
  z.strictObject({
    name: line("What it is called"),
    shares: z.strictObject(sharesShape()).optional(),
    netDebt: decimal(
      "Financial debt less cash, in units of the offer's currency, negative where cash exceeds debt",
    ).optional(),
  });

/** A target, read: its name, and what else was said of it. */
export interface TargetDocument {
  readonly name: string;
  readonly shares?: TargetShares | undefined;
  readonly netDebt?: Decimal | undefined;
}

/** The share capital of a target, read. What was left out is undefined. */
export interface TargetShares {
  /** Shares outstanding. */
  readonly basic: Decimal;
  /** Options on its shares. */
  readonly options?:
    | readonly {
        /** Number of options, one share each. */
        readonly count: Decimal;
        /** Price of one share at which they are exercised. */
        readonly strike: Decimal;
        /** Whether they count: they do where undefined. */
        readonly vested?: boolean | undefined;
      }[]
    | undefined;
  /** Units that turn into one share each without a payment. */
  readonly stockUnits?: Decimal | undefined;
  /** What is converted into shares when the deal closes. */
  readonly convertibles?:
    | readonly {
        /** Shares that they are converted into. */
        readonly shares: Decimal;
        /** Price of one share above which they are converted; always converted where undefined. */
        readonly conversionPrice?: Decimal | undefined;
      }[]
    | undefined;
}

/** What an offer is for: a text, or an object with the share capital. */
export function targetField(description: string) {
  const forms = {
    text: once(() => line("What it is called").transform((name): TargetDocument => ({ name }))),
    capitalised: once(capitalised),
  };
  const formOf = (written: Json | undefined) => (isJsonObject(written) ? forms.capitalised() : forms.text());
  return choice<string | TargetInput, TargetDocument>(description, () => targetJson, formOf);
}

const targetJson = {
  anyOf: [
    { type: "string", maxLength: 200 },
    {
      type: "object",
      properties: {
        name: { type: "string", maxLength: 200 },
        shares: {
          type: "object",
          properties: {
            basic: fieldsJson.decimal,
            options: {
              type: "array",
              items: {
                type: "object",
                properties: {
                  count: fieldsJson.decimal,
                  strike: fieldsJson.decimal,
                  vested: { type: "boolean" },
                },
                required: ["count", "strike"],
                additionalProperties: false,
              },
            },
            stockUnits: fieldsJson.decimal,
            convertibles: {
              type: "array",
              items: {
                type: "object",
                properties: { shares: fieldsJson.decimal, conversionPrice: fieldsJson.decimal },
                required: ["shares"],
                additionalProperties: false,
              },
            },
          },
          required: ["basic"],
          additionalProperties: false,
        },
        netDebt: fieldsJson.decimal,
      },
      required: ["name"],
      additionalProperties: false,
    },
  ],
};

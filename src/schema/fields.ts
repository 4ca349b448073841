// Internal: no name of the public API lives here.

import * as z from "zod";
import { $constructor } from "zod/v4/core";
import { describeReceived, type OfferErrorCode } from "../errors.js";
import {
  type Decimal,
  type DecimalInput,
  type DecimalReading,
  readDecimal,
  readFraction,
} from "../numeric/decimal.js";
import { DATE_RULE, type EpochDay, type IsoDate, readDate } from "../time/date.js";
import { DATE_RULE_RULE, type DateRule, type DateRuleInput, readDateRule } from "../time/dateRule.js";
import { DURATION_RULE, type Duration, LAG_RULE, type Lag, readDuration, readLag } from "../time/duration.js";
import { PERIOD_RULE, type Period, type PeriodInput, readPeriod } from "../time/period.js";
import type { Json } from "./document.js";
import { fieldsJson } from "./fieldsJson.js";
import { CURRENCY, CURRENCY_RULE, IDENTIFIER, IDENTIFIER_RULE, isIdentifier } from "./identifier.js";
import { once } from "./memoize.js";
import { isPlain } from "./plainText.js";
import { type FieldContext, isLeftAlone, readsItself, UNREADABLE } from "./reader.js";

// The pieces every schema here is made of. They are functions, not constants: a zod schema at the top level of a module
// could not be dropped by a bundler, and building it would cost every importer time.

/** What a field makes of its input: a frozen value, or what is wrong. */
type Reading<Out> = { readonly value: Out } | { readonly code: OfferErrorCode; readonly message: string };

/** A field that is read by `read`, described to people by `description` and to JSON Schema by `json`. */
export function field<In, Out>(description: string, json: object, read: (input: unknown) => Reading<Out>) {
  return readBy<In, Out>({ description, json: () => json }, (input, context) => {
    const reading = read(input);
    if ("value" in reading) return reading.value;
    const { code, message } = reading;
    return input === undefined
      ? context.refuse({ code: "missing-term", message: `is required: ${message}` })
      : context.refuse({ code, message, received: describeReceived(input) });
  });
}

/**
 * A field that is written in one of several forms. Which one it is shows in what is written, so no tag says it, and everything
 * that is wrong is said by that form alone. `json` describes all of them.
 */
export function choice<In, Out>(
  description: string,
  json: () => object,
  formOf: (written: Json | undefined) => z.ZodType<Out>,
) {
  return readBy<In, Out>({ description, json }, (written, context) => context.read(formOf(written), written));
}

/** What a field is to people, and to JSON Schema, which is made only where somebody asks for it. */
interface FieldMeaning {
  readonly description?: string;
  readonly json?: () => object;
}

/** A field of a kind of its own: `read` makes its frozen value, or says what is wrong. */
export function readBy<In, Out>(
  { description, json = () => ({}) }: FieldMeaning,
  read: (written: Json | undefined, context: FieldContext) => Out | typeof UNREADABLE,
): z.ZodType<Out, In> {
  const transform = (input: In, context: z.RefinementCtx): Out => {
    const value = read(input as Json | undefined, wording(context, input));
    return value === UNREADABLE ? z.NEVER : value;
  };
  readsItself(transform, read);
  const schema = new ReadField({ type: "transform", transform, json } as FieldDefinition);
  if (description !== undefined) z.globalRegistry.add(schema, { description });
  return schema as z.ZodType as z.ZodType<Out, In>;
}

type FieldDefinition = z.ZodTransform["_zod"]["def"] & { readonly json: () => object };

/**
 * One schema a field, where zod would take four (anything, with its meaning, what is made of it, one after the other), of which each
 * costs as much as to read several fields. It is a transform of zod's, but has to be stated.
 */
const ReadField: $constructor<z.ZodTransform, FieldDefinition> = /* @__PURE__ */ $constructor(
  "ReadField",
  (made, definition) => {
    asTransform(made, definition);
    made._zod.optin = undefined;
    made._zod.toJSONSchema = () => ({ ...definition.json() });
  },
);

/** TypeScript takes it for an assertion, which needs a type of its own. */
const asTransform = (made: z.ZodTransform, definition: FieldDefinition): void => {
  const { init }: { init: (made: z.ZodTransform, definition: FieldDefinition) => void } = z.ZodTransform;
  init(made, definition);
};

/** Reads with zod, which keeps what is wrong. */
const wording = (context: z.RefinementCtx, input: unknown): FieldContext => ({
  read<Out>(schema: z.ZodType<Out>, written: Json | undefined) {
    const result = schema._zod.run({ value: written, issues: [] }, { async: false });
    const { issues, value } = result as z.core.ParsePayload<Out>;
    // There is no value that a rule between fields could look at.
    for (const issue of issues) context.issues.push({ ...issue, continue: false });
    return issues.length > 0 ? UNREADABLE : value;
  },
  refuse({ code, message, path = [], received }) {
    const params = { code, found: received, whole: received === undefined };
    context.addIssue({ code: "custom", path: [...path], message, input, params });
    return UNREADABLE;
  },
  assume: () => undefined,
});

/** The rule that a number breaks, if any. */
type NumberRule = (value: Decimal) => string | undefined;

/** An exact number, held to `check` (which returns the rule that is broken, if any). */
export const decimal = (description: string, check?: NumberRule) =>
  numeric(description, fieldsJson.decimal, readDecimal, check);

/** An exact number that is a rate or a share of something, which may be written as a percentage: `"8%"` is 0.08. */
export const percentage = (description: string, check?: NumberRule) =>
  numeric(description, fieldsJson.fraction, readFraction, check);

function numeric(
  description: string,
  json: object,
  readNumber: (input: unknown) => DecimalReading,
  check: NumberRule | undefined,
) {
  return field<DecimalInput, Decimal>(description, json, (input) => {
    const reading = readNumber(input);
    if (!reading.ok) return reading;
    const broken = check?.(reading.value);
    return broken === undefined ? { value: reading.value } : { code: "out-of-range", message: broken };
  });
}

const notNegative: NumberRule = (value) =>
  value.isNegative() && !value.isZero() ? "must not be negative" : undefined;

const aboveZero: NumberRule = (value) => (value.greaterThan(0) ? undefined : "must be greater than 0");

export const nonNegative = (description: string) => decimal(description, notNegative);

/** A rate of at least 0, such as a credit spread, which may be written as a percentage. */
export const nonNegativeRate = (description: string) => percentage(description, notNegative);

export const positive = (description: string) => decimal(description, aboveZero);

/** A share above 0, which may be more than the whole, and may be written as a percentage. */
export const positiveShare = (description: string) => percentage(description, aboveZero);

/** A number from 0 to 1: a share or a probability. */
export const fraction = (description: string) => percentage(description, notAFraction);

/** What is wrong with a number that should be from 0 to 1, if anything. */
export function notAFraction(value: Decimal): string | undefined {
  if (value.greaterThanOrEqualTo(0) && value.lessThanOrEqualTo(1)) return undefined;
  const asPercent = value.greaterThan(1) && value.lessThanOrEqualTo(100);
  return `must be between 0 and 1${asPercent ? `: write ${value}% as "${value.div(100)}"` : ""}`;
}

const MAX_HAZARD = 1000;

/** What is wrong with a hazard rate a year, if anything. */
export const notAHazard = (rate: Decimal): string | undefined =>
  rate.lessThan(0) || rate.greaterThan(MAX_HAZARD) ? `must be between 0 and ${MAX_HAZARD} a year` : undefined;

/** Yearly volatility as a fraction; beyond 1,000% it is a slip of the pen. */
export const volatility = (description: string) =>
  percentage(description, (value) =>
    value.isNegative() || value.greaterThan(10) ? "must be between 0 and 10 (0.4 is 40%)" : undefined,
  );

export const isoDate = (description: string) =>
  field<IsoDate, EpochDay>(description, fieldsJson.date, (input) => {
    const value = readDate(input);
    return value === undefined ? { code: "invalid-date", message: DATE_RULE } : { value };
  });

export const dateRule = (description: string) =>
  field<DateRuleInput, DateRule>(description, fieldsJson.dateRule, (input) => {
    const value = readDateRule(input);
    return value === undefined ? { code: "invalid-date", message: DATE_RULE_RULE } : { value };
  });

export const duration = (description: string) =>
  field<string, Duration>(description, { type: "string" }, (input) => {
    const value = readDuration(input);
    return value === undefined
      ? { code: "invalid-date", message: DURATION_RULE }
      : { value: Object.freeze(value) };
  });

/** The time from a day to a payment: a calendar duration, or business days of the offer's calendars. */
export const lag = (description: string) =>
  field<string, Lag>(description, { type: "string" }, (input) => {
    const value = readLag(input);
    return value === undefined
      ? { code: "invalid-date", message: LAG_RULE }
      : { value: Object.freeze(value) };
  });

export function period(description: string) {
  const json = {
    anyOf: [
      { type: "integer" },
      { type: "string" },
      {
        type: "object",
        properties: { label: { type: "string" }, start: fieldsJson.dateRule, end: fieldsJson.dateRule },
        required: ["label", "start", "end"],
        additionalProperties: false,
      },
    ],
  };
  return field<PeriodInput, Period>(description, json, (input) => {
    const value = readPeriod(input);
    return value === undefined ? { code: "invalid-date", message: PERIOD_RULE } : { value };
  });
}

export const identifier = (description: string) =>
  field<string, string>(description, { type: "string", minLength: 1, maxLength: 80 }, (input) =>
    typeof input === "string" && isIdentifier(input)
      ? { value: input }
      : { code: "invalid-term", message: IDENTIFIER_RULE },
  );

/** An event that must happen, by its name, or that must not, with `happens: false`. */
export type ConditionInput =
  | string
  | {
      /** The event, by the name under which beliefs give its probability. */
      readonly event: string;
      /** Whether the event must happen, or must not. */
      readonly happens: boolean;
    };

export const condition = (description: string) =>
  field<ConditionInput, { readonly event: string; readonly happens: boolean }>(
    description,
    fieldsJson.condition,
    (input) => {
      const { event, happens, ...rest } = (
        typeof input === "object" && input !== null ? input : { event: input, happens: true }
      ) as {
        readonly [key: string]: unknown;
      };
      const valid = typeof event === "string" && isIdentifier(event) && typeof happens === "boolean";
      return valid && Object.keys(rest).length === 0
        ? { value: Object.freeze({ event, happens }) }
        : {
            code: "invalid-term",
            message: 'must be the name of an event, or { event: "…", happens: false }',
          };
    },
  );

export const currencyCode = (description: string) =>
  field<string, string>(description, { type: "string", pattern: "^[A-Z]{3}$" }, (input) =>
    typeof input === "string" && CURRENCY.test(input)
      ? { value: input }
      : { code: "invalid-term", message: CURRENCY_RULE },
  );

/** Free text for people: one line or several, no control characters. */
export const text = (description: string) =>
  field<string, string>(description, { type: "string", maxLength: 2000 }, (input) =>
    typeof input === "string" && input.length <= 2000 && hasNone(/\p{Cc}/u, input.replaceAll("\n", ""))
      ? { value: input }
      : {
          code: "invalid-term",
          message: "must be a text of at most 2000 characters without control characters",
        },
  );

/** Free text on one line: what is printed as a heading or in a cell. */
export const line = (description: string) =>
  field<string, string>(description, { type: "string", maxLength: 200 }, (input) =>
    typeof input === "string" &&
    input.length > 0 &&
    input.length <= 200 &&
    hasNone(/[\p{Cc}\p{Zl}\p{Zp}]/u, input)
      ? { value: input }
      : { code: "invalid-term", message: "must be a text of 1 to 200 characters on one line" },
  );

/** Whether a text has none of some characters, all of which are hidden. */
const hasNone = (hidden: RegExp, text: string): boolean => isPlain(text) || !hidden.test(text);

/** A field that may be left out, and need not be stated by default. Its schema is made when the first document states it. */
export function whereStated<Field extends z.ZodType>(make: () => Field): z.ZodOptional<Field> {
  const stated = once(make);
  const optional = new z.ZodOptional({
    type: "optional",
    get innerType() {
      return stated();
    },
  });
  isLeftAlone(optional);
  return optional as z.ZodType as z.ZodOptional<Field>;
}

/** How long a list may be, asked of lists alone: zod asks whatever has a field `length`, and trips over some of them. */
const ofLists = <Rule extends z.core.$ZodCheck<{ length: number }>>(rule: Rule): Rule => {
  rule._zod.def.when = ({ value }) => Array.isArray(value);
  return rule;
};

/** A list with a bound on how many entries it has: at least one, unless `minimum` says otherwise. */
export const list = <Item extends z.ZodType>(item: Item, maximum = 1000, minimum = 1) => {
  const bounded = z.array(item).check(ofLists(z.maxLength(maximum)));
  return minimum === 0 ? bounded : bounded.check(ofLists(z.minLength(minimum)));
};

/** A table from names to values. */
export const table = <Value extends z.ZodType>(value: Value) => {
  const name = z.string().regex(IDENTIFIER, { error: IDENTIFIER_RULE });
  readsItself(name, (key) => (typeof key === "string" && isIdentifier(key) ? key : UNREADABLE));
  return z.record(name, value);
};

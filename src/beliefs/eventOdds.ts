import * as z from "zod";
import type { Condition } from "../algebra/claim.js";
import type { Decimal, DecimalInput } from "../numeric/decimal.js";
import { isJsonObject, type Json } from "../schema/document.js";
import { type ConditionInput, choice, condition, fraction, identifier, list } from "../schema/fields.js";
import { fieldsJson } from "../schema/fieldsJson.js";
import { once } from "../schema/memoize.js";

/** The odds of an event as people write them: its probability from 0 to 1, or what it hangs on. */
export type EventInput = DecimalInput | ConditionalOddsInput;

/** Odds that hang on other events: one probability if all of these happen, another one otherwise. */
export interface ConditionalOddsInput {
  /** What the odds hang on: one event that must happen (or must not), or several, of which all must. */
  readonly given: ConditionInput | readonly ConditionInput[];
  /** Probability from 0 to 1 if all of `given` happen. */
  readonly ifHappens: DecimalInput;
  /** Probability from 0 to 1 otherwise. */
  readonly ifNot: DecimalInput;
}

/** The odds of several events at once: everything that may come about, with its probability. */
export interface JointTableInput {
  /** The events of the table; those that `outcomes` name unless stated. */
  readonly events?: readonly string[] | undefined;
  /** What happens (and all else does not), with its probability; these add up to 1. */
  readonly outcomes: readonly {
    /** The events that happen; empty where none of the table does. */
    readonly happens: readonly string[];
    /** Probability from 0 to 1 that these events happen and no other one of the table. */
    readonly probability: DecimalInput;
  }[];
}

/** The odds of an event, checked. */
export type EventOdds =
  | Decimal
  | {
      /** What the odds hang on: events that must all happen, or must not. */
      readonly given: readonly Condition[];
      /** Probability from 0 to 1 if all of `given` happen. */
      readonly ifHappens: Decimal;
      /** Probability from 0 to 1 otherwise. */
      readonly ifNot: Decimal;
    };

const MAX_GIVEN = 20;
const MAX_TABLE_EVENTS = 20;
const MAX_OUTCOMES = 1000;

const eventJson = {
  anyOf: [
    fieldsJson.fraction,
    {
      type: "object",
      properties: {
        given: fieldsJson.conditions,
        ifHappens: fieldsJson.fraction,
        ifNot: fieldsJson.fraction,
      },
      required: ["given", "ifHappens", "ifNot"],
      additionalProperties: false,
    },
  ],
};

/** The schema of an event's odds, on their own or conditional. */
export function eventField(description: string) {
  const forms = {
    alone: once(() => fraction("Probability from 0 to 1")),
    conditional: once(conditionalOdds),
  };
  const formOf = (written: Json | undefined): z.ZodType<EventOdds> =>
    isJsonObject(written) ? forms.conditional() : forms.alone();
  return choice<EventInput, EventOdds>(description, () => eventJson, formOf);
}

const conditionalOdds = () => {
  const one = condition("An event that must happen, or must not");
  const forms = {
    one: one.transform((given): readonly Condition[] => [given]),
    several: list(one, MAX_GIVEN),
  };
  return z.strictObject({
    given: choice<ConditionInput | readonly ConditionInput[], readonly Condition[]>(
      "What the odds hang on",
      () => fieldsJson.conditions,
      (written) => (Array.isArray(written) ? forms.several : forms.one),
    ),
    ifHappens: fraction("Probability if all of `given` happen"),
    ifNot: fraction("Probability otherwise"),
  });
};

/** The schema of a joint table; its sums are checked where it meets the other odds. */
export const jointTableField = () =>
  z.strictObject({
    /** The events of the table; undefined for those that `outcomes` name. */
    events: list(identifier("An event of the table"), MAX_TABLE_EVENTS).optional(),
    /** What happens (and all else does not), with its probability; these add up to 1. */
    outcomes: list(
      z.strictObject({
        /** The events that happen; empty where none of the table does. */
        happens: z.array(identifier("An event that happens")).max(MAX_TABLE_EVENTS),
        /** Probability from 0 to 1 that these events happen and no other one of the table. */
        probability: fraction("Probability that these events happen and no other one of the table"),
      }),
      MAX_OUTCOMES,
    ),
  });

export type JointTable = z.output<ReturnType<typeof jointTableField>>;

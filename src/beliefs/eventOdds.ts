import * as z from "zod";
import type { Condition } from "../algebra/claim.js";
import type { Decimal, DecimalInput } from "../numeric/decimal.js";
import type { Json } from "../schema/document.js";
import { type ConditionInput, condition, fraction, identifier, list } from "../schema/fields.js";
import { fieldsJson } from "../schema/fieldsJson.js";

/** The odds of an event as people write them: its probability from 0 to 1, or what it hangs on. */
export type EventInput = DecimalInput | ConditionalOddsInput;

/** Odds that hang on other events: one probability if all of these happen, another one otherwise. */
export interface ConditionalOddsInput {
  readonly given: ConditionInput | readonly ConditionInput[];
  readonly ifHappens: DecimalInput;
  readonly ifNot: DecimalInput;
}

/** The odds of several events at once: everything that may come about, with its probability. */
export interface JointTableInput {
  /** The events of the table; those that `outcomes` name unless stated. */
  readonly events?: readonly string[] | undefined;
  /** What happens (and all else does not), with its probability; these add up to 1. */
  readonly outcomes: readonly {
    readonly happens: readonly string[];
    readonly probability: DecimalInput;
  }[];
}

/** The odds of an event, checked. */
export type EventOdds =
  | Decimal
  | {
      readonly given: readonly Condition[];
      readonly ifHappens: Decimal;
      readonly ifNot: Decimal;
    };

const MAX_GIVEN = 20;
const MAX_TABLE_EVENTS = 20;
const MAX_OUTCOMES = 1000;

const eventJson = {
  anyOf: [
    fieldsJson.decimal,
    {
      type: "object",
      properties: {
        given: fieldsJson.conditions,
        ifHappens: fieldsJson.decimal,
        ifNot: fieldsJson.decimal,
      },
      required: ["given", "ifHappens", "ifNot"],
      additionalProperties: false,
    },
  ],
};

/** The schema of an event's odds, on their own or conditional. */
export const eventField = (description: string) =>
  z
    .custom<EventInput>()
    .meta({ ...eventJson, description })
    .transform((input) => withKind(input as Json) as WrittenOdds)
    .pipe(z.discriminatedUnion("odds", [alone(), conditional()]))
    .transform((stated): EventOdds => {
      if (stated.odds === "alone") return stated.probability;
      const { given, ifHappens, ifNot } = stated;
      return { given, ifHappens, ifNot };
    });

type WrittenOdds = z.input<ReturnType<typeof alone> | ReturnType<typeof conditional>>;

const alone = () =>
  z.strictObject({ odds: z.literal("alone"), probability: fraction("Probability from 0 to 1") });

const conditional = () =>
  z.strictObject({
    odds: z.literal("conditional"),
    given: z
      .custom<ConditionInput | readonly ConditionInput[]>()
      .transform((input) => (Array.isArray(input) ? input : [input]) as ConditionInput[])
      .pipe(list(condition("An event that must happen, or must not"), MAX_GIVEN)),
    ifHappens: fraction("Probability if all of `given` happen"),
    ifNot: fraction("Probability otherwise"),
  });

const withKind = (input: Json): Json =>
  typeof input === "object" && input !== null && !Array.isArray(input)
    ? { odds: "conditional", ...input }
    : { odds: "alone", probability: input };

/** The schema of a joint table; its sums are checked where it meets the other odds. */
export const jointTableField = () =>
  z.strictObject({
    events: list(identifier("An event of the table"), MAX_TABLE_EVENTS).optional(),
    outcomes: list(
      z.strictObject({
        happens: z.array(identifier("An event that happens")).max(MAX_TABLE_EVENTS),
        probability: fraction("Probability that these events happen and no other one of the table"),
      }),
      MAX_OUTCOMES,
    ),
  });

export type JointTable = z.output<ReturnType<typeof jointTableField>>;

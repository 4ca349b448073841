import * as z from "zod";
import type { Condition } from "../algebra/claim.js";
import { type Decimal, type DecimalInput, exactSum, ONE } from "../numeric/decimal.js";
import { isJsonObject, type Json } from "../schema/document.js";
import {
  type ConditionInput,
  choice,
  condition,
  fraction,
  identifier,
  isoDate,
  list,
  notAHazard,
  percentage,
  period,
  table,
} from "../schema/fields.js";
import { fieldsJson } from "../schema/fieldsJson.js";
import { once } from "../schema/memoize.js";
import { ruledObject } from "../schema/rule.js";
import type { EpochDay, IsoDate } from "../time/date.js";
import { daysBetween, resolveDate } from "../time/dateRule.js";
import { isNamedTwice, outOfTurn, PERIOD_TWICE_RULE, type Period, type PeriodInput } from "../time/period.js";

/** The odds of an event as people write them: its probability from 0 to 1, what it hangs on, or when it happens. */
export type EventInput = DecimalInput | ConditionalOddsInput | OddsByPeriodInput | EventHazardInput;

/** Odds of an event that happens at most once, by the period in which it does; what is left to 1 is that it happens in none of them. */
export interface OddsByPeriodInput {
  /** By the label of a period, such as `"2023-H1"`, the probability from 0 to 1 that it happens then; at most 1 in all. */
  readonly byPeriod: Readonly<Record<string, DecimalInput>>;
}

/**
 * A constant chance that an event happens that happens at most once: by t with probability 1 − e^(−h·t), t in years on ACT/365F. Within
 * a period it happens with the difference between its last day and the day before its first.
 */
export interface EventHazardInput {
  /** h, a year: with 0.5, 39% happen within a year. */
  readonly hazardRate: DecimalInput;
  /** The day on which it has not happened yet, from which t counts. */
  readonly from: IsoDate;
  /** The periods in which it may happen, in their order and on days that are known: `2023`, `"2023-H1"`; at most 120. */
  readonly periods: readonly PeriodInput[];
}

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
    }
  | {
      /** By the label of a period the probability that it happens then. */
      readonly byPeriod: ReadonlyMap<string, Decimal>;
      /** The probability that it happens in none of them. */
      readonly never: Decimal;
      /** What these follow from, where they are stated by a chance a year. */
      readonly hazard?: EventHazard;
    };

/** A constant chance a year, and the periods that it is counted in. */
export interface EventHazard {
  /** The chance a year. */
  readonly rate: Decimal;
  /** The day on which the event has not happened yet. */
  readonly from: EpochDay;
  /** The periods in which it may happen, in their order. */
  readonly spans: readonly {
    /** The label of the period. */
    readonly label: string;
    /** The day before its first one. */
    readonly before: EpochDay;
    /** Its last day. */
    readonly until: EpochDay;
  }[];
}

const MAX_GIVEN = 20;
const MAX_TABLE_EVENTS = 20;
const MAX_OUTCOMES = 1000;
const MAX_PERIODS = 120;

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
    {
      type: "object",
      properties: {
        byPeriod: { type: "object", additionalProperties: fieldsJson.fraction, maxProperties: MAX_PERIODS },
      },
      required: ["byPeriod"],
      additionalProperties: false,
    },
    {
      type: "object",
      properties: {
        hazardRate: fieldsJson.fraction,
        from: fieldsJson.date,
        periods: {
          type: "array",
          items: { type: ["integer", "string", "object"] },
          minItems: 1,
          maxItems: MAX_PERIODS,
        },
      },
      required: ["hazardRate", "from", "periods"],
      additionalProperties: false,
    },
  ],
};

/** The schema of an event's odds: on their own, conditional, or by period. */
export function eventField(description: string) {
  const forms = {
    alone: once(() => fraction("Probability from 0 to 1")),
    conditional: once(conditionalOdds),
    byPeriod: once(oddsByPeriod),
    hazard: once(hazard),
  };
  const formOf = (written: Json | undefined): z.ZodType<EventOdds> => {
    if (!isJsonObject(written)) return forms.alone();
    if (Object.hasOwn(written, "byPeriod")) return forms.byPeriod();
    return Object.hasOwn(written, "hazardRate") ? forms.hazard() : forms.conditional();
  };
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

const oddsByPeriod = () =>
  ruledObject(
    { byPeriod: table(fraction("Probability from 0 to 1 that it happens in the period")) },
    ({ byPeriod }: { readonly byPeriod: Readonly<Record<string, Decimal>> }) => {
      const odds = Object.values(byPeriod);
      if (odds.length > MAX_PERIODS)
        return { field: "byPeriod", message: `must have at most ${MAX_PERIODS} periods` };
      const total = exactSum(odds);
      return total.greaterThan(1)
        ? { field: "byPeriod", message: `must add up to at most 1, but adds up to ${total}` }
        : undefined;
    },
  ).transform(
    ({ byPeriod }): EventOdds => ({
      byPeriod: new Map(Object.entries(byPeriod)),
      never: ONE.minus(exactSum(Object.values(byPeriod))),
    }),
  );

const hazard = () =>
  ruledObject(
    {
      hazardRate: percentage("Hazard rate of the event, a year", notAHazard),
      from: isoDate("The day on which it has not happened yet"),
      periods: list(period("A period in which it may happen"), MAX_PERIODS),
    },
    ({ periods }: { readonly periods: readonly Period[] }) => {
      const message = brokenPeriods(periods);
      return message === undefined ? undefined : { field: "periods", message };
    },
  ).transform(({ hazardRate, from, periods }): EventOdds => {
    /** The probability that it has not happened by the end of a day. */
    const open = (day: EpochDay): Decimal =>
      hazardRate
        .times(Math.max(0, day - from))
        .div(365)
        .neg()
        .exp();
    const days = periods.map(({ label, start, end }) => ({
      label,
      before: resolveDate(start, undefined) - 1,
      until: resolveDate(end, undefined),
    }));
    const spans = days.map(({ label, before, until }) => ({
      label,
      before: open(before),
      after: open(until),
    }));
    const last = spans.at(-1)?.after ?? ONE;
    // Before the first period, between two of them, or after the last: no part is negative, as 1 less a rounded sum may be.
    const never = spans.reduce(
      (outside, { before }, index) => outside.plus((spans[index - 1]?.after ?? ONE).minus(before)),
      last,
    );
    return {
      byPeriod: new Map(spans.map(({ label, before, after }) => [label, before.minus(after)])),
      never,
      hazard: { rate: hazardRate, from, spans: days },
    };
  });

function brokenPeriods(periods: readonly Period[]): string | undefined {
  const isOpen = ({ start, end }: Period): boolean => daysBetween(start, end) === undefined;
  if (periods.some(isOpen)) return "must be on days that are known before closing is";
  if (isNamedTwice(periods)) return PERIOD_TWICE_RULE;
  const late = outOfTurn(periods);
  return late && `must follow each other: ${late.label} begins before the end of the period before it`;
}

/** The schema of a joint table; its sums are checked where it meets the other odds. */
export const jointTableField = () =>
  z.strictObject({
    /** The events of the table; undefined for those that `outcomes` name. */
    events: list(identifier("An event of the table"), MAX_TABLE_EVENTS).optional(),
    /** What happens (and all else does not), with its probability; these add up to 1. */
    outcomes: list(
      z.strictObject({
        /** The events that happen; empty where none of the table does. */
        happens: list(identifier("An event that happens"), MAX_TABLE_EVENTS, 0),
        /** Probability from 0 to 1 that these events happen and no other one of the table. */
        probability: fraction("Probability that these events happen and no other one of the table"),
      }),
      MAX_OUTCOMES,
    ),
  });

export type JointTable = z.output<ReturnType<typeof jointTableField>>;

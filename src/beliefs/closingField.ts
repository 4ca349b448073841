import * as z from "zod";
import type { DecimalInput } from "../numeric/decimal.js";
import { ZERO } from "../numeric/decimal.js";
import type { Json } from "../schema/document.js";
import { choice, fraction, isoDate, list, notAHazard, percentage } from "../schema/fields.js";
import { fieldsJson } from "../schema/fieldsJson.js";
import { once } from "../schema/memoize.js";
import type { IsoDate } from "../time/date.js";

/** When a deal closes as people write it: on one day, on one of several, or at a rate until a last day. */
export type ClosingInput = IsoDate | ClosingDatesInput | ClosingHazardInput;

/** Days on which the deal may close, if nothing stops it; probabilities add up to 1 with `never`. */
export interface ClosingDatesInput {
  /** The days, each once, with their probabilities; at most 400. */
  readonly dates: readonly {
    /** A day on which the deal may close. */
    readonly date: IsoDate;
    /** Probability from 0 to 1 that it closes on that day, if nothing stops it. */
    readonly probability: DecimalInput;
  }[];
  /** Probability that it closes on none of them though nothing stops it; 0 unless stated. */
  readonly never?: DecimalInput | undefined;
}

/**
 * A constant chance of closing, if nothing stops it: closed by t with probability 1 − e^(−h·t), t in years on ACT/365F. What
 * closes within a month is taken to close on the day on which it does on average, or at the end of the month where `at` says so;
 * what has not closed by `until` never does.
 */
export interface ClosingHazardInput {
  /** h, a year: 2 closes half of all deals in 127 days. */
  readonly hazardRate: DecimalInput;
  /** From when; the valuation date unless stated. */
  readonly from?: IsoDate | undefined;
  /** The last day on which the deal may close. */
  readonly until: IsoDate;
  /** `"month"` unless stated. */
  readonly every?: "month" | "day" | undefined;
  /** The day that stands for a month: its mean day of closing, to the nearest day, or its end; `"mean"` unless stated. */
  readonly at?: "mean" | "end" | undefined;
}

const MAX_DATES = 400;

const closingJson = {
  anyOf: [
    fieldsJson.date,
    {
      type: "object",
      properties: {
        dates: {
          type: "array",
          items: {
            type: "object",
            properties: { date: fieldsJson.date, probability: fieldsJson.fraction },
            required: ["date", "probability"],
            additionalProperties: false,
          },
        },
        never: fieldsJson.fraction,
      },
      required: ["dates"],
      additionalProperties: false,
    },
    {
      type: "object",
      properties: {
        hazardRate: fieldsJson.fraction,
        from: fieldsJson.date,
        until: fieldsJson.date,
        every: { enum: ["month", "day"] },
        at: { enum: ["mean", "end"] },
      },
      required: ["hazardRate", "until"],
      additionalProperties: false,
    },
  ],
};

/** The schema of when a deal closes. */
export function closingField(description: string) {
  const forms = {
    onOneDay: once(onOneDay),
    onOneOfSeveral: once(onOneOfSeveral),
    atARate: once(atARate),
  };
  const formOf = (written: Json | undefined) => {
    if (typeof written !== "object" || written === null || Array.isArray(written)) return forms.onOneDay();
    return Object.hasOwn(written, "dates") ? forms.onOneOfSeveral() : forms.atARate();
  };
  return choice<ClosingInput, ClosingBelief>(description, () => closingJson, formOf);
}

/** When a deal closes, checked. */
export type ClosingBelief = z.output<
  ReturnType<typeof onOneDay> | ReturnType<typeof onOneOfSeveral> | ReturnType<typeof atARate>
>;

const onOneDay = () =>
  isoDate("The day on which the deal closes").transform((date) => ({ closes: "on", date }) as const);

const onOneOfSeveral = () =>
  z
    .strictObject({
      dates: list(
        z.strictObject({
          date: isoDate("A day on which the deal may close"),
          probability: fraction("Probability that it closes on that day, if nothing stops it"),
        }),
        MAX_DATES,
      ),
      never: fraction("Probability that it closes on none of them though nothing stops it").optional(),
    })
    .superRefine(({ dates, never = ZERO }, context) => {
      const refuse = (message: string) =>
        context.addIssue({ code: "custom", path: ["dates"], message, params: { whole: true } });
      const total = dates.reduce((sum, { probability }) => sum.plus(probability), never);
      if (!total.equals(1)) {
        refuse(`must have probabilities that add up to 1 with never, but they add up to ${total}`);
      }
      if (new Set(dates.map(({ date }) => date)).size < dates.length) refuse("must name each day once");
    })
    .transform(({ dates, never = ZERO }) => ({ closes: "on one of", dates, never }) as const);

const atARate = () =>
  z
    .strictObject({
      hazardRate: percentage("Hazard rate of closing, a year", notAHazard),
      from: isoDate("From when the deal may close; the valuation date unless stated").optional(),
      until: isoDate("The last day on which the deal may close"),
      every: z
        .enum(["month", "day"])
        .meta({ description: "How finely days of closing are told apart" })
        .prefault("month"),
      at: z
        .enum(["mean", "end"])
        .meta({ description: "The day that stands for a month: its mean day of closing, or its end" })
        .prefault("mean"),
    })
    .transform((hazard) => ({ closes: "at a rate", ...hazard }) as const);

// Internal: no name of the public API lives here.

import { type Amount, constant, ifAtLeast, observe, times } from "../../algebra/amount.js";
import { metric } from "../../algebra/observable.js";
import type { Decimal, DecimalInput } from "../../numeric/decimal.js";
import { isJsonObject } from "../../schema/document.js";
import { choice, type nonNegative, percentage, period } from "../../schema/fields.js";
import { fieldsJson } from "../../schema/fieldsJson.js";
import { once } from "../../schema/memoize.js";
import { ruledObject } from "../../schema/rule.js";
import type { Period, PeriodInput } from "../../time/period.js";
import type { BrokenRule } from "../defineComponent.js";
import { above } from "./amounts.js";

/** A level of a metric: a number, or so much growth over what the metric came to in another period. */
export type LevelInput = DecimalInput | GrowthInput;

/** Growth over what the metric came to in another period: the level is (1 + growth) times that figure; over a loss, a larger loss. */
interface GrowthInput {
  /** By how much the metric must have grown, as a fraction: 0.1 is 10%. */
  readonly growth: DecimalInput;
  /** The period over whose figure it must have grown, such as the year before. */
  readonly over: PeriodInput;
}

/** A level that has been read. */
export type Level = Decimal | Growth;

interface Growth {
  readonly growth: Decimal;
  readonly over: Period;
}

/** A growth that is asked for, as a fraction. */
export const growthField = (description: string) =>
  percentage(`${description}, as a fraction: 0.1 is 10%`, (value) =>
    value.greaterThan(-1) && value.lessThanOrEqualTo(10)
      ? undefined
      : "must be above -1 and at most 10 (0.1 is 10%)",
  );

export const levelJson = {
  anyOf: [
    fieldsJson.decimal,
    {
      type: "object",
      properties: { growth: fieldsJson.fraction, over: { type: ["integer", "string", "object"] } },
      required: ["growth", "over"],
      additionalProperties: false,
    },
  ],
};

/** The description of a field that may say growth in place of a number. */
export const orGrowth = (description: string): string =>
  `${description}, or { growth, over } over another period's figure`;

/** A field for a level: a number that `value` reads, or growth over another period's figure. */
export function levelField(description: string, value: typeof nonNegative) {
  const forms = {
    number: once(() => value(description)),
    growth: once(() =>
      ruledObject(
        {
          growth: growthField("By how much the metric must have grown"),
          over: period("The period over whose figure it must have grown"),
        },
        undefined,
      ),
    ),
  };
  // A Decimal in a document has become its text: what is still an object says a growth.
  return choice<LevelInput, Level>(
    orGrowth(description),
    () => levelJson,
    (written) => (isJsonObject(written) ? forms.growth() : forms.number()),
  );
}

/** Whether a level is growth over another period's figure, and no number. */
export const isGrowth = (level: Level): level is Growth => "growth" in level;

/** The numbers among levels. */
export const numbersIn = (levels: readonly Level[]): readonly Decimal[] =>
  levels.flatMap((level) => (isGrowth(level) ? [] : [level]));

/** A level as an amount; the figure that it grows from is one of the same metric, in its unit. */
export const levelAmount = (level: Level, name: string, unit: string): Amount =>
  isGrowth(level) ? times(level.growth.plus(1), observe(metric(name, level.over, unit))) : constant(level);

/** One amount where a metric reaches a level, itself included, and another where it does not. */
export const ifReached = (metric: Amount, level: Amount, then: Amount, otherwise: Amount): Amount =>
  level.tag === "constant"
    ? ifAtLeast(metric, level.value, then, otherwise)
    : ifAtLeast(above(metric, level), "0", then, otherwise);

/** Growth over the very period that is measured says nothing. */
export const growthOverItself = (
  field: string,
  level: Level,
  measured: Period | undefined,
): BrokenRule | undefined =>
  isGrowth(level) && level.over.label === measured?.label
    ? { field, message: `must be growth over another period than ${measured.label}, which is measured` }
    : undefined;

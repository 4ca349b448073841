import * as z from "zod";
import { type Assumptions, readAssumptions } from "../../beliefs/assumptions.js";
import type { AssumptionsInput } from "../../beliefs/assumptionsInput.js";
import { changeBeliefs } from "../../beliefs/changeBeliefs.js";
import { within } from "../../errors.js";
import type { Decimal } from "../../numeric/decimal.js";
import { formatAmount } from "../../numeric/format.js";
import { toResult } from "../../numeric/rounding.js";
import { printout, titleOf } from "../../print/printout.js";
import { figureColumn, textColumn, textTable } from "../../print/textTable.js";
import { copyDocument, type JsonObject } from "../../schema/document.js";
import { line } from "../../schema/fields.js";
import { once } from "../../schema/memoize.js";
import { readOptions } from "../../schema/options.js";
import { parseDocument } from "../../schema/parse.js";
import { type Printable, printable } from "../../schema/printable.js";
import { formatDate, type IsoDate } from "../../time/date.js";
import { beliefAt } from "../figures/beliefAt.js";
import { type FigureChoice, figureOf, type Subject, valueUnder } from "../figures/figureOf.js";
import { type Watch, watched } from "../figures/watch.js";
import { type BeliefValue, textOf } from "../figures/withBelief.js";

/** A name for beliefs that differ from the base in some figures, by their names: `{ "shares.ORCL.price": "55" }`. */
export interface NamedScenario {
  readonly name: string;
  readonly beliefs: Readonly<Record<string, BeliefValue>>;
}

export interface ScenarioOptions extends Watch {
  readonly figure?: FigureChoice | undefined;
}

export interface ScenarioValue {
  readonly name: string;
  readonly value: Decimal;
  /** From the value under the beliefs as they are. */
  readonly change: Decimal;
}

/** A figure under several sets of beliefs, side by side. */
export interface ScenarioValues extends Printable {
  readonly subject: string;
  readonly beliefs: string | undefined;
  readonly figure: string;
  readonly currency: string;
  readonly valuationDate: IsoDate;
  /** The figure under the beliefs as they are. */
  readonly value: Decimal;
  readonly scenarios: readonly ScenarioValue[];
}

const MAX_SCENARIOS = 10_000;

const schema = /* @__PURE__ */ once(() =>
  z
    .array(
      z.strictObject({
        name: line("What the scenario is called"),
        beliefs: z.record(z.string(), z.unknown()),
      }),
    )
    .min(1)
    .max(MAX_SCENARIOS),
);

/**
 * A figure under several named sets of changed beliefs. The changes of a scenario are made at once, so that probabilities which
 * add up to 1 can change together.
 *
 * @throws OfferError `unknown-key` for a path that names no stated figure; whatever is wrong with a value. The signal's reason,
 * if cancelled.
 * @example
 * ```ts
 * const deal = offer({ name: "Deal", currency: "USD", components: [stock({ shares: "10", issuer: "ORCL", delivered: "2021-01-01" })] });
 * const { scenarios } = scenarioValues(deal, { valuationDate: "2021-01-01", shares: { ORCL: { price: "60" } } }, [
 *   { name: "Price falls", beliefs: { "shares.ORCL.price": "45" } },
 * ]);
 * scenarios[0]?.change; // => -150
 * ```
 */
export function scenarioValues(
  subject: Subject,
  assumptions: AssumptionsInput | Assumptions,
  scenarios: readonly NamedScenario[],
  options: ScenarioOptions = {},
): ScenarioValues {
  const { figure: choice, ...watch } = readOptions(options, ["figure", "onProgress", "signal"]);
  const base = readAssumptions(assumptions);
  const figure = figureOf(subject, base, choice);
  const asked = parseDocument(schema(), copyDocument(scenarios, "scenarios"), ["scenarios"]);
  const step = watched(watch, asked.length, 1);
  const value = valueUnder(figure, base);
  const rows = asked.map(({ name, beliefs }, index): ScenarioValue => {
    step(index);
    const place = ["scenarios", index, "beliefs"];
    const changes = Object.entries(beliefs as JsonObject).map(([path, to]) => ({
      path: beliefAt(base, path, [...place, path]).path,
      value: textOf(to),
    }));
    const changed = valueUnder(
      figure,
      within(place, () => changeBeliefs(base, changes)),
    );
    return { name, value: changed, change: toResult(changed.minus(value)) };
  });
  step(asked.length);
  return printable(
    {
      subject: figure.subject,
      beliefs: base.name,
      figure: figure.label,
      currency: figure.currency,
      valuationDate: formatDate(base.valuationDate),
      value,
      scenarios: rows,
    },
    scenarioTable,
  );
}

function scenarioTable({
  subject,
  beliefs,
  figure,
  currency,
  valuationDate,
  value,
  scenarios,
}: Omit<ScenarioValues, "toJSON" | "toString">): string {
  const table = textTable(
    [textColumn("scenario"), figureColumn("value"), figureColumn("change")],
    [
      [beliefs ?? "As believed", formatAmount(value, 2), ""],
      ...scenarios.map((row) => [row.name, formatAmount(row.value, 2), formatAmount(row.change, 2)]),
    ],
  );
  return printout(titleOf(subject, undefined), [`${figure} on ${valuationDate}, in ${currency}`], table);
}

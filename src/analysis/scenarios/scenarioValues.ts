import * as z from "zod";
import { type Assumptions, readAssumptions } from "../../beliefs/assumptions.js";
import type { AssumptionsInput } from "../../beliefs/assumptionsInput.js";
import { changeBeliefs } from "../../beliefs/changeBeliefs.js";
import { within } from "../../errors.js";
import type { Decimal } from "../../numeric/decimal.js";
import { formatAmount } from "../../numeric/format.js";
import { toResult } from "../../numeric/rounding.js";
import { printout, titleOf } from "../../print/printout.js";
import { columnsOf, textTable } from "../../print/textTable.js";
import { copyDocument, type JsonObject } from "../../schema/document.js";
import { line, list } from "../../schema/fields.js";
import { once } from "../../schema/memoize.js";
import { readOptions } from "../../schema/options.js";
import { parseDocument } from "../../schema/parse.js";
import { type Printable, printable } from "../../schema/printable.js";
import type { ValuationOptions } from "../../simulation/simulationOptions.js";
import { formatDate, type IsoDate } from "../../time/date.js";
import { beliefAt } from "../figures/beliefAt.js";
import { type FigureChoice, figureOf, type Subject, valueUnder } from "../figures/figureOf.js";
import { type Watch, watched } from "../figures/watch.js";
import { type BeliefValue, textOf } from "../figures/withBelief.js";

/** A name for beliefs that differ from the base in some figures, by their names: `{ "shares.ORCL.price": "55" }`. */
export interface NamedScenario {
  /** What the scenario is called in the result; one line. */
  readonly name: string;
  /** New values by the name of the belief, each in its own unit; all other beliefs stay as they are. */
  readonly beliefs: Readonly<Record<string, BeliefValue>>;
}

export interface ScenarioOptions extends Watch, ValuationOptions {
  /** Which figure is valued; the present value of an offer, the expected value of a deal, unless stated. */
  readonly figure?: FigureChoice | undefined;
}

export interface ScenarioValue {
  /** The name of the scenario. */
  readonly name: string;
  /** The figure in this scenario, in units of the currency. */
  readonly value: Decimal;
  /** From the value under the beliefs as they are. */
  readonly change: Decimal;
}

/** A figure under several sets of beliefs, side by side. */
export interface ScenarioValues extends Printable {
  /** The name of the offer or the deal. */
  readonly subject: string;
  /** The name of the beliefs, where they have one. */
  readonly beliefs: string | undefined;
  /** Which figure it is, in words: "present value if it closes". */
  readonly figure: string;
  /** ISO 4217 code of the currency of all values: that of the beliefs, else the offer's. */
  readonly currency: string;
  /** The day for which values are stated. */
  readonly valuationDate: IsoDate;
  /** The figure under the beliefs as they are. */
  readonly value: Decimal;
  /** One for each scenario, in the order in which they were given. */
  readonly scenarios: readonly ScenarioValue[];
}

const MAX_SCENARIOS = 10_000;

const schema = /* @__PURE__ */ once(() =>
  list(
    z.strictObject({
      name: line("What the scenario is called"),
      beliefs: z.record(z.string(), z.unknown()),
    }),
    MAX_SCENARIOS,
  ),
);

/**
 * A figure under several named sets of changed beliefs. The changes of a scenario are made at once, so that probabilities which
 * add up to 1 can change together. With `options.simulation`, what has no closed form is simulated, on the same paths in every
 * scenario.
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
  const {
    figure: choice,
    simulation,
    ...watch
  } = readOptions(options, ["figure", "simulation", "onProgress", "signal"]);
  const base = readAssumptions(assumptions);
  const figure = figureOf(subject, base, choice, { simulation });
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
  const table = textTable(columnsOf(["scenario"], ["value", "change"]), [
    [beliefs ?? "As believed", formatAmount(value, 2), ""],
    ...scenarios.map((row) => [row.name, formatAmount(row.value, 2), formatAmount(row.change, 2)]),
  ]);
  return printout(titleOf(subject, undefined), [`${figure} on ${valuationDate}, in ${currency}`], table);
}

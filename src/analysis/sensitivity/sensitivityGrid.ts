import { type Assumptions, readAssumptions } from "../../beliefs/assumptions.js";
import type { AssumptionsInput } from "../../beliefs/assumptionsInput.js";
import { changeBeliefs } from "../../beliefs/changeBeliefs.js";
import { describeReceived, type FieldPath, OfferError } from "../../errors.js";
import type { Decimal } from "../../numeric/decimal.js";
import { formatAmount } from "../../numeric/format.js";
import { printout, titleOf } from "../../print/printout.js";
import { columnsOf, textTable } from "../../print/textTable.js";
import type { BeliefKind } from "../../schema/figures.js";
import { readOptions } from "../../schema/options.js";
import { type Printable, printable } from "../../schema/printable.js";
import type { ValuationOptions } from "../../simulation/simulationOptions.js";
import { formatDate, type IsoDate } from "../../time/date.js";
import { type BeliefPath, beliefAt } from "../figures/beliefAt.js";
import { type BeliefFigure, formatBelief, numberOf, shownAs } from "../figures/beliefFigure.js";
import { type FigureChoice, figureOf, type Subject, valueUnder } from "../figures/figureOf.js";
import type { StatedBelief } from "../figures/statedBeliefs.js";
import { type Watch, watched } from "../figures/watch.js";
import { type BeliefValue, textOf } from "../figures/withBelief.js";

/** A belief and the values that it takes along one side of a grid. */
export interface GridAxisInput {
  /** Which belief: its path in the assumptions, as `"discountRate"` or `["shares", "ORCL", "price"]`. */
  readonly path: BeliefPath;
  /**
   * What the belief is set to, in its own unit: a rate, a probability or a volatility as a fraction of 1; a date for a day.
   */
  readonly values: readonly BeliefValue[];
}

export interface GridAxis {
  /** Where the belief stands in the assumptions: `["shares", "ORCL", "price"]`. */
  readonly path: FieldPath;
  /** The belief's path as one text: `"shares.ORCL.price"`. */
  readonly name: string;
  /** What the belief measures. */
  readonly kind: BeliefKind;
  /** What the belief is set to, in its own unit, in the order in which the values were given. */
  readonly values: readonly BeliefFigure[];
}

export interface GridOptions extends Watch, ValuationOptions {
  /** Which figure fills the cells; the present value of an offer, the expected value of a deal, unless stated. */
  readonly figure?: FigureChoice | undefined;
}

/** A figure under every pair of two beliefs. */
export interface SensitivityGrid extends Printable {
  /** The name of the offer or the deal. */
  readonly subject: string;
  /** The name of the beliefs, where they have one. */
  readonly beliefs: string | undefined;
  /** Which figure fills the cells, in words: "present value if it closes". */
  readonly figure: string;
  /** ISO 4217 code of the currency of all cells: that of the beliefs, else the offer's. */
  readonly currency: string;
  /** The day for which values are stated. */
  readonly valuationDate: IsoDate;
  /** The belief that changes from one column to the next. */
  readonly x: GridAxis;
  /** The belief that changes from one row to the next. */
  readonly y: GridAxis;
  /** A row for each value of y, in it a figure for each value of x. */
  readonly cells: readonly (readonly Decimal[])[];
}

const MAX_CELLS = 100_000;
const CELLS_A_STEP = 1000;

/**
 * A figure under every pair of values of two beliefs, all others as they are. Up to 100,000 cells; `onProgress` is called after
 * every 1,000 and at the end. With `options.simulation`, what has no closed form is simulated, on the same paths in every cell.
 *
 * @throws OfferError `unknown-key` for a path that names no stated figure; `too-large`; `invalid-term` where both sides are one
 * belief; whatever is wrong with a value. The signal's reason, if cancelled.
 * @example
 * ```ts
 * const deal = offer({ name: "Deal", currency: "USD", components: [profitShare({ share: "0.5", metric: "profit", periods: [2021] })] });
 * const grid = sensitivityGrid(
 *   deal,
 *   { valuationDate: "2021-12-31", discountRate: "0", metrics: { profit: { forecast: { 2021: "100" } } } },
 *   { path: "metrics.profit.forecast.2021", values: ["100", "200", "300"] },
 *   { path: "discountRate", values: ["0", "0.1"] },
 * );
 * grid.cells[1]?.join(" "); // => 50 100 150
 * ```
 */
export function sensitivityGrid(
  subject: Subject,
  assumptions: AssumptionsInput | Assumptions,
  x: GridAxisInput,
  y: GridAxisInput,
  options: GridOptions = {},
): SensitivityGrid {
  const {
    figure: choice,
    simulation,
    ...watch
  } = readOptions(options, ["figure", "simulation", "onProgress", "signal"]);
  const beliefs = readAssumptions(assumptions);
  const figure = figureOf(subject, beliefs, choice, { simulation });
  const [across, down] = [readAxis(x, beliefs, "x"), readAxis(y, beliefs, "y")];
  if (across.belief === down.belief)
    refuseAxes("invalid-term", ["y", "path"], "must be another belief than x");
  const total = across.values.length * down.values.length;
  if (total > MAX_CELLS) refuseAxes("too-large", [], `must have at most ${MAX_CELLS} cells, not ${total}`);

  const step = watched(watch, total, CELLS_A_STEP);
  const width = across.values.length;
  const cells = down.values.map((downTo, row) =>
    across.values.map((acrossTo, column) => {
      step(row * width + column);
      const changes = [
        { path: across.belief.path, value: acrossTo },
        { path: down.belief.path, value: downTo },
      ];
      return valueUnder(figure, changeBeliefs(beliefs, changes));
    }),
  );
  step(total);
  return printable(
    {
      subject: figure.subject,
      beliefs: beliefs.name,
      figure: figure.label,
      currency: figure.currency,
      valuationDate: formatDate(beliefs.valuationDate),
      x: shownAxis(across),
      y: shownAxis(down),
      cells,
    },
    gridTable,
  );
}

interface ReadAxis {
  readonly belief: StatedBelief;
  readonly values: readonly string[];
}

function readAxis(axis: GridAxisInput, beliefs: Assumptions, side: "x" | "y"): ReadAxis {
  const { path, values } = readOptions(axis, ["path", "values"], side);
  const belief = beliefAt(beliefs, path, [side, "path"]);
  if (!Array.isArray(values)) {
    refuseAxes("invalid-type", [side, "values"], "must be a list [ … ]", describeReceived(values));
  }
  if (values.length === 0) refuseAxes("missing-term", [side, "values"], "must have at least one entry");
  if (values.length > MAX_CELLS)
    refuseAxes("too-large", [side, "values"], `must have at most ${MAX_CELLS} entries`);
  const texts = Array.from(values as readonly unknown[], (value, index) => {
    const text = textOf(value);
    numberOf(text, belief.kind, [side, "values", index]);
    return text;
  });
  return { belief, values: texts };
}

function refuseAxes(
  code: "invalid-term" | "invalid-type" | "missing-term" | "too-large",
  path: FieldPath,
  message: string,
  received?: string,
): never {
  throw new OfferError({ code, path, message, ...(received === undefined ? {} : { received }) });
}

const shownAxis = ({ belief: { path, name, kind }, values }: ReadAxis): GridAxis => ({
  path,
  name,
  kind,
  values: values.map((value) => shownAs(numberOf(value, kind), kind)),
});

/** The grid with one belief across and the other down. */
export function gridTable({
  subject,
  beliefs,
  figure,
  currency,
  valuationDate,
  x,
  y,
  cells,
}: Omit<SensitivityGrid, "toJSON" | "toString">): string {
  const table = textTable(
    columnsOf([], ["", ...x.values.map((value) => formatBelief(value, x.kind))]),
    y.values.map((value, index) => [
      formatBelief(value, y.kind),
      ...(cells[index] as readonly Decimal[]).map((cell) => formatAmount(cell, 2)),
    ]),
  );
  const about = [`${figure} on ${valuationDate}, in ${currency}`, `across: ${x.name}; down: ${y.name}`];
  return printout(titleOf(subject, beliefs), about, table);
}

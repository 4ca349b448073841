import type { Decimal } from "../../numeric/decimal.js";
import { formatAmount, formatPercent } from "../../numeric/format.js";
import { type Column, textTable } from "../../print/textTable.js";
import type { UnobservableInput, UnobservableInputs } from "./unobservableInput.js";

const COLUMNS: readonly Column[] = [
  { title: "component", align: "left" },
  { title: "fair value", align: "right" },
  { title: "technique", align: "left" },
  { title: "unobservable input", align: "left" },
  { title: "range", align: "right" },
  { title: "weighted average", align: "right" },
  { title: "if higher, fair value is", align: "left" },
];

/** Unobservable inputs as an aligned table: amounts to the cent, numbers to two decimals, fractions in percent. */
export function unobservableTable({
  offer,
  beliefs,
  currency,
  valuationDate,
  inputs,
}: UnobservableInputs): string {
  const view = beliefs === undefined ? "" : `, ${beliefs}`;
  const rows = inputs.map((input, index) => {
    const same = inputs[index - 1]?.component === input.component;
    const { component, fairValue, technique, weightedAverage, low, high, effectOfIncrease } = input;
    const show = shown(input);
    return [
      ...(same ? ["", "", ""] : [component, formatAmount(fairValue, 2), technique]),
      input.input,
      low.equals(high) ? show(low) : `${show(low)} to ${show(high)}`,
      weightedAverage === null ? "" : show(weightedAverage),
      effectOfIncrease === "none" ? "the same" : effectOfIncrease,
    ];
  });
  const table = textTable(COLUMNS, rows);
  return `${offer}${view}\nSignificant unobservable inputs on ${valuationDate}, in ${currency}\n\n${table}`;
}

const shown =
  ({ unit }: UnobservableInput) =>
  (value: Decimal): string =>
    unit === "fraction" ? formatPercent(value, 2) : formatAmount(value, 2);

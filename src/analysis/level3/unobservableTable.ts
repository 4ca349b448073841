// Internal: no name of the public API lives here.

import type { Decimal } from "../../numeric/decimal.js";
import { formatAmount, formatPercent } from "../../numeric/format.js";
import { printout, titleOf } from "../../print/printout.js";
import { columnsOf, textTable } from "../../print/textTable.js";
import type { UnobservableInput, UnobservableInputs } from "./unobservableInput.js";

const COLUMNS = /* @__PURE__ */ columnsOf(
  ["component"],
  ["fair value"],
  ["technique", "unobservable input"],
  ["range", "weighted average"],
  ["if higher, fair value is"],
);

/** Unobservable inputs as an aligned table: amounts to the cent, numbers to two decimals, fractions in percent. */
export function unobservableTable({
  offer,
  beliefs,
  currency,
  valuationDate,
  inputs,
}: UnobservableInputs): string {
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
  const about = `Significant unobservable inputs on ${valuationDate}, in ${currency}`;
  return printout(titleOf(offer, beliefs), [about], textTable(COLUMNS, rows));
}

const shown =
  ({ unit }: UnobservableInput) =>
  (value: Decimal): string =>
    unit === "fraction" ? formatPercent(value, 2) : formatAmount(value, 2);

// Runs under the GPL key that HyperFormula asks for (GPL-3.0, or a commercial licence). It is a development dependency, compared
// with here and never shipped: this library stays MIT.
import { HyperFormula } from "hyperformula";
import { type Flows, SERIAL_OF_FIRST_DAY } from "../flows.js";

const MAX_ROWS = 100_000;

/** A spreadsheet with the flows in it: its XNPV is worked out again when the cell with the rate changes. */
export function sheetOf({ amounts, days }: Flows): (rate: number) => number {
  const end = amounts.length;
  const rows = Array.from(amounts, (amount, row) => [amount, SERIAL_OF_FIRST_DAY + (days[row] ?? 0)]);
  const engine = HyperFormula.buildFromArray(rows, {
    licenseKey: "gpl-v3",
    maxRows: MAX_ROWS,
    smartRounding: false,
  });
  const rateCell = { sheet: 0, row: 0, col: 2 };
  const valueCell = { sheet: 0, row: 0, col: 3 };
  engine.setCellContents(rateCell, 0.08);
  engine.setCellContents(valueCell, `=XNPV(C1, A1:A${end}, B1:B${end})`);
  return (rate) => {
    engine.setCellContents(rateCell, rate);
    return Number(engine.getCellValue(valueCell));
  };
}

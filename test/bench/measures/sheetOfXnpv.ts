import { Decimal } from "decimal.js";
import * as hyperformula from "hyperformula";
import { rateOf, SERIAL_OF_FIRST_DAY } from "../flows.js";
import type { Measure, Subject } from "../measure.js";
import { Random } from "../random.js";

// Runs under the GPL key that HyperFormula asks for (GPL-3.0, or a commercial licence): a development dependency, never shipped.
const CELLS = 10_000;
const FLOWS = 20;
const QUARTER = 91;
const OUTLAY = 0.6;
const AT_MOST = 2;

/** 10,000 investments of 20 quarterly flows, each with its XNPV beside it, worked out again when the one rate changes. */
export function sheetOfXnpvMeasure({ hyperFormulaPlugin }: Subject): Measure {
  const { plugin, translations } = hyperFormulaPlugin(hyperformula);
  hyperformula.HyperFormula.registerFunctionPlugin(plugin, translations);
  const ours = sheetOf("OFFER_XNPV");
  hyperformula.HyperFormula.unregisterFunctionPlugin(plugin);
  const theirs = sheetOf("XNPV");
  return {
    name: "10,000 XNPV cells of 20 flows, HyperFormula",
    ours: (turn) => new Decimal(ours(turn)),
    peers: [{ name: "its own XNPV", run: theirs, tolerance: 1e-9, atMost: AT_MOST }],
    turns: 2,
  };
}

/** Changes the rate, and gives the figure of one of the cells that follow it. */
function sheetOf(formula: string): (turn: number) => number {
  const random = new Random(CELLS);
  const last = CELLS + 1;
  const dates = Array.from({ length: FLOWS }, (_, index) => SERIAL_OF_FIRST_DAY + QUARTER * index);
  const rows = Array.from({ length: CELLS }, (_, row) => {
    const cents = Array.from({ length: FLOWS }, () => random.whole(100_000, 10_000_000));
    cents[0] = -Math.round(cents.reduce((sum, cent) => sum + cent) * OUTLAY);
    const xnpv = `=${formula}($V$${last}, A${row + 1}:T${row + 1}, $A$${last}:$T$${last})`;
    return [...cents.map((cent) => cent / 100), xnpv];
  });
  const engine = hyperformula.HyperFormula.buildFromArray([...rows, [...dates, null, 0.08]], {
    licenseKey: "gpl-v3",
    smartRounding: false,
  });
  return (turn) => {
    engine.setCellContents({ sheet: 0, row: CELLS, col: FLOWS + 1 }, Number(rateOf(turn)));
    return Number(engine.getCellValue({ sheet: 0, row: turn % CELLS, col: FLOWS }));
  };
}

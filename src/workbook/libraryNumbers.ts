// Internal: no name of the public API lives here.

import type { ValuationOptions } from "../simulation/simulationOptions.js";
import { cellNumber, numberCell } from "./cells.js";
import type { ComputedNumber } from "./ledger.js";
import type { Cell, CellFormat } from "./sheet.js";

/** What is said of a number that no formula gives. */
export const AS_OF_WRITING = "Computed by the library when the file was written; follows no cell";

/** On which paths something is simulated, in words; nothing where nothing is. */
export const pathsOf = ({ simulation }: ValuationOptions): string =>
  simulation === undefined
    ? ""
    : `${simulation.paths.toLocaleString("en-US")} paths, seed ${simulation.seed}`;

/** A number of the library, marked as such; as simulated where it is. */
export function libraryNumber({ computed, simulated }: ComputedNumber, format: CellFormat, more = ""): Cell {
  const note = [
    AS_OF_WRITING,
    ...(simulated === undefined || more !== "" ? [] : [`Simulated on ${simulated}`]),
    more,
  ];
  return numberCell(
    cellNumber(computed),
    simulated === undefined ? "constant" : "simulated",
    format,
    note.filter((line) => line !== "").join("\n"),
  );
}

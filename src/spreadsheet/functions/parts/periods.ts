// Internal: no name of the public API lives here.

import { type FieldPath, OfferError } from "../../../errors.js";
import type { Decimal } from "../../../numeric/decimal.js";
import { placeIn } from "../../cells/range.js";
import { type Parameter, range } from "../../parameter.js";
import { readAt, refuse } from "./refusals.js";

/** The cells of an argument row by row, blank ones undefined, and where each of them stands. */
export interface Column {
  readonly cells: readonly (Decimal | undefined)[];
  readonly places: readonly FieldPath[];
}

/** One cell for every period, or as many as there are periods; each is read like the cell. */
export const eachPeriod = (cell: Parameter<Decimal | undefined>): Parameter<Column> => {
  const plain = range(cell.description, cell.holds);
  return {
    ...plain,
    read: (argument, reader, name) => {
      const found = plain.read(argument, reader, name);
      const places = found.flatMap((row, index) =>
        row.map((_, column): FieldPath => [name, ...placeIn(found, index, column)]),
      );
      const cells = found
        .flat()
        .map((one, index) => readAt(places[index] as FieldPath, () => cell.read(one, reader, name)));
      return { cells, places };
    },
  };
};

const MAX_PERIODS = 400;

/** What the cells of one period say, blank ones undefined. */
export interface PeriodCells<Name extends string> {
  readonly cell: (name: Name) => Decimal | undefined;
  /** What a cell of the period says that must not be blank; throws where it is. */
  readonly needed: (name: Name) => Decimal;
  readonly placeOf: (name: Name) => FieldPath;
}

/**
 * The periods that columns stand for: as many as the first one has cells, where every other has as many or one that holds for
 * all. A period whose own cells are all blank is none.
 */
export function periodsIn<Name extends string>(
  columns: Readonly<Record<Name, Column>>,
  first: NoInfer<Name>,
): readonly PeriodCells<Name>[] {
  const count = columns[first].cells.length;
  const entries = Object.entries<Column>(columns);
  for (const [name, { cells }] of entries) {
    if (cells.length === 1 || cells.length === count) continue;
    const many = count === 1 ? "one cell, like" : `one cell, or ${count} like`;
    const message = `must be ${many} ${first}; it has ${cells.length}`;
    throw new OfferError({ code: "invalid-term", path: [name], message });
  }
  const own = entries.filter(([name, { cells }]) => name === first || cells.length > 1);
  const indices = Array.from({ length: count }, (_, index) => index).filter((index) =>
    own.some(([, { cells }]) => cells[index] !== undefined),
  );
  if (indices.length === 0) refuse([first], "must not be blank");
  if (indices.length > MAX_PERIODS) {
    const message = `must have at most ${MAX_PERIODS} cells that are filled; it has ${indices.length}`;
    throw new OfferError({ code: "too-large", path: [first], message });
  }
  return indices.map((index) => {
    const placeOf = (name: Name): FieldPath =>
      columns[name].places[cellOf(columns[name], index)] as FieldPath;
    const cell = (name: Name): Decimal | undefined => columns[name].cells[cellOf(columns[name], index)];
    return { cell, placeOf, needed: (name) => cell(name) ?? refuse(placeOf(name), "must not be blank") };
  });
}

/** Which cell of a column is a period's: a single one is that of all periods. */
const cellOf = ({ cells }: Column, index: number): number => (cells.length === 1 ? 0 : index);

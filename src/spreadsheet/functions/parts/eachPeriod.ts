import type { FieldPath } from "../../../errors.js";
import type { Decimal } from "../../../numeric/decimal.js";
import { placeIn } from "../../cells/range.js";
import { type Parameter, range } from "../../parameter.js";
import { readAt } from "./readAt.js";

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
        .map((one, index) => readAt(places[index] ?? [name], () => cell.read(one, reader, name)));
      return { cells, places };
    },
  };
};

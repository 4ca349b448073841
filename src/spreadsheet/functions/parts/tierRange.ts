import type { Tier } from "../../../components/parts/tiers.js";
import { type FieldPath, OfferError } from "../../../errors.js";
import { type Parameter, range } from "../../parameter.js";
import { nonNegative } from "./nonNegative.js";
import { readAt } from "./readAt.js";
import { refuse } from "./refuse.js";

const MAX_TIERS = 50;

/** Tiers in two columns, where each begins and its rate, from the lowest up; blank rows are passed over. */
export const tierRange = (description: string): Parameter<readonly Tier[]> => {
  const plain = range(description, "number");
  const cell = nonNegative(description);
  return {
    ...plain,
    read: (argument, reader, name) => {
      const rows = plain.read(argument, reader, name);
      const filled = rows
        .map((cells, index) => ({ cells, row: index + 1 }))
        .filter(({ cells }) => {
          if (cells.length !== 2) wrong([name], "must have two columns: from which level on, and the share");
          return !cells.every((found) => reader.isBlank(found));
        });
      if (filled.length === 0) refuse([name], "must not be blank");
      if (filled.length > MAX_TIERS) wrong([name], `must have at most ${MAX_TIERS} rows`);
      const tiers = filled.map(({ cells, row }) => {
        const [from, rate] = cells.map((found, column) => {
          const place = [name, row, column + 1];
          return readAt(place, () => cell.read(found, reader, name)) ?? refuse(place, "must not be blank");
        });
        return { from, rate, row } as Tier & { readonly row: number };
      });
      for (const [index, { from, row }] of tiers.entries()) {
        const before = tiers[index - 1]?.from;
        if (before?.greaterThanOrEqualTo(from))
          refuse([name, row, 1], `must be above ${before}, where the tier before begins`, from);
      }
      return tiers;
    },
  };
};

function wrong(path: FieldPath, message: string): never {
  throw new OfferError({ code: "invalid-term", path, message });
}

// Internal: no name of the public API lives here.

import { type Amount, constant, times } from "../../../algebra/amount.js";
import { above, bounded } from "../../../components/parts/amounts.js";
import type { TierAt } from "../../../components/parts/tiers.js";
import { type FieldPath, OfferError } from "../../../errors.js";
import { type Decimal, ZERO } from "../../../numeric/decimal.js";
import { type Parameter, range } from "../../parameter.js";
import { nonNegative, positive } from "./numberCells.js";
import { readAt, refuse } from "./refusals.js";

/** The terms of an earn-out that is linear in its metric; `of` says what payments are of, where there are several. */
export const shareCells = (of = "") => ({
  share: positive("What is paid for each unit of the metric: 0.2 is 20%, 5 is five times"),
  threshold: nonNegative("The metric above which something is paid, 0 unless stated"),
  floor: nonNegative(`Least payment${of}, 0 unless stated`),
  cap: nonNegative(`Greatest payment${of}, none unless stated`),
});

interface Terms {
  readonly share: Decimal;
  readonly threshold: Decimal | undefined;
  readonly floor: Decimal | undefined;
  readonly cap: Decimal | undefined;
}

/** An earn-out that is linear in its metric: a share of what lies above a threshold, between a floor and a cap. */
export function shareAbove(
  metric: Amount,
  { share, threshold = ZERO, floor = ZERO, cap }: Terms,
  capAt: FieldPath,
): Amount {
  if (cap?.lessThan(floor)) refuse(capAt, `must not be below the floor, ${floor}`, cap);
  return bounded(times(share, above(metric, constant(threshold))), { floor, cap });
}

const MAX_TIERS = 50;

/** Tiers in two columns, where each begins and its rate, from the lowest up; blank rows are passed over. */
export const tierRange = (description: string): Parameter<readonly TierAt[]> => {
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
        return { from, rate, row } as {
          readonly from: Decimal;
          readonly rate: Decimal;
          readonly row: number;
        };
      });
      for (const [index, { from, row }] of tiers.entries()) {
        const before = tiers[index - 1]?.from;
        if (before?.greaterThanOrEqualTo(from))
          refuse([name, row, 1], `must be above ${before}, where the tier before begins`, from);
      }
      return tiers.map(({ from, rate }) => ({ from: constant(from), rate }));
    },
  };
};

function wrong(path: FieldPath, message: string): never {
  throw new OfferError({ code: "invalid-term", path, message });
}

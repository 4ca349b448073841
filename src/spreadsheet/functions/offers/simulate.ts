// Internal: no name of the public API lives here.

import { simulate as simulateOffer } from "../../../analysis/simulation/simulate.js";
import type { PaidAmounts, SimulatedPrice } from "../../../analysis/simulation/simulation.js";
import { promised } from "../../../errors.js";
import { believedOffer } from "../../believedOffer.js";
import { beliefsRange, termsRange } from "../../offerCells.js";
import { choice, optional } from "../../parameter.js";
import { type ResultCell, spreadsheetFunction } from "../../spreadsheetFunction.js";
import { whole } from "../parts/numberCells.js";

/** A cell is computed again with every change: more would make a spreadsheet wait. */
const MOST_PATHS = 2 ** 20;

const PATHS = 2 ** 14;

const SEED = 1;

/** What is counted on the paths, by what it is called in cells; then its standard error, where it is a mean. */
const FIGURES: Readonly<Record<string, (of: Counted) => readonly [amount: ResultCell, error: ResultCell]>> = {
  value: ({ value }) => [value.mean, value.standardError],
  "mean paid": ({ paid }) => [paid.mean.mean, paid.mean.standardError],
  "odds of payment": ({ paid }) => [paid.probabilityOfPayment.probability, undefined],
  least: ({ paid }) => [paid.least, undefined],
  "5th percentile": ({ paid }) => [paid.quantile("0.05").value, undefined],
  median: ({ paid }) => [paid.quantile("0.5").value, undefined],
  "95th percentile": ({ paid }) => [paid.quantile("0.95").value, undefined],
  greatest: ({ paid }) => [paid.greatest, undefined],
};

interface Counted {
  readonly value: SimulatedPrice;
  readonly paid: PaidAmounts;
}

const STANDARD_ERROR = "standard error";

export const simulate = spreadsheetFunction({
  name: "SIMULATE",
  summary:
    "What an offer is worth if it closes and what it may pay, undiscounted, on many random paths; the same seed gives the same digits.",
  parameters: {
    terms: termsRange(),
    beliefs: beliefsRange(),
    paths: optional(
      whole(
        `How many paths: 16 times a power of two, such as 65,536; ${PATHS.toLocaleString("en-US")} unless stated`,
        1,
        MOST_PATHS,
      ),
    ),
    seed: optional(
      whole(
        `What random numbers start from, a whole number; ${SEED} unless stated`,
        0,
        Number.MAX_SAFE_INTEGER,
      ),
    ),
    figure: optional(
      choice("Which figure, by itself; all of them in a table unless stated", [
        ...Object.keys(FIGURES),
        STANDARD_ERROR,
      ]),
    ),
  },
  result: "table",
  run: ({ terms, beliefs, paths = PATHS, seed = SEED, figure }, reader) => {
    const { presentValue, paid } = believedOffer({ terms, beliefs }, reader).evaluate((offer, assumptions) =>
      simulateOffer(offer, assumptions, { paths, seed }),
    );
    const both = "a simulation has both drifts unless it is restricted to one";
    const counted = { value: promised(presentValue, both), paid: promised(paid, both) };
    if (figure === STANDARD_ERROR) return [[counted.value.standardError]];
    const rows = Object.entries(FIGURES).map(([name, of]): readonly ResultCell[] => [name, ...of(counted)]);
    if (figure === undefined) return [["figure", "amount", STANDARD_ERROR], ...rows];
    return rows.filter(([name]) => name === figure).map(([, amount]) => [amount]);
  },
});

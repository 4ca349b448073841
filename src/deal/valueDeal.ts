import { type Assumptions, readAssumptions } from "../beliefs/assumptions.js";
import type { AssumptionsInput } from "../beliefs/assumptionsInput.js";
import { resultOf } from "../numeric/certified.js";
import { type Decimal, ONE, ZERO } from "../numeric/decimal.js";
import type { Arithmetic, Real } from "../numeric/real.js";
import { toResult } from "../numeric/rounding.js";
import { simulatedIn } from "../offer/assumedIn.js";
import { errorResult, toItsError } from "../pricing/simulatedUnits.js";
import { readOptions } from "../schema/options.js";
import { printable } from "../schema/printable.js";
import { designIn, type ValuationOptions } from "../simulation/simulationOptions.js";
import { formatDate } from "../time/date.js";
import { readDeal } from "./deal.js";
import { dealAssumed } from "./dealAssumed.js";
import { dealDiagnostics } from "./dealDiagnostics.js";
import type { DealInput } from "./dealDocument.js";
import { dealTable } from "./dealTable.js";
import type { DealBranch, DealOutcome, DealValuation } from "./dealValuation.js";
import { dealWorth, errorOf, totalOf, type ValuedBranch } from "./dealWorth.js";

/**
 * What a deal is worth to the seller, whether or not it closes: what the offer pays if it closes, against the fees and the
 * alternative where it does not, each weighed with its probability. Amounts are in the currency of the beliefs (the offer's
 * unless stated).
 *
 * The offer's conditions decide whether it fails and for which cause: the first that fails, in the order stated. If all are
 * met it closes on the day that beliefs state, or on one of several with odds, provided that this day lies within the outside
 * date; else it lapses. The offer is valued anew for each day of closing. Where it fails, the seller has what the offer owes on
 * failure (termination fees; what hangs on the failing of a condition), the fees stated for that cause, and the alternative.
 * Every event counts once along the way. Expected value = the sum over all branches of probability × value.
 *
 * With `options.simulation`, what has no closed form is worked out on many paths, the same for every day of closing, and each such
 * figure carries its standard error.
 *
 * @throws OfferError `missing-belief` listing everything that is needed and not stated; whatever is wrong with the deal or the
 * beliefs.
 * @example
 * ```ts
 * const deal = {
 *   offer: offer({
 *     name: "Deal",
 *     currency: "USD",
 *     bidder: "Acme",
 *     components: [
 *       cash({ amount: "1000" }),
 *       cash({ name: "Reverse fee", amount: "50", given: [{ event: "approval", happens: false }] }),
 *     ],
 *     conditions: [{ event: "approval" }],
 *   }),
 *   outsideDate: "2021-06-30",
 *   otherwise: { alternative: { name: "Going on alone", value: "700", on: "2021-06-30" } },
 * };
 * const valuation = valueDeal(deal, {
 *   valuationDate: "2021-01-01",
 *   closing: "2021-06-30",
 *   discountRate: "0",
 *   events: { approval: "0.8" },
 * });
 * valuation.ifClosed.value; // => 1000
 * valuation.ifNot.value; // => 750
 * valuation.expectedValue; // => 950
 * ```
 */
export function valueDeal(
  deal: DealInput,
  assumptions: AssumptionsInput | Assumptions,
  options: ValuationOptions = {},
): DealValuation {
  const read = readDeal(deal);
  const beliefs = readAssumptions(assumptions);
  const design = designIn(readOptions(options, ["simulation"]));
  const { branches, expectedValue, needed, currency } = dealWorth(read, beliefs, design);
  const error = errorOf(branches);
  const simulated = branches.flatMap((branch) => branch.simulated.map(({ flow }) => flow));
  const closed = branches.filter(({ cause }) => cause === undefined);
  const failed = branches.filter(({ cause }) => cause !== undefined);
  const closes = closed.reduce((sum, { probability }) => sum.plus(probability), ZERO);
  const bounds = beliefs.odds.boundsOf(read.offer.conditions.map(({ event }) => event));
  return printable(
    {
      deal: read.name,
      beliefs: beliefs.name,
      currency,
      valuationDate: formatDate(beliefs.valuationDate),
      expectedValue: toItsError(resultOf(expectedValue), error),
      ...withError(error),
      ifClosed: outcome(closes, closed),
      ifNot: outcome(ONE.minus(closes), failed),
      bounds,
      branches: branches.map(toBranch),
      assumed: [
        ...dealAssumed(read, beliefs, needed, currency),
        ...(design === undefined ? [] : simulatedIn(simulated, design)),
      ],
      diagnostics: dealDiagnostics(read, beliefs, needed, currency),
    },
    dealTable,
  );
}

function outcome(probability: Decimal, branches: readonly ValuedBranch[]): DealOutcome {
  const error = errorOf(branches);
  const ifSo = error === undefined || probability.isZero() ? undefined : error / probability.toNumber();
  return {
    probability: toResult(probability),
    value: valueIf(probability, totalOf(branches), error),
    ...withError(ifSo),
  };
}

const withError = (error: number | undefined): { readonly standardError?: Decimal } =>
  error === undefined ? {} : { standardError: errorResult(error) };

/** What something adds is what it is worth times its odds, and so is how far that may be off. */
function valueIf(
  probability: Decimal,
  contribution: (numbers: Arithmetic) => Real,
  error: number | undefined,
): Decimal | null {
  if (probability.isZero()) return null;
  const value = resultOf((numbers) => contribution(numbers).div(numbers.of(probability)));
  return toItsError(value, error && error / probability.toNumber());
}

function toBranch({ cause, day, probability, contribution, parts, simulated }: ValuedBranch): DealBranch {
  const error = errorOf([{ simulated }]);
  return {
    outcome: cause === undefined ? "closes" : "fails",
    cause,
    date: day === undefined ? undefined : formatDate(day),
    probability: toResult(probability),
    value: valueIf(probability, contribution, error),
    contribution: toItsError(resultOf(contribution), error),
    ...withError(error),
    parts: parts.map((part) => ({
      name: part.name,
      value: valueIf(probability, part.contribution, errorOf([part])),
    })),
  };
}

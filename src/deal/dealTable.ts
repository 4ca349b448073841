import { type Decimal, ONE } from "../numeric/decimal.js";
import { formatAmount, formatPercent } from "../numeric/format.js";
import { printout, titleOf } from "../print/printout.js";
import { addsUp, ROUNDED_ONE_BY_ONE, roundedParts } from "../print/rounding.js";
import { figureColumn, textColumn, textTable } from "../print/textTable.js";
import type { DealBranch, DealOutcome, DealValuation } from "./dealValuation.js";

const COLUMNS = [
  ...["outcome", "on"].map(textColumn),
  ...["probability", "value if so", "contribution"].map(figureColumn),
];

/** Decimal places of a probability that is printed as 33.33%. */
const PROBABILITY_PLACES = 4;

/** The branches of a deal as an aligned table: amounts rounded to the cent one by one, probabilities so that they add up to 100.00%. */
export function dealTable(valuation: DealValuation): string {
  const { deal, beliefs, currency, valuationDate, branches, ifClosed, ifNot, expectedValue } = valuation;
  const outcomes = [ifClosed, ifNot];
  const [closes, fails] = roundedParts(
    outcomes.map(({ probability }) => probability),
    ONE,
    PROBABILITY_PLACES,
  ) as [Decimal, Decimal];
  const probabilities = new Map([
    ...shownProbabilities(
      branches.filter(({ outcome }) => outcome === "closes"),
      closes,
    ),
    ...shownProbabilities(
      branches.filter(({ outcome }) => outcome !== "closes"),
      fails,
    ),
  ]);
  const table = textTable(COLUMNS, [
    ...branches.map((branch) => branchRow(branch, probabilities.get(branch) as Decimal)),
    null,
    outcomeRow("If it closes", ifClosed, closes),
    outcomeRow("If not", ifNot, fails),
    ["Expected value", "", "", "", formatAmount(expectedValue, 2)],
  ]);
  const exact = [branches.map(({ contribution }) => contribution), outcomes.map(contributionOf)].every(
    (contributions) => addsUp(contributions, expectedValue),
  );
  const { standardError } = valuation;
  const sure =
    standardError === undefined
      ? []
      : [
          `Simulated in part: the expected value is known within ± ${formatAmount(standardError, 2)} (standard error)`,
        ];
  return printout(titleOf(deal, beliefs), [`Value on ${valuationDate}, in ${currency}`], table, [
    ...sure,
    ...(exact ? [] : [ROUNDED_ONE_BY_ONE]),
  ]);
}

/** The probabilities of some branches, which add up to that of their outcome as it is shown. */
function shownProbabilities(branches: readonly DealBranch[], outcome: Decimal): [DealBranch, Decimal][] {
  const stated = branches.map(({ probability }) => probability);
  const shown = roundedParts(stated, outcome, PROBABILITY_PLACES);
  return branches.map((branch, index) => [branch, shown[index] as Decimal]);
}

const branchRow = (
  { outcome, cause, date = "", value, contribution }: DealBranch,
  probability: Decimal,
): string[] => [
  outcome === "closes" ? "Closes" : `Fails: ${cause}`,
  date,
  percent(probability),
  valueCell(value),
  formatAmount(contribution, 2),
];

const outcomeRow = (label: string, outcome: DealOutcome, probability: Decimal): string[] => [
  label,
  "",
  percent(probability),
  valueCell(outcome.value),
  formatAmount(contributionOf(outcome), 2),
];

/** An outcome that cannot be has a probability of 0 and adds as much. */
const contributionOf = ({ probability, value }: DealOutcome): Decimal =>
  value === null ? probability : probability.times(value);

const percent = (probability: Decimal): string => formatPercent(probability, PROBABILITY_PLACES - 2);

const valueCell = (value: Decimal | null): string => (value === null ? "cannot be" : formatAmount(value, 2));

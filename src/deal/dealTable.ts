// Internal: no name of the public API lives here.

import { type Decimal, ONE } from "../numeric/decimal.js";
import { type Formatting, formatting, type PrintOptions } from "../print/formatting.js";
import { printout, titleOf } from "../print/printout.js";
import { addsUp, roundedOneByOne, roundedParts } from "../print/rounding.js";
import { columnsOf, textTable } from "../print/textTable.js";
import type { DealBranch, DealOutcome, DealValuation } from "./dealValuation.js";

const COLUMNS = /* @__PURE__ */ columnsOf(["outcome", "on"], ["probability", "value if so", "contribution"]);

/** Decimal places of a probability that is printed as 33.33%. */
const PROBABILITY_PLACES = 4;

/** The branches of a deal as an aligned table: amounts rounded one by one, probabilities so that they add up to 100.00%. */
export function dealTable(valuation: DealValuation, options?: PrintOptions): string {
  const money = formatting(options);
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
    ...branches.map((branch) => branchRow(branch, probabilities.get(branch) as Decimal, money)),
    null,
    outcomeRow("If it closes", ifClosed, closes, money),
    outcomeRow("If not", ifNot, fails, money),
    ["Expected value", "", "", "", money.shown(expectedValue)],
  ]);
  const exact = [branches.map(({ contribution }) => contribution), outcomes.map(contributionOf)].every(
    (contributions) => addsUp(contributions, expectedValue, money),
  );
  const { standardError } = valuation;
  const sure =
    standardError === undefined
      ? []
      : [
          `Simulated in part: the expected value is known within ± ${money.error(standardError)} (standard error)`,
        ];
  return printout(
    titleOf(deal, beliefs),
    [
      `Value on ${valuationDate}, in ${money.unitOf(currency)}`,
      "",
      `Worth ${money.shown(expectedValue)}${odds(ifClosed, closes, money)}`,
    ],
    table,
    [...sure, ...(exact ? [] : [roundedOneByOne(money)])],
  );
}

/** What it comes to if it closes, and how likely that is. */
const odds = ({ value }: DealOutcome, probability: Decimal, money: Formatting): string =>
  `; it closes with ${percent(probability, money)}${value === null ? "" : ` and is then worth ${money.shown(value)}`}`;

/** The probabilities of some branches, which add up to that of their outcome as it is shown. */
function shownProbabilities(branches: readonly DealBranch[], outcome: Decimal): [DealBranch, Decimal][] {
  const stated = branches.map(({ probability }) => probability);
  const shown = roundedParts(stated, outcome, PROBABILITY_PLACES);
  return branches.map((branch, index) => [branch, shown[index] as Decimal]);
}

const branchRow = (
  { outcome, cause, date = "", value, contribution }: DealBranch,
  probability: Decimal,
  money: Formatting,
): string[] => [
  outcome === "closes" ? "Closes" : `Fails: ${cause}`,
  date,
  percent(probability, money),
  valueCell(value, money),
  money.shown(contribution),
];

const outcomeRow = (
  label: string,
  outcome: DealOutcome,
  probability: Decimal,
  money: Formatting,
): string[] => [
  label,
  "",
  percent(probability, money),
  valueCell(outcome.value, money),
  money.shown(contributionOf(outcome)),
];

/** An outcome that cannot be has a probability of 0 and adds as much. */
const contributionOf = ({ probability, value }: DealOutcome): Decimal =>
  value === null ? probability : probability.times(value);

const percent = (probability: Decimal, money: Formatting): string =>
  money.percent(probability, PROBABILITY_PLACES - 2);

const valueCell = (value: Decimal | null, money: Formatting): string =>
  value === null ? "cannot be" : money.shown(value);

import type { Decimal } from "../numeric/decimal.js";
import { formatAmount, formatPercent } from "../numeric/format.js";
import { type Column, textTable } from "../print/textTable.js";
import type { DealBranch, DealOutcome, DealValuation } from "./dealValuation.js";

const COLUMNS: readonly Column[] = [
  { title: "outcome", align: "left" },
  { title: "on", align: "left" },
  { title: "probability", align: "right" },
  { title: "value if so", align: "right" },
  { title: "contribution", align: "right" },
];

/** The branches of a deal as an aligned table, to the cent. */
export function dealTable(valuation: DealValuation): string {
  const { deal, beliefs, currency, valuationDate, branches, ifClosed, ifNot, expectedValue } = valuation;
  const view = beliefs === undefined ? "" : `, ${beliefs}`;
  const table = textTable(COLUMNS, [
    ...branches.map(branchRow),
    null,
    outcomeRow("If it closes", ifClosed),
    outcomeRow("If not", ifNot),
    ["Expected value", "", "", "", formatAmount(expectedValue, 2)],
  ]);
  return `${deal}${view}\nValue on ${valuationDate}, in ${currency}\n\n${table}`;
}

const branchRow = ({ outcome, cause, date = "", probability, value, contribution }: DealBranch): string[] => [
  outcome === "closes" ? "Closes" : `Fails: ${cause}`,
  date,
  formatPercent(probability, 2),
  valueCell(value),
  formatAmount(contribution, 2),
];

const outcomeRow = (label: string, { probability, value }: DealOutcome): string[] => [
  label,
  "",
  formatPercent(probability, 2),
  valueCell(value),
  value === null ? formatAmount(probability, 2) : formatAmount(probability.times(value), 2),
];

const valueCell = (value: Decimal | null): string => (value === null ? "cannot be" : formatAmount(value, 2));

// Internal: no name of the public API lives here.

import { RESULT_DIGITS } from "../numeric/rounding.js";
import type { Breakdown } from "../pricing/breakdown.js";
import { type Formatting, formatting, type PrintOptions } from "../print/formatting.js";
import { printout, titleOf } from "../print/printout.js";
import { addsUp, roundedOneByOne, roundedParts } from "../print/rounding.js";
import { columnsOf, textTable } from "../print/textTable.js";
import type { FailureAmounts, Limit } from "./headline.js";
import type { PerShare } from "./perShare.js";
import type { Valuation, ValueWithOdds } from "./valuation.js";

const FIGURES = ["nominal", "expected", "presentValue"] as const;

const COLUMNS = /* @__PURE__ */ columnsOf(["component"], ["nominal", "expected", "present value", "share"]);

/** Decimal places of a share of 1 that is printed as 33.3%. */
const SHARE_PLACES = 3;

/** The answer, and under it the breakdown as an aligned table: amounts rounded one by one, shares so that they add up to 100.0%. */
export function valuationTable(valuation: Valuation, options?: PrintOptions): string {
  const money = formatting(options);
  const { breakdown, offer, beliefs, valuationDate, closing, currency } = valuation;
  const closes = closing === undefined ? "" : `, closing ${closing}`;
  const total = cellsOf(money)({
    row: { ...breakdown, name: "Total if it closes" },
    depth: 0,
    share: breakdown.shareOfTotal,
  });
  return printout(
    titleOf(offer, beliefs),
    [`Value on ${valuationDate}${closes}, in ${money.unitOf(currency)}`, "", ...answer(valuation, money)],
    textTable(COLUMNS, [...rowsUnder(breakdown, 0, breakdown.shareOfTotal).map(cellsOf(money)), null, total]),
    [
      ...digitsLines(breakdown),
      ...errorLines(valuation, money),
      ...(FIGURES.every((figure) => partsAddUp(breakdown, figure, money)) ? [] : [roundedOneByOne(money)]),
    ],
  );
}

/** What people ask first: what it is worth, if it closes and with the odds, and what stands on the front page. */
function answer(
  { presentValue, withOdds, headline, perShare, cashFlows }: Valuation,
  money: Formatting,
): string[] {
  const { amount, atClosing, later, contingent, atLeast, atMost, onlyIfItFails } = headline;
  const parts = [
    [atClosing, "at closing"],
    [later, "fixed, later"],
    [contingent, "contingent, at the forecast"],
  ] as const;
  const stated = parts.filter(([part]) => !part.isZero());
  const made =
    stated.length < 2
      ? stated.map(([, what]) => what)
      : stated.map(([part, what]) => `${money.shown(part)} ${what}`);
  const of = made.length === 0 ? "" : ` (${made.join("; ")})`;
  const fixed = [atLeast, atMost].every((end) => end !== "unlimited" && end.equals(amount));
  const shares = cashFlows.some(({ asset }) => asset.kind === "share") ? ", shares at today's price" : "";
  const range = fixed ? "" : `; at least ${limit(atLeast, money)}, at most ${limit(atMost, money)}${shares}`;
  return [
    `Value if it closes: ${money.shown(presentValue)}`,
    ...(withOdds === undefined ? [] : [oddsLine(withOdds, money)]),
    `Headline: ${money.shown(amount)}${of}${range}`,
    ...(onlyIfItFails === undefined ? [] : [failureLine(onlyIfItFails, money)]),
    ...perShareLines(perShare, money),
  ];
}

/** The price of a share, and what it says of the whole. */
function perShareLines(perShare: PerShare | undefined, money: Formatting): string[] {
  if (perShare === undefined) return [];
  const { price, value, premiums, equityValue, enterpriseValue, dilutedShares } = perShare;
  const paid = premiums.map(
    ({ over, premium, price: before }) =>
      `, ${money.percent(premium, 1)} over ${over === "unaffected price" || over === "last close" ? `the ${over}` : `the average of ${over}`} of ${money.number(before, 2)}`,
  );
  const whole = enterpriseValue === undefined ? "" : `, enterprise ${money.shown(enterpriseValue)}`;
  return [
    `Per share: ${money.number(price, 2)}${paid.join("")}; worth ${money.number(value, 2)} if it closes`,
    `Equity ${money.shown(equityValue)} on ${money.number(dilutedShares, 0)} diluted shares${whole}`,
  ];
}

/** The head of a column of amounts, with what they are counted in. */
export const counted = (head: string, money: Formatting): string =>
  money.counted === "" ? head : `${head}, ${money.counted}`;

/** What nothing limits downwards is a payment of any size. */
const limit = (end: Limit, money: Formatting): string => (end === "unlimited" ? end : money.shown(end));

function failureLine({ received, paid }: FailureAmounts, money: Formatting): string {
  const sides = [
    [received, "to the seller"],
    [paid, "by the seller's side"],
  ] as const;
  const due = sides.filter(([amount]) => amount === "unlimited" || !amount.isZero());
  return `Due only if it fails: ${due.map(([amount, who]) => `${amount === "unlimited" ? "" : "up to "}${limit(amount, money)} ${who}`).join(", ")}`;
}

/** Whether the rows of one column, as they are printed, add up to the rows above them and to the total. */
export const partsAddUp = (row: Breakdown, figure: (typeof FIGURES)[number], money: Formatting): boolean =>
  row.parts.length === 0 ||
  (addsUp(
    row.parts.map((part) => part[figure]),
    row[figure],
    money,
  ) &&
    row.parts.every((part) => partsAddUp(part, figure, money)));

/** A row of a breakdown as tables show it: how far it is set in, and its share, rounded so that shares add up. */
export interface ShownRow {
  readonly row: Breakdown;
  readonly depth: number;
  readonly share: Breakdown["shareOfTotal"];
}

/** The rows under one whose share is shown as `share`: theirs add up to it. */
export function rowsUnder(
  { parts }: Breakdown,
  depth: number,
  share: Breakdown["shareOfTotal"],
): readonly ShownRow[] {
  const stated = parts.flatMap(({ shareOfTotal }) => shareOfTotal ?? []);
  const shares = share === null ? [] : roundedParts(stated, share, SHARE_PLACES);
  return parts.flatMap((row, index) => {
    const shown = shares[index] ?? null;
    return [{ row, depth, share: shown }, ...rowsUnder(row, depth + 1, shown)];
  });
}

const cellsOf =
  (money: Formatting) =>
  ({ row, depth, share }: ShownRow): string[] => [
    `${"  ".repeat(depth)}${row.name}`,
    ...FIGURES.map((figure) => money.shown(row[figure])),
    share === null ? "" : money.percent(share, SHARE_PLACES - 2),
  ];

/** Which rows are known to fewer digits than so many. */
export function digitsLines({ parts }: Breakdown, fewerThan = RESULT_DIGITS): string[] {
  const rows = parts.filter(
    ({ digits, standardErrors }) => digits < fewerThan && standardErrors === undefined,
  );
  if (rows.length === 0) return [];
  const fewest = Math.min(...rows.map(({ digits }) => digits));
  return [`Known to ${fewest} digits, having no closed form: ${rows.map(({ name }) => name).join(", ")}`];
}

/** How sure the present values are of which a part was simulated. */
function errorLines({ breakdown, standardError }: Valuation, money: Formatting): string[] {
  if (standardError === undefined) return [];
  const rows = breakdown.parts.flatMap(({ name, standardErrors }) =>
    standardErrors === undefined ? [] : `${name} ± ${money.error(standardErrors.presentValue)}`,
  );
  return [
    `Simulated in part, so known within standard errors: ${rows.join(", ")}; in all ± ${money.error(standardError)}`,
  ];
}

function oddsLine({ probability, presentValue, events }: ValueWithOdds, money: Formatting): string {
  const odds = `${money.percent(probability, 1)} (${events.join(", ")})`;
  return `With the odds of closing, ${odds}: ${money.shown(presentValue)}, where failure counts as nothing (valueDeal says what it leaves)`;
}

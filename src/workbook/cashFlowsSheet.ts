// Internal: no name of the public API lives here.

import { type Asset, formatAsset } from "../algebra/asset.js";
import type { Condition } from "../algebra/claim.js";
import { type Obligation, obligations } from "../algebra/obligations.js";
import type { ValuedCashFlow } from "../offer/valuation.js";
import { ownProperty } from "../schema/records.js";
import { parseDate } from "../time/date.js";
import { shareFigureOf, spotRateOf, terminalFigureOf } from "./beliefInputs.js";
import { cellAddress, formulaCell, headerCell, spanCell, textCell } from "./cells.js";
import { chosenCell, libraryCell } from "./chosen.js";
import { type Context, componentOf, type FlowAt, nameOf, type Views } from "./context.js";
import { dateCell, todayCell, valuationDateInput } from "./dates.js";
import {
  discountFormula,
  discountOf,
  dividendFactor,
  effectiveFormula,
  rateFormula,
  rateYears,
} from "./discounting.js";
import { type DraftSheet, draftSheet, elsewhere } from "./draftSheet.js";
import { pathsOf } from "./libraryNumbers.js";
import { forgoneDividends, lockUpOf } from "./lockUp.js";
import { oddsFormula } from "./oddsFormula.js";
import { addPaymentsByYear } from "./paymentsByYear.js";
import type { Cell, CellFormat } from "./sheet.js";
import { expectedCell, unitsCell, unitsFormat } from "./unitsCell.js";
import { unitsRemark } from "./unitsShown.js";
import { yearsBetween } from "./years.js";

/** The columns, in their order, with how wide they are and what they show. */
const COLUMNS = {
  component: ["Component", 26, "text"],
  part: ["Part", 20, "text"],
  asset: ["Unit", 18, "text"],
  payer: ["Owed by", 14, "text"],
  conditions: ["If", 24, "text"],
  date: ["Date", 11, "date"],
  units: ["Units at the forecast", 20, "money"],
  expectedUnits: ["Expected units", 20, "money"],
  unitsError: ["Standard error of units", 16, "money"],
  probability: ["Probability", 11, "percent"],
  rate: ["Rate", 8, "percent"],
  years: ["Years", 8, "years"],
  spot: ["Spot price", 12, "factor"],
  price: ["Price of a unit today", 13, "factor"],
  presentValue: ["Present value", 20, "money"],
  valueError: ["Standard error of value", 16, "money"],
  nominal: ["Nominal", 20, "money"],
  expected: ["Expected, undiscounted", 20, "money"],
  together: ["Probability with closing", 12, "percent"],
  weighted: ["Value with the odds", 20, "money"],
} as const;

export type FlowColumn = keyof typeof COLUMNS;

/** The columns of an offer: no odds where no view states them, no errors where nothing is simulated, no texts that would all be empty. */
function columnsOf({ all }: Views): readonly FlowColumn[] {
  const owed = obligations(all[0].offer.claim);
  const noOdds = all.every(({ valuation }) => valuation.withOdds === undefined);
  const exact = all.every(({ valuation }) => valuation.standardError === undefined);
  const blank: Partial<Record<FlowColumn, boolean>> = {
    part: owed.every(({ path }) => path.length < 2),
    conditions: owed.every(({ conditions }) => conditions.length === 0),
    together: noOdds,
    weighted: noOdds,
    unitsError: exact,
    valueError: exact,
  };
  return (Object.keys(COLUMNS) as FlowColumn[]).filter((name) => blank[name] !== true);
}

type NumberOf = (column: FlowColumn) => number;

/** Where the flows stand: the row of the first, and how many there are. */
export interface FlowRows {
  /** Those of each view. */
  readonly flows: readonly (readonly FlowAt[])[];
  readonly first: number;
  readonly last: number;
  /** A cell of the sheet, or a range of a column. */
  at(column: FlowColumn, first: number, last?: number): string;
}

/** A row for each obligation: when, how much, how likely, at which price. */
export function cashFlowsSheet(views: Views): { readonly draft: DraftSheet; readonly rows: FlowRows } {
  const { offer, currency } = views.all[0];
  const columns = columnsOf(views);
  const numberOf: NumberOf = (column) => columns.indexOf(column) + 1;
  const draft = draftSheet("Cash flows", {
    widths: columns.map((name) => COLUMNS[name][1]),
    frozenRows: 3,
    frozenColumns: columns.includes("part") ? 2 : 1,
  });
  draft.add(textCell(`Cash flows of ${offer.name}`, "title"));
  draft.add(
    unitsRemark(
      "What is owed, what it is expected to be and what that is worth",
      currency,
      "unless a unit says otherwise",
    ),
  );
  draft.add(...columns.map((name) => headerCell(COLUMNS[name][0], COLUMNS[name][2])));
  const owed = obligations(offer.claim);
  const flows = views.all.map(({ valuation }) =>
    owed.map(
      (obligation, index): FlowAt => ({
        obligation,
        flow: valuation.cashFlows[index] as ValuedCashFlow,
        index,
      }),
    ),
  );
  const first = draft.next();
  for (const index of owed.keys()) {
    const cells = views.all.map((context, view) =>
      flowRow(context, flows[view]?.[index] as FlowAt, draft.next(), numberOf),
    );
    const unitsError = libraryCell(
      views.all,
      {
        key: `flow ${index} standard error`,
        label: `${nameOf(owed[index] as Obligation)}: standard error of expected units`,
        section: "Cash flows",
        format: unitsFormat(owed[index] as Obligation) === "money" ? "moneyError" : "number",
      },
      ({ options }, view) => {
        const error = flows[view]?.[index]?.flow.standardError;
        return error && { computed: error, simulated: pathsOf(options) };
      },
    );
    draft.add(
      ...columns.map((name) =>
        name === "unitsError" ? unitsError : chosenCell(cells.map((row) => row[name])),
      ),
    );
  }
  const last = draft.next() - 1;
  const rows: FlowRows = {
    flows,
    first,
    last,
    at: (column, from, to) => elsewhere("Cash flows", numberOf(column), from, to),
  };
  const valueError = libraryCell(
    views.all,
    {
      key: "error the value if it closes",
      label: "Standard error of the value if it closes",
      section: "Cash flows",
      format: "moneyError",
    },
    ({ options, valuation: { standardError } }) =>
      standardError && { computed: standardError, simulated: pathsOf(options) },
  );
  draft.add(
    ...columns.map((name) =>
      name === "valueError" ? valueError : totalCell(name, numberOf(name), first, last),
    ),
  );
  addPaymentsByYear(
    draft,
    views,
    (column) => `${cellAddress(first, numberOf(column))}:${cellAddress(last, numberOf(column))}`,
  );
  return { draft, rows };
}

const SUMMED: readonly FlowColumn[] = ["presentValue", "nominal", "expected", "weighted"];

function totalCell(name: FlowColumn, column: number, first: number, last: number): Cell {
  if (name === "component") return textCell("Total", "total");
  if (!SUMMED.includes(name)) return textCell("", "total");
  return formulaCell(`SUM(${cellAddress(first, column)}:${cellAddress(last, column)})`, "total", "money");
}

function flowRow(
  context: Context,
  at: FlowAt,
  row: number,
  numberOf: NumberOf,
): Readonly<Record<Exclude<FlowColumn, "unitsError">, Cell | null>> {
  const { obligation, flow } = at;
  const { asset, conditions, obligor, path } = obligation;
  const { valuation, offer } = context;
  const cell = (column: FlowColumn): string => cellAddress(row, numberOf(column));
  const day = { cell: cell("date"), day: parseDate(flow.date, []) };
  const past = `${cell("date")}<${valuationDateInput(context)}`;
  const discount = discountOf(context, obligation);
  const lockUp = lockUpOf(context, obligation, day);
  const left = `${forgoneDividends(context, obligation, day)}${lockUp === undefined ? "" : `*(1-${lockUp})`}`;
  const closes = offer.conditions.map(({ event }): Condition => ({ event, happens: true }));
  const met = new Set(closes.map(({ event }) => event));
  const figure = (formula: string, format: CellFormat): Cell => formulaCell(formula, "figure", format);
  const isShare = asset.kind === "share";
  const rate = discount && rateFormula(context, discount, day);
  const years =
    discount?.source.curve === undefined
      ? rateYears(context, discount?.source.rate.dayCount ?? "ACT/365F", day)
      : yearsBetween(context, todayCell(context), day, discount.source.curve.dayCount);
  const factor =
    isShare || discount === undefined
      ? dividendFactor(context, isShare ? asset.issuer : "", cell("years"), day.day)
      : discountFormula(context, discount, day, { rate: cell("rate"), years: cell("years") });
  return {
    component: spanCell(componentOf(obligation), 1),
    part: spanCell(path.slice(1).join(", "), 1),
    asset: textCell(formatAsset(asset)),
    payer: textCell(obligor ?? "nobody's debt"),
    conditions: spanCell(
      conditions.map(({ event, happens }) => (happens ? event : `not ${event}`)).join(" and "),
      1,
    ),
    date: dateCell(context, obligation),
    units: unitsCell(context, at),
    expectedUnits: expectedCell(context, at),
    probability: figure(oddsFormula(context, conditions, met), "percent"),
    rate: isShare
      ? figure(shareFigureOf(context, asset.issuer, "dividendYield"), "percent")
      : rate === undefined
        ? textCell("curve")
        : figure(rate, "percent"),
    years: figure(`IF(${past},0,${years})`, "years"),
    spot: figure(spotFormula(context, obligation), "factor"),
    price: figure(`IF(${past},0,${cell("spot")}*${factor}${left})`, "factor"),
    presentValue: figure(`${cell("expectedUnits")}*${cell("probability")}*${cell("price")}`, "money"),
    valueError:
      flow.standardError === undefined
        ? null
        : figure(`${cell("unitsError")}*${cell("probability")}*${cell("price")}`, "moneyError"),
    nominal: figure(flow.countsAtFace ? `${cell("units")}*${cell("spot")}` : "0", "money"),
    expected: figure(
      `IF(${past},0,${cell("expectedUnits")}*${cell("probability")}*${cell("spot")})`,
      "money",
    ),
    together:
      valuation.withOdds === undefined
        ? null
        : figure(oddsFormula(context, [...closes, ...conditions], new Set()), "percent"),
    weighted:
      valuation.withOdds === undefined
        ? null
        : figure(`${cell("expectedUnits")}*${cell("together")}*${cell("price")}`, "money"),
  };
}

/** Today's price of one unit delivered at once. */
function spotFormula(context: Context, obligation: Obligation): string {
  const { asset } = obligation;
  if (asset.kind === "terminalValue") {
    const factor = terminalFormula(context, obligation, asset);
    const foreign = exchange(context, asset.currency);
    return foreign === undefined ? factor : `${factor}*${foreign}`;
  }
  if (asset.kind !== "share") return exchange(context, asset.currency) ?? "1";
  return sharePriceFormula(context, asset.issuer);
}

/** Today's price of one share, in the valuation's currency. */
export function sharePriceFormula(context: Context, issuer: string): string {
  const code = ownProperty(context.beliefs.shares, issuer)?.currency ?? context.currency;
  const price = shareFigureOf(context, issuer, "price");
  const rate = exchange(context, code);
  return rate === undefined ? price : `${price}*${rate}`;
}

/** The multiple, or what grows for ever at the rate of the component. */
function terminalFormula(
  context: Context,
  obligation: Obligation,
  { metric, by }: Extract<Asset, { kind: "terminalValue" }>,
): string {
  const figure = terminalFigureOf(context, metric, by);
  const source = discountOf(context, obligation)?.source;
  if (by === "multiple" || source === undefined || source.curve !== undefined) return figure;
  return `(1+${figure})/(${effectiveFormula(source)}-${figure})`;
}

const exchange = (context: Context, code: string): string | undefined =>
  code === context.currency ? undefined : spotRateOf(context, code);

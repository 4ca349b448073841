import { formatAsset } from "../algebra/asset.js";
import type { Condition } from "../algebra/claim.js";
import { obligations } from "../interpret/obligations.js";
import { parseDate } from "../time/date.js";
import { cellAddress, formulaCell, textCell } from "./cells.js";
import type { Context } from "./context.js";
import { dateCell } from "./dateCell.js";
import { valuationDateInput } from "./dateInputs.js";
import { todayCell } from "./dayCell.js";
import { discountFormula, discountOf, dividendFactor, rateFormula, rateYears } from "./discountFormula.js";
import { type DraftSheet, draftSheet, elsewhere } from "./draftSheet.js";
import { componentOf, type FlowAt } from "./flowAt.js";
import { lockUpOf } from "./lockUpFormula.js";
import { oddsFormula } from "./oddsFormula.js";
import { shareFigureOf } from "./shareFigure.js";
import type { Cell, CellFormat } from "./sheet.js";
import { spotFormula } from "./spotFormula.js";
import { expectedCell, unitsCell } from "./unitsCell.js";
import { yearsBetween } from "./yearsBetween.js";

/** The columns, in their order, with how wide they are. */
const COLUMNS = {
  component: ["Component", 26],
  part: ["Part", 24],
  asset: ["Unit", 20],
  payer: ["Owed by", 16],
  conditions: ["If", 24],
  date: ["Date", 12],
  units: ["Units at the forecast", 22],
  expectedUnits: ["Expected units", 22],
  probability: ["Probability", 12],
  rate: ["Rate", 10],
  years: ["Years", 10],
  spot: ["Spot price", 14],
  price: ["Price of a unit today", 20],
  presentValue: ["Present value", 22],
  nominal: ["Nominal", 22],
  expected: ["Expected, undiscounted", 22],
  together: ["Probability with closing", 14],
  weighted: ["Value with the odds", 22],
} as const;

export type FlowColumn = keyof typeof COLUMNS;

const NAMES = Object.keys(COLUMNS) as readonly FlowColumn[];
const ODDS_ONLY: readonly FlowColumn[] = ["together", "weighted"];

const numberOf = (column: FlowColumn): number => NAMES.indexOf(column) + 1;

/** Where the flows stand: the row of the first, and how many there are. */
export interface FlowRows {
  readonly flows: readonly FlowAt[];
  readonly first: number;
  readonly last: number;
  /** A cell of the sheet, or a range of a column. */
  at(column: FlowColumn, first: number, last?: number): string;
}

/** A row for each obligation: when, how much, how likely, at which price. */
export function cashFlowsSheet(context: Context): { readonly draft: DraftSheet; readonly rows: FlowRows } {
  const { valuation, offer, currency } = context;
  const weighted = valuation.withOdds !== undefined;
  const columns = NAMES.filter((name) => weighted || !ODDS_ONLY.includes(name));
  const draft = draftSheet("Cash flows", {
    widths: columns.map((name) => COLUMNS[name][1]),
    frozenRows: 3,
    frozenColumns: 2,
  });
  draft.add(textCell(`Cash flows of ${offer.name}`, "title"));
  draft.add(
    textCell(
      `What is owed, what it is expected to be and what that is worth, in ${currency} unless a unit says otherwise`,
      "remark",
    ),
  );
  draft.add(...columns.map((name) => textCell(COLUMNS[name][0], "header")));
  const flows = obligations(offer.claim).flatMap((obligation, index): FlowAt[] => {
    const flow = valuation.cashFlows[index];
    return flow === undefined ? [] : [{ obligation, flow }];
  });
  const first = draft.next();
  for (const flow of flows) {
    const cells = flowRow(context, flow, draft.next());
    draft.add(...columns.map((name) => cells[name]));
  }
  const last = draft.next() - 1;
  const rows: FlowRows = {
    flows,
    first,
    last,
    at: (column, from, to) => elsewhere("Cash flows", numberOf(column), from, to),
  };
  draft.add(...columns.map((name) => totalCell(name, first, last)));
  return { draft, rows };
}

const SUMMED: readonly FlowColumn[] = ["presentValue", "nominal", "expected", "weighted"];

function totalCell(name: FlowColumn, first: number, last: number): Cell | null {
  if (name === "component") return textCell("Total", "total");
  if (!SUMMED.includes(name)) return textCell("", "total");
  const column = numberOf(name);
  return formulaCell(`SUM(${cellAddress(first, column)}:${cellAddress(last, column)})`, "total", "money");
}

function flowRow(context: Context, at: FlowAt, row: number): Readonly<Record<FlowColumn, Cell | null>> {
  const { obligation, flow } = at;
  const { asset, conditions, obligor, path } = obligation;
  const { valuation, offer } = context;
  const cell = (column: FlowColumn): string => cellAddress(row, numberOf(column));
  const day = { cell: cell("date"), day: parseDate(flow.date, []) };
  const past = `${cell("date")}<${valuationDateInput(context)}`;
  const discount = discountOf(context, obligation);
  const lockUp = lockUpOf(context, obligation, day);
  const left = lockUp === undefined ? "" : `*(1-${lockUp})`;
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
      ? dividendFactor(context, isShare ? asset.issuer : "", cell("years"))
      : discountFormula(context, discount, day, { rate: cell("rate"), years: cell("years") });
  return {
    component: textCell(componentOf(obligation)),
    part: textCell(path.slice(1).join(", ")),
    asset: textCell(formatAsset(asset)),
    payer: textCell(obligor ?? "nobody's debt"),
    conditions: textCell(
      conditions.map(({ event, happens }) => (happens ? event : `not ${event}`)).join(" and "),
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
    spot: figure(spotFormula(context, asset), "factor"),
    price: figure(`IF(${past},0,${cell("spot")}*${factor}${left})`, "factor"),
    presentValue: figure(`${cell("expectedUnits")}*${cell("probability")}*${cell("price")}`, "money"),
    nominal: figure(`${cell("units")}*${cell("spot")}`, "money"),
    expected: figure(
      `IF(${past},0,${cell("expectedUnits")}*${cell("probability")}*${cell("spot")})`,
      "money",
    ),
    together:
      valuation.withOdds === undefined
        ? null
        : figure(oddsFormula(context, [...closes, ...conditions], new Set()), "percent"),
    weighted: figure(`${cell("expectedUnits")}*${cell("together")}*${cell("price")}`, "money"),
  };
}

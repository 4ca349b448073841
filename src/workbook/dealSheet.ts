// Internal: no name of the public API lives here.

import { type Branch, branchesOf } from "../deal/branches.js";
import { type Deal, LAPSE, readDeal } from "../deal/deal.js";
import type { DealInput } from "../deal/dealDocument.js";
import type { DealBranch, DealValuation } from "../deal/dealValuation.js";
import { valueDeal } from "../deal/valueDeal.js";
import { type Decimal, ONE } from "../numeric/decimal.js";
import { dateSerial, parseDate } from "../time/date.js";
import { cellAddress, cellNumber, formulaCell, headerCell, numberCell, spanCell, textCell } from "./cells.js";
import { chosenCell, chosenFormula, libraryCell, NOTHING } from "./chosen.js";
import type { Context, Views } from "./context.js";
import { type DraftSheet, draftSheet } from "./draftSheet.js";
import { EXPECTED_VALUE, PRESENT_VALUE } from "./figureNames.js";
import type { ComputedNumber } from "./ledger.js";
import { pathsOf } from "./libraryNumbers.js";
import { oddsFormula } from "./oddsFormula.js";
import type { Cell, CellFormat } from "./sheet.js";
import { unitsRemark } from "./unitsShown.js";

/** One way in which a deal may end, under one view: how it comes about, and what the library says of it. */
interface Ending {
  readonly branch: Branch;
  readonly valued: DealBranch;
}

/** A way in which a deal may end, under each view that knows it. */
interface Outcome {
  readonly label: string;
  readonly closes: boolean;
  readonly byView: readonly (Ending | undefined)[];
}

/** A deal beside its offer: how it may end, with which odds, and what the seller has then. */
export function dealSheet(input: DealInput, views: Views): DraftSheet {
  const deal = readDeal(input);
  const valuations = views.all.map(({ beliefs, options }) => valueDeal(input, beliefs, options));
  const draft = draftSheet("Deal", { widths: [46, 16, 16, 20, 20, 20], frozenRows: 2 });
  draft.add(textCell(deal.name, "title"));
  draft.add(unitsRemark("How it may end, and what the seller has then", views.all[0].currency));
  addTree(draft, deal, views);
  addOutcomes(draft, views, outcomesOf(deal, views, valuations), valuations);
  addParts(draft, views, outcomesOf(deal, views, valuations));
  return draft;
}

/** The conditions in their order: with which odds each is met once those before it are, and what is left of the deal. */
function addTree(draft: DraftSheet, { offer }: Deal, { all }: Views): void {
  if (offer.conditions.length === 0) return;
  draft.add();
  draft.add(textCell("Odds of the conditions, one after the other", "heading"));
  draft.add(
    textCell("Condition", "header"),
    ...["Is met", "Fails here", "All met so far"].map((name) => headerCell(name, "percent")),
  );
  const first = draft.next();
  offer.conditions.forEach(({ event }, index) => {
    const row = draft.next();
    const met = offer.conditions.slice(0, index + 1).map((one) => ({ event: one.event, happens: true }));
    const soFar = chosenFormula(all.map((context) => oddsFormula(context, met, new Set())));
    const before = index === 0 ? "1" : cellAddress(row - 1, 4);
    const here = cellAddress(row, 4);
    draft.add(
      spanCell(event, 1),
      formulaCell(`IF(${before}=0,0,${here}/${before})`, "figure", "percent"),
      formulaCell(`${before}-${here}`, "figure", "percent"),
      formulaCell(soFar, "figure", "percent"),
    );
  });
  const rows = offer.conditions.length;
  const column = (number: number) => ({ sheet: "Deal", row: first, column: number, rows, columns: 1 });
  draft.draw({
    title: "What is left of the deal after each condition",
    kind: "bar",
    stacked: true,
    categories: column(1),
    series: [
      { name: "All met so far", values: column(4), colour: "1F3864" },
      { name: "Fails here", values: column(3), colour: "C55A11" },
    ],
    money: false,
    at: { row: draft.next() + 1, column: 1, rows: CHART_ROWS, columns: 5 },
  });
  for (let row = 0; row <= CHART_ROWS; row += 1) draft.add();
}

const CHART_ROWS = 14;

function addOutcomes(
  draft: DraftSheet,
  views: Views,
  outcomes: readonly Outcome[],
  valuations: readonly DealValuation[],
): void {
  draft.add();
  draft.add(textCell("Outcomes", "heading"));
  draft.add(
    textCell("How it ends", "header"),
    headerCell("On", "date"),
    ...[
      "Probability",
      "Value if so",
      "Contribution",
      ...(valuations.some(({ standardError }) => standardError !== undefined) ? ["Standard error"] : []),
    ].map((name) => headerCell(name, "money")),
  );
  const first = draft.next();
  for (const outcome of outcomes) {
    const error = errorCell(
      views,
      `contribution, ${outcome.label}`,
      (view) => outcome.byView[view]?.valued.standardError,
    );
    draft.add(...outcomeRow(outcome, views, draft.next()), error);
  }
  const last = draft.next() - 1;
  const closing = outcomes.filter(({ closes }) => closes).length;
  const sum = (column: number, from: number, to: number): string =>
    from > to ? "0" : `SUM(${cellAddress(from, column)}:${cellAddress(to, column)})`;
  const total = (label: string, from: number, to: number): number =>
    draft.add(
      textCell(label, "total"),
      textCell("", "total"),
      formulaCell(sum(3, from, to), "total", "percent"),
      formulaCell(
        `IF(${cellAddress(draft.next(), 3)}=0,0,${cellAddress(draft.next(), 5)}/${cellAddress(draft.next(), 3)})`,
        "total",
        "money",
      ),
      formulaCell(sum(5, from, to), "total", "money"),
    );
  total("If it closes", first, first + closing - 1);
  total("If not", first + closing, last);
  const expected = total("Expected value", first, last);
  draft.call(EXPECTED_VALUE, expected, 5);
  draft.add(
    textCell("Expected value, as the library has it", "remark"),
    null,
    null,
    null,
    libraryCell(
      views.all,
      {
        key: "deal expected value",
        label: "Expected value, as the library has it",
        section: "Deal",
        format: "money",
      },
      ({ options }, view) => {
        const { expectedValue, standardError } = valuations[view] as DealValuation;
        return { computed: expectedValue, ...(standardError && { simulated: pathsOf(options) }) };
      },
    ),
    errorCell(views, "expected value", (view) => valuations[view]?.standardError),
  );
  draft.add(
    textCell("The odds of all outcomes add up to 100%"),
    null,
    null,
    null,
    formulaCell(`IF(ABS(${cellAddress(expected, 3)}-1)<1E-9,"yes","no")`, "check", "text"),
  );
}

/** How sure a figure of the deal is; null where no view has simulated it. */
const errorCell = (views: Views, what: string, error: (view: number) => Decimal | undefined): Cell | null =>
  libraryCell(
    views.all,
    {
      key: `deal standard error ${what}`,
      label: `Standard error: ${what}`,
      section: "Deal",
      format: "moneyError",
    },
    ({ options }, view) => {
      const computed = error(view);
      return computed && { computed, simulated: pathsOf(options) };
    },
  );

function outcomeRow({ label, byView }: Outcome, views: Views, row: number): Cell[] {
  const odds = views.all.map((context, view) => {
    const ending = byView[view];
    if (ending === undefined) return undefined;
    const { conditions, share } = ending.branch;
    const formula = oddsFormula(context, conditions, new Set());
    return share.equals(ONE)
      ? formula
      : `${formula}*${computed(context, `share ${label}`, `${label}: odds of its day`, { computed: share }, "percent")}`;
  });
  const value = views.all.map((context, view) => {
    const ending = byView[view];
    return ending === undefined ? undefined : valueFormula(context, label, ending.valued);
  });
  const day = views.all.map((_, view) => {
    const date = byView[view]?.valued.date;
    return date === undefined ? undefined : numberCell(dateSerial(parseDate(date, [])), "constant", "date");
  });
  const contribution = views.all.map((_, view) =>
    byView[view]?.valued.value == null ? undefined : `${cellAddress(row, 3)}*${cellAddress(row, 4)}`,
  );
  return [
    textCell(label),
    chosenCell(day) ?? textCell(""),
    formulaCell(chosenFormula(odds), "figure", "percent"),
    formulaCell(chosenFormula(value), "figure", "money"),
    formulaCell(chosenFormula(contribution), "figure", "money"),
  ];
}

/** The offer's own value where it closes as its other sheets have it; else the library's number. */
function valueFormula(
  context: Context,
  label: string,
  { outcome, value, standardError }: DealBranch,
): string {
  if (value === null) return NOTHING;
  const { presentValue } = context.valuation;
  if (outcome === "closes" && value.equals(presentValue)) return PRESENT_VALUE;
  context.ledger.fix(`${label}: what the seller has then`);
  const simulated = standardError === undefined ? undefined : pathsOf(context.options);
  return computed(context, `value ${label}`, `${label}: what the seller has then`, {
    computed: value,
    simulated,
  });
}

/** The name of a number of the library, among the workings. */
const computed = (
  { ledger, currency }: Context,
  key: string,
  label: string,
  content: ComputedNumber,
  format: CellFormat = "money",
): string =>
  ledger.quantity(`deal ${key}`, ["deal", key], () => ({
    section: "Deal",
    label,
    unit: format === "money" ? currency : "",
    format,
    content,
  }));

/** What the seller has in each outcome, part by part, as of writing. */
function addParts(draft: DraftSheet, { names }: Views, outcomes: readonly Outcome[]): void {
  draft.add();
  draft.add(textCell("What the seller has in each, as of writing", "heading"));
  draft.add(
    textCell("Part", "header"),
    ...["Value if so", "Probability"].map((name) => headerCell(name, "money")),
  );
  for (const { label, byView } of outcomes) {
    byView.forEach((ending, view) => {
      if (ending === undefined) return;
      const whose = names.length === 1 ? "" : `, ${names[view]}`;
      draft.add(
        textCell(`${label}${whose}`),
        textCell(""),
        numberCell(cellNumber(ending.valued.probability), "constant", "percent"),
      );
      for (const part of ending.valued.parts) {
        const value =
          part.value === null ? textCell("–") : numberCell(cellNumber(part.value), "constant", "money");
        draft.add(textCell(`    ${part.name}`, "remark"), value);
      }
    });
  }
}

/** Every way in which some view thinks that it may end: closing first, by day; then failing, by cause. */
function outcomesOf(deal: Deal, { all }: Views, valuations: readonly DealValuation[]): Outcome[] {
  const found = new Map<string, (Ending | undefined)[]>();
  all.forEach(({ beliefs }, view) => {
    const valued = (valuations[view] as DealValuation).branches;
    const seen = new Map<string, number>();
    branchesOf(deal, beliefs).forEach((branch, index) => {
      const label = labelOf(branch.cause);
      const nth = (seen.get(label) ?? 0) + 1;
      seen.set(label, nth);
      const key = nth === 1 ? label : `${label} (${nth})`;
      const byView = found.get(key) ?? all.map(() => undefined);
      byView[view] = { branch, valued: valued[index] as DealBranch };
      found.set(key, byView);
    });
  });
  return [...found]
    .map(([label, byView]) => ({ label, closes: label.startsWith(CLOSES), byView }))
    .sort((a, b) => Number(b.closes) - Number(a.closes));
}

const CLOSES = "It closes";

const labelOf = (cause: string | undefined): string => {
  if (cause === undefined) return CLOSES;
  return cause === LAPSE ? "Time runs out" : `Fails: ${cause}`;
};

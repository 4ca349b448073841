// Internal: no name of the public API lives here.

import { areContradictory } from "../algebra/contradiction.js";
import { BRIDGE_STEPS, type BridgeStepName, STEP_NAMES } from "../analysis/bridge/valueBridge.js";
import { sealed } from "../beliefs/assumptions.js";
import { withoutPremiums } from "../beliefs/withoutPremiums.js";
import { valueOffer } from "../offer/valueOffer.js";
import { once } from "../schema/memoize.js";
import { parseDate } from "../time/date.js";
import { discountRateOf, requiredReturnOf } from "./beliefInputs.js";
import { addBridgeChart } from "./bridgeChart.js";
import type { FlowColumn, FlowRows } from "./cashFlowsSheet.js";
import { cellAddress, formulaCell, headerCell, spanCell, textCell } from "./cells.js";
import { chosenCell } from "./chosen.js";
import { type Context, componentOf, type FlowAt, type Views } from "./context.js";
import { type DayCell, valuationDateInput } from "./dates.js";
import { discountFormula, dividendFactor } from "./discounting.js";
import { type DraftSheet, draftSheet } from "./draftSheet.js";
import { BRIDGE_VALUE } from "./figureNames.js";
import { forgoneDividends, lockUpOf } from "./lockUp.js";
import type { Cell } from "./sheet.js";
import { type Expected, expectedCell } from "./unitsCell.js";
import { unitsRemark } from "./unitsShown.js";

/** Component, part, expected units without premiums; then the levels. */
const BEFORE_LEVELS = 3;

const LEVELS = ["headline", ...STEP_NAMES] as const;

/** From the headline to the value, one belief more at each step: each step is the difference of two levels of all flows. */
export function bridgeSheet(views: Views, rows: FlowRows): DraftSheet {
  const { offer, currency } = views.all[0];
  const owed = rows.flows[0] as readonly FlowAt[];
  const weighted = views.all.some(({ valuation }) => valuation.withOdds !== undefined);
  const groups = offer.components.map(({ name }) => ({
    name,
    flows: owed.flatMap(({ obligation }, index) => (componentOf(obligation) === name ? [index] : [])),
  }));
  const draft = draftSheet("Bridge", {
    widths: [
      34,
      ...Array.from({ length: Math.max(BEFORE_LEVELS + LEVELS.length, groups.length + 1) }, () => 20),
    ],
    frozenRows: 3,
    frozenColumns: 1,
  });
  draft.add(textCell(`From headline to value: ${offer.name}`, "title"));
  draft.add(unitsRemark("Each step switches one belief more on and is what that changes", currency));
  draft.add(
    textCell("Step", "header"),
    ...["All", ...groups.map(({ name }) => name)].map((name) => headerCell(name, "money")),
  );
  const shown = STEP_NAMES.filter((step) => weighted || step !== "closing");
  // Above the levels: the headline, every step, the value; then an empty row, a heading and headers.
  const top = draft.next() + shown.length + 2 + 3;
  const sums = [owed.map((_, index) => index), ...groups.map(({ flows }) => flows)];
  const levelOf = (level: (typeof LEVELS)[number], flows: readonly number[]): string => {
    const column = BEFORE_LEVELS + LEVELS.indexOf(level) + 1;
    return rangesOf(
      flows,
      (from, to) => `${cellAddress(top + from, column)}:${cellAddress(top + to, column)}`,
    );
  };
  const line = (label: string, role: "figure" | "total", formulaOf: (flows: readonly number[]) => string) =>
    draft.add(
      textCell(label, role === "total" ? "total" : "label"),
      ...sums.map((flows) => formulaCell(formulaOf(flows), role, "money")),
    );
  const headline = line("Headline at face", "figure", (flows) => levelOf("headline", flows));
  shown.forEach((step, index) => {
    const before = shown[index - 1] ?? "headline";
    line(BRIDGE_STEPS[step], "figure", (flows) => `${levelOf(step, flows)}-${levelOf(before, flows)}`);
  });
  const bottom = line("Value", "total", (flows) => levelOf(shown.at(-1) ?? "headline", flows));
  draft.call(BRIDGE_VALUE, bottom, 2);
  draft.add();
  draft.add(textCell("Levels of each payment", "heading"));
  draft.add(
    ...["Component", "Part"].map((name) => textCell(name, "header")),
    ...[
      "Expected units, no premium",
      "Headline at face",
      ...STEP_NAMES.map((step) => BRIDGE_STEPS[step]),
    ].map((name) => headerCell(name, "money")),
  );
  // By the library: for amounts without a formula, of which there may be none.
  const plain = views.all.map(({ beliefs, options }) =>
    once(() => valueOffer(offer, sealed(withoutPremiums(beliefs)), options).cashFlows),
  );
  for (const index of owed.keys()) {
    const cells = views.all.map((context, view) => {
      const plainUnits = (): Expected => plain[view]?.()[index] as Expected;
      return levelRow(context, rows, rows.flows[view]?.[index] as FlowAt, draft.next(), plainUnits);
    });
    draft.add(...(cells[0] ?? []).map((_, column) => chosenCell(cells.map((row) => row[column]))));
  }
  addBridgeChart(draft, headline, bottom);
  return draft;
}

function levelRow(
  context: Context,
  rows: FlowRows,
  at: FlowAt,
  row: number,
  plainUnits: () => Expected,
): Cell[] {
  const { obligation, index } = at;
  const levels = levelFormulas(context, at, {
    flow: (column) => rows.at(column, rows.first + index),
    past: `${rows.at("date", rows.first + index)}<${valuationDateInput(context)}`,
    plainUnits: cellAddress(row, BEFORE_LEVELS),
    level: (name) => cellAddress(row, BEFORE_LEVELS + LEVELS.indexOf(name) + 1),
  });
  return [
    textCell(componentOf(obligation)),
    spanCell(obligation.path.slice(1).join(", "), 1),
    expectedCell(context, at, false, plainUnits),
    ...LEVELS.map((level) => formulaCell(levels[level], "figure", "money")),
  ];
}

/** The sum over some rows, neighbours as ranges. */
export function rangesOf(indexes: readonly number[], range: (from: number, to: number) => string): string {
  const runs: [number, number][] = [];
  for (const index of indexes) {
    const last = runs.at(-1);
    if (last !== undefined && last[1] === index - 1) last[1] = index;
    else runs.push([index, index]);
  }
  return runs.length === 0 ? "0" : `SUM(${runs.map(([from, to]) => range(from, to)).join(",")})`;
}

/** The cells that levels are made of. */
interface LevelCells {
  flow(column: FlowColumn): string;
  /** Whether the flow was due before the valuation date. */
  readonly past: string;
  /** Expected units without premiums for risk. */
  readonly plainUnits: string;
  level(name: BridgeStepName | "headline"): string;
}

/** What one flow comes to at face, and after each step of the bridge: `bridgeLevels`, in cells. */
function levelFormulas(
  context: Context,
  { obligation, flow }: FlowAt,
  cells: LevelCells,
): Readonly<Record<BridgeStepName | "headline", string>> {
  const { asset, obligor, conditions } = obligation;
  const { valuation, offer } = context;
  if (areContradictory(conditions, new Set(offer.conditions.map(({ event }) => event)))) {
    const nothing = STEP_NAMES.map((step) => [step, cells.level("headline")]);
    return { ...Object.fromEntries(nothing), headline: cells.flow("nominal") };
  }
  const day: DayCell = { cell: cells.flow("date"), day: parseDate(flow.date, []) };
  const due = (formula: string): string => `IF(${cells.past},0,${formula})`;
  const worth = (factor: string): string =>
    due(`${cells.flow("expectedUnits")}*${cells.flow("spot")}*${factor}`);
  const lockUp = lockUpOf(context, obligation, day);
  const forgone = forgoneDividends(context, obligation, day);
  const component = componentOf(obligation);
  const required = asset.kind === "share" ? undefined : requiredReturnOf(context, component);
  // Foreign money waits for its own interest until the step for currencies, unless no rate of the valuation's own is stated.
  const home =
    context.beliefs.discountRate === undefined && asset.kind !== "share" ? asset.currency : context.currency;
  const source = asset.kind === "share" ? undefined : discountRateOf(context, home);
  const money = (party: string | undefined): string =>
    source === undefined ? worth("1") : worth(discountFormula(context, { source, party }, day));
  const time = money(undefined);
  const shares = asset.kind === "share" ? asset.issuer : undefined;
  return {
    headline: cells.flow("nominal"),
    past: due(cells.level("headline")),
    uncertainty: due(`${cells.plainUnits}*${cells.flow("spot")}`),
    "risk-premium": due(`${cells.flow("expectedUnits")}*${cells.flow("spot")}`),
    time,
    credit:
      required !== undefined || shares !== undefined || obligor === null
        ? cells.level("time")
        : money(obligor),
    "required-return":
      required === undefined
        ? cells.level("credit")
        : worth(discountFormula(context, { source: required, party: undefined }, day)),
    dividends:
      shares === undefined
        ? `${cells.level("required-return")}${forgone}`
        : worth(`${dividendFactor(context, shares, cells.flow("years"), day.day)}${forgone}`),
    "lock-up": lockUp === undefined ? cells.level("dividends") : `${cells.level("dividends")}*(1-${lockUp})`,
    currency: `${cells.flow("expectedUnits")}*${cells.flow("price")}`,
    conditions: cells.flow("presentValue"),
    closing: valuation.withOdds === undefined ? cells.level("conditions") : cells.flow("weighted"),
  };
}

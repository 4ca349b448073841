import type { BridgeStepName } from "../analysis/bridge/valueBridge.js";
import { parseDate } from "../time/date.js";
import type { FlowColumn } from "./cashFlowsSheet.js";
import type { Context } from "./context.js";
import type { DayCell } from "./dayCell.js";
import { discountFormula, dividendFactor } from "./discountFormula.js";
import { componentOf, type FlowAt } from "./flowAt.js";
import { lockUpOf } from "./lockUp.js";
import { discountRateOf, requiredReturnOf } from "./rateSource.js";

/** The cells that levels are made of. */
export interface LevelCells {
  flow(column: FlowColumn): string;
  /** Whether the flow was due before the valuation date. */
  readonly past: string;
  /** Expected units without premiums for risk. */
  readonly plainUnits: string;
  level(name: BridgeStepName | "headline"): string;
}

/** What one flow comes to at face, and after each step of the bridge: `bridgeLevels`, in cells. */
export function levelFormulas(
  context: Context,
  { obligation, flow }: FlowAt,
  cells: LevelCells,
): Readonly<Record<BridgeStepName | "headline", string>> {
  const { asset, obligor } = obligation;
  const { valuation } = context;
  const day: DayCell = { cell: cells.flow("date"), day: parseDate(flow.date, []) };
  const due = (formula: string): string => `IF(${cells.past},0,${formula})`;
  const worth = (factor: string): string =>
    due(`${cells.flow("expectedUnits")}*${cells.flow("spot")}*${factor}`);
  const lockUp = lockUpOf(context, obligation, day);
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
        ? cells.level("required-return")
        : worth(dividendFactor(context, shares, cells.flow("years"))),
    "lock-up": lockUp === undefined ? cells.level("dividends") : `${cells.level("dividends")}*(1-${lockUp})`,
    currency: `${cells.flow("expectedUnits")}*${cells.flow("price")}`,
    conditions: cells.flow("presentValue"),
    closing: valuation.withOdds === undefined ? cells.level("conditions") : cells.flow("weighted"),
  };
}

// Internal: no name of the public API lives here.

import { type Obligation, observedBy } from "../algebra/obligations.js";
import type { Observable } from "../algebra/observable.js";
import type { Decimal } from "../numeric/decimal.js";
import type { ValuedCashFlow } from "../offer/valuation.js";
import { driverOf } from "../pricing/scores.js";
import { ownProperty } from "../schema/records.js";
import { amountFormula, obligationWords } from "./amountFormula.js";
import { formulaCell } from "./cells.js";
import { type Context, componentOf, type FlowAt, nameOf } from "./context.js";
import { expectedFormula, observedOnce } from "./expectedFormula.js";
import { combined, type FormulaOr, fitting } from "./formulaOr.js";
import type { QuantityEntry } from "./ledger.js";
import { libraryNumber, pathsOf } from "./libraryNumbers.js";
import { forecastOf, observedForValue } from "./observed.js";
import type { Cell, CellFormat } from "./sheet.js";

/** Units when every forecast comes true. */
export function unitsCell(context: Context, { obligation, flow, index }: FlowAt): Cell {
  const words = obligationWords(context, componentOf(obligation), (observable) =>
    forecastOf(context, observable),
  );
  const parts = obligation.factors.map((factor) => fitting(amountFormula(factor, words)));
  return cellOr(context, signedProduct(obligation, parts), () => ({ value: flow.units }), {
    format: unitsFormat(obligation),
    what: `${nameOf(obligation)}: units at the forecast`,
    key: `${index} units`,
  });
}

/** Expected units, and how sure they are where they were simulated. */
export type Expected = Pick<ValuedCashFlow, "expectedUnits" | "standardError">;

/** Expected units: with the premium for the risk of metrics, unless a required return takes its place. */
export function expectedCell(
  context: Context,
  { obligation, flow, index }: FlowAt,
  adjusted = ownProperty(context.beliefs.requiredReturns, componentOf(obligation)) === undefined,
  expected: () => Expected = () => flow,
): Cell {
  const observedOf = observedOnce((observable: Observable) =>
    observedForValue(context, observable, adjusted, obligation.asset),
  );
  const parts = movesWithDelivery(context, obligation)
    ? [
        {
          why: "it moves together with the share that is delivered",
          instead: "the library counts in that share",
        },
      ]
    : obligation.factors.map((factor) =>
        expectedFormula(context, componentOf(obligation), factor, observedOf),
      );
  const number = () => {
    const { expectedUnits, standardError } = expected();
    return { value: expectedUnits, standardError };
  };
  return cellOr(context, signedProduct(obligation, parts), number, {
    format: unitsFormat(obligation),
    what: `${nameOf(obligation)}: expected units`,
    key: `${index} expected ${adjusted ? "with" : "without"} premiums`,
  });
}

/** Whether a number of shares hangs on what is correlated with their price. */
function movesWithDelivery({ beliefs: { dependence } }: Context, owed: Obligation): boolean {
  const { asset } = owed;
  if (asset.kind !== "share" || !dependence.isCorrelated) return false;
  const share = `shares.${asset.issuer}`;
  return observedBy(owed)
    .map(driverOf)
    .some((driver) => driver !== share && !dependence.correlation(driver, share).isZero());
}

const signedProduct = ({ sign }: Obligation, parts: readonly FormulaOr[]): FormulaOr =>
  combined(parts, (formulas) => `${sign === 1 ? "" : "-"}${formulas.join("*")}`);

export const unitsFormat = ({ asset }: Obligation): CellFormat =>
  asset.kind === "share" ? "number" : "money";

/** Characters of a formula of which a cell takes one for each of many views. */
const MAX_TOGETHER = 300;

/** A formula in a cell; the library's number, marked and listed, where there is none. */
function cellOr(
  { ledger, isAlone, options }: Context,
  found: FormulaOr,
  number: () => { readonly value: Decimal; readonly standardError?: Decimal | undefined },
  { format, what, key }: { readonly format: CellFormat; readonly what: string; readonly key: string },
): Cell {
  // Of several views, each has what is long or no formula in a row of its own among the workings.
  const apart = (content: QuantityEntry["content"]): Cell => {
    const entry = { section: "Cash flows", label: what, unit: "", format, content };
    return formulaCell(
      ledger.quantity(`flow ${key}`, ["flow", what], () => entry),
      "figure",
      format,
    );
  };
  if ("formula" in found) {
    const isShort = isAlone || found.formula.length <= MAX_TOGETHER;
    return isShort ? formulaCell(found.formula, "figure", format) : apart({ formula: found.formula });
  }
  const { value, standardError } = number();
  const simulated = standardError === undefined ? undefined : pathsOf(options);
  const how = simulated === undefined ? found.instead : `simulated on ${simulated}`;
  const why = how === undefined ? found.why : `${found.why}: ${how}`;
  ledger.fix(`${what}: ${why}`);
  const content = { computed: value, simulated };
  return isAlone ? libraryNumber(content, format, why) : apart(content);
}

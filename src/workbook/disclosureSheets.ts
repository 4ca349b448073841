// Internal: no name of the public API lives here.

import { obligations } from "../algebra/obligations.js";
import { unobservableInputs } from "../analysis/level3/unobservableInputs.js";
import { MOVEMENTS, type RollForwardColumn } from "../analysis/rollForward/movements.js";
import { rollForward } from "../analysis/rollForward/rollForward.js";
import type { Decimal } from "../numeric/decimal.js";
import { isContingent } from "../offer/isContingent.js";
import { cellAddress, formulaCell, headerCell, spanCell, textCell } from "./cells.js";
import { type Context, componentOf, type Views } from "./context.js";
import { type DraftSheet, draftSheet } from "./draftSheet.js";
import { libraryNumber, pathsOf } from "./libraryNumbers.js";
import type { Cell, CellFormat } from "./sheet.js";
import { unitsRemark } from "./unitsShown.js";

/** What auditors ask of contingent consideration, in the library's numbers; nothing where an offer has none. */
export function disclosureSheets(views: Views): DraftSheet[] {
  const [{ offer }] = views.all;
  if (!obligations(offer.claim).some((one) => isContingent(one, offer))) return [];
  const steps = stepsOf(views);
  const level3 = level3Sheet(views);
  return steps.length === 0 ? [level3] : [level3, rollForwardSheet(views, steps)];
}

const number = (computed: Decimal, format: CellFormat): Cell => libraryNumber({ computed }, format);

const FORMATS = { amount: "money", fraction: "percent", number: "factor" } as const;

/** The unobservable inputs of each contingent component, under each view. */
function level3Sheet({ all, names }: Views): DraftSheet {
  const draft = draftSheet("Level 3", { widths: [30, 20, 22, 46, 18, 18, 18, 18, 18], frozenRows: 2 });
  draft.add(textCell("Unobservable inputs (Level 3)", "title"));
  draft.add(
    unitsRemark("Numbers of the library as of writing; they do not follow the beliefs", all[0].currency),
  );
  all.forEach(({ offer, beliefs, ledger, options, valuation }, view) => {
    const errors = new Map(
      valuation.breakdown.parts.map(({ name, standardErrors }) => [name, standardErrors?.presentValue]),
    );
    const simulated = [...errors.values()].some((error) => error !== undefined);
    ledger.fix("Level 3: every figure");
    draft.add();
    if (all.length > 1) draft.add(textCell(names[view] as string, "heading"));
    draft.add(
      textCell("Component", "header"),
      headerCell("Fair value", "money"),
      ...["Technique", "Input"].map((name) => textCell(name, "header")),
      ...["Low", "High", "Weighted average"].map((name) => headerCell(name, "money")),
      textCell("If it is higher", "header"),
      ...(simulated ? [headerCell("Standard error of fair value", "money")] : []),
    );
    for (const row of unobservableInputs(offer, beliefs, options).inputs) {
      const format = FORMATS[row.unit];
      const error = errors.get(row.component);
      const paths = error && { simulated: pathsOf(options) };
      draft.add(
        textCell(row.component),
        libraryNumber({ computed: row.fairValue, ...paths }, "money"),
        textCell(row.technique),
        spanCell(row.input, 1),
        number(row.low, format),
        number(row.high, format),
        row.weightedAverage === null ? textCell("–") : number(row.weightedAverage, format),
        textCell(row.effectOfIncrease === "none" ? "no effect" : row.effectOfIncrease),
        error === undefined ? null : libraryNumber({ computed: error, ...paths }, "moneyError"),
      );
    }
  });
  return draft;
}

interface Step {
  readonly from: Context;
  readonly to: Context;
}

/** From each view to the next one of a later day. */
function stepsOf({ all }: Views): Step[] {
  const sorted = [...all].sort((a, b) => a.beliefs.valuationDate - b.beliefs.valuationDate);
  return sorted.flatMap((to, index) => {
    const from = sorted[index - 1];
    return from === undefined || from.beliefs.valuationDate === to.beliefs.valuationDate
      ? []
      : [{ from, to }];
  });
}

/** How the fair value of contingent consideration moved from one view to the next; the sum is a formula. */
function rollForwardSheet({ all }: Views, steps: readonly Step[]): DraftSheet {
  const components = [
    ...new Set(
      obligations(all[0].offer.claim)
        .filter((one) => isContingent(one, all[0].offer))
        .map(componentOf),
    ),
  ];
  const draft = draftSheet("Roll-forward", { widths: [46, 20, ...components.map(() => 20)], frozenRows: 2 });
  draft.add(textCell("Roll-forward of contingent consideration", "title"));
  draft.add(
    unitsRemark("Numbers of the library as of writing; they do not follow the beliefs", all[0].currency),
  );
  for (const { from, to } of steps) {
    from.ledger.fix("Roll-forward: every movement");
    const moved = rollForward(from.offer, from.beliefs, to.beliefs, from.options);
    const columns: readonly RollForwardColumn[] = [moved, ...moved.components];
    draft.add();
    draft.add(textCell(`From ${moved.openingDate} to ${moved.closingDate}`, "heading"));
    draft.add(
      textCell("Movement", "header"),
      ...columns.map(({ name }, index) => headerCell(index === 0 ? "All" : name, "money")),
    );
    const first = draft.add(
      textCell("Opening fair value"),
      ...columns.map(({ opening }) => number(opening, "money")),
    );
    moved.movements.forEach(({ movement }, index) => {
      draft.add(
        textCell(MOVEMENTS[movement]),
        ...columns.map(({ movements }) => {
          const amount = movements[index]?.amount;
          return amount === undefined ? textCell("") : number(amount, "money");
        }),
      );
    });
    const last = draft.next() - 1;
    const total = draft.add(
      textCell("Closing fair value", "total"),
      ...columns.map((_, index) =>
        formulaCell(
          `SUM(${cellAddress(first, index + 2)}:${cellAddress(last, index + 2)})`,
          "total",
          "money",
        ),
      ),
    );
    draft.add(
      textCell("Closing fair value, as the library has it", "remark"),
      ...columns.map(({ closing }) => number(closing, "money")),
    );
    draft.add(
      textCell("The movements add up"),
      ...columns.map((_, index) => {
        const [sum, stated] = [cellAddress(total, index + 2), cellAddress(total + 1, index + 2)];
        return formulaCell(`IF(ABS(${sum}-${stated})<=1E-9*(ABS(${stated})+1),"yes","no")`, "check", "text");
      }),
    );
  }
  return draft;
}

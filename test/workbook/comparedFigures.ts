import {
  type Breakdown,
  type BridgeColumn,
  bridge,
  type Decimal,
  type PerShare,
  valueOffer,
} from "offer-valuation";
import type { Workbook } from "offer-valuation/workbook";
import type { FileValues } from "./libreOffice.js";

/** A figure of the library, and what a cell shows in its place. */
export interface ComparedFigure {
  readonly where: string;
  readonly expected: number | string;
  readonly found: number | string | undefined;
  /** What a rounding error is measured against. */
  readonly scale: number;
  /**
   * The digits that an expected figure was rounded to because no more of them are known, 0 where none is; undefined where cells have
   * fewer.
   */
  readonly digits: number | undefined;
}

/** Digits of a double. */
const DIGITS_OF_CELLS = 15;

/** Of money: the tail of a lognormal goes on down to 1e-246, where a logarithm has no digits left. */
const SMALLEST = 1e-12;

const HEDGED = 1e5;

type Offered = Parameters<typeof bridge>;

/** Every figure of a valuation and of its bridge, against the cells that should show it. */
export function comparedFigures(book: Workbook, values: FileValues, ...offered: Offered): ComparedFigure[] {
  const valuation = valueOffer(...offered);
  const figures: ComparedFigure[] = [];
  const look = (sheet: string, row: number, column: number) => values.get(sheet)?.(row, column);
  const compare = (
    sheet: string,
    row: number,
    column: number,
    expected: Decimal | string,
    scale?: Decimal,
    known = valuation.digits,
  ) =>
    figures.push({
      where: `${sheet}!R${row}C${column}`,
      expected: typeof expected === "string" ? expected : Number(expected),
      found: look(sheet, row, column),
      scale: Math.max(Math.abs(Number(scale ?? expected)), SMALLEST),
      digits:
        typeof expected === "string" || known >= DIGITS_OF_CELLS
          ? undefined
          : expected.isZero()
            ? 0
            : expected.precision(),
    });

  const header = (sheet: string, row: number, title: string): number =>
    rowOf(book, sheet, row).findIndex((cell) => cell?.kind === "text" && cell.text === title) + 1;
  const flows = "Cash flows";
  const first = 4;
  valuation.cashFlows.forEach((flow, index) => {
    const row = first + index;
    compare(flows, row, header(flows, 3, "Date"), flow.date);
    compare(
      flows,
      row,
      header(flows, 3, "Units at the forecast"),
      flow.units,
      flow.units.abs().plus(flow.expectedUnits.abs()),
      DIGITS_OF_CELLS,
    );
    compare(flows, row, header(flows, 3, "Expected units"), flow.expectedUnits, undefined, flow.digits);
    compare(flows, row, header(flows, 3, "Probability"), flow.probability, undefined, DIGITS_OF_CELLS);
    compare(flows, row, header(flows, 3, "Price of a unit today"), flow.price, undefined, DIGITS_OF_CELLS);
    compare(flows, row, header(flows, 3, "Present value"), flow.presentValue, undefined, flow.digits);
  });

  for (const [name, expected] of [
    ["present_value", valuation.presentValue],
    ["probability_of_closing", valuation.withOdds?.probability],
    ["value_with_odds", valuation.withOdds?.presentValue],
    ["bridge_value", valuation.withOdds?.presentValue ?? valuation.presentValue],
  ] as const) {
    const cell = book.names.find((one) => one.name === name);
    if (expected !== undefined) compare(cell?.sheet ?? "", cell?.row ?? 0, cell?.column ?? 0, expected);
  }

  const table = (book.sheets[0]?.rows ?? []).findIndex(
    ([cell]) => cell?.kind === "text" && cell.text === "Component",
  );
  let row = table + 2;
  const compareParts = ({ parts }: Breakdown): void => {
    for (const part of parts) {
      compare("Summary", row, 2, part.nominal, undefined, DIGITS_OF_CELLS);
      compare("Summary", row, 3, part.expected, undefined, part.digits);
      compare("Summary", row, 4, part.presentValue, undefined, part.digits);
      if (part.shareOfTotal !== null) compare("Summary", row, 5, part.shareOfTotal);
      row += 1;
      compareParts(part);
    }
  };
  compareParts({
    ...valuation.breakdown,
    parts: [...valuation.breakdown.parts, { ...valuation.breakdown, parts: [] }],
  });

  const labelled = (label: string): number =>
    (book.sheets[0]?.rows ?? []).findIndex(([cell]) => cell?.kind === "text" && cell.text === label) + 1;
  const hasConversions = book.names.some(({ name }) => name === "target_conversion_prices");
  for (const [label, expected, scale] of shareFigures(valuation.perShare, hasConversions)) {
    compare("Summary", labelled(label), 2, expected, scale);
  }

  const whole = bridge(...offered);
  const compareColumn = (
    { headline, steps, value }: BridgeColumn,
    column: number,
    known = valuation.digits,
  ): void => {
    compare("Bridge", 4, column, headline, undefined, DIGITS_OF_CELLS);
    const shown = valuation.withOdds === undefined ? steps.filter(({ step }) => step !== "closing") : steps;
    shown.forEach(({ amount, after }, index) => {
      // A step is a difference: it cannot be more exact than what it is a difference of.
      compare("Bridge", 5 + index, column, amount, amount.abs().plus(after.abs()), known);
    });
    compare("Bridge", 5 + shown.length, column, value, undefined, known);
  };
  compareColumn(whole, 2);
  whole.components.forEach((component, index) => {
    compareColumn(component, 3 + index, valuation.breakdown.parts[index]?.digits);
  });
  return figures;
}

/** What one share receives: what each figure is called, what it is, and what its rounding is measured against. */
function shareFigures(
  perShare: PerShare | undefined,
  hasConversions: boolean,
): (readonly [string, Decimal, Decimal])[] {
  if (perShare === undefined) return [];
  const { premiums, multiples, issuers } = perShare;
  const plain: (readonly [string, Decimal | null | undefined])[] = [
    ["Price at face", perShare.price],
    ["Converted shares among them", hasConversions ? perShare.convertedShares : undefined],
    ["Diluted shares, by the treasury stock method", perShare.dilutedShares],
    ["Present value of what one share receives", perShare.value],
    ["Present value for each basic share", perShare.valuePerBasicShare],
    ["Equity value, price × diluted shares", perShare.equityValue],
    ["Enterprise value", perShare.enterpriseValue],
    ["Part of the price that is paid in money", perShare.cashShare],
    ["Part of the price that is paid in shares", perShare.stockShare],
    ...multiples.map(
      ({ metric, period, multiple }) =>
        [`Enterprise value ÷ expected ${metric} for ${period}`, multiple] as const,
    ),
    ...issuers.flatMap(
      ({ issuer, impliedExchangeRatio, shares, ownership }) =>
        [
          [`Exchange ratio that the price implies: ${issuer}`, impliedExchangeRatio],
          [`${issuer} shares that one share receives`, shares],
          [`Part of ${issuer} that the target's holders will own`, ownership],
        ] as const,
    ),
  ];
  return [
    ...plain.flatMap(([label, figure]) => (figure == null ? [] : [[label, figure, figure] as const])),
    // A premium is a difference of ratios about 1.
    ...premiums.map(({ over, premium }) => [`Premium over ${over}`, premium, premium.abs().plus(1)] as const),
    // Cells find it from the values at two prices that are a little apart, and keep 7 digits of it.
    ...issuers.map(
      ({ issuer, delta }) =>
        [
          `Hedge ratio: ${issuer} shares for each target share`,
          delta,
          delta.abs().plus(1).times(HEDGED),
        ] as const,
    ),
  ];
}

const rowOf = (book: Workbook, sheet: string, row: number) =>
  book.sheets.find(({ name }) => name === sheet)?.rows[row - 1] ?? [];

/** How far a cell is off, relative to its scale; infinite where it shows something else. */
export function errorOf({ expected, found, scale, digits }: ComparedFigure): number {
  if (typeof expected === "string") return found === expected ? 0 : Number.POSITIVE_INFINITY;
  if (typeof found !== "number") return Number.POSITIVE_INFINITY;
  if (found === expected) return 0;
  if (digits === 0) return 0;
  if (digits !== undefined && Number(found.toPrecision(digits)) === expected) return 0;
  return Math.abs(found - expected) / scale;
}

import type { FieldPath } from "../../errors.js";
import { Decimal, frozen, ResultDecimal, toDecimal, toFraction } from "../../numeric/decimal.js";
import { formatAmount, formatPercent } from "../../numeric/format.js";
import { compactAmount } from "../../print/axis.js";
import type { Pen } from "../../print/pictureOptions.js";
import type { BeliefKind } from "../../schema/figures.js";
import { formatDate, type IsoDate, parseDate } from "../../time/date.js";
import type { StatedBelief } from "./statedBeliefs.js";

/** A belief as a result shows it: a number, or a day. */
export type BeliefFigure = Decimal | IsoDate;

/** What may be written as a percentage. */
const IN_PERCENT: readonly BeliefKind[] = ["rate", "probability", "volatility", "intensity", "correlation"];

/** A figure as somebody writes it, as a number: days since 1970 for a day. */
export function numberOf(written: unknown, kind: BeliefKind, at: FieldPath = []): Decimal {
  if (kind === "date") return new Decimal(parseDate(written, at));
  return IN_PERCENT.includes(kind) ? toFraction(written, at) : toDecimal(written, at);
}

/** A number as the document writes it. */
export const writtenAs = (value: Decimal, kind: BeliefKind): string =>
  kind === "date" ? formatDate(value.toNumber()) : value.toString();

/** A number as a result shows it: all its digits, so that it can be valued again. */
export const shownAs = (value: Decimal, kind: BeliefKind): BeliefFigure =>
  kind === "date" ? formatDate(value.toNumber()) : frozen(new ResultDecimal(value));

const PEOPLE_SAY_PERCENT: readonly BeliefKind[] = ["rate", "probability", "volatility"];

/** For people: rates and shares of 1 in percent, amounts with separators. */
export function formatBelief(figure: BeliefFigure, kind: BeliefKind): string {
  if (typeof figure === "string") return figure;
  return PEOPLE_SAY_PERCENT.includes(kind) ? formatPercent(figure) : formatAmount(figure);
}

/** In a picture: the same in few characters. */
export function beliefOn(figure: BeliefFigure, kind: BeliefKind, pen: Pen): string {
  if (typeof figure === "string") return pen.figures.day(figure);
  if (kind === "amount") return compactAmount(figure, pen);
  const few = figure.toSignificantDigits(5);
  return PEOPLE_SAY_PERCENT.includes(kind) ? pen.figures.percent(few) : pen.figures.number(few);
}

/** A stated figure as a number. Its own field has read it, so that a percentage is one. */
export const baseOf = ({ written, kind }: StatedBelief): Decimal =>
  kind === "date" ? numberOf(written, kind) : toFraction(written, []);

import { Decimal } from "offer-valuation";
import { CellReader, calculate, functionTable } from "offer-valuation/spreadsheet";

const reader = new CellReader({ dateSystem: "1900" });

const outcomeOf = (name: string, args: readonly unknown[]) => {
  const found = functionTable().find((one) => one.name === name);
  if (found === undefined) throw new Error(`no function ${name}`);
  return calculate(found, args, reader, "texts");
};

/** What a function comes to, with all its digits. */
export function figureOf(name: string, ...args: readonly unknown[]): Decimal {
  const outcome = outcomeOf(name, args);
  if ("error" in outcome) throw new Error(`${name}: ${outcome.error} ${outcome.message}`);
  return new Decimal(String(outcome.value));
}

/** What the cell of a function shows that cannot be worked out, and why. */
export function errorOf(name: string, ...args: readonly unknown[]): string {
  const outcome = outcomeOf(name, args);
  return "error" in outcome ? `${outcome.error} ${outcome.message}` : `no error but ${outcome.value}`;
}

/** A column of cells. */
export const column = (...cells: readonly unknown[]): unknown[][] => cells.map((cell) => [cell]);

/** A quotient as a text with as many digits as a cell is read with. */
export const ratio = (dividend: number, divisor: number): string =>
  new Decimal(dividend).div(divisor).toSignificantDigits(59).toString();

/** The yearly rate that lets money grow as much as a continuous one. */
export const annually = (continuous: string): string =>
  new Decimal(continuous).exp().minus(1).toSignificantDigits(59).toString();

import { CellReader, calculate, functionTable, type Host, type Outcome } from "offer-valuation/spreadsheet";
import { readDate } from "../../src/time/date.js";

const byName = new Map(functionTable().map((definition) => [definition.name, definition]));

const SHEETS: Host = { dateSystem: "1899-12-30" };

/** What a function of the table comes to for arguments as Google Sheets hands them over. */
export function outcome(
  name: string,
  args: readonly unknown[],
  { host = SHEETS, figures = "texts" as const }: { host?: Host; figures?: "texts" | "numbers" } = {},
): Outcome {
  const definition = byName.get(name);
  if (definition === undefined) throw new Error(`there is no function ${name}`);
  return calculate(definition, args, new CellReader(host), figures);
}

/** All digits of its result; throws where it is an error. */
export function exact(name: string, ...args: unknown[]): unknown {
  const result = outcome(name, args);
  if ("error" in result) throw new Error(`${result.error} ${result.message}`);
  return result.value;
}

/** The error that it comes to, and its message; empty where it comes to a value. */
export function failure(name: string, ...args: unknown[]): string {
  const result = outcome(name, args);
  return "error" in result ? `${result.error} ${result.message}` : "";
}

/** Cells below each other. */
export const column = (cells: readonly unknown[]): unknown[][] => cells.map((cell) => [cell]);

/** The serial number of an ISO date where 0 is 1899-12-30. */
export function serial(date: string): number {
  const day = readDate(date);
  if (day === undefined) throw new Error(`${date} is no date`);
  return day + 25_569;
}

import { type FieldPath, formatPath, OfferError, type OfferErrorCode, type OfferIssue } from "../errors.js";
import { Decimal } from "../numeric/decimal.js";
import { type CellErrorCode, PassedError } from "./cells/cellErrors.js";
import type { CellReader } from "./cells/cellReader.js";
import type { ResultCell, SpreadsheetFunction } from "./spreadsheetFunction.js";

/** A value that a host may put into a cell as it is. */
export type CellValue = number | string | boolean;

/** What a function came to: a cell, rows of cells, or the error of the host that says best what is wrong. */
export type Outcome =
  | {
      /** What the cell is to show, or the rows that spill into the cells around; a blank cell is an empty text. */
      readonly value: CellValue | readonly (readonly CellValue[])[];
      /** What deserves a look although there is a value, such as a number read as a date before 1905; there where there is something. */
      readonly remarks?: readonly string[];
    }
  | {
      /** The error that the cell is to show: `"#NUM!"`, `"#VALUE!"`, `"#N/A"` … */
      readonly error: CellErrorCode;
      /** What is wrong and in which argument, in words. */
      readonly message: string;
    };

/** How figures are handed over: as the numbers that hosts go on computing with, or as texts of all their digits. */
export type Figures = "numbers" | "texts";

/** `calculate` for hosts that hand over what is right by itself. */
export function outcomeOf(
  { apply, parameters }: SpreadsheetFunction,
  args: readonly unknown[],
  host: CellReader,
  figures: Figures,
): Outcome {
  try {
    const reader = host.forCall();
    const result = apply(args, reader);
    const value =
      typeof result === "string" || Decimal.isDecimal(result)
        ? cellValue(result, figures)
        : result.map((row) => row.map((cell) => cellValue(cell, figures)));
    const { remarks } = reader;
    return remarks.length === 0 ? { value } : { value, remarks };
  } catch (error) {
    return failure(error, parameters);
  }
}

function cellValue(cell: ResultCell, figures: Figures): CellValue {
  if (cell === undefined) return "";
  if (typeof cell === "string" || typeof cell === "boolean") return cell;
  if (figures === "texts") return cell.toString();
  const value = cell.toNumber();
  if (Number.isFinite(value)) return value === 0 ? 0 : value;
  const message = `is ${cell.toString()}, which is more than a cell can hold`;
  throw new OfferError({ code: "out-of-range", path: [], message });
}

function failure(error: unknown, parameters: object): Outcome {
  if (error instanceof PassedError) return { error: error.code, message: error.message };
  if (!(error instanceof OfferError)) {
    const message = `failed, which is a defect of offer-valuation: ${error instanceof Error ? error.message : String(error)}`;
    return { error: "#VALUE!", message };
  }
  return {
    error: ERRORS[error.code] ?? "#VALUE!",
    message: error.issues.map((issue) => sentence(issue, parameters)).join("; "),
  };
}

/** What is no matter of a wrong kind of cell. */
const ERRORS: Partial<Record<OfferErrorCode, CellErrorCode>> = {
  "missing-belief": "#N/A",
  "out-of-range": "#NUM!",
  "too-large": "#NUM!",
  "needs-simulation": "#NUM!",
  "flow-before-valuation-date": "#NUM!",
  "all-zero": "#NUM!",
  "no-time-passes": "#NUM!",
  "no-sign-change": "#NUM!",
  "no-root": "#NUM!",
  "several-roots": "#NUM!",
  "unresolved-roots": "#NUM!",
};

function sentence({ path, message, received }: OfferIssue, parameters: object): string {
  const where = placeOf(path, parameters);
  return `${where === "" ? "" : `${where}: `}${message}${received === undefined ? "" : `; received ${received}`}`;
}

/** `values, row 3, column 2` where the path is that of a cell in an argument; else the field. */
function placeOf(path: FieldPath, parameters: object): string {
  const [name, ...places] = path;
  const inArgument = typeof name === "string" && Object.hasOwn(parameters, name);
  if (!inArgument || places.length > 2 || places.some((place) => typeof place === "string")) {
    return formatPath(path);
  }
  const [row, column] = places;
  if (row === undefined) return name;
  return column === undefined ? `${name}, cell ${row}` : `${name}, row ${row}, column ${column}`;
}

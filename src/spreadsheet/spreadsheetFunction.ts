import { describeReceived, type FieldPath, OfferError } from "../errors.js";
import type { Decimal } from "../numeric/decimal.js";
import { checkedList, ownData, ownKeys } from "../ownData.js";
import { readOptions } from "../schema/options.js";
import type { CellReader } from "./cells/cellReader.js";
import { DATE_SYSTEMS } from "./cells/dateSystem.js";
import { type Arguments, choice, optional, type Parameter, type Parameters } from "./parameter.js";

/** What a function puts into a cell; undefined leaves it blank. */
export type ResultCell = Decimal | string | boolean | undefined;

export type ResultRows = readonly (readonly ResultCell[])[];

/** What a function works out: one number, one text, or rows that spill into the cells around. */
interface Results {
  readonly number: Decimal;
  readonly text: string;
  readonly table: ResultRows;
}

export type ResultShape = keyof Results;

type SizeFor = (longest: number) => {
  /** The most rows. */
  readonly rows: number;
  /** The most columns. */
  readonly columns: number;
};

/** A function as every spreadsheet gets it. */
export interface SpreadsheetFunction {
  /** In capitals, without the prefix or the namespace that hosts put before it. */
  readonly name: string;
  /** One sentence for people who look it up in their spreadsheet. */
  readonly summary: string;
  /** Its arguments by name, in the order in which they are written. */
  readonly parameters: Parameters;
  /** What it works out: a number, a text, or rows that spill into the cells around. */
  readonly result: ResultShape;
  /** The most rows and columns that a table takes, by the length of its longest range; for hosts that must know beforehand. */
  readonly sizeFor?: SizeFor | undefined;
  /**
   * Reads the arguments, in the order of the parameters, and works out the result. A last argument `date_system`, which every
   * function has whose cells may be dates, says what numbers mean as dates in place of the reader.
   */
  apply(args: readonly unknown[], reader: CellReader): Decimal | string | ResultRows;
}

const functions = /* @__PURE__ */ new WeakSet<object>();

/**
 * A function as it came, or what is read of one that says other words or has another name; throws for anything that is none. Only
 * data are read: no getter runs.
 */
export function checkedFunction(value: unknown, path: FieldPath): SpreadsheetFunction {
  if (typeof value === "object" && value !== null && functions.has(value))
    return value as SpreadsheetFunction;
  const stated = readOptions(value as SpreadsheetFunction, FIELDS, path);
  const parameters = Object.entries(readOptions(stated.parameters, ownKeys(stated.parameters) ?? [], path));
  const texts = [
    stated.name,
    stated.summary,
    stated.result,
    ...parameters.map(([, of]) => ownData(of, "description")),
  ];
  const functionsOf = [stated.apply, ...parameters.map(([, of]) => ownData(of, "read"))];
  const sound =
    texts.every((text) => typeof text === "string") && functionsOf.every((run) => typeof run === "function");
  if (sound) return { ...stated, parameters: Object.fromEntries(parameters) };
  const message = "must be one of what functionTable returns";
  throw new OfferError({ code: "invalid-type", path, message, received: describeReceived(value) });
}

const FIELDS = ["name", "summary", "parameters", "result", "sizeFor", "apply"] as const;

/** A table of functions as it came. */
export const checkedTable = (table: unknown): readonly SpreadsheetFunction[] =>
  checkedList(table, "table", MAX_FUNCTIONS, checkedFunction);

const MAX_FUNCTIONS = 1000;

/** The last argument of every function whose cells may be dates: what numbers mean as dates. */
export const DATE_SYSTEM = "date_system";

const dateSystem = /* @__PURE__ */ optional(
  /* @__PURE__ */ choice("The year that the workbook counts days from, 1900 unless stated", DATE_SYSTEMS),
);

const mayBeDates = ({ holds }: Parameter<unknown>): boolean => holds === "date" || holds === "any";

/** A function for spreadsheets: everything that hosts are told about it, and what it does with arguments that have been read. */
export function spreadsheetFunction<P extends Parameters, Shape extends ResultShape>(definition: {
  readonly name: string;
  readonly summary: string;
  readonly parameters: P;
  readonly result: Shape;
  readonly sizeFor?: SizeFor;
  readonly run: (args: Arguments<P>, reader: CellReader) => Results[Shape];
}): SpreadsheetFunction {
  const { name, summary, result, sizeFor, run } = definition;
  const dated = Object.values(definition.parameters).some(mayBeDates);
  const parameters: Parameters = dated
    ? { ...definition.parameters, [DATE_SYSTEM]: dateSystem }
    : definition.parameters;
  const readers = Object.entries(parameters);
  const made: SpreadsheetFunction = {
    name,
    summary,
    parameters,
    result,
    sizeFor,
    apply: (args, host) => {
      if (args.length > readers.length) refuseMore(readers.length);
      const counted = dated ? dateSystem.read(args[readers.length - 1], host, DATE_SYSTEM) : undefined;
      const reader = counted === undefined ? host : host.counting(counted);
      const read: Record<string, unknown> = {};
      for (let index = 0; index < readers.length; index += 1) {
        const [parameter, { read: readArgument }] = readers[index] as [string, Parameters[string]];
        read[parameter] = readArgument(args[index], reader, parameter);
      }
      return run(read as Arguments<P>, reader);
    },
  };
  functions.add(made);
  return made;
}

function refuseMore(most: number): never {
  const message = `takes at most ${most} arguments`;
  throw new OfferError({ code: "invalid-term", path: [], message });
}

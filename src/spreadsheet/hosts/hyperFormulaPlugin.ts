import { describeReceived, OfferError } from "../../errors.js";
import { readOptions } from "../../schema/options.js";
import type { CellErrorCode } from "../cells/cellErrors.js";
import { CellReader } from "../cells/cellReader.js";
import { checkedDateSystem, type DateSystem } from "../cells/dateSystem.js";
import { functionTable } from "../functionTable.js";
import { type Outcome, outcomeOf } from "../outcomeOf.js";
import type { SpreadsheetFunction } from "../spreadsheetFunction.js";
import { checkedHost, type NamedFunction, withTextForms } from "./hostFunctions.js";

/** What is used of HyperFormula's module: `import * as hyperformula from "hyperformula"`. */
export interface HyperFormulaModule {
  /** The class that plugins extend. */
  readonly FunctionPlugin: abstract new (
    ...args: never[]
  ) => object;
  /** The kinds of arguments that a plugin may declare. */
  readonly FunctionArgumentType: {
    /** An argument of any kind: cells and ranges are handed over as they are. */
    readonly ANY: unknown;
  };
  /** A range of cells. */
  readonly SimpleRangeValue: {
    new (
      ...args: never[]
    ): {
      /** The values of its cells, row by row. */
      readonly data: readonly (readonly unknown[])[];
    };
    /** Makes a range of values. */
    onlyValues(data: never): unknown;
  };
  /** The room that a table takes. */
  readonly ArraySize: new (
    width: number,
    height: number,
  ) => {
    /** How many columns. */
    readonly width: number;
    /** How many rows. */
    readonly height: number;
  };
  /** An error for a cell to show, with a message. */
  readonly CellError: new (
    type: never,
    message?: string,
  ) => {
    /** Which error it is. */
    readonly type: unknown;
  };
  /** What stands for a blank cell. */
  readonly EmptyValue: unknown;
}

/** What `HyperFormula.registerFunctionPlugin` takes. */
export interface HyperFormulaPlugin {
  /** The plugin class. */
  // biome-ignore lint/suspicious/noExplicitAny: HyperFormula's own type cannot be named without importing it.
  readonly plugin: any;
  /** Names by language; the names of functions are alike in all of them. */
  readonly translations: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** HyperFormula's protected methods that a plugin calls. */
interface PluginBase {
  runFunction(
    args: unknown,
    state: unknown,
    metadata: unknown,
    run: (...args: unknown[]) => unknown,
  ): unknown;
  metadata(name: string): unknown;
  arraySizeForAst(ast: unknown, state: unknown): Size;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

interface Call {
  readonly args: readonly unknown[];
}

/** Others, which only Excel has, become its general error. */
const ERROR_TYPES: Partial<Readonly<Record<CellErrorCode, string>>> = {
  "#VALUE!": "VALUE",
  "#NUM!": "NUM",
  "#N/A": "NA",
  "#DIV/0!": "DIV_BY_ZERO",
  "#REF!": "REF",
  "#NAME?": "NAME",
  "#NULL!": "VALUE",
  "#ERROR!": "ERROR",
  "#SPILL!": "SPILL",
  "#CYCLE!": "CYCLE",
};

const LANGUAGES = ["enGB", "enUS"];

/** Room for a table whose function does not say how large it gets: HyperFormula lays it out before it is worked out. */
const ROOM: NonNullable<SpreadsheetFunction["sizeFor"]> = (longest) => ({ rows: longest + 16, columns: 10 });

/** How functions are called in HyperFormula, and what its numbers mean as dates. */
interface HyperFormulaOptions {
  /** What names begin with; OFFER_ unless stated. */
  readonly prefix?: string | undefined;
  /** What numbers mean as dates; those of HyperFormula itself unless stated. */
  readonly dateSystem?: DateSystem | undefined;
}

/**
 * All functions as a plugin for HyperFormula, whose module the caller passes in: it is licensed under GPL-3.0 or commercially,
 * and this library, under MIT, does not import it. Names begin with `prefix`; `dateSystem` says what numbers mean as dates and
 * must fit HyperFormula's `nullDate` and `leapYear1900`, as it does unless either is changed.
 *
 * HyperFormula reserves room for a table before it is worked out, by the length of its ranges, more than it needs in the end;
 * `ARRAY_CONSTRAIN` takes less. Where it needs more than it got, ranges with blank rows at their end make room.
 *
 * @example
 * ```ts
 * import * as hyperformula from "hyperformula";
 * const { plugin, translations } = hyperFormulaPlugin(hyperformula);
 * hyperformula.HyperFormula.registerFunctionPlugin(plugin, translations);
 * const sheet = hyperformula.HyperFormula.buildFromArray([[-100, 45000], [121, 45730], ["=OFFER_XIRR(A1:A2, B1:B2)"]], {
 *   licenseKey: "gpl-v3",
 * });
 * sheet.getCellValue({ sheet: 0, row: 2, col: 0 }); // => 0.1
 * ```
 */
export function hyperFormulaPlugin(
  module: HyperFormulaModule,
  options: HyperFormulaOptions = {},
): HyperFormulaPlugin {
  const { prefix = "OFFER_", dateSystem = "1899-12-30" } = readOptions(options, ["prefix", "dateSystem"]);
  if (typeof prefix !== "string" || !/^[A-Z_][A-Z0-9_.]{0,31}$/.test(prefix)) {
    const message = "must be 1 to 32 capitals, digits and _ that begin no number";
    const received = describeReceived(prefix);
    throw new OfferError({ code: "invalid-term", path: ["options", "prefix"], message, received });
  }
  checkedHost(module, ["FunctionPlugin", "SimpleRangeValue", "ArraySize", "CellError"], "module");
  const { FunctionPlugin, FunctionArgumentType, SimpleRangeValue, ArraySize, CellError, EmptyValue } = module;
  const reader = new CellReader({
    dateSystem: checkedDateSystem(dateSystem),
    blank: EmptyValue,
    // Percentages, currencies and dates carry their format with them.
    plain: (cell) => ("val" in cell ? cell.val : cell),
    errorOf: (cell) => (cell instanceof CellError ? codeOf(cell.type) : undefined),
  });
  const functions = new Map(withTextForms(functionTable()).map((named) => [prefix + named.name, named]));

  const argumentOf = (value: unknown): unknown => (value instanceof SimpleRangeValue ? value.data : value);
  const error = (code: CellErrorCode, message: string): unknown =>
    new CellError((ERROR_TYPES[code] ?? "ERROR") as never, message);
  const spilled = (outcome: Outcome, size: Size): unknown => {
    if ("error" in outcome) return error(outcome.error, outcome.message);
    if (typeof outcome.value !== "object") return outcome.value;
    const width = outcome.value.reduce((widest, row) => Math.max(widest, row.length), 0);
    if (outcome.value.length > size.height || width > size.width) {
      const needs = `needs ${outcome.value.length} rows and ${width} columns`;
      return error("#SPILL!", `${needs}: a range with ${outcome.value.length} rows makes room`);
    }
    return SimpleRangeValue.onlyValues(outcome.value.map((row) => [...row]) as never);
  };

  class OfferValuationPlugin extends (FunctionPlugin as unknown as new () => PluginBase) {
    static implementedFunctions = Object.fromEntries(
      [...functions].map(([id, named]) => [id, metadataOf(named, FunctionArgumentType.ANY)]),
    );

    call(id: string, { definition, figures }: NamedFunction, ast: Call, state: unknown): unknown {
      return this.runFunction(ast.args, state, this.metadata(id), (...args) => {
        const outcome = outcomeOf(definition, args.map(argumentOf), reader, figures);
        return "value" in outcome && typeof outcome.value !== "object"
          ? outcome.value
          : spilled(outcome, this.room(definition, ast, state));
      });
    }

    room({ sizeFor = ROOM }: SpreadsheetFunction, { args }: Call, state: unknown): Size {
      const longest = args.reduce<number>((most, arg) => {
        const { width, height } = this.arraySizeForAst(arg, state);
        return Math.max(most, width, height);
      }, 1);
      const { rows, columns } = sizeFor(longest);
      return new ArraySize(columns, rows);
    }
  }
  for (const [id, named] of functions) {
    Object.defineProperty(OfferValuationPlugin.prototype, named.name, {
      value(this: OfferValuationPlugin, ast: Call, state: unknown) {
        return this.call(id, named, ast, state);
      },
    });
    Object.defineProperty(OfferValuationPlugin.prototype, roomMethod(named), {
      value(this: OfferValuationPlugin, ast: Call, state: unknown) {
        return this.room(named.definition, ast, state);
      },
    });
  }
  const names = Object.fromEntries([...functions.keys()].map((id) => [id, id]));
  return {
    plugin: OfferValuationPlugin,
    translations: Object.fromEntries(LANGUAGES.map((language) => [language, names])),
  };
}

const roomMethod = ({ name }: NamedFunction): string => `${name} room`;

function metadataOf(named: NamedFunction, any: unknown): object {
  const { name, definition } = named;
  return {
    method: name,
    parameters: Object.values(definition.parameters).map(({ optional }) => ({
      argumentType: any,
      optionalArg: optional,
    })),
    vectorizationForbidden: true,
    ...(definition.result === "table" ? { sizeOfResultArrayMethod: roomMethod(named) } : {}),
  };
}

const codeOf = (type: unknown): CellErrorCode =>
  (Object.keys(ERROR_TYPES) as CellErrorCode[]).find((code) => ERROR_TYPES[code] === type) ?? "#ERROR!";

import { describeReceived, OfferError, within } from "../errors.js";
import type { Decimal } from "../numeric/decimal.js";
import { ownProperty } from "../schema/records.js";
import type { EpochDay } from "../time/date.js";
import type { CellReader } from "./cells/cellReader.js";
import { placeIn, type Range, toCell, toRange } from "./cells/range.js";

/** An argument of a spreadsheet function: what people are told of it, and how it is read. */
export interface Parameter<Value> {
  /** What the argument means, with unit and default, for people who write a formula. */
  readonly description: string;
  /** What its cells hold, in a word, for the lists of functions that hosts want. */
  readonly holds: "number" | "date" | "text" | "flag" | "any";
  /** Whether it is one cell or a range. */
  readonly shape: "cell" | "range";
  /** Whether it may be left out. */
  readonly optional: boolean;
  /** Reads the argument as a host hands it over; `name` is what errors call it. */
  read(argument: unknown, reader: CellReader, name: string): Value;
}

/** Arguments by name, in the order in which they are written. */
export type Parameters = Readonly<Record<string, Parameter<unknown>>>;

/** What a function gets to see of its arguments. */
export type Arguments<P extends Parameters> = {
  readonly [Name in keyof P]: P[Name] extends Parameter<infer Value> ? Value : never;
};

type Reading = "number" | "day" | "text" | "flag";

const HOLDS = { number: "number", day: "date", text: "text", flag: "flag" } as const;

/** One cell that is read by a method of the reader. */
const cell = <Kind extends Reading>(kind: Kind, description: string) => ({
  description,
  holds: HOLDS[kind],
  shape: "cell" as const,
  optional: false,
  read: (argument: unknown, reader: CellReader, name: string) =>
    within([name], () => reader[kind](toCell(argument))) as
      | NonNullable<ReturnType<CellReader[Kind]>>
      | undefined,
});

type Cell<Value> = Parameter<Value | undefined>;

export const number = (
  description: string,
  check?: (value: Decimal) => string | undefined,
): Cell<Decimal> => {
  const plain = cell("number", description);
  return {
    ...plain,
    read: (argument, reader, name) => {
      const value = plain.read(argument, reader, name);
      const broken = value === undefined ? undefined : check?.(value);
      if (broken === undefined) return value;
      const received = describeReceived(String(value));
      throw new OfferError({ code: "out-of-range", path: [name], message: broken, received });
    },
  };
};

export const date = (description: string): Cell<EpochDay> => cell("day", description);

export const text = (description: string): Cell<string> => cell("text", description);

export const flag = (description: string): Cell<boolean> => cell("flag", description);

/** One of a few words, in capitals or not; or what `aliases` says for one of them. */
export const choice = <Word extends string>(
  description: string,
  words: readonly Word[],
  aliases: Readonly<Record<string, Word>> = {},
): Cell<Word> => {
  const plain = cell("text", `${description}: ${words.map((word) => `"${word}"`).join(", ")}`);
  return {
    ...plain,
    read: (argument, reader, name) => {
      const written = plain.read(argument, reader, name);
      if (written === undefined) return undefined;
      const known =
        ownProperty(aliases, written) ?? words.find((word) => word.toLowerCase() === written.toLowerCase());
      if (known !== undefined) return known;
      const message = `must be one of ${words.map((word) => JSON.stringify(word)).join(", ")}`;
      throw new OfferError({
        code: "invalid-term",
        path: [name],
        message,
        received: describeReceived(written),
      });
    },
  };
};

/** Cells as they are, for a function that reads several ranges side by side. */
export const range = (description: string, holds: Parameter<Range>["holds"] = "any"): Parameter<Range> => ({
  description,
  holds,
  shape: "range",
  optional: false,
  read: (argument, _reader, name) => within([name], () => toRange(argument)),
});

/** Numbers row by row; blank cells are passed over, and a range without a number is undefined. */
export const numbers = (description: string): Cell<readonly Decimal[]> =>
  filled("number", description, (reader, found) => reader.number(found));

/** Dates row by row; blank cells are passed over, and a range without a date is undefined. */
export const dates = (description: string): Cell<readonly EpochDay[]> =>
  filled("date", description, (reader, found) => reader.day(found));

function filled<Value>(
  holds: "number" | "date",
  description: string,
  read: (reader: CellReader, found: unknown) => Value | undefined,
): Cell<readonly Value[]> {
  const plain = range(description, holds);
  return {
    ...plain,
    read: (argument, reader, name) => {
      const cells = plain.read(argument, reader, name);
      const values = cells.flatMap((row, rowIndex) =>
        row.flatMap((found, columnIndex) => {
          const place = [name, ...placeIn(cells, rowIndex, columnIndex)];
          const value = within(place, () => read(reader, found));
          return value === undefined ? [] : [value];
        }),
      );
      return values.length === 0 ? undefined : values;
    },
  };
}

/** An argument that must not be left blank. */
export const required = <Value>(parameter: Cell<Value>): Parameter<Value> => ({
  ...parameter,
  read: (argument, reader, name) => {
    const value = parameter.read(argument, reader, name);
    if (value !== undefined) return value;
    throw new OfferError({ code: "missing-term", path: [name], message: "must not be blank" });
  },
});

/** An argument that may be left out. */
export const optional = <Value>(parameter: Parameter<Value>): Parameter<Value> => ({
  ...parameter,
  optional: true,
});

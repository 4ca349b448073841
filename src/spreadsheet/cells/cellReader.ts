import { describeReceived, type FieldPath, OfferError, type OfferErrorCode } from "../../errors.js";
import { Decimal, frozen, readFraction, ZERO } from "../../numeric/decimal.js";
import { DATE_RULE, type EpochDay, formatDate, type IsoDate, readDate, toEpochDay } from "../../time/date.js";
import { type CellErrorCode, cellErrorCode, PassedError } from "./cellErrors.js";
import { type DateSystem, dayOfSerial } from "./dateSystem.js";

/** What differs between spreadsheets in how they hand over cells. */
export interface Host {
  /** What their numbers mean as dates. */
  readonly dateSystem: DateSystem;
  /** What stands for a blank cell, where that is neither nothing nor an empty text. */
  readonly blank?: unknown;
  /** What an object holds that stands for a plain cell, such as a number with a format; the object itself where it does not. */
  readonly plain?: ((cell: object) => unknown) | undefined;
  /** The error that an object stands for, where the host has objects for errors. */
  readonly errorOf?: ((cell: unknown) => CellErrorCode | undefined) | undefined;
  /** The day of a Date object; by its local time unless stated, since hosts make dates at local midnight. */
  readonly dayOf?: ((date: Date) => IsoDate) | undefined;
}

/** So many digits of a double are what somebody typed. */
const CELL_DIGITS = 15;

/**
 * Reads single cells as one host hands them over. A number is the decimal of 15 digits that it shows; a text is taken
 * exactly, as a decimal, a percentage or an ISO date. Whatever is blank is undefined. What cannot be read throws an
 * OfferError without a path: where the cell stands is for the caller to add.
 */
export class CellReader {
  /** How the spreadsheet hands over cells. */
  private readonly host: Host;
  /** The earliest day that a number was read as. */
  private found: {
    /** As days since 1970-01-01; undefined before there is one. */
    earliest: EpochDay | undefined;
  };
  /** The number that was read last, with the decimal that it shows. */
  private last = {
    /** The number that was read. */
    cell: 0,
    /** The decimal that it shows. */
    shown: ZERO,
  };

  constructor(host: Host) {
    this.host = host;
    this.found = { earliest: undefined };
  }

  /** The reader of one call, whose remarks are those of its own cells. */
  forCall(): CellReader {
    const reader = new CellReader(this.host);
    reader.last = this.last;
    return reader;
  }

  /** This reader for cells whose numbers are dates of another system; what is remarked of either is remarked of both. */
  counting(dateSystem: DateSystem): CellReader {
    // By inheritance, so that what the host finds out only when there is a date stays unasked.
    const host = Object.create(this.host, { dateSystem: { value: dateSystem } }) as Host;
    const reader = new CellReader(host);
    reader.last = this.last;
    reader.found = this.found;
    return reader;
  }

  /** What deserves a look in the dates that were read: days before 1905, which are rarely meant. */
  get remarks(): readonly string[] {
    const { earliest } = this.found;
    if (earliest === undefined || earliest >= YEAR_1905) return [];
    const date = formatDate(earliest);
    return [`a number was read as ${date}, before 1905: is it a date, and which year are days counted from?`];
  }

  /** Whether a cell is blank; throws where it holds an error. */
  isBlank(cell: unknown): boolean {
    if (typeof cell === "number" || typeof cell === "boolean") return false;
    if (cell === undefined || cell === null || cell === this.host.blank) return true;
    const passed = typeof cell === "string" ? cellErrorCode(cell) : this.host.errorOf?.(cell);
    if (passed !== undefined) throw new PassedError(passed);
    return typeof cell === "string" && cell.trim() === "";
  }

  /** The exact number that a cell shows; `8%` is 0.08; undefined for a blank cell. */
  number(written: unknown): Decimal | undefined {
    const cell = this.plain(written);
    if (this.isBlank(cell)) return undefined;
    if (typeof cell === "number" && isModest(cell)) return this.shown(cell);
    if (typeof cell !== "string" && typeof cell !== "number") {
      return refuse("invalid-type", "must be a number", cell);
    }
    const text = typeof cell === "number" ? digitsOf(cell) : cell.trim();
    const reading = readFraction(text.replace(/\s+%$/, "%"));
    if (reading.ok) return reading.value;
    const message =
      reading.code === "out-of-range"
        ? reading.message
        : `must be a number, or a text such as "0.08" or "8%"`;
    return refuse(reading.code, message, cell);
  }

  /** The day that a cell means, as days since 1970-01-01; undefined for a blank one. */
  day(written: unknown): EpochDay | undefined {
    const cell = this.plain(written);
    if (typeof cell === "number") return this.noted(dayOfSerial(cell, this.host.dateSystem));
    if (this.isBlank(cell)) return undefined;
    const text = typeof cell === "string" ? cell.trim() : isDate(cell) ? this.dateText(cell) : undefined;
    const day = readDate(text);
    return day ?? refuse("invalid-date", `must be a date, or a text: ${DATE_RULE.slice(8)}`, cell);
  }

  /** The text of a cell without blanks around it, a number as it shows; undefined for a blank one. */
  text(written: unknown): string | undefined {
    const cell = this.plain(written);
    if (this.isBlank(cell)) return undefined;
    if (typeof cell === "string") return cell.trim();
    if (typeof cell === "number") return new Decimal(digitsOf(cell)).toString();
    return refuse("invalid-type", "must be a text", cell);
  }

  /** Whether a cell says TRUE (or 1) or FALSE (or 0); undefined for a blank one. */
  flag(written: unknown): boolean | undefined {
    const cell = this.plain(written);
    if (this.isBlank(cell)) return undefined;
    if (cell === true || cell === 1) return true;
    if (cell === false || cell === 0) return false;
    const word = typeof cell === "string" ? cell.trim().toUpperCase() : "";
    if (word === "TRUE" || word === "FALSE") return word === "TRUE";
    return refuse("invalid-type", "must be TRUE or FALSE", cell);
  }

  /** The day, kept in mind for remarks. */
  private noted(day: EpochDay): EpochDay {
    if (day < (this.found.earliest ?? Number.POSITIVE_INFINITY)) this.found.earliest = day;
    return day;
  }

  /** The decimal that a number shows. A sheet asks for one rate again and again. */
  private shown(cell: number): Decimal {
    if (!Object.is(this.last.cell, cell)) {
      this.last.shown = frozen(new Decimal(digitsOf(cell)));
      this.last.cell = cell;
    }
    return this.last.shown;
  }

  /** What a cell holds, without the object that some hosts wrap it in. */
  private plain(cell: unknown): unknown {
    const { plain } = this.host;
    return plain !== undefined && typeof cell === "object" && cell !== null ? plain(cell) : cell;
  }

  /** The day of a Date object as `YYYY-MM-DD`. */
  private dateText(date: Date): string {
    return (this.host.dayOf ?? localDay)(date);
  }
}

const YEAR_1905: EpochDay = -23_741;

/** Whether a number is surely neither too large nor too small for a decimal. */
function isModest(cell: number): boolean {
  const size = Math.abs(cell);
  return size === 0 || (size > 1e-100 && size < 1e100);
}

/** A double as the decimal that its cell shows. */
function digitsOf(cell: number): string {
  if (Number.isFinite(cell)) return cell.toPrecision(CELL_DIGITS);
  return refuse("invalid-decimal", "must be a number", cell);
}

/** Some hosts hand over Dates of another realm, which are no instances of this one's Date. */
export function isDate(cell: unknown): cell is Date {
  try {
    Date.prototype.getTime.call(cell);
    return true;
  } catch {
    return false;
  }
}

const localDay = (date: Date): string =>
  formatDate(toEpochDay({ year: date.getFullYear(), month: date.getMonth() + 1, day: date.getDate() }));

function refuse(code: OfferErrorCode, message: string, cell: unknown): never {
  const received = isDate(cell) ? "a date" : describeReceived(cell);
  throw new OfferError({ code, path: [], message, received });
}

/** Whether something is a reader, whatever it does when it is looked at. */
export function isReader(value: unknown): value is CellReader {
  try {
    return value instanceof CellReader;
  } catch {
    // A Proxy that refuses to be looked at.
    return false;
  }
}

/** A reader as it came; throws for anything that is none. */
export function checkedReader(value: unknown, path: FieldPath): CellReader {
  if (isReader(value)) return value;
  const received = describeReceived(value);
  throw new OfferError({ code: "invalid-type", path, message: "must be a CellReader", received });
}

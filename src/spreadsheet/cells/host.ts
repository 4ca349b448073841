import type { IsoDate } from "../../time/date.js";
import type { CellErrorCode } from "./cellErrorCode.js";
import type { DateSystem } from "./dateSystem.js";

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

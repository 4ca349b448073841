import { describeReceived, OfferError } from "../../errors.js";
import { EPOCH_SERIAL, type EpochDay, FIRST_DAY, LAST_DAY } from "../../time/date.js";

/**
 * What day a serial number means. `"1900"` is Excel's own: 1 is 1900-01-01, and 60 a 29 February 1900 that never was, kept
 * since Lotus 1-2-3. `"1904"` is Excel's other one: 0 is 1904-01-01. `"1899-12-30"` is that of Google Sheets, LibreOffice and
 * HyperFormula: 0 is 1899-12-30, without a false day, and so the same as Excel's from 1900-03-01 on.
 */
export type DateSystem = "1900" | "1904" | "1899-12-30";

/** Those that a workbook of Excel may count by. */
export const DATE_SYSTEMS = ["1900", "1904"] as const;

/** Serials of 1970-01-01. */
const EPOCH = { "1900": EPOCH_SERIAL, "1904": 24_107, "1899-12-30": EPOCH_SERIAL } as const;

/** A date system as a caller states it; throws for anything that is none. */
export function checkedDateSystem(value: unknown): DateSystem {
  const known = ([...DATE_SYSTEMS, "1899-12-30"] as const).find((system) => system === value);
  if (known !== undefined) return known;
  throw new OfferError({
    code: "invalid-term",
    path: ["options", "dateSystem"],
    message: 'must be "1900", "1904" or "1899-12-30"',
    received: describeReceived(value),
  });
}

const LEAP_DAY_THAT_NEVER_WAS = 60;

/** The day of a serial number, whose fraction is a time of day and plays no part; throws for what is no day. */
export function dayOfSerial(serial: number, system: DateSystem): EpochDay {
  const whole = Math.floor(serial);
  if (system === "1900" && whole === LEAP_DAY_THAT_NEVER_WAS) {
    refuse("is 29 February 1900 for Excel, a day that never was");
  }
  const beforeThatDay = system === "1900" && whole < LEAP_DAY_THAT_NEVER_WAS;
  const day = whole - EPOCH[system] + (beforeThatDay ? 1 : 0);
  const least = system === "1900" ? 1 : system === "1904" ? 0 : Number.NEGATIVE_INFINITY;
  if (whole >= least && day >= FIRST_DAY && day <= LAST_DAY) return day;
  return refuse(`must be a date; ${serial} is no day that this sheet counts`);
}

function refuse(message: string): never {
  throw new OfferError({ code: "invalid-date", path: [], message });
}

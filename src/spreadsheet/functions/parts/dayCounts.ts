// Internal: no name of the public API lives here.

import { describeReceived, OfferError } from "../../../errors.js";
import { type EpochDay, formatDate } from "../../../time/date.js";
import {
  CONTEXT_DAY_COUNTS,
  DAY_COUNTS,
  type DayCount,
  needsCoupons,
  SPREADSHEET_DAY_COUNTS,
} from "../../../time/dayCount.js";
import { choice, type Parameter, text } from "../../parameter.js";

/** What the numbers mean that spreadsheets have for day counts. Their 0 and 1 are none of those that markets know. */
const NUMBERED = {
  "0": "30/360 Excel",
  "1": "ACT/ACT Excel",
  "2": "ACT/360",
  "3": "ACT/365F",
  "4": "30E/360",
} as const;

const NAMES = [
  ...DAY_COUNTS,
  ...CONTEXT_DAY_COUNTS.filter((name) => !needsCoupons(name)),
  ...SPREADSHEET_DAY_COUNTS,
];

/** A day count by its name, or by the number that spreadsheets have for it. */
export const basis = (description: string) =>
  choice(
    `${description}; 0 to 4 are those of Excel: 30/360 Excel, ACT/ACT Excel, ACT/360, ACT/365F, 30E/360`,
    NAMES,
    NUMBERED,
  );

/** How days become years, where two dates are enough. The names are listed where a day count is all that is asked for. */
export const dayCount = (description: string): Parameter<DayCount | undefined> => ({
  ...choice(description, DAY_COUNTS),
  description: `${description}; by the names that YEARFRAC lists`,
});

/** The weekend as NETWORKDAYS.INTL has it: seven signs from Monday on, 1 for a day without business, and not seven 1. */
export const weekend = (description: string): Parameter<readonly boolean[] | undefined> => {
  const plain = text(description);
  return {
    ...plain,
    read: (argument, reader, name) => {
      const written = plain.read(argument, reader, name);
      if (written === undefined) return undefined;
      if (/^(?!1{7})[01]{7}$/.test(written)) return Array.from(written, (sign) => sign === "1");
      const message =
        'must be a text of seven 0 and 1, not all of them 1, such as "0000011" for Saturday and Sunday';
      throw new OfferError({ code: "invalid-term", path: [name], message });
    },
  };
};

/** Refuses dates that are not in the order in which they are written here, naming the first one that is too early. */
export function inOrder(dates: Readonly<Record<string, EpochDay>>): void {
  const entries = Object.entries(dates);
  for (const [index, [name, day]] of entries.entries()) {
    const before = entries[index - 1];
    if (before === undefined || day >= before[1]) continue;
    throw new OfferError({
      code: "invalid-date",
      path: [name],
      message: `must not come before ${before[0]}, ${formatDate(before[1])}`,
      received: describeReceived(formatDate(day)),
    });
  }
}

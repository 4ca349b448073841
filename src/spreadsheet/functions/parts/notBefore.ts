import { describeReceived, OfferError } from "../../../errors.js";
import { type EpochDay, formatDate } from "../../../time/date.js";

/** Refuses an end_date that comes before its start_date. */
export function notBefore(start: EpochDay, end: EpochDay): void {
  if (end >= start) return;
  throw new OfferError({
    code: "invalid-date",
    path: ["end_date"],
    message: `must not come before start_date, ${formatDate(start)}`,
    received: describeReceived(formatDate(end)),
  });
}

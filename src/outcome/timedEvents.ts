// Internal: no name of the public API lives here.

import { eventIn } from "../algebra/claim.js";
import { contextOf, type Offer } from "../offer/offer.js";
import { ownProperty } from "../schema/records.js";
import { type Period, periodOnCalendar, readPeriod } from "../time/period.js";

/** An event in one of the periods that terms list for it. */
export interface TimedEvent {
  /** As conditions name it: `"fda in 2023"`. */
  readonly name: string;
  /** The event itself: `"fda"`. */
  readonly event: string;
  readonly period: Period;
}

/** The events that count by the period in which they happen. */
export function timedEvents(offer: Offer): readonly TimedEvent[] {
  const { businessDays } = contextOf(offer);
  return offer.components.flatMap((component) => {
    const terms = component.toJSON();
    const [event, periods] = [ownProperty(terms, "event"), ownProperty(terms, "periods")];
    if (typeof event !== "string" || !Array.isArray(periods)) return [];
    return periods.flatMap((written) => {
      const period = readPeriod(written);
      if (period === undefined) return [];
      const dated = businessDays === undefined ? period : periodOnCalendar(period, businessDays);
      return [{ name: eventIn(event, period.label), event, period: dated }];
    });
  });
}

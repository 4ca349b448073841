import fc from "fast-check";
import type { BusinessCalendar, Frequency, ScheduleTerms, Stub, Weekday } from "offer-valuation";
import { dateOfDay, dayNumber, isoDates, orderedDates } from "./dates.js";

const WEEK: Weekday[] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/** Calendars with up to six days of weekend and holidays, some of them in a row, around the years 2020 to 2024. */
export const businessCalendars = (): fc.Arbitrary<BusinessCalendar> =>
  fc.record({
    weekend: fc.oneof(fc.constant<Weekday[]>(["Saturday", "Sunday"]), fc.subarray(WEEK, { maxLength: 6 })),
    holidays: fc
      .array(fc.tuple(isoDates(2020, 2024), fc.integer({ min: 1, max: 12 })), { maxLength: 12 })
      .map((runs) =>
        runs.flatMap(([first, length]) =>
          Array.from({ length }, (_, index) => dateOfDay(dayNumber(first) + index)),
        ),
      ),
  });

export const frequencies = (): fc.Arbitrary<Frequency> =>
  fc.constantFrom("annual", "semi-annual", "quarterly", "monthly");

const stubs = (): fc.Arbitrary<Stub> =>
  fc.constantFrom("short first", "long first", "short last", "long last");

export interface StatedTerms extends ScheduleTerms {
  readonly frequency: Frequency;
  readonly stub: Stub;
  readonly endOfMonth: boolean;
}

/** Terms that leave nothing unsaid. */
export const schedules = (): fc.Arbitrary<StatedTerms> =>
  fc
    .tuple(orderedDates(2, 2019, 2026), frequencies(), stubs(), fc.boolean())
    .filter(([[start, end]]) => start !== end)
    .map(([[start = "", end = ""], frequency, stub, endOfMonth]) => ({
      start,
      end,
      frequency,
      stub,
      endOfMonth,
    }));

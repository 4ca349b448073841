// Internal: no name of the public API lives here.

import type { Decimal } from "../numeric/decimal.js";
import { formatAmount, roundedTo } from "../numeric/format.js";
import { refuseOption } from "../schema/options.js";
import { type IsoDate, parseDate } from "../time/date.js";

/** Beyond this, numbers are shown in powers of ten. */
const MAX_PLAIN_EXPONENT = 40;
/** As many as `Intl` shows on every platform. */
const MAX_PLACES = 20;
/** More than results have: rounding to so many takes nothing from them. */
const ALL_PLACES = 28;

/** Shows numbers with the separators and the grouping of a locale. */
export function numbersIn(locale: string): (value: Decimal, places?: number) => string {
  const formats = new Map<number | undefined, Intl.NumberFormat>();
  const formatOf = (places: number | undefined): Intl.NumberFormat => {
    const found = formats.get(places) ?? formatFor(locale, places);
    formats.set(places, found);
    return found;
  };
  formatOf(2);
  return (value, places) => {
    if (value.e > MAX_PLAIN_EXPONENT) return formatAmount(value, places);
    const rounded = roundedTo(value, places ?? ALL_PLACES);
    // A decimal text is formatted digit by digit, whatever a double would make of it; TypeScript's library of 2022 knows numbers only.
    const text: unknown = (rounded.isZero() ? rounded.abs() : rounded).toFixed();
    return formatOf(places).format(text as number);
  };
}

const formatFor = (locale: string, places: number | undefined): Intl.NumberFormat =>
  inLocale(locale, () => {
    const fractions =
      places === undefined
        ? { maximumFractionDigits: MAX_PLACES }
        : { minimumFractionDigits: places, maximumFractionDigits: places };
    return new Intl.NumberFormat(locale, fractions);
  });

const DAY_MILLISECONDS = 86_400_000;

/** Shows days as a locale writes them. */
export function daysIn(locale: string): (date: IsoDate) => string {
  const format = inLocale(
    locale,
    () => new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" }),
  );
  return (date) => format.format(parseDate(date, []) * DAY_MILLISECONDS);
}

/** What `make` makes of a language tag; refused where there is no such tag. */
function inLocale<Format>(locale: string, make: () => Format, option = "locale"): Format {
  if (typeof locale === "string") {
    try {
      return make();
    } catch {
      // No such tag.
    }
  }
  return refuseOption(option, 'must be a language tag such as "en", "de" or "fr-CH"', locale);
}

/** A language tag, which stands in an attribute. */
export const languageOf = (language: string | undefined): string | undefined =>
  language === undefined
    ? undefined
    : inLocale(language, () => Intl.getCanonicalLocales(language)[0], "language");

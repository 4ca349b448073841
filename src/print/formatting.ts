import type { Decimal } from "../numeric/decimal.js";
import { formatAmount } from "../numeric/format.js";
import { readOptions, refuseOption } from "../schema/options.js";
import type { IsoDate } from "../time/date.js";
import type { Quantity } from "./blocks.js";
import { daysIn, numbersIn } from "./locale.js";

const UNITS = {
  exact: { exponent: 0, places: undefined, counted: "" },
  cents: { exponent: 0, places: 2, counted: "" },
  ones: { exponent: 0, places: 2, counted: "" },
  thousands: { exponent: 3, places: 2, counted: "thousands" },
  millions: { exponent: 6, places: 1, counted: "millions" },
  billions: { exponent: 9, places: 2, counted: "billions" },
} as const;

/**
 * In what amounts are counted: `"ones"` and `"cents"` to two decimal places, `"exact"` with all digits; `"thousands"`, `"millions"` and
 * `"billions"` to as many places as the options say.
 */
export type Units = keyof typeof UNITS;

/** How a result shows its figures to people. Its data keep all their digits. */
export interface PrintOptions {
  /**
   * In what amounts are counted: all digits; ones, to the cent (`"cents"` says the same); thousands, millions or billions. Prices of one
   * share and rates are printed as they are. `"cents"` unless stated.
   */
  readonly units?: Units | undefined;
  /** A language tag such as "de" or "en-IN", for separators and grouping; 1,234.5 unless stated. */
  readonly locale?: string | undefined;
  /**
   * Decimal places of amounts, from 0 to 20. Unless stated: all of exact amounts; in texts of results one place of millions and two of
   * all others; in reports two.
   */
  readonly places?: number | undefined;
}

/** The names of `PrintOptions`. */
const PRINT_OPTIONS = ["units", "locale", "places"] as const;

/** Shows figures as somebody asked for them. */
export interface Formatting {
  /** "millions"; empty for single units. */
  readonly counted: string;
  /** Decimal places of amounts; all there are where undefined. */
  readonly places: number | undefined;
  /** What the smallest step that is shown is called. */
  readonly finest: string;
  /** An amount in these units, not yet rounded. */
  scaled(amount: Decimal): Decimal;
  /** An amount in these units, rounded. */
  shown(amount: Decimal): string;
  /** How far an amount may be off, in these units and in the few digits that an error has. */
  error(error: Decimal): string;
  /** To how many places an error is shown: at most three more than amounts, which is less than anybody asks of them. */
  errorPlaces(error: Decimal): number;
  /** A number as it is, whatever the units; all places there are unless stated. */
  number(value: Decimal, places?: number): string;
  /** A share of 1 in percent. */
  percent(fraction: Decimal, places?: number): string;
  /** A figure of a table. */
  quantity(quantity: Quantity): string;
  /** An amount in words: USD 20.83 billion, whatever the units of tables. */
  inWords(value: Decimal, currency: string): string;
  /** What amounts are in: "USD", or "USD millions". */
  unitOf(currency: string): string;
  /** A day as the locale writes it; as ISO 8601 does where none was stated. */
  day(date: IsoDate): string;
}

const WORDS = [
  { exponent: 12, name: "trillion" },
  { exponent: 9, name: "billion" },
  { exponent: 6, name: "million" },
];

const WORDED_DIGITS = 4;

/** As many as a locale shows on every platform. */
export const MAX_PLACES = 20;

/** So many more has an error. */
const MORE_PLACES = 3;

/**
 * Shows figures in units and with the separators of a locale. `usualPlaces`: how many decimal places amounts have where the options
 * do not say; those of the units unless stated.
 *
 * @throws OfferError `invalid-type` or `invalid-term` for options that there are none of.
 */
export function formatting(options: PrintOptions = {}, usualPlaces?: number): Formatting {
  const { units = "cents", locale, places: asked } = readOptions(options, PRINT_OPTIONS);
  if (typeof units !== "string" || !Object.hasOwn(UNITS, units))
    refuseOption("units", `must be one of ${Object.keys(UNITS).join(", ")}`, units);
  if (asked !== undefined && !(Number.isInteger(asked) && asked >= 0 && asked <= MAX_PLACES))
    refuseOption("places", `must be a whole number from 0 to ${MAX_PLACES}`, asked);
  const { exponent, places: own, counted } = UNITS[units];
  const places = asked ?? (own === undefined ? undefined : (usualPlaces ?? own));
  const number = locale === undefined ? formatAmount : numbersIn(locale);
  const scaled = (amount: Decimal): Decimal => (exponent === 0 ? amount : amount.times(`1e-${exponent}`));
  const errorPlaces = (error: Decimal): number =>
    scaled(error)
      .toDecimalPlaces(Math.min(MAX_PLACES, (places ?? MAX_PLACES) + MORE_PLACES))
      .decimalPlaces();
  const percent = (fraction: Decimal, to?: number): string => `${number(fraction.times(100), to)}%`;
  return {
    counted,
    places,
    finest: exponent === 0 && places === 2 ? "cent" : "last digit",
    scaled,
    shown: (amount) => number(scaled(amount), places),
    error: (error) => number(scaled(error), errorPlaces(error)),
    errorPlaces,
    number,
    percent,
    quantity({ kind, value, places: stated }) {
      if (kind === "amount") return number(scaled(value), stated ?? places);
      return kind === "percent" ? percent(value, stated ?? 1) : number(value, stated);
    },
    inWords(value, currency) {
      const size = value.abs();
      const scale = WORDS.find(({ exponent: power }) => size.greaterThanOrEqualTo(`1e${power}`));
      if (scale === undefined) return `${currency} ${number(value, 2)}`;
      const few = value.div(`1e${scale.exponent}`).toSignificantDigits(WORDED_DIGITS);
      return `${currency} ${number(few)} ${scale.name}`;
    },
    unitOf: (currency) => (counted === "" ? currency : `${currency} ${counted}`),
    day: locale === undefined ? (date) => date : daysIn(locale),
  };
}

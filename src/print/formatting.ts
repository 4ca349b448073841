import { OfferError } from "../errors.js";
import type { Decimal } from "../numeric/decimal.js";
import { formatAmount, roundedTo } from "../numeric/format.js";
import { readOptions } from "../schema/options.js";
import type { Quantity } from "./blocks.js";

/** In what amounts are counted. */
const UNITS = ["ones", "thousands", "millions", "billions"] as const;

export type Units = (typeof UNITS)[number];

/** How figures are shown. */
export interface FormattingOptions {
  /** In what amounts are counted; ones unless stated. */
  readonly units?: Units | undefined;
  /** A language tag such as "de" or "en-IN", for separators and grouping; 1,234.5 unless stated. */
  readonly locale?: string | undefined;
}

/** Shows figures as somebody asked for them. */
export interface Formatting {
  readonly units: Units;
  /** A figure of a table. */
  quantity(quantity: Quantity): string;
  /** An amount in words: USD 20.83 billion, whatever the units of tables. */
  inWords(value: Decimal, currency: string): string;
  /** What amounts are in: "USD", or "USD millions". */
  unitOf(currency: string): string;
}

const EXPONENTS: Readonly<Record<Units, number>> = { ones: 0, thousands: 3, millions: 6, billions: 9 };

const WORDS = [
  { exponent: 12, name: "trillion" },
  { exponent: 9, name: "billion" },
  { exponent: 6, name: "million" },
];

const WORDED_DIGITS = 4;

/** Shows figures in units and the separators of a locale. */
export function formatting(options: FormattingOptions = {}): Formatting {
  const { units = "ones", locale } = readOptions(options, ["units", "locale"]);
  if (!UNITS.includes(units)) refuseOption("units", `must be one of ${UNITS.join(", ")}`, units);
  const separated = locale === undefined ? formatAmount : separatorsOf(locale);
  const scaled = (value: Decimal): Decimal => value.div(`1e${EXPONENTS[units]}`);
  return {
    units,
    quantity({ kind, value, places }) {
      if (kind === "amount") return separated(scaled(value), places ?? 2);
      return kind === "percent" ? `${separated(value.times(100), places ?? 1)}%` : separated(value, places);
    },
    inWords(value, currency) {
      const size = value.abs();
      const scale = WORDS.find(({ exponent }) => size.greaterThanOrEqualTo(`1e${exponent}`));
      if (scale === undefined) return `${currency} ${separated(value, 2)}`;
      const shown = value.div(`1e${scale.exponent}`).toSignificantDigits(WORDED_DIGITS);
      return `${currency} ${separated(shown)} ${scale.name}`;
    },
    unitOf: (currency) => (units === "ones" ? currency : `${currency} ${units}`),
  };
}

/** Beyond this, numbers are shown in powers of ten. */
const MAX_PLAIN_EXPONENT = 40;
const MAX_PLACES = 28;

function separatorsOf(locale: string): (value: Decimal, places?: number) => string {
  const formats = new Map<number | undefined, Intl.NumberFormat>();
  const formatOf = (places: number | undefined): Intl.NumberFormat => {
    const found = formats.get(places) ?? formatFor(locale, places);
    formats.set(places, found);
    return found;
  };
  formatOf(2);
  return (value, places) => {
    if (value.e > MAX_PLAIN_EXPONENT) return formatAmount(value, places);
    const rounded = roundedTo(value, places ?? MAX_PLACES);
    // A decimal text is formatted digit by digit, whatever a double would make of it; TypeScript's library of 2022 knows numbers only.
    const text: unknown = (rounded.isZero() ? rounded.abs() : rounded).toFixed();
    return formatOf(places).format(text as number);
  };
}

function formatFor(locale: string, places: number | undefined): Intl.NumberFormat {
  const fractions =
    places === undefined
      ? { maximumFractionDigits: 20 }
      : { minimumFractionDigits: places, maximumFractionDigits: places };
  try {
    return new Intl.NumberFormat(locale, fractions);
  } catch {
    return refuseOption("locale", 'must be a language tag such as "en", "de" or "fr-CH"', locale);
  }
}

function refuseOption(option: string, message: string, received: string): never {
  throw new OfferError({
    code: "invalid-term",
    path: ["options", option],
    message,
    received: JSON.stringify(String(received).slice(0, 60)),
  });
}

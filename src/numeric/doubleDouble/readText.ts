// Internal: no name of the public API lives here.

const ZERO = 48;
const MINUS = 45;
const POINT = 46;

/** As many digits as a double holds for certain. */
const MOST_DIGITS = 15;

/** A decimal as a whole number over a power of ten, both of them doubles without error. */
export interface PlainDecimal {
  whole: number;
  /** Digits behind the point. */
  places: number;
}

/**
 * Reads what most amounts look like, such as `"-1234.56"`, into `target`; false for anything longer or written otherwise,
 * which is for `readDecimal` to read or to refuse.
 */
export function readText(text: string, target: PlainDecimal): boolean {
  const { length } = text;
  const start = text.charCodeAt(0) === MINUS ? 1 : 0;
  if (length > MOST_DIGITS + 1 + start || length === start) return false;
  let whole = 0;
  let point = length;
  for (let index = start; index < length; index += 1) {
    const code = text.charCodeAt(index);
    const digit = code - ZERO;
    if (digit >= 0 && digit <= 9) whole = whole * 10 + digit;
    else if (code === POINT && point === length) point = index;
    else return false;
  }
  const places = point === length ? 0 : length - point - 1;
  const digits = length - start - (point === length ? 0 : 1);
  if (digits === 0 || digits > MOST_DIGITS) return false;
  target.whole = start === 1 ? -whole : whole;
  target.places = places;
  return true;
}

import { Decimal as SharedDecimal } from "decimal.js";
import { describeReceived, type FieldPath, OfferError } from "../errors.js";

/** Digits carried inside a computation. The 32 beyond the 28 that are returned absorb rounding and cancellation. */
export const WORKING_DIGITS = 60;

const MAX_LENGTH = 400;
const MAX_DIGITS = WORKING_DIGITS;

const MAX_EXPONENT = 200;

export type Decimal = SharedDecimal;

const configuration = { precision: WORKING_DIGITS, toExpPos: 40, toExpNeg: -30, defaults: true };

/** The clone of decimal.js that everything here is computed with. Results do not belong to it, so nobody reconfigures it. */
export const Decimal: SharedDecimal.Constructor = /* @__PURE__ */ SharedDecimal.clone(configuration);

/** A Decimal that is returned. */
export type ResultDecimal = SharedDecimal;

/** The clone that results belong to. Its settings are the caller's to change. */
export const ResultDecimal: SharedDecimal.Constructor = /* @__PURE__ */ SharedDecimal.clone(configuration);

/**
 * An exact number: a decimal string such as `"0.08"` or `"10e9"`, or a Decimal of any decimal.js copy. Where it is a share of
 * something or a rate, `"8%"` is `"0.08"`.
 */
export type DecimalInput = string | SharedDecimal;

/** decimal.js never writes to its operands, so a frozen Decimal computes like any other. */
export function frozen(value: Decimal): Decimal {
  Object.freeze(value.d);
  return Object.freeze(value);
}

export const ZERO: Decimal = /* @__PURE__ */ frozen(/* @__PURE__ */ new Decimal(0));
export const ONE: Decimal = /* @__PURE__ */ frozen(/* @__PURE__ */ new Decimal(1));

/** A Decimal constructor that carries `digits` digits, for the few computations in which 60 are known to cancel. */
export function decimalOf(digits: number): SharedDecimal.Constructor {
  return SharedDecimal.clone({ ...configuration, precision: digits });
}

/**
 * Where sums and products come out whole, however long they are: decimal.js looks at no more digits than its operands have.
 * It stays in here, because a quotient in it would not end.
 */
const Unrounded = /* @__PURE__ */ SharedDecimal.clone({ ...configuration, precision: 1e9 });

/** The sum to its last digit, where `plus` stops after 60. */
export function exactSum(values: readonly Decimal[]): Decimal {
  // Most terms of most sums are 0, and a sum of one number is that number.
  const terms = values.filter((value) => !value.isZero());
  const [first, second] = terms;
  if (first === undefined) return ZERO;
  if (second === undefined) return own(first);
  return new Decimal(terms.reduce((sum, value) => sum.plus(value), new Unrounded(0)));
}

/** The sum up to each of the values, to its last digit. */
export function exactRunningSums(values: readonly Decimal[]): readonly Decimal[] {
  let sum = new Unrounded(0);
  return values.map((value) => {
    sum = sum.plus(value);
    return new Decimal(sum);
  });
}

/** The difference to its last digit. */
export const exactDifference = (from: DecimalInput, less: DecimalInput): Decimal =>
  new Decimal(new Unrounded(from).minus(less));

/** The product to its last digit. */
export function exactProduct(a: DecimalInput, b: DecimalInput): Decimal {
  const [left, right] = [own(a), own(b)];
  if (left.isZero() || right.isZero()) return ZERO;
  if (left.equals(ONE)) return right;
  if (right.equals(ONE)) return left;
  return new Decimal(new Unrounded(left).times(right));
}

/** A number as one of the clone that everything here is computed with. */
const own = (value: DecimalInput): Decimal =>
  typeof value === "object" && value.constructor === Decimal ? value : new Decimal(value);

/** How often a divisor above 0 goes into a number, towards 0, and what is then left of it: both to their last digits. */
export function wholeQuotient(
  dividend: Decimal,
  divisor: Decimal,
): { readonly whole: Decimal; readonly rest: Decimal } {
  const whole = new Unrounded(dividend).divToInt(divisor);
  return {
    whole: new Decimal(whole),
    rest: new Decimal(new Unrounded(dividend).minus(whole.times(divisor))),
  };
}

/** For error bounds: few digits, always rounded away from zero, so that no bound becomes too small. */
export const Bound: SharedDecimal.Constructor = /* @__PURE__ */ SharedDecimal.clone({
  ...configuration,
  precision: 6,
  rounding: SharedDecimal.ROUND_UP,
});

/** The outcome of reading untrusted input: a number, or why it is none. */
export type DecimalReading =
  | { readonly ok: true; readonly value: Decimal }
  | { readonly ok: false; readonly code: "invalid-decimal" | "out-of-range"; readonly message: string };

/**
 * Reads a decimal that somebody else wrote. Accepts digits with an optional sign, point and exponent; refuses JavaScript
 * numbers (0.1 has already lost digits), NaN, Infinity, hex, signs of percent or currency, and sizes that could exhaust
 * memory when printed.
 */
export function readDecimal(input: unknown): DecimalReading {
  const text = typeof input === "string" ? input : (digitsOf(input) ?? input);
  if (typeof text !== "string") return invalid(hintForType(text));
  if (text.length > MAX_LENGTH) return invalid(`must be a decimal of at most ${MAX_LENGTH} characters`);
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,15})?$/.test(text)) return invalid(hintForText(text));
  const value = new Decimal(text);
  if (value.isZero()) return { ok: true, value: ZERO };
  if (value.precision() > MAX_DIGITS || Math.abs(value.e) > MAX_EXPONENT) {
    const message = `must have at most ${MAX_DIGITS} significant digits and a size between 1e-${MAX_EXPONENT} and 1e${MAX_EXPONENT}`;
    return { ok: false, code: "out-of-range", message };
  }
  return { ok: true, value: frozen(value) };
}

/** Reads a number that may be written as a percentage: `"8%"` is 0.08, to the last digit. All else is read as a decimal. */
export function readFraction(input: unknown): DecimalReading {
  const digits = typeof input === "string" && /^[^eE]{0,399}%$/.test(input) ? input.slice(0, -1) : undefined;
  const reading = digits === undefined ? undefined : readDecimal(`${digits}e-2`);
  return reading?.ok || reading?.code === "out-of-range" ? reading : readDecimal(input);
}

/** Reads a number that may be written as a percentage, or throws the OfferError that says what is wrong with it. */
export const toFraction = (input: unknown, path: FieldPath): Decimal =>
  numberIn(readFraction(input), input, path);

/** Reads a decimal or throws the OfferError that says what is wrong with it. */
export const toDecimal = (input: unknown, path: FieldPath): Decimal =>
  numberIn(readDecimal(input), input, path);

function numberIn(reading: DecimalReading, input: unknown, path: FieldPath): Decimal {
  if (reading.ok) return reading.value;
  throw new OfferError({
    code: reading.code,
    path,
    message: reading.message,
    received: describeReceived(input),
  });
}

/** A Decimal as a document holds it: its digits, or what makes the reader refuse it; undefined for what is no Decimal. */
export function decimalText(input: unknown): string | undefined {
  const digits = digitsOf(input);
  if (digits === undefined) return undefined;
  const reading = readDecimal(digits);
  return reading.ok ? reading.value.toString() : digits;
}

/** Whether it is a Decimal of this copy of decimal.js, as all are that were read or computed here. */
export const isDecimal = (value: unknown): value is SharedDecimal => value instanceof SharedDecimal;

const TAG = "[object Decimal]";

/** The digits of a Decimal of any copy of decimal.js; undefined for everything else. */
function digitsOf(input: unknown): string | undefined {
  const parts = typeof input === "object" && input !== null ? partsOf(input) : undefined;
  return parts && new Decimal(parts as unknown as SharedDecimal).toExponential();
}

/**
 * Sign, exponent and words of a Decimal, in an object of our own. They are what the value holds, whatever its getters, methods
 * and settings are; its kind is told by its prototype, because anybody can put a tag on an object of their own.
 */
function partsOf(input: object): object | undefined {
  try {
    const prototype: unknown = Object.getPrototypeOf(input);
    if (prototype !== SharedDecimal.prototype && dataIn(prototype, "toStringTag") !== TAG) return undefined;
    const [s, e, d] = [dataIn(input, "s"), dataIn(input, "e"), dataIn(input, "d")];
    if (Number.isNaN(s) || ((s === 1 || s === -1) && d === null)) return { toStringTag: TAG, s, e, d: null };
    const words = wordsIn(d);
    const isNumber = (s === 1 || s === -1) && Number.isInteger(e) && words !== undefined;
    return isNumber ? { toStringTag: TAG, s, e, d: words } : undefined;
  } catch {
    // A Proxy that throws when it is looked at is no Decimal.
    return undefined;
  }
}

function wordsIn(list: unknown): number[] | undefined {
  const length = Array.isArray(list) ? (dataIn(list, "length") as number) : 0;
  if (length < 1 || length > MAX_LENGTH) return undefined;
  const words = Array.from({ length }, (_, index) => dataIn(list, index));
  const isWord = (word: unknown): word is number =>
    Number.isInteger(word) && Number(word) >= 0 && Number(word) < 1e7;
  return words.every(isWord) ? words : undefined;
}

/** What an object itself holds as data: nothing inherited, no getter run. */
const dataIn = (object: unknown, key: string | number): unknown =>
  typeof object === "object" && object !== null
    ? Object.getOwnPropertyDescriptor(object, key)?.value
    : undefined;

function invalid(message: string): DecimalReading {
  return { ok: false, code: "invalid-decimal", message };
}

function hintForType(input: unknown): string {
  const rule = 'must be a decimal string such as "0.08" or "10e9"';
  if (typeof input !== "number") return rule;
  return Number.isFinite(input)
    ? `${rule}: write "${input}" in quotes, because a JavaScript number may already have lost digits`
    : rule;
}

function hintForText(text: string): string {
  const rule = 'must be a decimal string such as "0.08" or "10e9"';
  if (/%\s*$/.test(text)) return `${rule}: write a percentage as a fraction, 8% as "0.08"`;
  if (/\d[,_' ]\d/.test(text)) return `${rule}: leave out the separators between digits`;
  return rule;
}

/** Numbers in ascending order, each once. */
export function ascending(values: readonly Decimal[]): readonly Decimal[] {
  const apart: Decimal[] = [];
  for (const value of [...values].sort((a, b) => a.comparedTo(b))) {
    if (!apart.at(-1)?.equals(value)) apart.push(value);
  }
  return apart;
}

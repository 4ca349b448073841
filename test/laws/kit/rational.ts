import { Decimal } from "offer-valuation";

/** An exact fraction of whole numbers; the denominator is positive. */
export interface Rational {
  readonly over: bigint;
  readonly under: bigint;
}

export const rational = (over: bigint | number, under: bigint | number = 1n): Rational => {
  const divisor = gcd(BigInt(over), BigInt(under)) * (BigInt(under) < 0n ? -1n : 1n);
  return { over: BigInt(over) / divisor, under: BigInt(under) / divisor };
};

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b));

/** Reads a decimal string digit by digit, so that nothing of decimal.js is trusted. */
export function rationalOf(text: string): Rational {
  const [, sign, whole = "", part = "", exponent = "0"] =
    /^([+-]?)(\d*)\.?(\d*)(?:e([+-]?\d+))?$/i.exec(text) ?? [];
  const size = BigInt(`${whole}${part}` || "0") * (sign === "-" ? -1n : 1n);
  const scale = Number(exponent) - part.length;
  return scale >= 0 ? rational(size * 10n ** BigInt(scale)) : rational(size, 10n ** BigInt(-scale));
}

export const plus = (a: Rational, b: Rational): Rational =>
  rational(a.over * b.under + b.over * a.under, a.under * b.under);
export const times = (a: Rational, b: Rational): Rational => rational(a.over * b.over, a.under * b.under);
export const compare = (a: Rational, b: Rational): number =>
  Number(sign(a.over * b.under - b.over * a.under));
export const abs = (a: Rational): Rational => (a.over < 0n ? { ...a, over: -a.over } : a);

const sign = (value: bigint): bigint => (value > 0n ? 1n : value < 0n ? -1n : 0n);

export const toDecimal = ({ over, under }: Rational): Decimal =>
  new Decimal(String(over)).div(new Decimal(String(under)));

import fc from "fast-check";

const digits = (minLength: number, maxLength: number) =>
  fc
    .string({ unit: fc.constantFrom(..."0123456789"), minLength, maxLength })
    .map((text) => text.replace(/^0+(?=\d)/, ""));

const plain = fc
  .tuple(fc.integer({ min: 0, max: 1_000_000 }), digits(1, 6))
  .map(([whole, fraction]) => `${whole}.${fraction}`);

const dealSized = fc
  .tuple(digits(1, 4), fc.integer({ min: 6, max: 18 }))
  .map(([mantissa, exponent]) => `${mantissa}e${exponent}`);

const tiny = fc
  .tuple(digits(1, 3), fc.integer({ min: 8, max: 25 }))
  .map(([mantissa, exponent]) => `${mantissa}e-${exponent}`);

const manyDigits = fc.tuple(digits(1, 20), digits(1, 20)).map(([whole, part]) => `${whole}.${part}`);

/** Decimal strings from 0 up: everyday ones, deal-sized ones to 1e21, tiny ones, ones of up to 40 digits. */
export const nonNegativeDecimals = (): fc.Arbitrary<string> =>
  fc.oneof(fc.constantFrom("0", "1", "2", "0.5", "1e18", "-0", "00.10"), plain, dealSized, tiny, manyDigits);

/** The same with either sign. */
export const decimals = (): fc.Arbitrary<string> =>
  fc
    .tuple(fc.constantFrom("", "-"), nonNegativeDecimals())
    .map(([sign, size]) => (size.startsWith("-") ? size : `${sign}${size}`));

/** Decimal strings above 0. */
export const positiveDecimals = (): fc.Arbitrary<string> =>
  nonNegativeDecimals().filter((text) => /[1-9]/.test(text.replace(/e.*/, "")));

/** Multipliers that keep results in proportion: −1000 to 1000 with up to 12 places. */
export const factors = (): fc.Arbitrary<string> =>
  fc.oneof(
    fc.constantFrom("0", "1", "-1", "2", "0.5"),
    fc
      .tuple(fc.integer({ min: -999, max: 999 }), digits(1, 12))
      .map(([whole, fraction]) => `${whole}.${fraction}`),
  );

/** Decimal strings from 0 to 1, both included. */
export const fractions = (): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 1, arbitrary: fc.constantFrom("0", "1", "0.5") },
    { weight: 4, arbitrary: digits(1, 15).map((text) => `0.${text}`) },
  );

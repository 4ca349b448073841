import { Decimal } from "offer-valuation";
import { describe, expect, it } from "vitest";
import { certified } from "../../src/numeric/certified.js";
import { decimals } from "../../src/numeric/decimalBall.js";
import type { Real } from "../../src/numeric/real.js";
import { distributionFigures } from "../golden/distributionFigures.js";

type Formula = (of: (text: string) => Real) => Real;

const inDoubles = (compute: Formula): Decimal =>
  certified((numbers) => compute((text) => numbers.of(new Decimal(text))).toResult());

const inDecimals = (compute: Formula): Decimal => {
  const numbers = decimals(60, 28, false);
  return compute((text) => numbers.of(new Decimal(text))).toResult();
};

/** As printed in The On-Line Encyclopedia of Integer Sequences. */
const constants: readonly (readonly [name: string, source: string, digits: string, formula: Formula])[] = [
  ["e", "A001113", "2.7182818284590452353602874713526624977572470936999", (of) => of("1").exp()],
  ["e", "A001113", "2.7182818284590452353602874713526624977572470936999", (of) => of("1").expm1().plus(1)],
  ["ln 2", "A002162", "0.6931471805599453094172321214581765680755001343602", (of) => of("2").ln()],
  ["ln 2", "A002162", "0.6931471805599453094172321214581765680755001343602", (of) => of("1").log1p()],
  ["ln 10", "A002392", "2.3025850929940456840179914546843642076011014886287", (of) => of("10").ln()],
  [
    "√(2π)",
    "A019727",
    "2.5066282746310005024157652848110452530069867406099",
    (of) => of("1").div(of("0").normalDensity()),
  ],
  [
    "π",
    "A000796",
    "3.1415926535897932384626433832795028841971693993751",
    // Twice the square of φ at 0, upside down.
    (of) => of("0").normalDensity().pow(-2).div(2),
  ],
  [
    "√π",
    "A002161",
    "1.7724538509055160272981674833411451827975494561223",
    (of) => of("0").normalDensity().pow(-2).div(2).sqrt(),
  ],
];

describe.each([
  ["pairs of doubles", inDoubles],
  ["decimals", inDecimals],
])("in %s", (_, compute) => {
  it.each(constants)("%s is that of %s, to 28 digits", (_name, _source, digits, formula) => {
    expect(compute(formula).toString()).toBe(new Decimal(digits).toSignificantDigits(28).toString());
  });

  const { source, cases } = distributionFigures.publishedNormal;
  it.each(cases)(`Φ($x) is that of ${source}, in both tails and back`, ({ x, cdf }) => {
    expect(compute((of) => of(x).normalCdf()).toFixed(15)).toBe(cdf);
    const upper = new Decimal(1).minus(cdf).toFixed(15);
    expect(compute((of) => of(x).neg().normalCdf()).toFixed(15)).toBe(upper);
    expect(compute((of) => of(x).normalCdf().normalQuantile()).toFixed(25)).toBe(new Decimal(x).toFixed(25));
  });
});

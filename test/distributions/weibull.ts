import { type Decimal, type Distribution, defineDistribution, type Real, term } from "offer-valuation";

/**
 * Weibull (1951) with P(X > x) = e^(−t), t = (x/scale)^shape. By parts, E[(X − k)⁺] = ∫ₖ^∞ P(X > x) dx = scale/shape ·
 * Γ(1/shape, t).
 */
export const weibull = defineDistribution({
  distribution: "weibull",
  label: "Weibull",
  summary:
    "A value above 0 whose tail is lighter (shape above 1) or heavier (below 1) than an exponential's.",
  example: { distribution: "weibull", shape: "1.5", scale: "1e9" },
  parameters: () => ({
    /** Below 1 the tail is heavier than an exponential's, above 1 lighter; from 0.2 to 10. */
    shape: term.decimal("Shape", (value: Decimal) =>
      value.lessThan("0.2") || value.greaterThan(10) ? "must be between 0.2 and 10" : undefined,
    ),
    /** The value that is exceeded with probability 1/e, in units of the metric's currency; 1e9 unless stated. */
    scale: term.positive("The value that is exceeded with probability 1/e").prefault("1e9"),
  }),
  check: ({ shape, scale }) =>
    shape.lessThan("0.5") && scale.greaterThan("1e100")
      ? { field: "scale", message: "must be at most 1e100 where the shape is below 0.5" }
      : undefined,
  figures: {
    shape: { kind: "number", role: "spread", label: "Shape" },
    scale: { kind: "amount", role: "level" },
  },
  values: "continuous",
  lowerBound: ({ scale }) => scale.times(0),
  toDistribution: ({ shape, scale }, { numbers }) => weibullWith(numbers.of(shape), numbers.of(scale)),
});

function weibullWith(shape: Real, scale: Real): Distribution {
  const inverse = shape.like(1).div(shape);
  return placed(shape, scale, { inverse, complete: completeGamma(inverse) });
}

interface Gamma {
  /** 1/shape */
  readonly inverse: Real;
  /** Γ(1/shape) */
  readonly complete: Real;
}

function placed(shape: Real, scale: Real, { inverse, complete }: Gamma): Distribution {
  const [none, all] = [scale.like(0), scale.like(1)];
  const unit = scale.div(shape);
  const mean = unit.times(complete);
  const hazardTo = (k: Real): Real => k.div(scale).pow(shape);
  return {
    mean,
    below: (k) => (k.greaterThan(0) ? hazardTo(k).neg().expm1().neg() : none),
    above: (k) => (k.greaterThan(0) ? hazardTo(k).neg().exp() : all),
    call: (k) => {
      if (!k.greaterThan(0)) return mean.minus(k);
      const t = hazardTo(k);
      const upper = isSmall(inverse, t) ? complete.minus(seriesGamma(inverse, t)) : fractionGamma(inverse, t);
      return unit.times(upper);
    },
    put: (k) => {
      if (!k.greaterThan(0)) return none;
      const t = hazardTo(k);
      const next = inverse.plus(1);
      const lower = isSmall(next, t)
        ? seriesGamma(next, t)
        : complete.times(inverse).minus(fractionGamma(next, t));
      return k.times(t.neg().expm1().neg()).minus(scale.times(lower));
    },
    quantile: (p) => scale.times(p.neg().log1p().neg().pow(inverse)),
    withMean: (target) => placed(shape, scale.times(target).div(mean), { inverse, complete }),
    atoms: [],
    // The logarithm of t: its density e^(z − e^z) is smooth, and outside these scores lies less than 1e-40 of the mean.
    coordinate: {
      knots: [-95, -60, -30, -15, -8, -4, -2, -1, 0, 1, 2, 3, 4, 5.3].map((z) => scale.like(z).toDecimal()),
      // P(X ≤ k) is about (k/scale)^shape next to 0.
      singularAtKnots: true,
      valueAt: (z) => scale.times(z.div(shape).exp()),
      scoreOf: (value) => value.div(scale).ln().times(shape),
      holds: (value) => value.toNumber() > 0,
      densityAt: (z) => z.minus(z.exp()).exp(),
    },
    sampling: () => {
      const [size, power] = [scale.toNumber(), 1 / shape.toNumber()];
      return {
        form: "inverse",
        valueAt: (below, above) => size * (below < above ? -Math.log1p(-below) : -Math.log(above)) ** power,
      };
    },
  };
}

/** Where series and fraction take about as long as each other. */
const split = (s: Real): Real => s.plus(Math.ceil(s.digits / 6));

/** Γ(s) */
const completeGamma = (s: Real): Real => seriesGamma(s, split(s)).plus(fractionGamma(s, split(s)));

const isSmall = (s: Real, t: Real): boolean => t.toNumber() < split(s).toNumber();

/** t^s·e^(−t) */
const factor = (s: Real, t: Real): Real => t.ln().times(s).minus(t).exp();

/** What is left out, relative to the result. */
const truncated = (value: Real): Real =>
  value.within(value.times(value.like(10).pow(-value.digits)).middle());

/** γ(s, t) = ∫₀ᵗ x^(s−1)·e^(−x) dx = t^s·e^(−t)·Σ tⁿ/(s(s + 1)…(s + n)); DLMF 8.7.1. */
function seriesGamma(s: Real, t: Real): Real {
  let term = s.like(1).div(s);
  let sum = term;
  for (let n = 1; term.toNumber() > 0; n += 1) {
    term = term.times(t).div(s.plus(n));
    sum = sum.plus(term);
    const enough = n > 2 * t.toNumber() && term.toNumber() < sum.toNumber() * 10 ** (-2 - s.digits);
    if (enough) break;
  }
  return truncated(factor(s, t).times(sum));
}

/** Γ(s, t) = ∫ₜ^∞ x^(s−1)·e^(−x) dx = t^s·e^(−t)/(t + 1 − s − 1(1 − s)/(t + 3 − s − 2(2 − s)/(t + 5 − s − …))); DLMF 8.9.2. */
function fractionGamma(s: Real, t: Real): Real {
  const terms = Math.ceil(((s.digits + 3) * Math.LN10) ** 2 / (12 * t.toNumber())) + 10;
  const partial = (n: number): Real => t.plus(2 * n + 1).minus(s);
  let value = partial(terms);
  for (let n = terms; n > 0; n -= 1) value = partial(n - 1).minus(s.neg().plus(n).times(n).div(value));
  return truncated(factor(s, t).div(value));
}

// Internal: no name of the public API lives here.

import { normalCdfFormula as cdf, normalDensityFormula as density } from "./functionFormulas.js";

/**
 * What prices a piecewise-linear payoff of a continuous X, as formulas of the cell that holds a strike. Where a distribution
 * has shrunk to a point, P(X ≥ k) and P(X > k) differ: `reached` says whether the strike itself counts as above.
 */
export interface TailFormulas {
  /** E[(X − k)⁺] */
  call(k: string): string;
  /** E[(k − X)⁺] */
  put(k: string): string;
  /** P(X ≥ k), or P(X > k). */
  above(k: string, reached: boolean): string;
  /** P(X < k), or P(X ≤ k). */
  below(k: string, reached: boolean): string;
}

const ifPoint = (point: string, value: string, otherwise: string): string =>
  `IF(${point},${value},${otherwise})`;

const stepAt = (x: string, k: string, reached: boolean): string => `IF(${x}${reached ? ">=" : ">"}${k},1,0)`;

const stepBelow = (x: string, k: string, reached: boolean): string =>
  `IF(${x}${reached ? "<" : "<="}${k},1,0)`;

/** Lognormal with mean `f` and log standard deviation `v`: Black's formula. */
export function lognormalTails(f: string, v: string): TailFormulas {
  const d1 = (k: string): string => `(LN(${f}/${k})/${v}+${v}/2)`;
  const d2 = (k: string): string => `(LN(${f}/${k})/${v}-${v}/2)`;
  const point = `${v}=0`;
  const above0 = (k: string, below: string, above: string): string => `IF(${k}<=0,${below},${above})`;
  return {
    call: (k) =>
      ifPoint(point, `MAX(0,${f}-${k})`, above0(k, `${f}-${k}`, `${f}*${cdf(d1(k))}-${k}*${cdf(d2(k))}`)),
    put: (k) =>
      ifPoint(point, `MAX(0,${k}-${f})`, above0(k, "0", `${k}*${cdf(`-${d2(k)}`)}-${f}*${cdf(`-${d1(k)}`)}`)),
    above: (k, reached) => ifPoint(point, stepAt(f, k, reached), above0(k, "1", cdf(d2(k)))),
    below: (k, reached) => ifPoint(point, stepBelow(f, k, reached), above0(k, "0", cdf(`-${d2(k)}`))),
  };
}

/** Shifted lognormal: X + shift is lognormal with log standard deviation `v`. */
export function shiftedLognormalTails(mean: string, v: string, shift: string): TailFormulas {
  const base = lognormalTails(`(${mean}+${shift})`, v);
  const moved = (k: string): string => `(${k}+${shift})`;
  return {
    call: (k) => base.call(moved(k)),
    put: (k) => base.put(moved(k)),
    above: (k, reached) => base.above(moved(k), reached),
    below: (k, reached) => base.below(moved(k), reached),
  };
}

/** Normal: Bachelier's formula. */
export function normalTails(mean: string, sd: string): TailFormulas {
  const point = `${sd}=0`;
  const above = (k: string): string => `((${mean}-${k})/${sd})`;
  const option = (z: string): string => `${sd}*(${density(z)}+${z}*${cdf(z)})`;
  return {
    call: (k) => ifPoint(point, `MAX(0,${mean}-${k})`, option(above(k))),
    put: (k) => ifPoint(point, `MAX(0,${k}-${mean})`, option(`(-${above(k)})`)),
    above: (k, reached) => ifPoint(point, stepAt(mean, k, reached), cdf(above(k))),
    below: (k, reached) => ifPoint(point, stepBelow(mean, k, reached), cdf(`-${above(k)}`)),
  };
}

/** Every value between two as likely as any other. */
export function uniformTails(low: string, high: string): TailFormulas {
  const point = `${high}=${low}`;
  const within = (k: string): string => `MAX(${low},MIN(${high},${k}))`;
  const rise = (k: string): string => `(${within(k)}-${low})`;
  const fall = (k: string): string => `(${high}-${within(k)})`;
  const half = (part: string): string => `${part}^2/(2*(${high}-${low}))`;
  return {
    call: (k) => ifPoint(point, `MAX(0,${low}-${k})`, `${half(fall(k))}+MAX(0,${low}-${k})`),
    put: (k) => ifPoint(point, `MAX(0,${k}-${low})`, `${half(rise(k))}+MAX(0,${k}-${high})`),
    above: (k, reached) => ifPoint(point, stepAt(low, k, reached), `${fall(k)}/(${high}-${low})`),
    below: (k, reached) => ifPoint(point, stepBelow(low, k, reached), `${rise(k)}/(${high}-${low})`),
  };
}

/** A density that rises in a straight line to the mode and falls in one. */
export function triangularTails(low: string, mode: string, high: string, mean: string): TailFormulas {
  const point = `${high}=${low}`;
  const width = `(${high}-${low})`;
  const left = (k: string, power: number): string => `(${k}-${low})^${power}/((${mode}-${low})*${width}`;
  const right = (k: string, power: number): string => `(${high}-${k})^${power}/((${high}-${mode})*${width}`;
  const pick = (
    k: string,
    ...[first, second, third, last]: readonly [string, string, string, string]
  ): string => `IF(${k}<=${low},${first},IF(${k}>=${high},${last},IF(${k}<${mode},${second},${third})))`;
  return {
    call: (k) =>
      ifPoint(
        point,
        `MAX(0,${low}-${k})`,
        pick(k, `${mean}-${k}`, `${mean}-${k}+${left(k, 3)}*3)`, `${right(k, 3)}*3)`, "0"),
      ),
    put: (k) =>
      ifPoint(
        point,
        `MAX(0,${k}-${low})`,
        pick(k, "0", `${left(k, 3)}*3)`, `${k}-${mean}+${right(k, 3)}*3)`, `${k}-${mean}`),
      ),
    above: (k, reached) =>
      ifPoint(point, stepAt(low, k, reached), pick(k, "1", `1-${left(k, 2)})`, `${right(k, 2)})`, "0")),
    below: (k, reached) =>
      ifPoint(point, stepBelow(low, k, reached), pick(k, "0", `${left(k, 2)})`, `1-${right(k, 2)})`, "1")),
  };
}

/** PERT: low + width·Y, Y a beta(a, 6 − a). E[(k − X)⁺] = (k − low)·I(a, b) − width·a/6·I(a + 1, b). */
export function pertTails(low: string, mode: string, high: string): TailFormulas {
  const point = `${high}=${low}`;
  const width = `(${high}-${low})`;
  const a = `(1+4*(${mode}-${low})/${width})`;
  const b = `(1+4*(${high}-${mode})/${width})`;
  const beta = (part: string, own: string, other: string): string =>
    `_xlfn.BETA.DIST(MAX(0,MIN(1,${part}/${width})),${own},${other},TRUE)`;
  const option = (part: string, own: string, other: string): string =>
    `${part}*${beta(part, own, other)}-${width}*${own}/6*${beta(part, `(${own}+1)`, other)}`;
  const up = (k: string): string => `(${k}-${low})`;
  const down = (k: string): string => `(${high}-${k})`;
  return {
    call: (k) => ifPoint(point, `MAX(0,${low}-${k})`, option(down(k), b, a)),
    put: (k) => ifPoint(point, `MAX(0,${k}-${low})`, option(up(k), a, b)),
    above: (k, reached) => ifPoint(point, stepAt(low, k, reached), beta(down(k), b, a)),
    below: (k, reached) => ifPoint(point, stepBelow(low, k, reached), beta(up(k), a, b)),
  };
}

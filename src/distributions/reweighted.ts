// Internal: no name of the public API lives here.

import type { Real } from "../numeric/real.js";
import type { Distribution } from "./distribution.js";

type Atoms = Distribution["atoms"];

/** The standard normal scores up to which a discrete quantity takes each of its values, in ascending order, but the last. */
export function thresholds(atoms: Atoms): readonly Real[] {
  const probabilities = atoms.map(({ probability }) => probability);
  const below = runningSums(probabilities);
  const above = runningSums([...probabilities].reverse()).reverse();
  return below.slice(0, -1).map((share, index) => {
    const rest = above[index + 1] as Real;
    return share.toNumber() < rest.toNumber() ? share.normalQuantile() : rest.normalQuantile().neg();
  });
}

function runningSums(parts: readonly Real[]): Real[] {
  let sum: Real | undefined;
  return parts.map((part) => {
    sum = sum === undefined ? part : sum.plus(part);
    return sum;
  });
}

/** A discrete distribution whose score has this mean and deviation in place of 0 and 1: other odds of the values it has. */
export function underScore(atoms: Atoms, ends: readonly Real[], mean: Real, deviation: Real): Distribution {
  const far = ends.map((end) => end.minus(mean));
  return discreteOf(
    atoms.map(({ value }, index) => ({
      value,
      probability: massBetween(far[index - 1], far[index], deviation),
    })),
  );
}

/** P(from < d·Z ≤ to), each tail by itself; without an end where there is none. */
function massBetween(from: Real | undefined, to: Real | undefined, deviation: Real): Real {
  const [zero, one] = [deviation.like(0), deviation.like(1)];
  if (deviation.isZero()) {
    const isAbove = from === undefined || from.isNegative();
    return isAbove && (to === undefined || to.isNonNegative()) ? one : zero;
  }
  const upTo = (end: Real | undefined): Real => (end === undefined ? one : end.div(deviation).normalCdf());
  const beyond = (end: Real | undefined): Real =>
    end === undefined ? zero : end.neg().div(deviation).normalCdf();
  if (from === undefined) return upTo(to);
  return from.toNumber() > 0
    ? from.neg().div(deviation).normalCdf().minus(beyond(to))
    : upTo(to).minus(upTo(from));
}

function discreteOf(atoms: Atoms): Distribution {
  const [first] = atoms;
  if (first === undefined) throw new Error("a discrete quantity has a value");
  const zero = first.value.like(0);
  const sum = (part: (atom: Atoms[number]) => Real): Real =>
    atoms.reduce((total, atom) => total.plus(part(atom)), zero);
  const where = (holds: boolean, probability: Real): Real => (holds ? probability : zero);
  const mean = sum(({ value, probability }) => value.times(probability));
  return {
    mean,
    below: (k, inclusive) =>
      sum(({ value, probability }) =>
        where(value.lessThan(k) || (inclusive && value.equals(k)), probability),
      ),
    above: (k, inclusive) =>
      sum(({ value, probability }) =>
        where(value.greaterThan(k) || (inclusive && value.equals(k)), probability),
      ),
    call: (k) => sum(({ value, probability }) => value.minus(k).max(zero).times(probability)),
    put: (k) => sum(({ value, probability }) => k.minus(value).max(zero).times(probability)),
    quantile: (p) => {
      const sums = runningSums(atoms.map(({ probability }) => probability));
      const index = sums.findIndex((share) => share.greaterThanOrEqualTo(p));
      return (atoms.at(index) as Atoms[number]).value;
    },
    withMean: (target) => {
      const by = target.minus(mean);
      return discreteOf(atoms.map(({ value, probability }) => ({ value: value.plus(by), probability })));
    },
    atoms,
    coordinate: undefined,
    withScore: (score, deviation) => underScore(atoms, thresholds(atoms), score, deviation),
    sampling: () => {
      const table = atoms.map(({ value }) => value.toNumber());
      const shares = runningSums(atoms.map(({ probability }) => probability)).map((share) =>
        share.toNumber(),
      );
      return {
        form: "inverse",
        valueAt: (below) => table.at(shares.findIndex((share) => share >= below)) as number,
      };
    },
  };
}

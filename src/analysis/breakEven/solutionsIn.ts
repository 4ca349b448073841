import type { Decimal } from "../../numeric/decimal.js";
import { type Excess, type Narrowest, narrowest, neighbour, type Probe } from "../../numeric/narrowest.js";

/** Where a figure meets a target. Between `low` and `high` it does; beyond them, as far as was looked, it does not. */
export interface Meeting {
  /**
   * `"crossing"`: low and high are one number, or neighbours in 28 digits with the target between their figures. `"stretch"`: the
   * figure is the target all along from low to high.
   */
  readonly kind: "crossing" | "stretch";
  readonly value: Decimal;
  readonly low: Decimal;
  readonly high: Decimal;
}

/** Every meeting that shows between neighbouring points: a change of sign, or a point at which the target is met. */
export function solutionsIn(points: readonly Decimal[], look: (at: Decimal) => Excess): readonly Meeting[] {
  const probes = points.map((at): Probe => ({ at, excess: look(at) }));
  const found: Meeting[] = [];
  for (let index = 0; index < probes.length; index += 1) {
    const here = probes[index] as Probe;
    const before = probes[index - 1];
    if (here.excess.sign === 0) {
      const last = lastOfRun(probes, index);
      found.push(stretch(before, here, probes[last] as Probe, probes[last + 1], look));
      index = last;
    } else if (before !== undefined && before.excess.sign === -here.excess.sign) {
      found.push(crossing(before, here, look));
    }
  }
  return found;
}

function lastOfRun(probes: readonly Probe[], from: number): number {
  let last = from;
  while (probes[last + 1]?.excess.sign === 0) last += 1;
  return last;
}

function crossing(before: Probe, after: Probe, look: (at: Decimal) => Excess): Meeting {
  const { below, above } = narrowest(before, after, look);
  // The search follows changes of sign; where it comes upon the target itself, that is one end of what is left.
  const exact = [below, above].find(({ excess }) => excess.sign === 0);
  if (exact !== undefined) return stretch(before, exact, exact, after, look);
  const closer = Math.abs(below.excess.size) <= Math.abs(above.excess.size) ? below : above;
  return { kind: "crossing", value: closer.at, low: below.at, high: above.at };
}

/** From a first to a last point at which the target is met, how far it reaches on both sides. */
function stretch(
  before: Probe | undefined,
  first: Probe,
  last: Probe,
  after: Probe | undefined,
  look: (at: Decimal) => Excess,
): Meeting {
  const low = before === undefined ? first.at : edge(before, first, look);
  const high = after === undefined ? last.at : edge(after, last, look);
  const kind = low.equals(high) ? "crossing" : "stretch";
  return { kind, value: first.at, low, high };
}

/** The last number, coming from one where the target is met, at which it still is. */
function edge(off: Probe, met: Probe, look: (at: Decimal) => Excess): Decimal {
  const direction = off.at.greaterThan(met.at) ? 1 : -1;
  const next = neighbour(met.at, direction);
  if (next.minus(off.at).times(direction).greaterThanOrEqualTo(0) || look(next).sign !== 0) return met.at;
  const asSign = (excess: Excess): Excess =>
    excess.sign === 0 ? { sign: -1, size: -1 } : { sign: 1, size: 1 };
  const ends: readonly Probe[] = [off, met].map(({ at, excess }) => ({ at, excess: asSign(excess) }));
  const [one, two] = ends as [Probe, Probe];
  const narrow: Narrowest = narrowest(one, two, (at) => asSign(look(at)));
  return narrow.below.excess.sign === -1 ? narrow.below.at : narrow.above.at;
}

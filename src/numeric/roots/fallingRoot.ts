// Internal: no name of the public API lives here.

import type { Real } from "../real.js";
import { undecided } from "../undecided.js";

const MAX_WIDENINGS = 9;
/** The first step away from a guess that is good to the digits of a double, and from one that is none. */
const CLOSE = 2 ** -42;
const FAR = 2 ** -4;
const MAX_STEPS = 300;

/** Wider brackets are halved first: far out the function is flat or steep, and the secant would creep. */
const NARROW = 0.07;

interface Probe {
  readonly x: Real;
  readonly value: Real;
}

/**
 * Where a falling function crosses 0, for a computation that goes on from there: a number whose radius is proved, because the
 * function is above 0 at its lower end and below 0 at its upper one. Found from near a guess, or near `start`, by halving and
 * then by the secant, until the function cannot be told from 0. Undefined where it crosses nowhere near.
 */
export function fallingRoot(f: (x: Real) => Real, start: Real, guess: number | undefined): Real | undefined {
  const probe = (x: Real): Probe => ({ x, value: f(x) });
  const around =
    (guess === undefined ? undefined : bracketFrom(start.like(guess), CLOSE, probe)) ??
    bracketFrom(start.middle(), FAR, probe);
  if (around === undefined) return undefined;
  let [low, high] = around;
  let [before, now] = around;
  let slope = slopeBetween(before, now) ?? 1;
  for (let step = 0; step < MAX_STEPS && now.value.excludesZero(); step += 1) {
    const crossing = high.x.minus(low.x).toNumber() < NARROW ? secant(before, now) : undefined;
    const inside = crossing?.greaterThan(low.x) && crossing.lessThan(high.x);
    before = now;
    now = probe(inside && crossing !== undefined ? crossing : low.x.plus(high.x).div(2).middle());
    slope = slopeBetween(before, now) ?? slope;
    if (now.value.toNumber() > 0) low = now;
    else high = now;
  }
  // One more step, which gains no sign but the middle of what is left.
  const middle = now.x.plus(now.value.middle().div(now.x.like(slope))).middle();
  return enclosed(probe(middle), slope, f);
}

/** Two probes with the crossing between them, the one above 0 first. */
function bracketFrom(start: Real, firstStep: number, probe: (x: Real) => Probe): [Probe, Probe] | undefined {
  let before = probe(start);
  const upwards = before.value.toNumber() > 0;
  for (let widening = 0; widening < MAX_WIDENINGS; widening += 1) {
    const step = firstStep * 4 ** widening;
    const next = probe(before.x.plus(upwards ? step : -step).middle());
    if (next.value.toNumber() > 0 !== upwards) return upwards ? [before, next] : [next, before];
    before = next;
  }
  return undefined;
}

/** How steeply the function falls between two probes; undefined where that is lost in their radius. */
function slopeBetween(before: Probe, now: Probe): number | undefined {
  const fall = before.value.minus(now.value);
  const slope = fall.excludesZero() ? fall.div(now.x.minus(before.x)).toNumber() : 0;
  return slope > 0 ? slope : undefined;
}

function secant(before: Probe, now: Probe): Real | undefined {
  const fall = before.value.middle().minus(now.value.middle()).middle();
  if (fall.isZero()) return undefined;
  return now.x.minus(before.x).times(now.value.middle()).div(fall).plus(now.x).middle();
}

/** How often an interval that proves too narrow is doubled. */
const MAX_TRIES = 24;

/** The narrowest interval around a probe that shows the crossing to lie in it. */
function enclosed({ x, value }: Probe, slope: number, f: (x: Real) => Real): Real {
  const miss = Math.abs(value.toNumber()) + value.doubt().toNumber();
  if (miss === 0) return x;
  for (let reach = (1.05 * miss) / slope, tries = 0; tries < MAX_TRIES; reach *= 2, tries += 1) {
    const radius = x.like(reach);
    const [low, high] = [x.minus(radius), x.plus(radius)];
    const [below, above] = [f(low.middle()), f(high.middle())];
    const proved = below.excludesZero() && !below.isNegative() && above.excludesZero() && above.isNegative();
    if (proved) return x.within(radius).within(low.doubt()).within(high.doubt());
  }
  return undecided();
}

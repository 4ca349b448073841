import type { Decimal } from "../../numeric/decimal.js";

const MAX_WIDENINGS = 9;
const MAX_STEPS = 300;
const CLOSE = "1e-56";

/** Wider brackets are halved first: far out the function is flat or steep, and the secant would creep. */
const NARROW = "0.07";

interface Tried {
  readonly x: Decimal;
  readonly value: Decimal;
}

/**
 * Where a function that falls crosses 0, found from `start` to 56 places: halving first, and then the secant's step
 * wherever that stays inside. Undefined where it crosses nowhere near, or does not settle.
 */
export function solveFalling(f: (x: Decimal) => Decimal, start: Decimal): Decimal | undefined {
  const at = (x: Decimal): Tried => ({ x, value: f(x) });
  const around = bracket(at, start);
  if (around === undefined) return undefined;
  let [low, high] = around;
  let [before, now] = around;
  for (let step = 0; step < MAX_STEPS; step += 1) {
    if (now.value.isZero()) return now.x;
    const guess = high.x.minus(low.x).lessThan(NARROW) ? secant(before, now) : undefined;
    const inside = guess?.greaterThan(low.x) && guess.lessThan(high.x);
    const next = inside && guess !== undefined ? guess : low.x.plus(high.x).div(2);
    if (next.minus(now.x).abs().lessThan(CLOSE)) return next;
    before = now;
    now = at(next);
    if (now.value.greaterThan(0)) low = now;
    else high = now;
  }
  return undefined;
}

/** Two tries with the crossing between them, the one above 0 first. */
function bracket(at: (x: Decimal) => Tried, start: Decimal): [Tried, Tried] | undefined {
  let before = at(start);
  const upwards = before.value.greaterThan(0);
  for (let widening = 0; widening < MAX_WIDENINGS; widening += 1) {
    const step = 4 ** (widening - 2);
    const next = at(upwards ? start.plus(step) : start.minus(step));
    if (next.value.greaterThan(0) !== upwards) return upwards ? [before, next] : [next, before];
    before = next;
  }
  return undefined;
}

function secant(before: Tried, now: Tried): Decimal | undefined {
  const change = before.value.minus(now.value);
  return change.isZero() ? undefined : now.x.minus(before.x).times(now.value).div(change).plus(now.x);
}

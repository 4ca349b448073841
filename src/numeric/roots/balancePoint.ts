// Internal: no name of the public API lives here.

/** How much heavier the earlier of two sides is, as a logarithm, and how fast that rises with x. */
export interface Balance {
  readonly surplus: number;
  readonly slope: number;
}

const MAX_STEPS = 200;

/**
 * Where two sides balance, to about the last bits of a double, by Newton's method, kept between what has proved too low and
 * too high. The discounted sizes of the later side shrink faster than those of the earlier one, so that the surplus rises;
 * as a logarithm it does so nearly in a straight line. Steps end at one below `tolerance`, relative to x. Not finite where
 * doubles do not get there.
 */
export function balancePoint(balanceAt: (x: number) => Balance, tolerance: number): number {
  let low = Number.NEGATIVE_INFINITY;
  let high = Number.POSITIVE_INFINITY;
  let x = 0;
  for (let step = 0; step < MAX_STEPS; step += 1) {
    const { surplus, slope } = balanceAt(x);
    if (surplus === 0) return x;
    if (surplus < 0) low = x;
    else high = x;
    const newton = x - surplus / slope;
    const next = newton > low && newton < high ? newton : (low + high) / 2;
    if (!Number.isFinite(next) || Math.abs(next - x) <= tolerance * Math.abs(next)) return newton;
    x = next;
  }
  return x;
}

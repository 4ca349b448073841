// Internal: no name of the public API lives here.

import type { Real } from "./real.js";

/** All comparisons of a number, from two questions: on which side of another it lies, and of zero. */
export abstract class Ordered {
  /** −1, 0 or 1, or `Undecided`. */
  protected abstract compare(other: Real | number): number;
  protected abstract sign(): number;

  lessThan(other: Real | number): boolean {
    return this.compare(other) < 0;
  }

  lessThanOrEqualTo(other: Real | number): boolean {
    return this.compare(other) <= 0;
  }

  greaterThan(other: Real | number): boolean {
    return this.compare(other) > 0;
  }

  greaterThanOrEqualTo(other: Real | number): boolean {
    return this.compare(other) >= 0;
  }

  equals(other: Real | number): boolean {
    return this.compare(other) === 0;
  }

  isZero(): boolean {
    return this.sign() === 0;
  }

  isNonNegative(): boolean {
    return this.sign() >= 0;
  }

  isNegative(): boolean {
    return this.sign() < 0;
  }
}

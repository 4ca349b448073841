// Internal: no name of the public API lives here.

import { DoubleDouble } from "./doubleDouble.js";

/** A running sum in three doubles: what each addition leaves out goes to the next, so that hundreds cost no digit. */
export class Accumulator {
  private high = 0;
  private middle = 0;
  private low = 0;

  add({ hi, lo }: DoubleDouble): void {
    const sum = this.high + hi;
    const part = sum - this.high;
    this.carry(this.high - (sum - part) + (hi - part));
    this.carry(lo);
    this.high = sum;
  }

  /** Off by at most 4u² of itself and u³ of the sizes that were added. */
  sum(): DoubleDouble {
    const rest = this.middle + this.low;
    const sum = this.high + rest;
    const part = sum - this.high;
    return new DoubleDouble(sum, this.high - (sum - part) + (rest - part));
  }

  private carry(error: number): void {
    const sum = this.middle + error;
    const part = sum - this.middle;
    this.low += this.middle - (sum - part) + (error - part);
    this.middle = sum;
  }
}

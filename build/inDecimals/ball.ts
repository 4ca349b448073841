import { decimals } from "../../src/numeric/decimalBall.js";

/** In place of double-doubles: nothing is one. */
export class Ball {}

/** The first arithmetic that is tried: 60 decimal digits, which settle nearly everything. */
export const doubleDoubles = /* @__PURE__ */ decimals(60, 28, false);

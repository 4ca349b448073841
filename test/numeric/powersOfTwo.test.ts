import { expect, it } from "vitest";
import { Decimal } from "../../src/numeric/decimal.js";
import { constant } from "../../src/numeric/doubleDouble/constant.js";
import { lnTwo, rootOfTwo, STEPS } from "../../src/numeric/powersOfTwo.js";
import { tripleOf } from "../../src/numeric/tripleDouble/tripleDouble.js";

it("the logarithm of two that is written out is the one that decimals come to", () => {
  expect(lnTwo().equals(new Decimal(2).ln())).toBe(true);
});

it("powers of two between 1 and 2 are repeated square roots, to the last bit of two and of three doubles", () => {
  let root = new Decimal(2);
  for (let halving = 1; halving < STEPS; halving *= 2) root = root.sqrt();
  let power = new Decimal(1);
  for (let j = 0; j < STEPS; j += 1) {
    expect(constant(rootOfTwo(j))).toEqual(constant(power));
    expect(tripleOf(rootOfTwo(j))).toEqual(tripleOf(power));
    power = power.times(root);
  }
});

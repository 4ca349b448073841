import { expect, it } from "vitest";
import { millsRatio as byDecimals, MILLS_ERROR as OURS } from "../../build/millsRatioByDecimals.js";
import { double } from "../../src/numeric/doubleDouble/doubleDouble.js";
import { MILLS_ERROR, millsRatio } from "../../src/numeric/doubleDouble/millsRatio.js";

it("Mills's ratio is the same to the last bit by decimals and by whole numbers", { timeout: 60_000 }, () => {
  expect(OURS).toBe(MILLS_ERROR);
  for (let x = 0; x <= 27; x += 0.43) {
    const [ours, theirs] = [byDecimals(double(x)), millsRatio(double(x))];
    expect([x, ours.hi, ours.lo]).toEqual([x, theirs.hi, theirs.lo]);
  }
});

import { OfferError, xirr } from "offer-valuation";
import { expect, it } from "vitest";
import { caseClasses } from "./caseClasses.js";
import { countingSubject } from "./counting/countingSubject.js";
import { digitsOf } from "./digits.js";
import { knownLegs, verdictOn } from "./ratesFound.js";

const counting = await countingSubject();
/** Those that take long are left to `npm run digits`. */
const quick = caseClasses(counting).filter(({ number }) => number >= 1_000);

it.each(quick)("$name come within one unit of the 28th digit", (each) => {
  const { worst, cents } = digitsOf(each, counting, 1, 0.01);
  expect(worst).toBeGreaterThan(0);
  expect(worst).toBeLessThanOrEqual(1);
  expect(cents).toBe(0);
});

it("finds the rate that a leg was made to have, or says that there are several", () => {
  const verdicts = knownLegs(60).map((leg) =>
    verdictOn(leg, (flows) => {
      try {
        return xirr(flows).toNumber();
      } catch (error) {
        if (error instanceof OfferError && error.code === "several-roots") return "several";
        throw error;
      }
    }),
  );
  expect(new Set(verdicts)).toEqual(new Set(["as made", "says there are several"]));
});

// Internal: no name of the public API lives here.

import { Ball } from "../ball.js";
import { double, exactSum } from "../doubleDouble/doubleDouble.js";
import { type PowerTerms, powerSum } from "../doubleDouble/powerSum.js";
import { type Balance, balancePoint } from "./balancePoint.js";

/** Newton's method squares its error: after a step this small there is nothing left to gain. */
const LAST_STEP = 1e-9;

/** A guess is good to about the last bit of a double, a second one for certain. */
const TRIES = 2;

/** The tables of powers have room for e^±200. */
const LARGEST_POWER = 200;

/**
 * The one step at which terms whose sign changes once, from the earlier to the later, cancel: Σ amount · e^(−step · exponent)
 * = 0. Undefined where double-doubles cannot enclose it narrowly.
 *
 * An interval Newton step: with the slope bounded over an interval around a guess, the root lies in guess + value/slope; where
 * that is inside the interval, a root is, and it is the one there is.
 */
export function powerRoot(terms: PowerTerms): Ball | undefined {
  const last = terms.exponents[terms.exponents.length - 1] as number;
  let guess = guessRoot(terms);
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    if (!(Math.abs(guess) * last < LARGEST_POWER)) return undefined;
    const { sum, error, moment, momentError, slope } = powerSum(terms, double(guess));
    const rough = Math.abs(moment) - momentError;
    const reach = (2 * (Math.abs(sum.hi) + error)) / rough;
    const doubt = momentError + 1.01 * reach * last * slope;
    const least = Math.abs(moment) - doubt;
    if (!(least > Math.abs(moment) / 2 && reach * last < 1e-3)) return undefined;
    const shift = sum.div(double(moment));
    const radius = (error + (Math.abs(sum.hi) * doubt) / Math.abs(moment)) / least;
    const root = exactSum(guess, 0).plus(shift);
    const ball = Ball.around(root, radius * 1.001 + Math.abs(root.hi) * 2 ** -103);
    if (attempt === TRIES - 1 || radius < Math.abs(guess) * 1e-29) return ball;
    guess = root.hi;
  }
  return undefined;
}

/** Where the earlier terms weigh as much as the later ones. */
function guessRoot({ exponents, amounts }: PowerTerms): number {
  const first = Math.sign(amounts.find((amount) => amount !== 0) as number);
  const balanceAt = (step: number): Balance => {
    let early = 0;
    let late = 0;
    let earlyMoment = 0;
    let lateMoment = 0;
    for (let index = 0; index < amounts.length; index += 1) {
      const exponent = exponents[index] as number;
      const size = (amounts[index] as number) * first * Math.exp(-step * exponent);
      if (size > 0) {
        early += size;
        earlyMoment += size * exponent;
      } else {
        late -= size;
        lateMoment -= size * exponent;
      }
    }
    return { surplus: Math.log(early / late), slope: lateMoment / late - earlyMoment / early };
  };
  return balancePoint(balanceAt, LAST_STEP);
}

import { Ball } from "./ball.js";
import { double, exactSum } from "./doubleDouble/doubleDouble.js";
import { type PowerTerms, powerSum } from "./doubleDouble/powerSum.js";

const MAX_STEPS = 50;

/** Newton's method squares its error: after a step this small there is nothing left to gain. */
const LAST_STEP = 1e-9;

/** A guess is good to about the last bit of a double, a second one for certain. */
const TRIES = 2;

/**
 * The one step at which terms whose sign changes once, from the earlier to the later, cancel: Σ amount · e^(−step · exponent)
 * = 0. Undefined where double-doubles cannot enclose it narrowly.
 *
 * An interval Newton step: with the slope bounded over an interval around a guess, the root lies in guess + value/slope; where
 * that is inside the interval, a root is, and it is the one there is.
 */
export function soleRoot(terms: PowerTerms): Ball | undefined {
  const last = terms.exponents.at(-1) ?? 0;
  let guess = balancePoint(terms);
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    // The tables of powers have room for e^±200.
    if (guess === undefined || !(Math.abs(guess) * last < 200)) return undefined;
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

/** Where the earlier terms weigh as much as the later ones, to about the last bit: their logarithms part in nearly straight lines. */
function balancePoint({ exponents, amounts }: PowerTerms): number | undefined {
  const first = Math.sign(amounts.find((amount) => amount !== 0) ?? 0);
  let step = 0;
  for (let count = 0; count < MAX_STEPS; count += 1) {
    let early = 0;
    let late = 0;
    let earlyMoment = 0;
    let lateMoment = 0;
    for (let index = 0; index < amounts.length; index += 1) {
      const amount = amounts[index] ?? 0;
      const exponent = exponents[index] ?? 0;
      const size = amount * first * Math.exp(-step * exponent);
      if (size > 0) {
        early += size;
        earlyMoment += size * exponent;
      } else {
        late -= size;
        lateMoment -= size * exponent;
      }
    }
    const change = Math.log(early / late) / (lateMoment / late - earlyMoment / early);
    step -= change;
    if (!Number.isFinite(step)) return undefined;
    if (Math.abs(change) <= LAST_STEP * Math.abs(step)) return step;
  }
  return undefined;
}

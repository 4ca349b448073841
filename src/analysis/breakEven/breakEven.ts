import { type Assumptions, parseAssumptions } from "../../beliefs/assumptions.js";
import type { AssumptionsInput } from "../../beliefs/assumptionsInput.js";
import { changeBeliefs } from "../../beliefs/changeBeliefs.js";
import { type FieldPath, OfferError } from "../../errors.js";
import { certified } from "../../numeric/certified.js";
import { type Decimal, type DecimalInput, toDecimal } from "../../numeric/decimal.js";
import type { Excess } from "../../numeric/narrowest.js";
import { toResult } from "../../numeric/rounding.js";
import type { BeliefKind } from "../../schema/figures.js";
import { checkedOptions } from "../../schema/options.js";
import { type Printable, printable } from "../../schema/printable.js";
import { formatDate, type IsoDate } from "../../time/date.js";
import type { BeliefPath } from "../figures/beliefAt.js";
import { type Figure, type FigureChoice, figureOf, type Subject, valueUnder } from "../figures/figureOf.js";
import type { StatedBelief } from "../figures/statedBeliefs.js";
import { type Watch, watched } from "../figures/watch.js";
import { breakEvenText } from "./breakEvenText.js";
import { factorRange, scanPoints, scanRange } from "./scanRange.js";
import { type Meeting, solutionsIn } from "./solutionsIn.js";
import { type Sought, soughtIn } from "./sought.js";

export interface BreakEvenInput extends Watch {
  /** What the offer or deal is to be worth. */
  readonly target: DecimalInput;
  /** The belief that is sought. */
  readonly path?: BeliefPath | undefined;
  /** Several beliefs that are sought at once, in place of `path`. */
  readonly paths?: readonly BeliefPath[] | undefined;
  /** How several move: all `"same"`, or each `"scaled"` by one factor, which is then what is sought. */
  readonly together?: "same" | "scaled" | undefined;
  /** Where to look. */
  readonly low?: DecimalInput | undefined;
  readonly high?: DecimalInput | undefined;
  readonly figure?: FigureChoice | undefined;
}

/** A belief at which the figure is the target. */
export interface BreakEvenSolution {
  /**
   * `"crossing"`: the figure passes through the target. `"jump"`: it leaps over the target, as at a cliff, and is never equal to
   * it. `"stretch"`: it is the target all along from `low` to `high`.
   */
  readonly kind: "crossing" | "jump" | "stretch";
  /** The belief (or the factor) to 28 digits. */
  readonly value: Decimal;
  /** Between these two the figure meets the target: neighbours in 28 digits, on both sides of it, unless they are equal. */
  readonly low: Decimal;
  readonly high: Decimal;
  /** The figure there. */
  readonly figure: Decimal;
  /** What each of the beliefs then is. */
  readonly beliefs: readonly { readonly path: FieldPath; readonly name: string; readonly value: Decimal }[];
}

/** What a belief has to be for a figure to be a target. */
export interface BreakEven extends Printable {
  readonly subject: string;
  /** The name of the beliefs, where they have one. */
  readonly view: string | undefined;
  readonly figure: string;
  readonly currency: string;
  readonly valuationDate: IsoDate;
  readonly target: Decimal;
  readonly kind: BeliefKind | "factor by which all are scaled";
  readonly names: readonly string[];
  /** In ascending order; empty where there is none in what was scanned. */
  readonly solutions: readonly BreakEvenSolution[];
  /**
   * Where was looked, at how many values, and the figures at both ends. Between two neighbouring values an even number of
   * solutions would go unseen.
   */
  readonly scanned: {
    readonly low: Decimal;
    readonly high: Decimal;
    readonly values: number;
    readonly figureAtLow: Decimal;
    readonly figureAtHigh: Decimal;
  };
}

/**
 * Which belief makes an offer or a deal worth a target: a profit, price, rate, probability or volatility; several at once with
 * `paths`, all set to the same value or scaled by one factor. The range from `low` to `high` is scanned, and every change of
 * sign is narrowed until no number of 28 digits is left inside: the figure is on two sides of the target at `low` and `high` of
 * each solution, by certified arithmetic.
 *
 * Unless stated, a range is: probabilities 0 to 1, volatilities 0 to 10, rates −0.5 to 2, amounts up to a thousand times
 * themselves and prices from a thousandth of themselves, as far as allowed; factors 0 to 1000.
 *
 * @throws OfferError `missing-term` for a range that cannot be guessed (a forecast of 0); `invalid-term` for a day of closing or a
 * figure that cannot move by itself; `unknown-key` for a path that names no stated figure. The signal's reason, if cancelled.
 * @example
 * ```ts
 * const deal = offer({ name: "Deal", currency: "USD", components: [cash({ amount: "1100", paid: "2022-01-01" })] });
 * const beliefs = { valuationDate: "2021-01-01", discountRate: "0.08" };
 * breakEven(deal, beliefs, { target: "1000", path: "discountRate" }).solutions[0]?.value; // => 0.1
 * breakEven(deal, beliefs, { target: "5000", path: "discountRate" }).solutions.length; // => 0
 * ```
 */
export function breakEven(
  subject: Subject,
  assumptions: AssumptionsInput | Assumptions,
  question: BreakEvenInput,
): BreakEven {
  const { target: wanted, figure: choice, low, high, ...asked } = checkedOptions(question);
  const beliefs = parseAssumptions(assumptions);
  const target = toDecimal(wanted, ["target"]);
  const figure = figureOf(subject, beliefs, choice);
  const sought = soughtIn(beliefs, asked);
  const under = (at: Decimal): Assumptions => changeBeliefs(beliefs, sought.changesTo(at));
  const look = (at: Decimal): Excess => excessOf(figure, under(at), target);
  const [from, to] = rangeOf(sought, beliefs, low, high, look);
  const points = scanPoints(from, to, sought.base);
  const step = watched(asked, points.length, 20);
  let looked = 0;
  const meetings = solutionsIn(points, (at) => {
    if (looked <= points.length) step(looked);
    else if (asked.signal?.aborted) throw asked.signal.reason;
    looked += 1;
    return look(at);
  });
  step(points.length);
  const valueAt = (at: Decimal): Decimal => valueUnder(figure, under(at));
  return printable(
    {
      subject: figure.subject,
      view: beliefs.name,
      figure: figure.label,
      currency: figure.currency,
      valuationDate: formatDate(beliefs.valuationDate),
      target: toResult(target),
      kind: sought.kind,
      names: sought.beliefs.map(({ name }) => name),
      solutions: meetings.map((meeting) => solution(meeting, sought, target, valueAt)),
      scanned: {
        low: toResult(from),
        high: toResult(to),
        values: points.length,
        figureAtLow: valueAt(from),
        figureAtHigh: valueAt(to),
      },
    },
    breakEvenText,
  );
}

/** Which side of the target a figure is on, proved; and how far, as a double. */
function excessOf(figure: Figure, beliefs: Assumptions, target: Decimal): Excess {
  const compute = figure.under(beliefs);
  return certified((numbers) => {
    const excess = compute(numbers).minus(numbers.of(target));
    if (excess.isZero()) return { sign: 0, size: 0 };
    const sign = excess.isNegative() ? -1 : 1;
    const size = excess.toNumber();
    return { sign, size: Math.sign(size) === sign ? size : sign * Number.MIN_VALUE };
  });
}

function rangeOf(
  sought: Sought,
  beliefs: Assumptions,
  low: DecimalInput | undefined,
  high: DecimalInput | undefined,
  look: (at: Decimal) => unknown,
): readonly [Decimal, Decimal] {
  const stated = [low, high].map((end, index) =>
    end === undefined ? undefined : toDecimal(end, [index === 0 ? "low" : "high"]),
  );
  const guessed = stated.includes(undefined) ? guess(sought, beliefs, look) : undefined;
  const from = stated[0] ?? guessed?.[0] ?? refuse("missing-term", ["low"], RANGE_NEEDED);
  const to = stated[1] ?? guessed?.[1] ?? refuse("missing-term", ["high"], RANGE_NEEDED);
  if (!from.lessThan(to)) refuse("out-of-range", ["high"], `must be greater than low, which is ${from}`);
  return [from, to];
}

const RANGE_NEEDED = "is needed: the belief is 0 and gives no measure of where to look";

function guess(sought: Sought, beliefs: Assumptions, look: (at: Decimal) => unknown) {
  const [first] = sought.beliefs as [StatedBelief];
  return sought.scaled ? factorRange(look) : scanRange(beliefs, first, look);
}

function solution(
  meeting: Meeting,
  sought: Sought,
  target: Decimal,
  valueAt: (at: Decimal) => Decimal,
): BreakEvenSolution {
  const { value, low, high } = meeting;
  const figure = valueAt(value);
  const values = sought.valuesAt(value);
  // One unit of the last digit moves a continuous figure by less than this, unless it is all but a jump.
  const leap = figure.minus(target).abs().greaterThan(target.abs().plus(figure.abs()).times("1e-12"));
  return {
    kind: meeting.kind === "crossing" && leap ? "jump" : meeting.kind,
    value: toResult(value),
    low: toResult(low),
    high: toResult(high),
    figure,
    beliefs: sought.beliefs.map(({ path, name }, index) => ({
      path,
      name,
      value: toResult(values[index] ?? value),
    })),
  };
}

function refuse(code: "missing-term" | "out-of-range", path: FieldPath, message: string): never {
  throw new OfferError({ code, path, message });
}

import { type Assumptions, readAssumptions } from "../../beliefs/assumptions.js";
import type { AssumptionsInput } from "../../beliefs/assumptionsInput.js";
import { changeBeliefs } from "../../beliefs/changeBeliefs.js";
import { type FieldPath, OfferError } from "../../errors.js";
import { resultOf } from "../../numeric/certified.js";
import { Decimal, type DecimalInput, toDecimal, toFraction } from "../../numeric/decimal.js";
import type { Side } from "../../numeric/roots/bracket.js";
import { type Solution, scan } from "../../numeric/roots/scan.js";
import { toResult } from "../../numeric/rounding.js";
import { errorResult, toItsError } from "../../pricing/simulatedUnits.js";
import type { BeliefKind } from "../../schema/figures.js";
import { readOptions } from "../../schema/options.js";
import { type Printable, printable } from "../../schema/printable.js";
import type { ValuationOptions } from "../../simulation/simulationOptions.js";
import { formatDate, type IsoDate } from "../../time/date.js";
import type { BeliefPath } from "../figures/beliefAt.js";
import { numberOf } from "../figures/beliefFigure.js";
import {
  type FigureChoice,
  type FigureUnder,
  figureOf,
  type Subject,
  valueUnder,
} from "../figures/figureOf.js";
import { type Watch, watched } from "../figures/watch.js";
import { breakEvenText } from "./breakEvenText.js";
import { factorRange, scanNumbers, scanRange } from "./scanRange.js";
import { sideOfTarget } from "./sideOfTarget.js";
import { type Variable, variableOf } from "./variable.js";

export interface BreakEvenInput extends Watch, ValuationOptions {
  /** What the offer or deal is to be worth. */
  readonly target: DecimalInput;
  /** The belief that is sought. */
  readonly path?: BeliefPath | undefined;
  /** Several beliefs that are sought at once, in place of `path`. */
  readonly paths?: readonly BeliefPath[] | undefined;
  /** How several move: all `"same"`, or each `"scaled"` by one factor, which is then what is sought. */
  readonly together?: "same" | "scaled" | undefined;
  /** The least value of the belief (or the factor) to look at; see `breakEven` for what is taken unless stated. */
  readonly low?: DecimalInput | undefined;
  /**
   * The greatest value of the belief (or the factor) to look at, above `low`; see `breakEven` for what is taken unless
   * stated.
   */
  readonly high?: DecimalInput | undefined;
  /** Which figure is to be the target; the present value of an offer, the expected value of a deal, unless stated. */
  readonly figure?: FigureChoice | undefined;
}

const QUESTION = [
  "target",
  "path",
  "paths",
  "together",
  "low",
  "high",
  "figure",
  "simulation",
  "onProgress",
  "signal",
] as const;

/** A belief at which the figure is the target. */
export interface BreakEvenSolution {
  /**
   * `"crossing"`: the figure passes through the target. `"jump"`: it leaps over the target, as at a cliff, and is never equal to
   * it. `"stretch"`: it is the target all along from `low` to `high`.
   */
  readonly kind: "crossing" | "jump" | "stretch";
  /** The belief (or the factor) to 28 digits. */
  readonly value: Decimal;
  /**
   * How sure that is where the figure is simulated in part: the figure's standard error ÷ its slope. Absent where it is exact, and
   * where the figure does not move.
   */
  readonly standardError?: Decimal;
  /**
   * Between these two the figure meets the target: neighbours in 28 digits, on both sides of it, unless they are equal. One standard
   * error either way where there is one.
   */
  readonly low: Decimal;
  /**
   * The greater of the two neighbours between which the figure meets the target, or the end of a stretch; see `low`.
   */
  readonly high: Decimal;
  /** The figure there. */
  readonly figure: Decimal;
  /** What each of the beliefs then is. */
  readonly beliefs: readonly {
    /** Where the belief stands in the assumptions: `["shares", "ORCL", "price"]`. */
    readonly path: FieldPath;
    /** The belief's path as one text: `"shares.ORCL.price"`. */
    readonly name: string;
    /** What the belief is at the solution, in its own unit: a rate, a probability or a volatility as a fraction of 1. */
    readonly value: Decimal;
  }[];
}

/** What a belief has to be for a figure to be a target. */
export interface BreakEven extends Printable {
  /** The name of the offer or the deal. */
  readonly subject: string;
  /** The name of the beliefs, where they have one. */
  readonly view: string | undefined;
  /** Which figure is to be the target, in words: "present value if it closes". */
  readonly figure: string;
  /** ISO 4217 code of the currency of `target` and of all figures. */
  readonly currency: string;
  /** The day for which the figure is stated. */
  readonly valuationDate: IsoDate;
  /** What the figure is to be, in units of the currency. */
  readonly target: Decimal;
  /**
   * What is sought: what the belief measures (an amount, a rate a year as a fraction of 1, a probability …), or a factor.
   */
  readonly kind: BeliefKind | "factor by which all are scaled";
  /** The beliefs that are sought, by name, as `"shares.ORCL.price"`, in the order in which they were asked for. */
  readonly names: readonly string[];
  /** In ascending order; empty where there is none in what was scanned. */
  readonly solutions: readonly BreakEvenSolution[];
  /**
   * Where was looked, at how many values, and the figures at both ends. Between two neighbouring values an even number of
   * solutions would go unseen.
   */
  readonly scanned: {
    /** The least value of the belief (or the factor) that was looked at. */
    readonly low: Decimal;
    /** The greatest value of the belief (or the factor) that was looked at. */
    readonly high: Decimal;
    /** How many values were looked at, both ends among them. */
    readonly values: number;
    /** The figure at `low`, in units of the currency. */
    readonly figureAtLow: Decimal;
    /** The figure at `high`, in units of the currency. */
    readonly figureAtHigh: Decimal;
  };
}

/**
 * Which belief makes an offer or a deal worth a target: a profit, price, rate, probability or volatility; several at once with
 * `paths`, all set to the same value or scaled by one factor. The range from `low` to `high` is scanned, and every change of
 * sign is narrowed until no number of 28 digits is left inside: the figure is on two sides of the target at `low` and `high` of
 * each solution, by certified arithmetic. With `simulation`, what has no closed form is simulated on the same paths throughout, and a
 * solution is known within its standard error.
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
  const {
    target: targetInput,
    figure: choice,
    low,
    high,
    simulation,
    ...asked
  } = readOptions(question, QUESTION, "question");
  const beliefs = readAssumptions(assumptions);
  const target = toDecimal(targetInput, ["question", "target"]);
  const figure = figureOf(subject, beliefs, choice, { simulation }, ["question", "figure"]);
  const variable = variableOf(beliefs, asked);
  const under = (x: Decimal): Assumptions =>
    changeBeliefs(
      beliefs,
      variable.beliefsAt(x).map(({ path, value }) => ({ path, value: value.toString() })),
    );
  const sideAt = (x: Decimal): Side => sideOfTarget(figure.under(under(x)), target);
  const [from, to] = rangeOf(variable, beliefs, low, high, sideAt);
  const numbers = scanNumbers(from, to, variable.base);
  const step = watched(asked, numbers.length, 20, "question");
  let count = 0;
  const { solutions } = scan(numbers, (x) => {
    if (count <= numbers.length) step(count);
    else if (asked.signal?.aborted) throw asked.signal.reason;
    count += 1;
    return sideAt(x);
  });
  step(numbers.length);
  const figureAt = (x: Decimal): Decimal => valueUnder(figure, under(x));
  return printable(
    {
      subject: figure.subject,
      view: beliefs.name,
      figure: figure.label,
      currency: figure.currency,
      valuationDate: formatDate(beliefs.valuationDate),
      target: toResult(target),
      kind: variable.kind,
      names: variable.beliefs.map(({ name }) => name),
      solutions: solutions.map((found) => {
        const solution = solutionOf(found, variable, target, figureAt);
        return figure.simulated ? withError(solution, variable, (x) => figure.under(under(x))) : solution;
      }),
      scanned: {
        low: toResult(from),
        high: toResult(to),
        values: numbers.length,
        figureAtLow: figureAt(from),
        figureAtHigh: figureAt(to),
      },
    },
    breakEvenText,
  );
}

/** An end of the range, in the unit of what is sought. */
const endOf = ({ kind, scaled }: Variable, end: DecimalInput, at: FieldPath): Decimal =>
  scaled ? toFraction(end, at) : numberOf(end, kind as BeliefKind, at);

function rangeOf(
  variable: Variable,
  beliefs: Assumptions,
  low: DecimalInput | undefined,
  high: DecimalInput | undefined,
  tryAt: (x: Decimal) => unknown,
): readonly [Decimal, Decimal] {
  const stated = [low, high].map((end, index) =>
    end === undefined ? undefined : endOf(variable, end, ["question", index === 0 ? "low" : "high"]),
  );
  const guessed = stated.includes(undefined) ? guessedRange(variable, beliefs, tryAt) : undefined;
  const from = stated[0] ?? guessed?.[0] ?? refuseQuestion("missing-term", ["question", "low"], RANGE_NEEDED);
  const to = stated[1] ?? guessed?.[1] ?? refuseQuestion("missing-term", ["question", "high"], RANGE_NEEDED);
  if (!from.lessThan(to))
    refuseQuestion("out-of-range", ["question", "high"], `must be greater than low, which is ${from}`);
  return [from, to];
}

const RANGE_NEEDED = "is needed: the belief is 0 and gives no measure of where to look";

const guessedRange = (variable: Variable, beliefs: Assumptions, tryAt: (x: Decimal) => unknown) =>
  variable.scaled ? factorRange(tryAt) : scanRange(beliefs, variable.beliefs[0], tryAt);

function solutionOf(
  { kind, value: nearest, low, high }: Solution,
  variable: Variable,
  target: Decimal,
  figureAt: (x: Decimal) => Decimal,
): BreakEvenSolution {
  const figure = figureAt(nearest);
  // One unit of the last digit moves a continuous figure by less than this, unless it is all but a jump.
  const isJump =
    kind === "crossing" &&
    figure.minus(target).abs().greaterThan(target.abs().plus(figure.abs()).times("1e-12"));
  const closer = Math.abs(low.size) <= Math.abs(high.size) ? low.x : high.x;
  const value = isJump ? closer : nearest;
  return {
    kind: isJump ? "jump" : kind,
    value: toResult(value),
    low: toResult(low.x),
    high: toResult(high.x),
    figure: value.equals(nearest) ? figure : figureAt(value),
    beliefs: variable.beliefsAt(value).map((belief) => ({ ...belief, value: toResult(belief.value) })),
  };
}

/** A belief at which a simulated figure is the target, as far as the figure's own error and its slope there let it be known. */
function withError(
  solution: BreakEvenSolution,
  variable: Variable,
  under: (x: Decimal) => FigureUnder,
): BreakEvenSolution {
  const { value } = solution;
  const step = value.isZero() ? new Decimal("0.01") : value.abs().times("0.01");
  const at = (x: Decimal): Decimal | undefined => {
    try {
      return resultOf(under(x));
    } catch (error) {
      if (error instanceof OfferError) return undefined;
      throw error;
    }
  };
  const [below, above] = [at(value.minus(step)), at(value.plus(step))];
  const { error } = under(value);
  const rise = below && above?.minus(below).abs();
  if (error === undefined || rise === undefined || rise.isZero()) return solution;
  const doubt = step.times(2).div(rise).times(error);
  const shown = (x: Decimal): Decimal => toItsError(toResult(x), doubt.toNumber());
  return {
    ...solution,
    value: shown(value),
    standardError: errorResult(doubt.toNumber()),
    low: shown(value.minus(doubt)),
    high: shown(value.plus(doubt)),
    beliefs: variable.beliefsAt(value).map((belief) => ({ ...belief, value: shown(belief.value) })),
  };
}

function refuseQuestion(code: "missing-term" | "out-of-range", path: FieldPath, message: string): never {
  throw new OfferError({ code, path, message });
}

import { type Assumptions, readAssumptions } from "../../beliefs/assumptions.js";
import type { AssumptionsInput } from "../../beliefs/assumptionsInput.js";
import { type FieldPath, OfferError, within } from "../../errors.js";
import type { Decimal, DecimalInput } from "../../numeric/decimal.js";
import { toResult } from "../../numeric/rounding.js";
import { copyDocument, type JsonObject } from "../../schema/document.js";
import type { BeliefKind } from "../../schema/figures.js";
import { readOptions } from "../../schema/options.js";
import { type Printable, printable } from "../../schema/printable.js";
import type { ValuationOptions } from "../../simulation/simulationOptions.js";
import { formatDate, type IsoDate } from "../../time/date.js";
import { beliefAt } from "../figures/beliefAt.js";
import { type BeliefFigure, baseOf, shownAs } from "../figures/beliefFigure.js";
import {
  type Bumps,
  bump,
  furthest,
  movedTo,
  type RangeInput,
  rangeOf,
  wholeDays,
} from "../figures/beliefRange.js";
import { type Figure, type FigureChoice, figureOf, type Subject, valueUnder } from "../figures/figureOf.js";
import { type StatedBelief, statedBeliefs } from "../figures/statedBeliefs.js";
import { type Watch, watched } from "../figures/watch.js";
import { derivativeAt, preciseValue } from "./derivativeAt.js";
import { sensitivityTable } from "./sensitivityTable.js";

export interface SensitivityOptions extends Watch, ValuationOptions {
  /** Which figure is looked at; the present value of an offer, the expected value of a deal, unless stated. */
  readonly figure?: FigureChoice | undefined;
  /** Ranges by the name of a belief, as `"shares.ORCL.price"`; all others are moved by `bump`. */
  readonly ranges?: Readonly<Record<string, RangeInput>> | undefined;
  /** How far the others are moved either way. */
  readonly bump?:
    | {
        /** Amounts, prices, volatilities and chances a year, as a share of themselves; 0.1 unless stated. */
        readonly relative?: DecimalInput | undefined;
        /** Rates, probabilities and prices for a face of 1; 0.01, one percentage point, unless stated. */
        readonly points?: DecimalInput | undefined;
        /** A day of closing; 30 unless stated. */
        readonly days?: DecimalInput | undefined;
      }
    | undefined;
  /** Whether derivatives are worked out, which takes most of the time; they are unless this is false. */
  readonly derivatives?: boolean | undefined;
}

const OPTIONS = ["figure", "ranges", "bump", "derivatives", "simulation", "onProgress", "signal"] as const;

/** What one belief does to a figure. */
export interface SensitivityRow {
  /** Where the belief stands in the assumptions: `["shares", "ORCL", "price"]`. */
  readonly path: FieldPath;
  /** The belief's path as one text: `"shares.ORCL.price"`. */
  readonly name: string;
  /** What the belief measures. */
  readonly kind: BeliefKind;
  /**
   * The belief as it is stated, in its own unit: a rate, a probability or a volatility as a fraction of 1; a date for a day.
   */
  readonly base: BeliefFigure;
  /** The lesser end of its range, in its own unit. */
  readonly low: BeliefFigure;
  /** The greater end of its range, in its own unit. */
  readonly high: BeliefFigure;
  /** The figure with the belief at `low` and all others as they are, in units of the currency. */
  readonly valueAtLow: Decimal;
  /** The figure with the belief at `high` and all others as they are, in units of the currency. */
  readonly valueAtHigh: Decimal;
  /** The distance between the two. */
  readonly swing: Decimal;
  /** Change of the figure for one unit of the belief (1.00 of a rate, one day); null at a corner, or where not asked for. */
  readonly derivative: Decimal | null;
  /** What was clipped, and what is odd. */
  readonly remarks: readonly string[];
}

/** Which belief matters most. */
export interface Sensitivity extends Printable {
  /** The name of the offer or the deal. */
  readonly subject: string;
  /** The name of the beliefs, where they have one. */
  readonly beliefs: string | undefined;
  /** Which figure it is. */
  readonly figure: string;
  /** ISO 4217 code of the currency of all values: that of the beliefs, else the offer's. */
  readonly currency: string;
  /** The day for which values are stated. */
  readonly valuationDate: IsoDate;
  /** The figure under the beliefs as they are. */
  readonly value: Decimal;
  /** The largest swing first. */
  readonly rows: readonly SensitivityRow[];
  /** Figures that cannot be moved by themselves, and why. */
  readonly notMoved: readonly {
    /** Where the belief stands in the assumptions: `["shares", "ORCL", "price"]`. */
    readonly path: FieldPath;
    /** The belief's path as one text: `"shares.ORCL.price"`. */
    readonly name: string;
    /** Why it was not moved, in words. */
    readonly reason: string;
  }[];
  /** How far beliefs were moved, and how slopes were found. */
  readonly convention: string;
}

/**
 * Which belief matters most: each figure that the beliefs state is moved to both ends of its range, all others as they are, and
 * the offer or deal is valued anew. Rows are sorted by swing.
 *
 * Ranges are those in `options.ranges`; other beliefs are moved by 10% of themselves, rates and probabilities by one percentage
 * point, a day of closing by 30 days (no further back than the valuation date). An end that is not allowed gives way to the
 * bound, and the row says so. The derivative is a central difference of values to 60 digits with a step of 1e-16 of the belief,
 * so that it has 28 digits where the value is smooth. With `options.simulation`, what has no closed form is simulated on the same
 * paths for all values, and slopes take steps of 1%.
 *
 * @throws OfferError for ends in `options.ranges` that are not allowed; `unknown-key` for a path that names no stated figure;
 * whatever is wrong with the offer or the beliefs. The signal's reason, if cancelled.
 * @example
 * ```ts
 * const deal = offer({ name: "Deal", currency: "USD", components: [cash({ amount: "1100", paid: "2022-01-01" })] });
 * const beliefs = { valuationDate: "2021-01-01", discountRate: "0.1" };
 * const [rate] = sensitivity(deal, beliefs, { ranges: { discountRate: ["0.1", "0.375"] } }).rows;
 * rate?.swing; // => 200
 * rate?.derivative; // => -909.0909090909090909090909091
 * ```
 */
export function sensitivity(
  subject: Subject,
  assumptions: AssumptionsInput | Assumptions,
  options: SensitivityOptions = {},
): Sensitivity {
  const { figure: choice, derivatives = true, simulation, ...asked } = readOptions(options, OPTIONS);
  const beliefs = readAssumptions(assumptions);
  const figure = figureOf(subject, beliefs, choice, { simulation });
  const bumps = bumpsOf(
    asked.bump === undefined
      ? {}
      : readOptions(asked.bump, ["relative", "points", "days"], ["options", "bump"]),
  );
  const ranges = rangesOf(beliefs, asked.ranges);
  const all = statedBeliefs(beliefs);
  const free = all.filter(({ tied }) => tied === undefined);
  const step = watched(asked, free.length, 1);
  const here = derivatives ? preciseValue(figure, beliefs) : undefined;
  const rows: SensitivityRow[] = [];
  const notMoved = all.flatMap(({ path, name, tied }) =>
    tied === undefined ? [] : [{ path, name, reason: tied }],
  );
  free.forEach((belief, index) => {
    step(index);
    const range = rangeOf(belief, ranges.get(belief), bumps, ["options", "ranges", belief.name]);
    const ends = endsOf(figure, beliefs, belief, range);
    if (typeof ends === "string") notMoved.push({ path: belief.path, name: belief.name, reason: ends });
    else rows.push(rowOf(belief, ends, here && derivativeAt(figure, beliefs, belief, here)));
  });
  step(free.length);
  return printable(
    {
      subject: figure.subject,
      beliefs: beliefs.name,
      figure: figure.label,
      currency: figure.currency,
      valuationDate: formatDate(beliefs.valuationDate),
      value: valueUnder(figure, beliefs),
      rows: rows.sort((a, b) => (b.swing.greaterThan(a.swing) ? 1 : b.swing.equals(a.swing) ? 0 : -1)),
      notMoved,
      convention: conventionOf(bumps, derivatives, figure.simulated),
    },
    sensitivityTable,
  );
}

function bumpsOf({
  relative = "0.1",
  points = "0.01",
  days = "30",
}: NonNullable<SensitivityOptions["bump"]>): Bumps {
  const pathOf = (field: string): FieldPath => ["options", "bump", field];
  return {
    relative: bump(relative, pathOf("relative")),
    points: bump(points, pathOf("points")),
    days: wholeDays(bump(days, pathOf("days")), pathOf("days")),
  };
}

function rangesOf(beliefs: Assumptions, ranges: SensitivityOptions["ranges"]) {
  const copy = within(["options"], () => copyDocument(ranges ?? {}, "ranges")) as JsonObject;
  return new Map(
    Object.entries(copy).map(([name, range]) => {
      const optionPath = ["options", "ranges", name];
      const belief = beliefAt(beliefs, name, optionPath);
      if (belief.tied === undefined) return [belief, range];
      throw new OfferError({
        code: "invalid-term",
        path: optionPath,
        message: `cannot be moved: ${belief.tied}`,
      });
    }),
  );
}

interface Ends {
  readonly range: readonly [Decimal, Decimal];
  readonly values: readonly [Decimal, Decimal];
  readonly clipped: readonly boolean[];
}

/** Both ends with their values, or why there are none. */
function endsOf(
  figure: Figure,
  beliefs: Assumptions,
  belief: StatedBelief,
  { low, high, mayBeCut }: ReturnType<typeof rangeOf>,
): Ends | string {
  const look = (to: Decimal): Decimal => valueUnder(figure, movedTo(beliefs, belief, to));
  if (!mayBeCut) return { range: [low, high], values: [look(low), look(high)], clipped: [false, false] };
  const [least, greatest] = [low, high].map((to) => furthest(beliefs, belief, to, look)) as [End, End];
  const refusal = least.refusal ?? greatest.refusal;
  if (refusal !== undefined && least.to.equals(greatest.to)) {
    return `cannot be moved by itself: ${refusal.issues[0]?.message}`;
  }
  return {
    range: [least.to, greatest.to],
    values: [least.found, greatest.found],
    clipped: [!least.to.equals(low), !greatest.to.equals(high)],
  };
}

type End = ReturnType<typeof furthest<Decimal>>;

function rowOf(
  belief: StatedBelief,
  { range, values, clipped }: Ends,
  slope: ReturnType<typeof derivativeAt> | undefined,
): SensitivityRow {
  const { path, name, kind } = belief;
  const [valueAtLow, valueAtHigh] = values;
  const unmoved = range[0].equals(range[1]) ? ["did not move: state a range for it"] : [];
  const clips = clipped.flatMap((was, end) =>
    was ? [`the ${end === 0 ? "low" : "high"} end was clipped to what is allowed`] : [],
  );
  return {
    path,
    name,
    kind,
    base: shownAs(baseOf(belief), kind),
    low: shownAs(range[0], kind),
    high: shownAs(range[1], kind),
    valueAtLow,
    valueAtHigh,
    swing: toResult(valueAtHigh.minus(valueAtLow).abs()),
    derivative: slope?.perUnit ?? null,
    remarks: [...unmoved, ...clips, ...(slope?.remark === undefined ? [] : [slope.remark])],
  };
}

function conventionOf({ relative, points, days }: Bumps, derivatives: boolean, simulated: boolean): string {
  const moved = `Unless a range was stated, beliefs were moved either way by ${relative.times(100)}% of themselves; rates, probabilities and prices for a face of 1 by ${points.times(100)} percentage points; days by ${days}`;
  const sameNumbers = `slopes are central differences with a step of about 1% of the belief, on the same paths; of a day, with a step of one day; what has no closed form is simulated on the same paths for all values`;
  if (simulated) return derivatives ? `${moved}; ${sameNumbers}` : moved;
  const slopes = `slopes are central differences with a step of 1e-16 of the belief, from values to 60 digits; of a day, with a step of one day`;
  return derivatives ? `${moved}; ${slopes}` : moved;
}

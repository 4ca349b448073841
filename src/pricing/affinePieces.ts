// Internal: no name of the public API lives here.

import type { Payoff } from "../algebra/payoff.js";
import { type Kinked, kinked } from "../algebra/payoff.js";
import { type Decimal, decimalOf } from "../numeric/decimal.js";

/** c + m·x: a number of an inner payoff as a function of the outer value x. */
export interface Affine {
  readonly constant: Decimal;
  readonly slope: Decimal;
}

/** A kink of the inner payoff. How much steeper it gets there does not hang on x. */
interface AffineKink {
  readonly at: Affine;
  readonly bend: Decimal;
  readonly jump: Affine;
}

/** Outer values between which every number of the inner payoff changes in proportion to the outer value. */
export interface AffinePiece {
  readonly from: Decimal;
  readonly to: Decimal;
  readonly lines: readonly { readonly intercept: Affine; readonly slope: Decimal }[];
  readonly kinks: readonly AffineKink[];
}

/** The inner payoff at one outer value. */
interface Section {
  readonly x: Decimal;
  readonly inner: Kinked;
}

/** Payoffs carry 250 digits; numbers in proportion agree in this many, whatever division has rounded. */
const PROPORTION = "1e-150";

/** Enough that the straight line through two sections is exact but for divisions. */
const Exact = /* @__PURE__ */ decimalOf(250);

/** Halvings on the way to a kink that no crossing of straight lines explains: then outer values are 1e-24 of their range apart. */
const MAX_HALVINGS = 80;

/** More pieces than any contract has. */
const MAX_PIECES = 2_000;

/**
 * An amount of two observables as the payoff of the inner one, piece by piece along the outer one. The amount is piecewise
 * linear in both, so between finitely many outer values every number in the inner payoff is a straight line in the outer one.
 * Those values are where the lines of two neighbouring pieces cross; where that does not show, they are found by halving.
 * Undefined where there are too many.
 */
export function affinePieces(
  outerValues: readonly Decimal[],
  payoffAtValue: (x: Decimal) => Payoff,
): readonly AffinePiece[] | undefined {
  const sectionAt = (x: Decimal): Section => ({ x, inner: kinked(payoffAtValue(x)) });
  const pieces: AffinePiece[] = [];
  const add = (piece: AffinePiece): void => {
    const last = pieces.at(-1);
    if (last !== undefined && isContinued(last, piece)) pieces[pieces.length - 1] = { ...last, to: piece.to };
    else pieces.push(piece);
  };
  const between = (from: Section, to: Section, halvings: number): void => {
    if (pieces.length > MAX_PIECES) return;
    const middle = sectionAt(middleOf(from.x, to.x));
    const piece = pieceThrough(from, middle, to);
    if (piece !== undefined) {
      add(piece);
      return;
    }
    const kink = kinkBetween(from, to, sectionAt);
    if (kink !== undefined) {
      add(kink.before);
      add(kink.after);
      return;
    }
    if (halvings === 0) return;
    between(from, middle, halvings - 1);
    between(middle, to, halvings - 1);
  };
  const sections = outerValues.map(sectionAt);
  for (let index = 1; index < sections.length; index += 1) {
    between(sections[index - 1] as Section, sections[index] as Section, MAX_HALVINGS);
  }
  return pieces.length > MAX_PIECES ? undefined : pieces;
}

/** A point between two that is short to write: exact arithmetic on it stays cheap. */
function middleOf(from: Decimal, to: Decimal): Decimal {
  const exact = new Exact(from).plus(to).div(2);
  const width = to.minus(from).abs();
  const places = Math.min(0, width.isZero() ? 0 : width.e - 6);
  const short = exact.toDecimalPlaces(Math.max(0, -places));
  return short.greaterThan(from) && short.lessThan(to) ? short : exact;
}

/** The piece that goes through all three sections, if one does. */
function pieceThrough(from: Section, middle: Section, to: Section): AffinePiece | undefined {
  const piece = pieceBetween(from, to);
  return piece !== undefined && holdsAt(piece, middle) ? piece : undefined;
}

/** The piece that goes through two sections of one shape. */
function pieceBetween(from: Section, to: Section): AffinePiece | undefined {
  if (!hasShapeOf(from.inner, to.inner)) return undefined;
  const run = new Exact(to.x).minus(from.x);
  const through = (a: Decimal, b: Decimal): Affine => {
    if (a.equals(b)) return { constant: a, slope: ZERO };
    const slope = new Exact(b).minus(a).div(run);
    return { constant: new Exact(a).minus(slope.times(from.x)), slope };
  };
  return {
    from: from.x,
    to: to.x,
    lines: from.inner.lines.map(({ intercept, slope }, index) => ({
      intercept: through(intercept, (to.inner.lines[index] ?? impossibleShape()).intercept),
      slope,
    })),
    kinks: from.inner.kinks.map(({ at, bend, jump }, index) => {
      const other = to.inner.kinks[index] ?? impossibleShape();
      return { at: through(at, other.at), bend, jump: through(jump, other.jump) };
    }),
  };
}

const ZERO: Decimal = /* @__PURE__ */ new Exact(0);

const hasShapeOf = (a: Kinked, b: Kinked): boolean =>
  a.kinks.length === b.kinks.length &&
  a.lines.every(({ slope }, index) => isNear(slope, b.lines[index]?.slope));

function holdsAt({ lines, kinks }: AffinePiece, { x, inner }: Section): boolean {
  if (inner.kinks.length !== kinks.length) return false;
  return (
    lines.every(({ intercept, slope }, index) => {
      const line = inner.lines[index];
      return isNear(slope, line?.slope) && isNear(affineAt(intercept, x), line?.intercept);
    }) &&
    kinks.every(({ at, jump }, index) => {
      const kink = inner.kinks[index];
      return isNear(affineAt(at, x), kink?.at) && isNear(affineAt(jump, x), kink?.jump);
    })
  );
}

export const affineAt = ({ constant, slope }: Affine, x: Decimal): Decimal => slope.times(x).plus(constant);

function isNear(a: Decimal, b: Decimal | undefined): boolean {
  if (b === undefined) return false;
  return a.equals(b) || a.minus(b).abs().lessThanOrEqualTo(a.abs().plus(b.abs()).times(PROPORTION));
}

const isContinued = (piece: AffinePiece, next: AffinePiece): boolean =>
  piece.kinks.length === next.kinks.length &&
  piece.lines.every(({ intercept, slope }, index) => {
    const line = next.lines[index];
    return isNear(slope, line?.slope) && isSameLine(intercept, line?.intercept);
  }) &&
  piece.kinks.every(({ at, jump }, index) => {
    const kink = next.kinks[index];
    return isSameLine(at, kink?.at) && isSameLine(jump, kink?.jump);
  });

const isSameLine = (a: Affine, b: Affine | undefined): boolean =>
  b !== undefined && isNear(a.slope, b.slope) && isNear(a.constant, b.constant);

/**
 * One kink between two sections, where the pieces at both ends explain everything between them: a crossing of two of their
 * straight lines, confirmed by a section on each side.
 */
function kinkBetween(
  from: Section,
  to: Section,
  sectionAt: (x: Decimal) => Section,
): { readonly before: AffinePiece; readonly after: AffinePiece } | undefined {
  const step = to.x.minus(from.x).div(64);
  const [early, late] = [
    sectionAt(middleOf(from.x, from.x.plus(step))),
    sectionAt(middleOf(to.x.minus(step), to.x)),
  ];
  const [left, right] = [pieceBetween(from, early), pieceBetween(late, to)];
  if (left === undefined || right === undefined) return undefined;
  for (const x of crossings(left, right)) {
    if (!(x.greaterThan(early.x) && x.lessThan(late.x))) continue;
    const [before, after] = [sectionAt(middleOf(early.x, x)), sectionAt(middleOf(x, late.x))];
    const [nearer, farther] = [sectionAt(nextTo(x, early.x)), sectionAt(nextTo(x, late.x))];
    if (![before, nearer].every((section) => holdsAt(left, section))) continue;
    if (![after, farther].every((section) => holdsAt(right, section))) continue;
    return { before: { ...left, to: x }, after: { ...right, from: x } };
  }
  return undefined;
}

/** A thousandth of the way. */
const nextTo = (x: Decimal, towards: Decimal): Decimal => x.plus(towards.minus(x).div(1024));

/** Outer values at which two numbers of the one piece, or one of each, are the same. */
function crossings(left: AffinePiece, right: AffinePiece): readonly Decimal[] {
  const kinks = [...left.kinks, ...right.kinks].map(({ at }) => at);
  const jumps = [...left.kinks, ...right.kinks].map(({ jump }) => jump);
  const pairs: (readonly [Affine, Affine])[] = [
    ...kinks.flatMap((a, index) => kinks.slice(index + 1).map((b) => [a, b] as const)),
    ...left.lines.flatMap((a) => right.lines.map((b) => [a.intercept, b.intercept] as const)),
    ...jumps.map((jump) => [jump, { constant: ZERO, slope: ZERO }] as const),
  ];
  return pairs.flatMap(([a, b]) => {
    const slope = new Exact(a.slope).minus(b.slope);
    return slope.isZero() ? [] : [new Exact(b.constant).minus(a.constant).div(slope)];
  });
}

function impossibleShape(): never {
  throw new Error("sections of one shape have lines and kinks in the same number");
}

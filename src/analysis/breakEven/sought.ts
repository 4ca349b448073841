import type { Assumptions } from "../../beliefs/assumptions.js";
import { type FieldPath, OfferError } from "../../errors.js";
import { Decimal } from "../../numeric/decimal.js";
import type { BeliefKind } from "../../schema/figures.js";
import { type BeliefPath, beliefAt } from "../figures/beliefAt.js";
import { baseOf } from "../figures/beliefFigure.js";
import type { StatedBelief } from "../figures/statedBeliefs.js";

/** What is sought: one number, and what the beliefs are at it. */
export interface Sought {
  readonly beliefs: readonly StatedBelief[];
  readonly kind: BeliefKind | "factor by which all are scaled";
  readonly scaled: boolean;
  readonly base: Decimal;
  valuesAt(at: Decimal): readonly Decimal[];
  changesTo(at: Decimal): readonly { readonly path: FieldPath; readonly value: string }[];
}

interface Asked {
  readonly path?: BeliefPath | undefined;
  readonly paths?: readonly BeliefPath[] | undefined;
  readonly together?: "same" | "scaled" | undefined;
}

/** What a caller asks for; throws where that is not one number. */
export function soughtIn(assumptions: Assumptions, { path, paths, together }: Asked): Sought {
  if ((path === undefined) === (paths === undefined)) {
    refuse("invalid-term", ["path"], "must be given, or else paths: one of the two");
  }
  if (paths !== undefined && (!Array.isArray(paths) || paths.length === 0 || paths.length > MAX_PATHS)) {
    refuse("invalid-term", ["paths"], `must be a list of 1 to ${MAX_PATHS} paths`);
  }
  if (paths !== undefined && together !== "same" && together !== "scaled") {
    refuse("missing-term", ["together"], 'must be "same" or "scaled": how several beliefs move');
  }
  const beliefs =
    paths === undefined
      ? [movable(assumptions, path as BeliefPath, ["path"])]
      : Array.from(paths, (each, index) => movable(assumptions, each, ["paths", index]));
  const [first] = beliefs as [StatedBelief];
  const scaled = paths !== undefined && together === "scaled";
  if (!scaled && beliefs.some(({ kind }) => kind !== first.kind)) {
    refuse("invalid-term", ["paths"], "must name beliefs of one kind to be set to the same value");
  }
  const bases = beliefs.map(baseOf);
  const valuesAt = (at: Decimal): readonly Decimal[] => bases.map((base) => (scaled ? base.times(at) : at));
  return {
    beliefs,
    kind: scaled ? "factor by which all are scaled" : first.kind,
    scaled,
    base: scaled ? new Decimal(1) : (bases[0] as Decimal),
    valuesAt,
    changesTo: (at) =>
      valuesAt(at).map((value, index) => ({ path: beliefs[index]?.path ?? [], value: value.toString() })),
  };
}

const MAX_PATHS = 1000;

function movable(assumptions: Assumptions, path: BeliefPath, at: FieldPath): StatedBelief {
  const belief = beliefAt(assumptions, path, at);
  if (belief.kind === "date")
    refuse("invalid-term", at, "must not be a day: days are compared, not solved for");
  if (belief.tied !== undefined) refuse("invalid-term", at, `cannot be sought: it ${belief.tied}`);
  return belief;
}

function refuse(code: "invalid-term" | "missing-term", path: FieldPath, message: string): never {
  throw new OfferError({ code, path, message });
}

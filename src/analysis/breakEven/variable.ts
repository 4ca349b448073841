// Internal: no name of the public API lives here.

import type { Assumptions } from "../../beliefs/assumptions.js";
import { type FieldPath, OfferError } from "../../errors.js";
import { type Decimal, ONE } from "../../numeric/decimal.js";
import type { BeliefKind } from "../../schema/figures.js";
import { type BeliefPath, beliefAt } from "../figures/beliefAt.js";
import { baseOf } from "../figures/beliefFigure.js";
import type { StatedBelief } from "../figures/statedBeliefs.js";

/** The one number that is solved for: a belief, what several are all set to, or the factor by which they are scaled. */
export interface Variable {
  readonly beliefs: readonly [StatedBelief, ...StatedBelief[]];
  readonly kind: BeliefKind | "factor by which all are scaled";
  readonly scaled: boolean;
  /** What it is in the beliefs as they are stated. */
  readonly base: Decimal;
  /** Each of the beliefs where the variable is `x`. */
  beliefsAt(x: Decimal): readonly BeliefValue[];
}

interface BeliefValue {
  readonly path: FieldPath;
  readonly name: string;
  readonly value: Decimal;
}

/** How a caller names it. */
interface Named {
  readonly path?: BeliefPath | undefined;
  readonly paths?: readonly BeliefPath[] | undefined;
  readonly together?: "same" | "scaled" | undefined;
}

/** The variable that a caller names; throws where that is not one number. */
export function variableOf(assumptions: Assumptions, { path, paths, together }: Named): Variable {
  if ((path === undefined) === (paths === undefined)) {
    refuseVariable("invalid-term", ["question", "path"], "must be given, or else paths: one of the two");
  }
  if (paths !== undefined && (!Array.isArray(paths) || paths.length === 0 || paths.length > MAX_PATHS)) {
    refuseVariable("invalid-term", ["question", "paths"], `must be a list of 1 to ${MAX_PATHS} paths`);
  }
  if (paths !== undefined && together !== "same" && together !== "scaled") {
    refuseVariable(
      "missing-term",
      ["question", "together"],
      'must be "same" or "scaled": how several beliefs move',
    );
  }
  const beliefs =
    paths === undefined
      ? [movable(assumptions, path as BeliefPath, ["question", "path"])]
      : Array.from(paths, (each, index) => movable(assumptions, each, ["question", "paths", index]));
  const [first, ...others] = beliefs as [StatedBelief, ...StatedBelief[]];
  const scaled = paths !== undefined && together === "scaled";
  if (!scaled && beliefs.some(({ kind }) => kind !== first.kind)) {
    refuseVariable(
      "invalid-term",
      ["question", "paths"],
      "must name beliefs of one kind to be set to the same value",
    );
  }
  return {
    beliefs: [first, ...others],
    kind: scaled ? "factor by which all are scaled" : first.kind,
    scaled,
    base: scaled ? ONE : baseOf(first),
    beliefsAt: (x) =>
      beliefs.map((belief) => ({
        path: belief.path,
        name: belief.name,
        value: scaled ? baseOf(belief).times(x) : x,
      })),
  };
}

const MAX_PATHS = 1000;

function movable(assumptions: Assumptions, path: BeliefPath, at: FieldPath): StatedBelief {
  const belief = beliefAt(assumptions, path, at);
  if (belief.kind === "date")
    refuseVariable("invalid-term", at, "must not be a day: days are compared, not solved for");
  if (belief.tied !== undefined) refuseVariable("invalid-term", at, `cannot be sought: it ${belief.tied}`);
  return belief;
}

function refuseVariable(code: "invalid-term" | "missing-term", path: FieldPath, message: string): never {
  throw new OfferError({ code, path, message });
}

import { readGolden } from "./golden.js";

interface Sourced<Case> {
  readonly source: string;
  readonly cases: readonly Case[];
}

interface MassFigures {
  readonly k: string;
  /** Probability and partial mean. */
  readonly below: readonly [string, string];
  readonly above: readonly [string, string];
  readonly put: string;
  readonly call: string;
}

export interface FamilyFigures {
  readonly family: string;
  readonly arguments: readonly string[];
  readonly masses: readonly MassFigures[];
  readonly quantiles: readonly { readonly p: string; readonly x: string }[];
}

interface BetaCase {
  readonly x: string;
  readonly a: string;
  readonly b: string;
  readonly value: string;
}

/** What distributions.py computed. */
export const distributionFigures = readGolden<never>("distributions") as unknown as {
  readonly normal: Sourced<{ readonly x: string; readonly density: string; readonly cdf: string }>;
  readonly normalQuantiles: Sourced<{ readonly p: string; readonly x: string }>;
  readonly publishedNormal: Sourced<{ readonly x: string; readonly cdf: string }>;
  readonly incompleteBeta: Sourced<BetaCase>;
  readonly exactIncompleteBeta: Sourced<BetaCase>;
  readonly distributions: { readonly source: string; readonly families: readonly FamilyFigures[] };
};

import { type Assumptions, ownFamiliesIn } from "../../beliefs/assumptions.js";
import type { DistributionType, FigureRole } from "../../distributions/defineDistribution.js";
import { familiesWith } from "../../distributions/forecast.js";
import { type FieldPath, formatPath } from "../../errors.js";
import type { Json, JsonObject } from "../../schema/document.js";
import { type BeliefKind, shareOfOne, type TiedFigure } from "../../schema/figures.js";
import { memoize } from "../../schema/memoize.js";
import { ownProperty } from "../../schema/records.js";

/** One figure among somebody's beliefs, as the document states it. */
export interface StatedBelief {
  /** Where it stands in the document: `["shares", "ORCL", "price"]`. */
  readonly path: FieldPath;
  /** The path as a text: `shares.ORCL.price`. */
  readonly name: string;
  /** What it measures. */
  readonly kind: BeliefKind;
  /** The figure as the document states it: a decimal, or a date. */
  readonly written: string;
  /** Why it cannot be moved by itself; undefined where it can. */
  readonly tied: string | undefined;
}

interface Leaf {
  readonly kind: BeliefKind;
  readonly tied?: string;
  /** What it says of a forecast. */
  readonly role?: FigureRole;
}
interface Branch {
  /** Where a plain figure stands in place of fields. */
  readonly bare?: BeliefKind | Leaf;
  readonly fields?: Readonly<Record<string, Node>>;
  /** Of a list, or of a table by name. */
  readonly each?: Node;
  /** Of an object that names its distribution: the fields by that name. */
  readonly families?: Readonly<Record<string, Readonly<Record<string, Node>>>>;
}
type Node = BeliefKind | Leaf | Branch;

const RATE: Node = { bare: "rate", fields: { rate: "rate" } };
const RATE_OR_CURVE: Node = {
  bare: "rate",
  fields: {
    rate: "rate",
    zeroRates: { each: { fields: { rate: "rate" } } },
    discountFactors: { each: { fields: { factor: "factor" } } },
    parYields: { each: { fields: { yield: "rate" } } },
    bonds: {
      each: {
        fields: { coupon: { kind: "rate", tied: "is a term of the bond, not a belief" }, price: "factor" },
      },
    },
    parallelShift: "rate",
    bucketShifts: { each: { fields: { by: "rate" } } },
    spread: "rate",
    hazard: { fields: { hazardRate: "rate", recovery: "probability" } },
  },
};
const severalDays: TiedFigure = {
  kind: "date",
  tied: "is one of several days, whose odds move in its place",
};

/** Where in a document of assumptions figures stand. Observations (a sample, past prices' days) are no beliefs to move. */
const documentWith = (forecast: Node): Node => ({
  fields: {
    closing: {
      bare: "date",
      fields: {
        dates: { each: { fields: { date: severalDays, probability: shareOfOne } } },
        never: shareOfOne,
        hazardRate: "intensity",
        from: severalDays,
        until: severalDays,
      },
    },
    discountRate: RATE_OR_CURVE,
    creditSpreads: { each: "rate" },
    requiredReturns: { each: RATE },
    recoveryRates: { each: "probability" },
    metrics: {
      each: {
        fields: {
          forecast: { each: forecast },
          riskPremium: { bare: "rate", fields: { amount: "amount" } },
          terminalGrowth: "rate",
          exitMultiple: "number",
          path: { fields: { autocorrelation: "probability" } },
          toDate: { each: { kind: "amount", tied: "is measured already, which is known" } },
        },
      },
    },
    correlations: { each: { fields: { correlation: "correlation" } } },
    shares: {
      each: {
        fields: {
          price: "price",
          dividendYield: "rate",
          dividends: { each: { fields: { amount: "price" } } },
          volatility: "volatility",
          expectedReturn: "rate",
          fixings: { each: { kind: "price", tied: "is a price of the past, which is known" } },
        },
      },
    },
    currencies: {
      each: {
        fields: {
          spot: "price",
          discountRate: RATE_OR_CURVE,
          volatility: "volatility",
          expectedChange: "rate",
        },
      },
    },
    events: {
      each: {
        bare: "probability",
        fields: {
          ifHappens: "probability",
          ifNot: "probability",
          byPeriod: { each: "probability" },
          hazardRate: "intensity",
          from: { kind: "date", tied: "says from when its chance counts" },
        },
      },
    },
    jointEvents: { each: { fields: { outcomes: { each: { fields: { probability: shareOfOne } } } } } },
  },
});

/** Where figures stand in a forecast of one of the families that these beliefs use. */
const forecastIn = (assumptions: Assumptions): Node => ({
  bare: { kind: "amount", role: "level" },
  families: Object.fromEntries(
    familiesWith(ownFamiliesIn(assumptions)).map(({ distribution, figures }) => [
      distribution,
      nodesOf(figures),
    ]),
  ),
});

const nodesOf = (figures: DistributionType["figures"]): Readonly<Record<string, Node>> =>
  Object.fromEntries(
    Object.entries(figures).map(([field, figure]): [string, Node] => [
      field,
      "each" in figure ? { each: { fields: figure.each } } : figure,
    ]),
  );

/** A figure that the document states and, where it stands in a forecast, what it says there. */
export interface StatedFigure {
  readonly belief: StatedBelief;
  readonly role: FigureRole | undefined;
}

/** Every figure of the beliefs that the document itself states, in its order, with what it says of a forecast. */
export const statedFigures = /* @__PURE__ */ memoize((assumptions: Assumptions): readonly StatedFigure[] => [
  ...figuresIn(assumptions.toJSON(), documentWith(forecastIn(assumptions)), []),
]);

/** Every figure of the beliefs that the document itself states, in its order. */
export const statedBeliefs = /* @__PURE__ */ memoize((assumptions: Assumptions): readonly StatedBelief[] =>
  statedFigures(assumptions).map(({ belief }) => belief),
);

function* figuresIn(value: Json, node: Node, path: FieldPath): Generator<StatedFigure> {
  if (typeof value === "string") yield* figureAt(value, isBranch(node) ? node.bare : node, path);
  if (typeof value !== "object" || value === null || !isBranch(node)) return;
  const fields = node.families === undefined ? node.fields : familyFields(value, node.families);
  for (const [key, field] of Object.entries(value)) {
    const next = ownProperty(fields ?? {}, key) ?? node.each;
    const step = Array.isArray(value) ? Number(key) : key;
    if (next !== undefined) yield* figuresIn(field, next, [...path, step]);
  }
}

function* figureAt(written: string, leaf: Leaf | BeliefKind | undefined, path: FieldPath) {
  if (leaf === undefined) return;
  const { kind, tied, role }: Leaf = typeof leaf === "string" ? { kind: leaf } : leaf;
  const name = formatPath(path);
  yield { belief: Object.freeze({ path: Object.freeze(path), name, kind, written, tied }), role };
}

const familyFields = (value: object, families: NonNullable<Branch["families"]>) =>
  ownProperty(families, String((value as JsonObject)["distribution"]));

const isBranch = (node: Node): node is Branch => typeof node === "object" && !("kind" in node);

import type { Assumptions } from "../../beliefs/assumptions.js";
import { type FieldPath, formatPath } from "../../errors.js";
import type { Json } from "../../schema/document.js";
import { memoize } from "../../schema/memoize.js";
import { ownProperty } from "../../schema/records.js";

/**
 * What a figure measures: an amount of money; a price or an exchange rate; a rate, spread, yield or premium a year; a
 * probability or another share of 1; a yearly volatility; a price for a face of 1; a chance a year of closing; a day.
 */
export type BeliefKind =
  | "amount"
  | "price"
  | "rate"
  | "probability"
  | "volatility"
  | "factor"
  | "intensity"
  | "date";

/** One figure among somebody's beliefs, as the document states it. */
export interface StatedBelief {
  readonly path: FieldPath;
  /** The path as a text: `shares.ORCL.price`. */
  readonly name: string;
  readonly kind: BeliefKind;
  readonly written: string;
  /** Why it cannot be moved by itself; undefined where it can. */
  readonly tied: string | undefined;
}

interface Tied {
  readonly kind: BeliefKind;
  readonly tied: string;
}
interface Branch {
  /** Where a plain figure stands in place of fields. */
  readonly bare?: BeliefKind;
  readonly fields?: Readonly<Record<string, Node>>;
  /** Of a list, or of a table by name. */
  readonly each?: Node;
}
type Node = BeliefKind | Tied | Branch;

const shareOfOne: Tied = {
  kind: "probability",
  tied: "adds up to 1 with others, so that they change together or not at all",
};
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
const FORECAST: Node = {
  bare: "amount",
  fields: {
    value: "amount",
    scenarios: { each: { fields: { value: "amount", probability: shareOfOne } } },
    mean: "amount",
    volatility: "volatility",
    shift: "amount",
    standardDeviation: "amount",
    low: "amount",
    mode: "amount",
    high: "amount",
  },
};
const severalDays: Tied = { kind: "date", tied: "is one of several days, whose odds move in its place" };

/** Where in a document of assumptions figures stand. Observations (a sample, past prices' days) are no beliefs to move. */
const DOCUMENT: Node = {
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
    metrics: { each: { fields: { forecast: { each: FORECAST }, riskPremium: "rate" } } },
    shares: {
      each: {
        fields: {
          price: "price",
          dividendYield: "rate",
          volatility: "volatility",
          expectedReturn: "rate",
          fixings: { each: { kind: "price", tied: "is a price of the past, which is known" } },
        },
      },
    },
    currencies: { each: { fields: { spot: "price", discountRate: RATE_OR_CURVE } } },
    events: { each: { bare: "probability", fields: { ifHappens: "probability", ifNot: "probability" } } },
    jointEvents: { each: { fields: { outcomes: { each: { fields: { probability: shareOfOne } } } } } },
  },
};

/** Every figure of the beliefs that the document itself states, in its order. */
export const statedBeliefs = /* @__PURE__ */ memoize((assumptions: Assumptions): readonly StatedBelief[] => [
  ...figuresIn(assumptions.toJSON(), DOCUMENT, []),
]);

function* figuresIn(value: Json, node: Node, path: FieldPath): Generator<StatedBelief> {
  if (typeof value !== "object" || value === null) {
    const leaf = isBranch(node) ? node.bare : node;
    if (leaf === undefined || typeof value !== "string") return;
    const { kind, tied } = typeof leaf === "string" ? { kind: leaf, tied: undefined } : leaf;
    yield Object.freeze({ path: Object.freeze(path), name: formatPath(path), kind, written: value, tied });
  } else if (isBranch(node)) {
    for (const [key, field] of Object.entries(value)) {
      const next = ownProperty(node.fields ?? {}, key) ?? node.each;
      const step = Array.isArray(value) ? Number(key) : key;
      if (next !== undefined) yield* figuresIn(field, next, [...path, step]);
    }
  }
}

const isBranch = (node: Node): node is Branch => typeof node === "object" && !("kind" in node);

// Internal: no name of the public API lives here.

import { builtInComponents } from "../components/builtIn.js";
import { type Component, remade } from "../components/defineComponent.js";
import { OfferError } from "../errors.js";
import { Decimal } from "../numeric/decimal.js";
import { innerOffer, type Offer } from "../offer/offer.js";
import type { Json, JsonObject } from "../schema/document.js";
import { bridgeSheet } from "./bridgeSheet.js";
import { cashFlowsSheet } from "./cashFlowsSheet.js";
import type { Views } from "./context.js";
import { type MovedTerm, sharedLedger } from "./ledger.js";
import { readNumber } from "./workedTerms.js";

/** An offer whose sums for each share and counts of shares are all a little different, and what its numbers are then. */
interface MovedOffer {
  readonly offer: Offer;
  /** The numbers that each view's cash flows and bridge ask for, in their order. */
  readonly terms: readonly (readonly MovedTerm[])[];
}

/** An offer whose sums for each share are a little different, and others in which they are so by other steps. */
export interface MovedTerms extends MovedOffer {
  /** So many such offers, this one first; undefined where terms allow no other number. */
  others(count: number): readonly MovedOffer[] | undefined;
}

/**
 * What a contract's numbers are where its sums for each share are a little different: those that are then different follow from
 * them, the others are plain numbers, whatever they happen to be equal to. Undefined where nothing is stated for each share or as a
 * part, or where terms allow no other number.
 */
export function movedTerms(views: Views): MovedTerms | undefined {
  const first = movedBy(views, 0);
  if (first === undefined) return undefined;
  const known = [first];
  const others = (count: number): readonly MovedOffer[] | undefined => {
    while (known.length < count) {
      const next = movedBy(views, known.length);
      if (next === undefined) return undefined;
      known.push(next);
    }
    return known.slice(0, count);
  };
  return { ...first, others };
}

/** The offer with its sums moved by the steps of one of many patterns, in which no two of them keep their proportion. */
function movedBy({ all, names }: Views, pattern: number): MovedOffer | undefined {
  const offer = movedOffer(all[0].offer, pattern);
  if (offer === undefined) return undefined;
  const ledger = sharedLedger(all.length);
  const [first, ...others] = all.map((context, view) => ({ ...context, offer, ledger: ledger.of(view) }));
  if (first === undefined) return undefined;
  const moved: Views = { all: [first, ...others], names, ledger };
  bridgeSheet(moved, cashFlowsSheet(moved).rows);
  return { offer, terms: ledger.asked };
}

/** Small enough to change no order of levels, and large enough to be told from the last digits of a division. */
const STEP = 1e-7;

/** The golden ratio spreads its multiples over an interval, no two alike. */
const GOLDEN = (Math.sqrt(5) - 1) / 2;

function movedOffer(offer: Offer, pattern: number): Offer | undefined {
  const document = offer.toJSON();
  const steps = new Map<string, number>();
  const move = (key: string, value: Json, up = false): Json => {
    const number = readNumber(value);
    if (number === undefined) return value;
    const before = steps.get(key);
    const step = before ?? STEP * (1 + (((steps.size + 1) * (pattern + 1) * GOLDEN) % 1));
    steps.set(key, step);
    return number.times(new Decimal(1).plus(up ? step : -step)).toString();
  };
  // What is stated alike below the top stands in one cell, and moves together.
  const below = (value: Json, key: string): Json => {
    if (Array.isArray(value)) return value.map((one: Json) => below(one, key));
    if (typeof value !== "object" || value === null) return value;
    return mapped(value as JsonObject, (field, inner) =>
      field === "perShare" || field === "percentOfPrice"
        ? move(`${key} ${field} ${readNumber(inner)}`, inner)
        : below(inner, key),
    );
  };
  // Those of the document: what an offer adds of itself, it adds to the other one too.
  const components = (document["components"] as readonly JsonObject[]).map((component, index) =>
    mapped(component, (field, value) => {
      const isWhole = field === "amount" && Array.isArray(component["releases"]);
      return OWN.has(field) || isWhole ? move(`${index} own ${field}`, value) : below(value, `${index}`);
    }),
  );
  const target = document["target"] as JsonObject | undefined;
  // Exercise prices move up and what is offered down, so that no option comes into the money.
  const shares = (value: Json, key: string): Json => {
    if (Array.isArray(value)) return value.map((one: Json, index) => shares(one, `${key} ${index}`));
    if (typeof value !== "object" || value === null) return value;
    return mapped(value as JsonObject, (field, inner) => {
      if (!COUNTS.has(field) && field !== "strike") return shares(inner, `${key} ${field}`);
      return typeof inner === "string"
        ? move(`${key} ${field}`, inner, field === "strike")
        : shares(inner, key);
    });
  };
  const moved = {
    ...document,
    components,
    ...(target === undefined ? {} : { target: shares(target as Json, "target") }),
  };
  if (steps.size === 0) return undefined;
  try {
    return innerOffer({
      ...moved,
      components: components.map((component, index) =>
        remade(offer.components[index] as Component, component),
      ),
    });
  } catch (error) {
    // Terms that allow no other number; a kind of component of one's own may say so by any error.
    if (error instanceof OfferError || offer.components.some(isOfOnesOwn)) return undefined;
    throw error;
  }
}

const isOfOnesOwn = ({ type }: Component): boolean => !builtInComponents().some((one) => one.type === type);

/** Fields of a component that are stated for each target share or as a part. */
const OWN: ReadonlySet<string> = new Set(["perShare", "ratio", "percentOfPrice"]);

/** Fields of a target that count shares. */
const COUNTS: ReadonlySet<string> = new Set(["basic", "stockUnits", "shares", "count"]);

const mapped = (object: JsonObject, change: (field: string, value: Json) => Json): JsonObject =>
  Object.fromEntries(
    Object.entries(object).flatMap(([field, value]) =>
      value === undefined ? [] : [[field, change(field, value as Json)]],
    ),
  );

import type { AssumptionsInput, OfferInput } from "offer-valuation";
import {
  beliefRows,
  CellReader,
  calculate,
  type Figures,
  functionTable,
  type Outcome,
  offerRows,
} from "offer-valuation/spreadsheet";

const reader = new CellReader({ dateSystem: "1900" });

/** What a function gives in a cell, with all digits unless numbers are asked for. */
export function call(name: string, args: readonly unknown[], figures: Figures = "texts"): Outcome {
  const found = functionTable().find((candidate) => candidate.name === name);
  if (found === undefined) throw new Error(`There is no ${name}`);
  return calculate(found, args, reader, figures);
}

/** Terms and beliefs as ranges. */
export const ranges = (offer: OfferInput, beliefs: AssumptionsInput) =>
  [offerRows(offer), beliefRows(beliefs)] as const;

/** A table of results without its titles. */
export function bodyOf(outcome: Outcome): readonly (readonly unknown[])[] {
  if (!("value" in outcome) || !Array.isArray(outcome.value)) throw new Error(JSON.stringify(outcome));
  return outcome.value.slice(1);
}

export const titlesOf = (outcome: Outcome): unknown =>
  "value" in outcome && Array.isArray(outcome.value) ? outcome.value[0] : outcome;

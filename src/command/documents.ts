// Internal: no name of the public API lives here.

import { type Assumptions, parseAssumptions } from "../beliefs/assumptions.js";
import { readDeal } from "../deal/deal.js";
import type { DealInput } from "../deal/dealDocument.js";
import { OfferError } from "../errors.js";
import { type Offer, parseOffer } from "../offer/offer.js";
import { isJsonObject } from "../schema/document.js";
import { JsonTextError, readJsonText } from "./jsonText.js";
import { type Host, InputError } from "./outcome.js";
import { type Document, problemLines, shownName } from "./problems.js";

/** What is valued: an offer, or a deal with what happens if it fails. */
export type ReadSubject =
  | { readonly kind: "offer"; readonly document: Document; readonly offer: Offer }
  | { readonly kind: "deal"; readonly document: Document; readonly deal: DealInput; readonly offer: Offer };

export interface ReadBeliefs {
  readonly document: Document;
  readonly beliefs: Assumptions;
}

export async function readDocument(file: string, host: Host): Promise<Document> {
  let text: string;
  try {
    text = await host.read(file);
  } catch (error) {
    throw new InputError([`${shownName(file)}: ${error instanceof Error ? error.message : String(error)}`]);
  }
  return documentIn(text, file);
}

/** A document from its text. */
function documentIn(text: string, file: string): Document {
  try {
    return { file, json: readJsonText(text) };
  } catch (error) {
    if (!(error instanceof JsonTextError)) throw error;
    const { line, column } = error.place;
    throw new InputError([`${shownName(file)}:${line}:${column}: ${error.message}`]);
  }
}

/** Whether a document states a deal: an offer, and what happens otherwise. */
const statesDeal = ({ json: { value } }: Document): boolean =>
  isJsonObject(value) && Object.hasOwn(value, "offer");

/** The offer or the deal that a document states. */
export function subjectIn(document: Document): ReadSubject {
  return located([document], () => {
    if (!statesDeal(document)) return { kind: "offer", document, offer: parseOffer(document.json.value) };
    const deal = document.json.value as unknown as DealInput;
    return { kind: "deal", document, deal, offer: readDeal(deal).offer };
  });
}

/** The beliefs that a document states. */
export const beliefsIn = (document: Document): ReadBeliefs =>
  located([document], () => ({ document, beliefs: parseAssumptions(document.json.value) }));

/** What `run` gives; its problems are said with where in the documents they stand. */
export function located<Value>(documents: readonly Document[], run: () => Value): Value {
  try {
    return run();
  } catch (error) {
    throw placed(error, documents);
  }
}

/** `located` for what takes its time. */
export async function locatedLater<Value>(
  documents: readonly Document[],
  run: () => Promise<Value>,
): Promise<Value> {
  try {
    return await run();
  } catch (error) {
    throw placed(error, documents);
  }
}

function placed(error: unknown, documents: readonly Document[]): unknown {
  if (!(error instanceof OfferError)) return error;
  const lines = problemLines(error, documents);
  const canBeSimulated = error.issues.some(({ code }) => code === "needs-simulation");
  return new InputError(canBeSimulated ? [...lines, SIMULATE] : lines);
}

const SIMULATE =
  "On the command line: --paths 65536 with value, sensitivity, break-even, report or workbook; or offer-valuation simulate.";

import * as z from "zod";
import type { Component } from "../components/defineComponent.js";
import { currencyCode, identifier, isoDate, text } from "../schema/fields.js";
import type { IsoDate } from "../time/date.js";
import { type TargetInput, targetField } from "./targetDocument.js";

/** An event that must happen for the offer to close, such as an approval. Its odds are a belief. */
export interface OfferCondition {
  readonly event: string;
  readonly description?: string | undefined;
  readonly source?: string | undefined;
}

/** A date that somebody set, recorded as it was reported. */
export interface Deadline {
  readonly date: IsoDate;
  readonly what: string;
  readonly source?: string | undefined;
}

/** Something reported about the offer, with where and when. */
export interface ReportedFact {
  readonly fact: string;
  readonly source: string;
  /** When it was reported, as exactly as is known: `"2020-09-14"`, `"August 2020"`. */
  readonly reported?: string | undefined;
}

/** Something that was not reported, and how the terms read it meanwhile. */
export interface OpenFact {
  readonly fact: string;
  readonly reading: string;
}

/** A component as a document: its type and its terms. */
export interface ComponentDocument {
  readonly type: string;
  readonly [term: string]: unknown;
}

/** An offer as people write it. Components are made by their factories or are documents with a `type`. */
export interface OfferInput {
  readonly $schema?: string | undefined;
  readonly name: string;
  /** ISO 4217 code; the currency of every amount whose terms name no other. */
  readonly currency: string;
  readonly bidder?: string | undefined;
  readonly seller?: string | undefined;
  /** What the offer is for: a text, or `{ name, shares, netDebt }`, with which terms may be stated for each share. */
  readonly target?: string | TargetInput | undefined;
  readonly note?: string | undefined;
  readonly components: readonly (Component | ComponentDocument)[];
  readonly conditions?: readonly OfferCondition[] | undefined;
  readonly deadlines?: readonly Deadline[] | undefined;
  readonly facts?: readonly ReportedFact[] | undefined;
  readonly open?: readonly OpenFact[] | undefined;
}

export const MAX_COMPONENTS = 1000;
const MAX_REMARKS = 200;

const remarks = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.array(z.strictObject(shape)).max(MAX_REMARKS).optional();

/** The schema of an offer whose components follow `component`. */
export const offerDocumentSchema = <Entry extends z.ZodType>(component: Entry) =>
  z.strictObject({
    $schema: text("The JSON Schema of this document, for editors").optional(),
    name: identifier("Name of the offer"),
    currency: currencyCode("Currency of every amount whose terms name no other"),
    bidder: identifier("Who offers, and owes what the terms do not assign to another party").optional(),
    seller: identifier("To whom").optional(),
    target: targetField("What the offer is for: a text, or an object with its share capital").optional(),
    note: text("A remark for people").optional(),
    components: z.array(component).min(1).max(MAX_COMPONENTS),
    conditions: remarks({
      event: identifier("The event, by the name under which beliefs give its probability"),
      description: text("What must happen").optional(),
      source: text("Where that was reported").optional(),
    }),
    deadlines: remarks({
      date: isoDate("The day"),
      what: text("What has to have happened by then"),
      source: text("Where that was reported").optional(),
    }),
    facts: remarks({
      fact: text("What was reported"),
      source: text("Where"),
      reported: text("When, as exactly as is known").optional(),
    }),
    open: remarks({
      fact: text("What was not reported"),
      reading: text("How the terms read it meanwhile"),
    }),
  });

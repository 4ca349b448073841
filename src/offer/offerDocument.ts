import * as z from "zod";
import type { Component } from "../components/defineComponent.js";
import { currencyCode, identifier, isoDate, list, table, text, whereStated } from "../schema/fields.js";
import { schemaVersion } from "../schema/schemaVersion.js";
import { type BusinessCalendar, MAX_HOLIDAYS, WEEKDAYS } from "../time/businessCalendar.js";
import type { IsoDate } from "../time/date.js";
import { type TargetInput, targetField } from "./targetDocument.js";

/** An event that must happen for the offer to close, such as an approval. Its odds are a belief. */
export interface OfferCondition {
  /** The event, by the name under which beliefs give its probability. */
  readonly event: string;
  /** What must happen, for people; nothing unless stated. */
  readonly description?: string | undefined;
  /** Where that was reported; nowhere unless stated. */
  readonly source?: string | undefined;
}

/** A date that somebody set, recorded as it was reported. */
export interface Deadline {
  /** The day. */
  readonly date: IsoDate;
  /** What has to have happened by then. */
  readonly what: string;
  /** Where that was reported; nowhere unless stated. */
  readonly source?: string | undefined;
}

/** Something reported about the offer, with where and when. */
export interface ReportedFact {
  /** What was reported. */
  readonly fact: string;
  /** Where it was reported. */
  readonly source: string;
  /** When it was reported, as exactly as is known: `"2020-09-14"`, `"August 2020"`. */
  readonly reported?: string | undefined;
}

/** Something that was not reported, and how the terms read it meanwhile. */
export interface OpenFact {
  /** What was not reported. */
  readonly fact: string;
  /** How the terms read it meanwhile. */
  readonly reading: string;
}

/** A component as a document: its type and its terms. */
export interface ComponentDocument {
  /** Which component it is: `"cash"`, `"earnOut"`, or the type of one's own. */
  readonly type: string;
  readonly [term: string]: unknown;
}

/** An offer as people write it. Components are made by their factories or are documents with a `type`. */
export interface OfferInput {
  /** The JSON Schema of this document, for editors; none unless stated. */
  readonly $schema?: string | undefined;
  /** Version of the schema that the document follows, which this library refuses where it is newer than its own; 1 unless stated. */
  readonly schemaVersion?: number | undefined;
  /** What the offer is called, in results and tables. */
  readonly name: string;
  /** ISO 4217 code; the currency of every amount whose terms name no other. */
  readonly currency: string;
  /**
   * Who offers, and owes what the terms do not assign to another party; a party called `"the bidder"` unless stated.
   */
  readonly bidder?: string | undefined;
  /** To whom the offer is made, for the term sheet; nobody unless stated. */
  readonly seller?: string | undefined;
  /** What the offer is for: a text, or `{ name, shares, netDebt }`, with which terms may be stated for each share. */
  readonly target?: string | TargetInput | undefined;
  /** A remark for people; none unless stated. */
  readonly note?: string | undefined;
  /**
   * Which days are business days, by the names of cities or markets, up to 20: a business day of the terms is one in each of
   * them. None unless stated; terms that count business days need them.
   */
  readonly calendars?: Readonly<Record<string, BusinessCalendar>> | undefined;
  /** What the offer consists of: 1 to 1,000 components, each with a name of its own. */
  readonly components: readonly (Component | ComponentDocument)[];
  /** Events that must happen for the offer to close, such as an approval; none unless stated. */
  readonly conditions?: readonly OfferCondition[] | undefined;
  /** Dates that somebody set, recorded as they were reported; none unless stated. They change no value. */
  readonly deadlines?: readonly Deadline[] | undefined;
  /** What was reported of the offer, with where and when; nothing unless stated. Facts change no value. */
  readonly facts?: readonly ReportedFact[] | undefined;
  /** What was not reported, and how the terms read it meanwhile; nothing unless stated. Results list it as assumed. */
  readonly open?: readonly OpenFact[] | undefined;
}

export const MAX_COMPONENTS = 1000;
const MAX_REMARKS = 200;
const MAX_CALENDARS = 20;

const calendarTable = () =>
  table(
    z.strictObject({
      weekend: list(z.enum(WEEKDAYS), 6, 0).meta({ description: "The days of every week without business" }),
      holidays: list(z.string().meta({ format: "date" }), MAX_HOLIDAYS, 0).meta({
        description: "Single dates that are no business days",
      }),
    }),
  )
    .refine(
      (calendars) => Object.keys(calendars).length > 0 && Object.keys(calendars).length <= MAX_CALENDARS,
      {
        message: `must have 1 to ${MAX_CALENDARS} entries`,
      },
    )
    .meta({ description: "Which days are business days, by the names of cities or markets" });

const remarks = <Shape extends z.ZodRawShape>(shape: Shape) => list(z.strictObject(shape), MAX_REMARKS, 0);

/** The schema of an offer whose components follow `component`. */
export const offerDocumentSchema = <Entry extends z.ZodType>(component: Entry) =>
  z.strictObject({
    $schema: text("The JSON Schema of this document, for editors").optional(),
    schemaVersion: schemaVersion(),
    name: identifier("Name of the offer"),
    currency: currencyCode("Currency of every amount whose terms name no other"),
    bidder: identifier("Who offers, and owes what the terms do not assign to another party").optional(),
    seller: identifier("To whom").optional(),
    target: targetField("What the offer is for: a text, or an object with its share capital").optional(),
    note: text("A remark for people").optional(),
    calendars: whereStated(calendarTable),
    components: list(component, MAX_COMPONENTS),
    conditions: whereStated(() =>
      remarks({
        event: identifier("The event, by the name under which beliefs give its probability"),
        description: text("What must happen").optional(),
        source: text("Where that was reported").optional(),
      }),
    ),
    deadlines: whereStated(() =>
      remarks({
        date: isoDate("The day"),
        what: text("What has to have happened by then"),
        source: text("Where that was reported").optional(),
      }),
    ),
    facts: whereStated(() =>
      remarks({
        fact: text("What was reported"),
        source: text("Where"),
        reported: text("When, as exactly as is known").optional(),
      }),
    ),
    open: whereStated(() =>
      remarks({
        fact: text("What was not reported"),
        reading: text("How the terms read it meanwhile"),
      }),
    ),
  });

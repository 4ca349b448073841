// Internal: no name of the public API lives here.

import { assumptionsJsonSchema } from "../../beliefs/assumptions.js";
import type { FieldPath } from "../../errors.js";
import { type OfferOptions, offerJsonSchema } from "../../offer/offer.js";
import { copyDocument, type JsonObject } from "../../schema/document.js";
import { once } from "../../schema/memoize.js";
import { alternatives, entriesOf, fieldOf, type JsonSchema, UNKNOWN } from "./jsonSchema.js";

/** What a word in the column of types stands for: a part of the document, and how its rows are told apart. */
export interface Section {
  /** As it is written; capitals, spaces and hyphens do not matter. */
  readonly word: string;
  readonly path: FieldPath;
  /** One part; a list, in which every row with a type begins another entry; or a table, whose entries go by their label. */
  readonly holds: "one" | "list" | "table";
  /** Of the part, or of one entry. */
  readonly schema: JsonSchema;
  /** The field that the label states, where it is not the key of a table. */
  readonly label?: string | undefined;
  /** Whether several entries may have one label, so that a row which states again what is stated begins another one. */
  readonly recurs?: boolean | undefined;
  /** What every entry states by its type. */
  readonly stated?: JsonObject | undefined;
  /** The field that a path may leave out which begins with a digit. */
  readonly short?: string | undefined;
}

const REMARKS: readonly {
  readonly word: string;
  readonly field: string;
  readonly label: string | undefined;
  readonly recurs?: boolean;
}[] = [
  { word: "condition", field: "conditions", label: "event" },
  { word: "deadline", field: "deadlines", label: "date", recurs: true },
  { word: "fact", field: "facts", label: undefined },
  { word: "open", field: "open", label: undefined },
];

/** What rows of terms may be about: the offer as a whole, its components by their types, and what was reported. */
export const offerSections = (options: OfferOptions = {}): readonly Section[] =>
  options.components === undefined ? builtIn() : sectionsWith(options);

const builtIn = /* @__PURE__ */ once(() => sectionsWith({}));

function sectionsWith(options: OfferOptions): readonly Section[] {
  const whole = copyDocument(offerJsonSchema(options), "") as JsonSchema;
  const listed = (field: string): JsonSchema => entriesOf(fieldOf(whole, field) ?? UNKNOWN) ?? UNKNOWN;
  return [
    { word: "offer", path: [], holds: "one", schema: whole, label: "name" },
    ...alternatives(listed("components")).map((schema): Section => {
      const type = String(fieldOf(schema, "type")?.const);
      return { word: type, path: ["components"], holds: "list", schema, label: "name", stated: { type } };
    }),
    ...REMARKS.map(
      ({ word, field, label, recurs }): Section => ({
        word,
        path: [field],
        holds: "list",
        schema: listed(field),
        label,
        recurs,
      }),
    ),
  ];
}

/** Tables by name, with the word for one entry. */
const TABLES = [
  { word: "metric", field: "metrics", short: "forecast" },
  { word: "share", field: "shares" },
  { word: "currency", field: "currencies" },
  { word: "event", field: "events" },
  { word: "credit spread", field: "creditSpreads" },
  { word: "required return", field: "requiredReturns" },
];

/** What rows of beliefs may be about. */
export const beliefSections = /* @__PURE__ */ once((): readonly Section[] => {
  const whole = copyDocument(assumptionsJsonSchema(), "") as JsonSchema;
  const at = (field: string): JsonSchema => fieldOf(whole, field) ?? UNKNOWN;
  return [
    { word: "beliefs", path: [], holds: "one", schema: whole, label: "name" },
    ...TABLES.map(({ word, field, short }): Section => {
      const schema = fieldOf(at(field), "") ?? UNKNOWN;
      return { word, path: [field], holds: "table", schema, short };
    }),
    {
      word: "joint odds",
      path: ["jointEvents"],
      holds: "list",
      schema: entriesOf(at("jointEvents")) ?? UNKNOWN,
    },
    { word: "lock-up", path: ["lockUps"], holds: "one", schema: at("lockUps") },
    { word: "closing", path: ["closing"], holds: "one", schema: at("closing") },
    { word: "discount rate", path: ["discountRate"], holds: "one", schema: at("discountRate") },
  ];
});

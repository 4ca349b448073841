import { type OfferOptions, offerJsonSchema } from "../../offer/offer.js";
import { copyDocument } from "../../schema/document.js";
import { once } from "../../schema/memoize.js";
import { alternatives, entriesOf, fieldOf, type JsonSchema, UNKNOWN } from "./jsonSchema.js";
import type { Section } from "./section.js";

const REMARKS = [
  { word: "condition", field: "conditions", label: "event" },
  { word: "deadline", field: "deadlines", label: "date" },
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
      ({ word, field, label }): Section => ({
        word,
        path: [field],
        holds: "list",
        schema: listed(field),
        label,
      }),
    ),
  ];
}

import { assumptionsJsonSchema } from "../../beliefs/assumptions.js";
import { copyDocument } from "../../schema/document.js";
import { once } from "../../schema/memoize.js";
import { entriesOf, fieldOf, type JsonSchema, UNKNOWN } from "./jsonSchema.js";
import type { Section } from "./section.js";

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

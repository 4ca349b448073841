import type { FieldPath } from "../errors.js";
import type { Json, JsonObject } from "../schema/document.js";
import { parseDocument } from "../schema/parse.js";
import { replaced } from "../schema/records.js";
import { separatePart } from "../schema/separatePart.js";
import { type Assumptions, assumptionsSchema, ownFamiliesIn, sealed } from "./assumptions.js";
import type { ClosingBelief } from "./closingField.js";
import { closingTimes } from "./closingTimes.js";
import { dependenceOf } from "./dependence.js";
import { oddsOf } from "./odds.js";

/** Another figure for a field that the document states. */
export interface BeliefChange {
  readonly path: FieldPath;
  readonly value: Json;
}

/**
 * Beliefs with some figures replaced by others, all changed at once. Only the parts of the document around them are read again, under
 * every rule that holds for those parts: a valuation takes less time than reading all beliefs.
 */
export function changeBeliefs(base: Assumptions, changes: readonly BeliefChange[]): Assumptions {
  const document = changes.reduce<JsonObject>(
    (changed, { path, value }) => replaced(changed, path, value),
    base.toJSON(),
  );
  const schema = assumptionsSchema(ownFamiliesIn(base));
  const parts = new Map(
    changes.flatMap(({ path }) => {
      const part = separatePart(schema, path);
      return part === undefined ? [] : [[JSON.stringify(part.path), part] as const];
    }),
  );
  let beliefs: Assumptions = { ...base, toJSON: () => document };
  for (const { path, schema: rules } of parts.values()) {
    const read = parseDocument(rules, valueAt(document, path), path);
    beliefs =
      path[0] === "closing" ? closingOn(beliefs, read as ClosingBelief) : replaced(beliefs, path, read);
  }
  if (changes.some(({ path: [section] }) => HANGING_TOGETHER.has(String(section)))) {
    beliefs = { ...beliefs, dependence: dependenceOf(beliefs) };
  }
  const { events, jointEvents } = beliefs;
  const sameOdds = events === base.events && jointEvents === base.jointEvents;
  return sealed(sameOdds ? beliefs : { ...beliefs, odds: oddsOf(events, jointEvents ?? []) });
}

/** The sections that say how quantities hang together. */
const HANGING_TOGETHER: ReadonlySet<string> = /* @__PURE__ */ new Set([
  "metrics",
  "shares",
  "currencies",
  "creditSpreads",
  "recoveryRates",
  "correlations",
  "copula",
]);

const closingOn = (beliefs: Assumptions, closing: ClosingBelief): Assumptions => ({
  ...beliefs,
  closing: closing.closes === "on" ? closing.date : undefined,
  closingTimes: closingTimes(closing, beliefs.valuationDate),
});

/** What a document has at a path that exists. */
const valueAt = (document: Json, path: FieldPath): Json =>
  path.reduce<Json>((at, key) => (at as Readonly<Record<string | number, Json>>)[key] as Json, document);

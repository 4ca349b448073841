// Internal: no name of the public API lives here.

import type { Condition } from "../algebra/claim.js";
import { type ConditionInput, condition, list } from "../schema/fields.js";
import { once } from "../schema/memoize.js";
import { parse } from "../schema/parse.js";

const MAX_CONDITIONS = 200;

const conditionListSchema = /* @__PURE__ */ once(() =>
  list(condition("An event that must happen, or must not"), MAX_CONDITIONS, 0),
);

/** Conditions from their written form; throws for anything else. */
export const toConditions = (input: readonly ConditionInput[]): readonly Condition[] =>
  parse(conditionListSchema(), input, "conditions");

// Internal: no name of the public API lives here.

import { assumptionsJsonSchema } from "../beliefs/assumptions.js";
import { offerJsonSchema } from "../offer/offer.js";
import { outcomesJsonSchema } from "../outcome/outcomesDocument.js";
import { ownProperty } from "../schema/records.js";
import type { CommandDefinition } from "./definition.js";
import { UsageError } from "./outcome.js";

export const schemaCommand: CommandDefinition = {
  usage: "offer | beliefs | outcomes",
  details: `Draft 2020-12. An editor that knows the schema completes fields and shows what each one means: name its file in
the document's "$schema".

Example:
  offer-valuation schema offer -o offer.schema.json`,
  options: {},
  formats: ["json"],
  run({ positionals: [which, ...more] }) {
    const schemas = { offer: offerJsonSchema, beliefs: assumptionsJsonSchema, outcomes: outcomesJsonSchema };
    const schema = which === undefined ? undefined : ownProperty(schemas, which);
    if (more.length > 0 || schema === undefined)
      throw new UsageError("the schema of what: offer, beliefs or outcomes?");
    return { data: schema() };
  },
};

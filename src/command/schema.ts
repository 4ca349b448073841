// Internal: no name of the public API lives here.

import { assumptionsJsonSchema } from "../beliefs/assumptions.js";
import { offerJsonSchema } from "../offer/offer.js";
import type { CommandDefinition } from "./definition.js";
import { UsageError } from "./outcome.js";

export const schemaCommand: CommandDefinition = {
  usage: "offer | beliefs",
  details: `Draft 2020-12. An editor that knows the schema completes fields and shows what each one means: name its file in
the document's "$schema".

Example:
  offer-valuation schema offer -o offer.schema.json`,
  options: {},
  formats: ["json"],
  run({ positionals: [which, ...more] }) {
    if (more.length > 0 || (which !== "offer" && which !== "beliefs"))
      throw new UsageError("the schema of what: offer or beliefs?");
    return { data: which === "offer" ? offerJsonSchema() : assumptionsJsonSchema() };
  },
};

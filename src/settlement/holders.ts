// Internal: no name of the public API lives here.

import * as z from "zod";
import { identifier, list } from "../schema/fields.js";

const MAX_HOLDERS = 30_000;

/** A list of holders, each once, with what `shape` says of them. */
export const holdersField = <Shape extends z.ZodRawShape>(shape: Shape) =>
  list(z.strictObject({ holder: identifier("Who holds the shares"), ...shape }), MAX_HOLDERS).superRefine(
    (holders, context) => {
      const seen = new Set<string>();
      for (const [index, { holder }] of (holders as readonly { readonly holder: string }[]).entries()) {
        const message = `is listed twice: "${holder}"; what one holder has must be added up first`;
        const params = { code: "duplicate-name", whole: true };
        if (seen.has(holder)) context.addIssue({ code: "custom", path: [index, "holder"], message, params });
        seen.add(holder);
      }
    },
  );

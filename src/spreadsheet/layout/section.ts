import type { FieldPath } from "../../errors.js";
import type { JsonObject } from "../../schema/document.js";
import type { JsonSchema } from "./jsonSchema.js";

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
  /** What every entry states by its type. */
  readonly stated?: JsonObject | undefined;
  /** The field that a path may leave out which begins with a digit. */
  readonly short?: string | undefined;
}

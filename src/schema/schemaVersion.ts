// Internal: no name of the public API lives here.

import { VERSION } from "../version.js";
import { field } from "./fields.js";

/** The version of the schema of documents that is read and written here. A change that older readers would get wrong makes it the next one. */
const SCHEMA_VERSION = 1;

/** The version of the schema that a document follows. A newer one may mean something that nobody here knows, so it is refused. */
export const schemaVersion = () =>
  field<number, number>(
    "Version of the schema that the document follows; 1 unless stated",
    { type: "integer", minimum: 1, maximum: SCHEMA_VERSION },
    (input) => {
      if (typeof input !== "number" || !Number.isInteger(input) || input < 1) {
        return { code: "invalid-type", message: "must be a whole number from 1 on" };
      }
      if (input <= SCHEMA_VERSION) return { value: input };
      const message = `must be at most ${SCHEMA_VERSION}, the newest that version ${VERSION} of this library reads`;
      return { code: "newer-version", message };
    },
  ).optional();

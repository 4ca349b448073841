import type { Range } from "./cells/range.js";
import { type Parameter, range } from "./parameter.js";

/** The range of an offer's terms. */
export const termsRange = (): Parameter<Range> =>
  range(
    "The offer's terms: columns of label, type, field and value, and further values of lists to the right",
  );

import type { Range } from "./cells/range.js";
import { type Parameter, range } from "./parameter.js";

/** The range of beliefs. */
export const beliefsRange = (): Parameter<Range> =>
  range("The beliefs: columns of label, type, field and value, and further values of lists to the right");

import { powerSum as sum } from "../../../src/numeric/doubleDouble/powerSum.js";
import { counts } from "./counts.js";

export const powerSum: typeof sum = (terms, step) => {
  counts.bulkSums += 1;
  return sum(terms, step);
};

import { type Decimal, decimalOf, frozen, ResultDecimal } from "./decimal.js";

/** Results lie between 1e-1000 and 1e1000, so no difference of two has more digits than this. */
const Exact = /* @__PURE__ */ decimalOf(2100);

/** The difference of two results in as many digits as it takes. */
export const exactDifference = (after: Decimal, before: Decimal): Decimal =>
  frozen(new ResultDecimal(new Exact(after).minus(before)));

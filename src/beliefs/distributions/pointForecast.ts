import { type Decimal, ONE } from "../../numeric/decimal.js";
import { discrete } from "./discrete.js";
import type { Distribution } from "./distribution.js";

/** One value, taken for certain. */
export const pointForecast = (value: Decimal): Distribution => discrete([{ value, weight: ONE }]);

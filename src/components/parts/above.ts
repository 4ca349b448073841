import { type Amount, add, constant } from "../../algebra/amount.js";
import type { Decimal } from "../../numeric/decimal.js";

/** How far an amount lies above a level; negative where it lies below. */
export const above = (amount: Amount, level: Decimal): Amount => add(amount, constant(level.neg()));

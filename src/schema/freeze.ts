import { frozen, isDecimal } from "../numeric/decimal.js";

/** Freezes plain data all the way down, Decimals included. What is frozen already is so all the way down. */
export function deepFreeze<Value extends object>(value: Value): Value {
  for (const part of Object.values(value)) {
    if (typeof part !== "object" || part === null) continue;
    if (Object.isFrozen(part)) continue;
    if (isDecimal(part)) frozen(part);
    else deepFreeze(part);
  }
  return Object.freeze(value);
}

import { isDecimal } from "../numeric/decimal.js";

/** Freezes plain data all the way down; Decimals, which are values, stay as they are. */
export function deepFreeze<Value extends object>(value: Value): Value {
  for (const part of Object.values(value)) {
    if (typeof part === "object" && part !== null && !Object.isFrozen(part) && !isDecimal(part))
      deepFreeze(part);
  }
  return Object.freeze(value);
}

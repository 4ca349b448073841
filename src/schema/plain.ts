import { isDecimal } from "../numeric/decimal.js";
import type { Json } from "./document.js";

/** A result as plain data: Decimals as strings, functions and absent fields left out. Results are finite, so this ends. */
export function toPlain(value: unknown): Json {
  if (isDecimal(value)) return value.toString();
  if (Array.isArray(value)) return value.map(toPlain);
  if (typeof value !== "object" || value === null) return value as Json;
  const fields = Object.entries(value).filter(([, part]) => part !== undefined && typeof part !== "function");
  return Object.fromEntries(fields.map(([key, part]) => [key, toPlain(part)]));
}

import { describeReceived, type FieldPath, OfferError } from "../errors.js";
import { CURRENCY, CURRENCY_RULE, IDENTIFIER, IDENTIFIER_RULE } from "../schema/identifier.js";

// Arguments of the constructors, checked where they come in. Each error has a path that begins with the argument's name.

/** The name of a party, metric, event, issuer or row, as it came; throws where it is none. */
export function checkedName(name: unknown, argument: string): string {
  if (typeof name === "string" && IDENTIFIER.test(name)) return name;
  return refuseArgument([argument], IDENTIFIER_RULE, name);
}

/** A currency code as it came; throws where it is none. */
export function checkedCurrency(code: unknown, argument = "currency"): string {
  if (typeof code === "string" && CURRENCY.test(code)) return code;
  return refuseArgument([argument], CURRENCY_RULE, code);
}

/** True or false as it came; throws for anything else: "false" is a text, and no text is false. */
export function checkedBoolean(value: unknown, argument: string): boolean {
  return typeof value === "boolean" ? value : refuseArgument([argument], "must be true or false", value);
}

/** Throws for an argument that breaks a rule. */
export function refuseArgument(path: FieldPath, message: string, value: unknown): never {
  throw new OfferError({ code: "invalid-term", path, message, received: describeReceived(value) });
}

/** A property that an object has itself, as data; nothing where it has none, or one that would have to run code to tell. */
export function ownData(value: unknown, key: string | number): unknown {
  if (typeof value !== "object" || value === null) return undefined;
  try {
    return Object.getOwnPropertyDescriptor(value, key)?.value;
  } catch {
    // A Proxy that refuses to say.
    return undefined;
  }
}

/** Whether a value is a list. A Proxy that was revoked is none. */
export function isList(value: unknown): value is readonly unknown[] {
  try {
    return Array.isArray(value);
  } catch {
    return false;
  }
}

/** The names of the properties that an object has itself; nothing for what is no object. */
export function ownKeys(value: unknown): readonly string[] | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  try {
    return Object.keys(value);
  } catch {
    return undefined;
  }
}

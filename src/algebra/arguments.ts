// Internal: no name of the public API lives here.

import { describeReceived, type FieldPath, OfferError } from "../errors.js";
import { CURRENCY, CURRENCY_RULE, IDENTIFIER_RULE, isIdentifier } from "../schema/identifier.js";

// Arguments of the constructors, checked where they come in. Each error has a path that begins with the argument's name.

/** The name of a party, metric, event, issuer or row, as it came; throws where it is none. */
export function checkedName(name: unknown, argument: string): string {
  if (typeof name === "string" && isIdentifier(name)) return name;
  return refuseTerm([argument], IDENTIFIER_RULE, name);
}

/** A currency code as it came; throws where it is none. */
export function checkedCurrency(code: unknown, argument = "currency"): string {
  if (typeof code === "string" && CURRENCY.test(code)) return code;
  return refuseTerm([argument], CURRENCY_RULE, code);
}

/** True or false as it came; throws for anything else: "false" is a text, and no text is false. */
export function checkedBoolean(value: unknown, argument: string): boolean {
  return typeof value === "boolean" ? value : refuseType([argument], "must be true or false", value);
}

/** Throws for an argument of the right type that breaks a rule. */
function refuseTerm(path: FieldPath, message: string, value: unknown): never {
  throw new OfferError({ code: "invalid-term", path, message, received: describeReceived(value) });
}

/** Throws for an argument of a wrong type. */
export function refuseType(path: FieldPath, message: string, value: unknown): never {
  throw new OfferError({ code: "invalid-type", path, message, received: describeReceived(value) });
}

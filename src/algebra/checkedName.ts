import { describeReceived, OfferError } from "../errors.js";
import { CURRENCY, CURRENCY_RULE, IDENTIFIER, IDENTIFIER_RULE } from "../schema/identifier.js";

/** The name of a party, metric, event, issuer or row, as it came; throws where it is none. */
export function checkedName(name: unknown, field: string): string {
  if (typeof name === "string" && IDENTIFIER.test(name)) return name;
  throw new OfferError({
    code: "invalid-term",
    path: [field],
    message: IDENTIFIER_RULE,
    received: describeReceived(name),
  });
}

/** A currency code as it came; throws where it is none. */
export function checkedCurrency(code: unknown): string {
  if (typeof code === "string" && CURRENCY.test(code)) return code;
  throw new OfferError({
    code: "invalid-term",
    path: ["currency"],
    message: CURRENCY_RULE,
    received: describeReceived(code),
  });
}

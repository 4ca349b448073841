// Internal: no name of the public API lives here.

/**
 * What a name of a party, metric, event, issuer or component may look like. It starts with a letter or a digit, so that it
 * never turns into a formula where it is pasted into a spreadsheet.
 */
export const IDENTIFIER = /^[\p{L}\p{N}][\p{L}\p{N} ._:&'’()/+%,-]{0,79}$/u;

export const IDENTIFIER_RULE =
  "must be a name of 1 to 80 letters, digits, spaces and . _ : & ' ( ) / + % , - that starts with a letter or digit";

export const CURRENCY = /^[A-Z]{3}$/;

/** Whether what something is measured in is a currency, and not a word such as `user`. */
export const isCurrency = (unit: string): boolean => CURRENCY.test(unit);

export const CURRENCY_RULE = 'must be a three-letter ISO 4217 currency code such as "USD"';

// Internal: no name of the public API lives here.

const nameIn = (letters: string, flags?: string): RegExp =>
  new RegExp(`^[${letters}][${letters} ._:&'’()/+%,-]{0,79}$`, flags);

/**
 * What a name of a party, metric, event, issuer or component may look like. It starts with a letter or a digit, so that it
 * never turns into a formula where it is pasted into a spreadsheet.
 */
export const IDENTIFIER: RegExp = /* @__PURE__ */ nameIn("\\p{L}\\p{N}", "u");

const PLAIN_IDENTIFIER: RegExp = /* @__PURE__ */ nameIn("A-Za-z0-9");

/** Whether a text is an `IDENTIFIER`. In letters of ASCII, as most are, it is told without Unicode's tables: see `isPlain`. */
export const isIdentifier = (text: string): boolean => PLAIN_IDENTIFIER.test(text) || IDENTIFIER.test(text);

export const IDENTIFIER_RULE =
  "must be a name of 1 to 80 letters, digits, spaces and . _ : & ' ( ) / + % , - that starts with a letter or digit";

export const CURRENCY = /^[A-Z]{3}$/;

/** Whether what something is measured in is a currency, and not a word such as `user`. */
export const isCurrency = (unit: string): boolean => CURRENCY.test(unit);

export const CURRENCY_RULE = 'must be a three-letter ISO 4217 currency code such as "USD"';

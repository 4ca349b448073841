// Internal: no name of the public API lives here.

/** The names of cells that every workbook has, in formulas and for whoever reads the file. */
export const PRESENT_VALUE = "present_value";
export const VALUE_WITH_ODDS = "value_with_odds";
export const PROBABILITY_OF_CLOSING = "probability_of_closing";
/** The cell in which the bridge ends. */
export const BRIDGE_VALUE = "bridge_value";
/** The expected value of a deal, whether or not it closes. */
export const EXPECTED_VALUE = "expected_value";
export const PRICE_PER_SHARE = "price_per_share";
export const DILUTED_SHARES = "diluted_shares";

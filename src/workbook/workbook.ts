import { type Assumptions, readAssumptions } from "../beliefs/assumptions.js";
import type { AssumptionsInput } from "../beliefs/assumptionsInput.js";
import { type Offer, readOffer } from "../offer/offer.js";
import type { OfferInput } from "../offer/offerDocument.js";
import { valueOffer } from "../offer/valueOffer.js";
import { deepFreeze } from "../schema/records.js";
import { beliefsSheet } from "./beliefsSheet.js";
import { BRIDGE_VALUE, bridgeSheet } from "./bridgeSheet.js";
import { cashFlowsSheet } from "./cashFlowsSheet.js";
import type { Context } from "./context.js";
import { ledger } from "./ledger.js";
import { PRICE_PER_SHARE } from "./perShareRows.js";
import type { Workbook } from "./sheet.js";
import { PRESENT_VALUE, PROBABILITY_OF_CLOSING, summarySheet, VALUE_WITH_ODDS } from "./summarySheet.js";
import { termsSheet } from "./termsSheet.js";
import { tablesSheet, workingsSheet } from "./workingsSheet.js";

/**
 * An offer under somebody's beliefs as a workbook whose formulas come to the library's figures: change a belief in its cell,
 * and the value follows. Sheets: a summary, the terms, the beliefs (the only cells to change), a row for each payment, the
 * bridge from headline to value, and the workings in between. Formulas use functions that Excel 2010, LibreOffice and Google
 * Sheets have. `xlsx` writes it as a file.
 *
 * Cells compute with doubles, about 15 digits, and hold so many of a belief. What no formula of a cell can follow (an
 * integral over two continuous quantities, events that hang on each other, a zero curve) is the library's number, marked as such
 * and listed in `fixed` and on the summary. What a change of belief makes needed and the file does not hold, such as a past
 * price, shows as #N/A.
 *
 * @throws OfferError as `valueOffer` does; `out-of-range` for a day before 1 March 1900, from which cells count.
 * @example
 * ```ts
 * const deal = offer({ name: "Deal", currency: "USD", bidder: "Acme", components: [cash({ amount: "1100", paid: "2022-01-01" })] });
 * const { sheets, names } = workbook(deal, { valuationDate: "2021-01-01", discountRate: "0.1" });
 * sheets.map(({ name }) => name).join(", "); // => Summary, Terms, Beliefs, Cash flows, Bridge, Workings
 * names.some(({ name }) => name === "discount_rate"); // => true
 * ```
 */
export function workbook(offer: Offer | OfferInput, assumptions: AssumptionsInput | Assumptions): Workbook {
  const terms = readOffer(offer);
  const beliefs = readAssumptions(assumptions);
  const valuation = valueOffer(terms, beliefs);
  const context: Context = {
    offer: terms,
    beliefs,
    currency: valuation.currency,
    valuation,
    ledger: ledger(),
  };
  // Taken first, so that no belief gets one of them.
  for (const name of [
    PRESENT_VALUE,
    VALUE_WITH_ODDS,
    PROBABILITY_OF_CLOSING,
    BRIDGE_VALUE,
    PRICE_PER_SHARE,
  ]) {
    context.ledger.nameFor(name);
  }
  // Cash flows ask for what they need; the sheets that list what was asked for come last.
  const { draft: cashFlows, rows } = cashFlowsSheet(context);
  const steps = bridgeSheet(context, rows);
  const summary = summarySheet(context, rows);
  const [stated, workings, tables] = [termsSheet(context), workingsSheet(context), tablesSheet(context)];
  const drafts = [summary, stated, beliefsSheet(context), cashFlows, steps, workings];
  const all = tables === undefined ? drafts : [...drafts, tables];
  const book = deepFreeze({
    title: terms.name,
    valuationDate: valuation.valuationDate,
    sheets: all.map(({ sheet }) => sheet),
    names: all.flatMap(({ names }) => names),
    fixed: [...context.ledger.fixed],
  });
  return book;
}

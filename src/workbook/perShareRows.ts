// Internal: no name of the public API lives here.

import { type Decimal, ONE } from "../numeric/decimal.js";
import { beliefInput } from "./beliefInputs.js";
import { cellAddress, cellNumber, formulaCell, numberCell, textCell } from "./cells.js";
import type { Context } from "./context.js";
import type { DraftSheet } from "./draftSheet.js";
import type { CellFormat } from "./sheet.js";

export const PRICE_PER_SHARE = "price_per_share";

const COMPUTED = "Computed when the file was written; does not follow the beliefs";

/**
 * What an offer comes to for each share. The price, what a share is worth and the diluted shares are the library's numbers; what
 * follows from them follows in cells.
 */
export function addPerShare(draft: DraftSheet, context: Context, presentValue: string): void {
  const { valuation, offer, ledger } = context;
  const { perShare } = valuation;
  if (perShare === undefined) return;
  const number = (label: string, value: Decimal, role: "constant" | "term"): string => {
    const note = role === "constant" ? COMPUTED : "";
    return cellAddress(draft.add(textCell(label), numberCell(cellNumber(value), role, "money", note)), 2);
  };
  const formula = (label: string, text: string, format: CellFormat): string =>
    cellAddress(draft.add(textCell(label), formulaCell(text, "figure", format)), 2);
  draft.add();
  draft.add(textCell("For each share of the target", "heading"));
  ledger.fix(
    "For each share: the price at face, the present value of what one share receives, the diluted shares",
  );
  draft.call(PRICE_PER_SHARE, draft.next(), 2);
  number("Price at face", perShare.price, "constant");
  number("Present value of what one share receives", perShare.value, "constant");
  const basic = number("Basic shares", perShare.basicShares, "term");
  formula("Present value for each basic share", `${presentValue}/${basic}`, "money");
  const diluted = number("Diluted shares, by the treasury stock method", perShare.dilutedShares, "constant");
  const equity = formula("Equity value", `${PRICE_PER_SHARE}*${diluted}`, "money");
  if (offer.netDebt !== undefined && perShare.enterpriseValue !== undefined) {
    const debt = number("Net debt", perShare.enterpriseValue.minus(perShare.equityValue), "term");
    formula("Enterprise value", `${equity}+${debt}`, "money");
  }
  // Where the target's prices are in another currency, what is typed in is not what the premium is reckoned from.
  const rate = offer.currency === valuation.currency;
  for (const { over, price, premium } of perShare.premiums) {
    if (rate)
      formula(`Premium over ${over}`, `${PRICE_PER_SHARE}/${priceInput(context, over, price)}-1`, "percent");
    else
      draft.add(
        textCell(`Premium over ${over}`),
        numberCell(cellNumber(premium), "constant", "percent", COMPUTED),
      );
  }
}

/** A price of the target, in a cell of its own among the beliefs. */
function priceInput(context: Context, over: string, price: Decimal): string {
  const { currency } = context;
  const fields: Readonly<Record<string, string>> = {
    "unaffected price": "unaffected",
    "last close": "lastClose",
  };
  const field = fields[over];
  return beliefInput(context, {
    path: field === undefined ? ["targetPrices", "averages", over] : ["targetPrices", field],
    words: ["target", over],
    section: "Target's prices",
    label: field === undefined ? `Average, ${over}` : `Target's ${over}`,
    unit: `${currency} for one share`,
    format: "money",
    stated: price,
    otherwise: ONE,
  });
}

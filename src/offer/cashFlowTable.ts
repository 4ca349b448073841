import { formatAsset } from "../algebra/asset.js";
import { formatting, type PrintOptions } from "../print/formatting.js";
import { columnsOf, textTable } from "../print/textTable.js";
import { checkedResult } from "../schema/printable.js";
import type { Valuation } from "./valuation.js";
import { counted, valuationTable } from "./valuationTable.js";

/**
 * The cash flows of a valuation with dates, units, prices and present values. Units of what is delivered are never rounded to
 * millions; present values are as the options say.
 *
 * @throws OfferError `invalid-term` for units or a locale that there are none of.
 * @example
 * ```ts
 * const deal = offer({ name: "Deal", currency: "USD", components: [cash({ amount: "1100", paid: "2022-01-01" })] });
 * const table = cashFlowTable(valueOffer(deal, { valuationDate: "2021-01-01", discountRate: "0.1" }));
 * table.split("\n").at(-1)?.split(/ {2,}/).join("|"); // => 2022-01-01|Cash|1,100.00 USD|100.0%|0.90909091|1,000.00
 * ```
 */
export function cashFlowTable(valuation: Valuation, options?: PrintOptions): string {
  const { cashFlows } = checkedResult<Valuation>(valuation, valuationTable, "valuation", "valueOffer");
  const money = formatting(options);
  return textTable(
    columnsOf(
      ["date", "component"],
      ["expected units", "odds", "price of one", counted("present value", money)],
    ),
    cashFlows.map(({ date, path, expectedUnits, asset, probability, price, presentValue }) => [
      date,
      path.join(", "),
      `${money.number(expectedUnits, 2)} ${formatAsset(asset)}`,
      money.percent(probability, 1),
      money.number(price, 8),
      money.shown(presentValue),
    ]),
  );
}

import { formatAsset } from "../algebra/asset.js";
import { formatAmount, formatPercent } from "../numeric/format.js";
import { figureColumn, textColumn, textTable } from "../print/textTable.js";
import { moneyFormat, type PrintOptions } from "../print/units.js";
import { checkedResult } from "../schema/printable.js";
import type { Valuation } from "./valuation.js";
import { valuationTable } from "./valuationTable.js";

/**
 * The cash flows of a valuation with dates, units, prices and present values. Units of what is delivered are never rounded to
 * millions; present values are as the options say.
 *
 * @throws OfferError `invalid-type` for units that there are none of.
 * @example
 * ```ts
 * const deal = offer({ name: "Deal", currency: "USD", components: [cash({ amount: "1100", paid: "2022-01-01" })] });
 * const table = cashFlowTable(valueOffer(deal, { valuationDate: "2021-01-01", discountRate: "0.1" }));
 * table.split("\n").at(-1)?.split(/ {2,}/).join("|"); // => 2022-01-01|Cash|1,100.00 USD|100.0%|0.90909091|1,000.00
 * ```
 */
export function cashFlowTable(valuation: Valuation, options?: PrintOptions): string {
  const { cashFlows } = checkedResult<Valuation>(valuation, valuationTable, "valuation", "valueOffer");
  const money = moneyFormat(options);
  return textTable(
    [
      ...["date", "component"].map(textColumn),
      ...["expected units", "odds", "price of one", `present value${money.words && `,${money.words}`}`].map(
        figureColumn,
      ),
    ],
    cashFlows.map(({ date, path, expectedUnits, asset, probability, price, presentValue }) => [
      date,
      path.join(", "),
      `${formatAmount(expectedUnits, 2)} ${formatAsset(asset)}`,
      formatPercent(probability, 1),
      formatAmount(price, 8),
      money.shown(presentValue),
    ]),
  );
}

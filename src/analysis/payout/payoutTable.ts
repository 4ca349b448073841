// Internal: no name of the public API lives here.

import type { Decimal } from "../../numeric/decimal.js";
import { formatAmount, formatPercent } from "../../numeric/format.js";
import { printout, titleOf } from "../../print/printout.js";
import { columnsOf, textTable } from "../../print/textTable.js";
import type { PayoutDistribution } from "./payoutDistribution.js";

const COLUMNS = /* @__PURE__ */ columnsOf(["what will be paid"], [""]);

/** The odds and percentiles of what will be paid: amounts to the cent, probabilities to two decimals of a percent. */
export function payoutTable(payout: PayoutDistribution): string {
  const { offer, beliefs, component, currency, valuationDate, drift, percentiles, meanIfPaid } = payout;
  const amount = (value: Decimal): string => formatAmount(value, 2);
  const percent = (value: Decimal): string => formatPercent(value, 2);
  const rows = [
    ["nothing, with a probability of", percent(payout.probabilityOfNothing)],
    ["something, with a probability of", percent(payout.probabilityOfPayment)],
    ["on average", amount(payout.mean)],
    ...(meanIfPaid === null ? [] : [["on average, if something is paid", amount(meanIfPaid)]]),
    null,
    ...percentiles.map((one) => [`at most, with ${percent(one.probability)}`, amount(one.amount)]),
  ];
  const what = component ?? "The whole offer";
  const about = `${what}: payments after ${valuationDate}, not discounted, in ${currency}, with ${drift} odds`;
  return printout(titleOf(offer, beliefs), [about], textTable(COLUMNS, rows), payout.assumed);
}

import { formatAmount, formatPercent } from "../../numeric/format.js";
import { printout, titleOf } from "../../print/printout.js";
import { figureColumn, textColumn, textTable } from "../../print/textTable.js";
import type { PaidAmounts, SimulatedPrice, Simulation } from "./simulation.js";

const COLUMNS = [
  textColumn("component"),
  ...[
    "present value",
    "± error",
    "paid on average",
    "paid if any",
    "odds of payment",
    "5%",
    "median",
    "95%",
  ].map(figureColumn),
];

/** Values and payments by component, and by date, as an aligned table. */
export function simulationTable(simulation: Simulation): string {
  const { offer, beliefs, valuationDate, closing, currency, components, dates, paths, scrambles } =
    simulation;
  const closes = closing === undefined ? "" : `, closing ${closing}`;
  const { presentValue, paid, method, seed } = simulation;
  const drawn = method === "plain" ? "plain" : `quasi-random, ${scrambles} scrambles`;
  return printout(
    titleOf(offer, beliefs),
    [
      `Simulated on ${valuationDate}${closes}, in ${currency}: ${formatCount(paths)} paths (${drawn}), seed ${seed}`,
      "Present values under the pricing drift, what will be paid under the real-world drift",
    ],
    textTable(COLUMNS, [
      ...components.map((component) => row(component.name, component.presentValue, component.paid)),
      null,
      row("Total if it closes", presentValue, paid),
      ...(dates.length > 1
        ? [null, ...dates.map(({ date, paid: onDate }) => row(`Paid on ${date}`, undefined, onDate))]
        : []),
    ]),
  );
}

const formatCount = (count: number): string => String(count).replace(/\B(?=(?:\d{3})+$)/g, ",");

const row = (
  name: string,
  price: SimulatedPrice | undefined,
  paid: PaidAmounts | undefined,
): readonly string[] => [
  name,
  price === undefined ? "" : formatAmount(price.mean, 2),
  price === undefined ? "" : formatAmount(price.standardError, 2),
  ...(paid === undefined
    ? []
    : [
        formatAmount(paid.mean.mean, 2),
        paid.meanIfPaid === null ? "" : formatAmount(paid.meanIfPaid.mean, 2),
        formatPercent(paid.probabilityOfPayment.probability, 1),
        ...["0.05", "0.5", "0.95"].map((p) => formatAmount(paid.quantile(p).value, 2)),
      ]),
];

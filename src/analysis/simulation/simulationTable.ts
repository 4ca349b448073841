// Internal: no name of the public API lives here.

import type { Decimal } from "../../numeric/decimal.js";
import { formatAmount, formatPercent } from "../../numeric/format.js";
import { printout, titleOf } from "../../print/printout.js";
import { columnsOf, textTable } from "../../print/textTable.js";
import type { PaidAmounts, SimulatedPrice, Simulation } from "./simulation.js";

/** What `priceCells` and `paidCells` stand under. */
export const SIMULATED_FIGURES = [
  "present value",
  "± error",
  "paid on average",
  "paid if any",
  "odds of payment",
  "5%",
  "median",
  "95%",
];

const COLUMNS = /* @__PURE__ */ columnsOf(["component"], SIMULATED_FIGURES);

/** Values and payments by component, and by date, as an aligned table. */
export function simulationTable(simulation: Simulation): string {
  const { offer, beliefs, valuationDate, closing, currency, components, dates, paths } = simulation;
  const closes = closing === undefined ? "" : `, closing ${closing}`;
  const { presentValue, paid, seed } = simulation;
  return printout(
    titleOf(offer, beliefs),
    [
      `Simulated on ${valuationDate}${closes}, in ${currency}: ${formatCount(paths)} paths (${drawnIn(simulation)}), seed ${seed}`,
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

/** A count with its digits in threes. */
export const formatCount = (count: number): string => String(count).replace(/\B(?=(?:\d{3})+$)/g, ",");

/** How paths were drawn, in words. */
export const drawnIn = ({ method, scrambles }: Pick<Simulation, "method" | "scrambles">): string =>
  method === "plain" ? "plain" : `quasi-random, ${scrambles} scrambles`;

/** An amount to the cent where it is known as well as that, and to the unit where it is not. */
const shown = (amount: Decimal, error: Decimal): string => formatAmount(amount, error.lessThan(1) ? 2 : 0);

const row = (
  name: string,
  price: SimulatedPrice | undefined,
  paid: PaidAmounts | undefined,
): readonly string[] => [name, ...priceCells(price), ...paidCells(paid)];

/** A value and its standard error. */
export const priceCells = (price: SimulatedPrice | undefined): readonly string[] =>
  price === undefined
    ? ["", ""]
    : [price.mean, price.standardError].map((amount) => shown(amount, price.standardError));

/** On average, if anything is paid, how likely that is, and three percentiles; nothing where it is not known. */
export const paidCells = (paid: PaidAmounts | undefined): readonly string[] =>
  paid === undefined
    ? []
    : [
        shown(paid.mean.mean, paid.mean.standardError),
        paid.meanIfPaid === null ? "" : shown(paid.meanIfPaid.mean, paid.meanIfPaid.standardError),
        formatPercent(paid.probabilityOfPayment.probability, 1),
        ...["0.05", "0.5", "0.95"].map((p) => shown(paid.quantile(p).value, paid.mean.standardError)),
      ];

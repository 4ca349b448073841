// Internal: no name of the public API lives here.

import { fanSvg } from "../analysis/simulation/fanSvg.js";
import { histogramSvg } from "../analysis/simulation/histogramSvg.js";
import type { Simulation } from "../analysis/simulation/simulation.js";
import {
  amount,
  type Block,
  columnsOf,
  paragraph,
  percent,
  picture,
  type TableRow,
  table,
} from "../print/blocks.js";
import type { DocumentFormatting } from "../print/documentFormatting.js";

/** Errors are small beside values, and units may be millions. */
const ERROR_PLACES = 5;

/** What a simulation says in one sentence. */
export function simulationAnswer(
  { presentValue, paid, currency, valuationDate }: Simulation,
  formatting: DocumentFormatting,
): string {
  const worth =
    presentValue === undefined
      ? []
      : [
          `Worth ${formatting.inWords(presentValue.mean, currency)} on ${valuationDate} if it closes, ± ${formatting.inWords(presentValue.standardError, currency)}`,
        ];
  const range =
    paid === undefined
      ? []
      : [
          `it pays between ${formatting.inWords(paid.quantile("0.05").value, currency)} and ${formatting.inWords(paid.quantile("0.95").value, currency)} with odds of 90%, ${formatting.inWords(paid.mean.mean, currency)} on average`,
        ];
  return [...worth, ...range].join("; ");
}

/** On how many paths, and what each component is worth and may pay. */
export function simulationTables(simulation: Simulation, formatting: DocumentFormatting): Block[] {
  const { currency, valuationDate, components, dates, paths, method, scrambles, seed } = simulation;
  const drawn = method === "plain" ? "plain" : `quasi-random, ${scrambles} scrambles`;
  return [
    paragraph(`Simulated on ${valuationDate} on ${paths} paths (${drawn}), seed ${seed}.`),
    valuesTable(simulation, formatting),
    table(
      `What will be paid, before discounting, in ${formatting.unitOf(currency)}`,
      columnsOf(["component"], ["on average", "if any", "odds of payment", "5%", "median", "95%"]),
      [
        ...components.map(({ name, paid }) => paidRow(formatting.name(name), paid)),
        { ...paidRow("Total if it closes", simulation.paid), total: true },
        ...(dates.length > 1 ? dates.map(({ date, paid }) => paidRow(`Paid on ${date}`, paid)) : []),
      ],
    ),
  ];
}

/** How likely amounts are, in all and day by day. */
export const simulationPictures = (simulation: Simulation, { pictures }: DocumentFormatting): Block[] => [
  picture("How likely amounts are", histogramSvg(simulation, pictures)),
  picture("Day by day", fanSvg(simulation, pictures)),
];

function valuesTable(
  { components, presentValue, currency }: Simulation,
  formatting: DocumentFormatting,
): Block {
  const row = (name: string, price: Simulation["presentValue"]): TableRow => ({
    cells: [
      name,
      ...(price === undefined ? ["", ""] : [amount(price.mean), amount(price.standardError, ERROR_PLACES)]),
    ],
  });
  return table(
    `What it is worth, in ${formatting.unitOf(currency)}`,
    columnsOf(["component"], ["present value", "± standard error"]),
    [
      ...components.map(({ name, presentValue: price }) => row(formatting.name(name), price)),
      { ...row("Total if it closes", presentValue), total: true },
    ],
  );
}

const paidRow = (name: string, paid: Simulation["paid"]): TableRow => ({
  cells: [
    name,
    ...(paid === undefined
      ? ["", "", "", "", "", ""]
      : [
          amount(paid.mean.mean),
          paid.meanIfPaid === null ? "" : amount(paid.meanIfPaid.mean),
          percent(paid.probabilityOfPayment.probability),
          ...["0.05", "0.5", "0.95"].map((p) => amount(paid.quantile(p).value)),
        ]),
  ],
});

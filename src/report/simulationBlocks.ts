// Internal: no name of the public API lives here.

import type { DealSimulation } from "../analysis/simulation/dealSimulation.js";
import { fanSvg } from "../analysis/simulation/fanSvg.js";
import { histogramSvg } from "../analysis/simulation/histogramSvg.js";
import type { Simulation } from "../analysis/simulation/simulation.js";
import { drawnIn } from "../analysis/simulation/simulationTable.js";
import { Decimal } from "../numeric/decimal.js";
import {
  amount,
  type Block,
  columnsOf,
  paragraph,
  percent,
  picture,
  type Quantity,
  type TableRow,
  table,
} from "../print/blocks.js";
import type { DocumentFormatting } from "../print/documentFormatting.js";
import { MAX_PLACES } from "../print/formatting.js";

const MILLION = 1e6;

/** Decimal places of errors of less than a million in words. */
const ERROR_PLACES = 5;

/** How far a figure in words may be off, in the digits that an error has. */
const errorInWords = (error: Decimal, currency: string, formatting: DocumentFormatting): string =>
  error.lessThan(MILLION)
    ? `${currency} ${formatting.number(error.toDecimalPlaces(ERROR_PLACES))}`
    : formatting.inWords(error, currency);

/** An amount without the places that its error leaves no meaning in: what is known within 196,000 has no cents. */
function knownAmount(value: Decimal, error: Decimal, formatting: DocumentFormatting): Quantity {
  const { scaled, places: usual = MAX_PLACES, counted } = formatting;
  const known = Math.max(0, 1 - scaled(error).e);
  if (error.isZero() || known >= usual) return amount(value);
  // Nobody writes tenths of a dollar.
  return amount(value, counted === "" && usual === 2 ? 0 : known);
}

/** What a simulation says in one sentence. */
export function simulationAnswer(
  { presentValue, paid, currency, valuationDate }: Simulation,
  formatting: DocumentFormatting,
): string {
  const worth =
    presentValue === undefined
      ? []
      : [
          `Worth ${formatting.inWords(presentValue.mean, currency)} on ${valuationDate} if it closes, ± ${errorInWords(presentValue.standardError, currency, formatting)}`,
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
  const { currency, components, dates } = simulation;
  return [
    howDrawn(simulation, formatting),
    valuesTable(simulation, formatting),
    table(
      `What will be paid, before discounting, in ${formatting.unitOf(currency)}`,
      columnsOf(["component"], PAID_COLUMNS),
      [
        ...components.map(({ name, paid }) => paidRow(formatting.name(name), paid, formatting)),
        { ...paidRow("Total if it closes", simulation.paid, formatting), total: true },
        ...(dates.length > 1
          ? dates.map(({ date, paid }) => paidRow(`Paid on ${date}`, paid, formatting))
          : []),
      ],
    ),
  ];
}

/** So many standard errors is an interval of 95% wide. */
const ERRORS_WIDE = 4;

const PAID_COLUMNS = ["on average", "if any", "odds of payment", "5%", "median", "95%"];

const howDrawn = (simulation: Simulation | DealSimulation, formatting: DocumentFormatting): Block => {
  const { valuationDate, paths, seed } = simulation;
  return paragraph(
    `Simulated on ${valuationDate} on ${countOf(paths, formatting)} paths (${drawnIn(simulation)}), seed ${seed}.`,
  );
};

/** A count as amounts are written. */
const countOf = (count: number, { number }: DocumentFormatting): string => number(new Decimal(count));

/** What the simulation of a deal says in one sentence. */
export function dealSimulationAnswer(
  { presentValue, paid, currency, valuationDate, ifClosed }: DealSimulation,
  formatting: DocumentFormatting,
): string {
  const inWords = (value: Decimal): string => formatting.inWords(value, currency);
  const worth =
    presentValue === undefined
      ? []
      : [
          `Worth ${inWords(presentValue.mean)} on ${valuationDate}, ± ${errorInWords(presentValue.standardError, currency, formatting)}; it closes with odds of ${formatting.percent(ifClosed.probability, 2)}`,
        ];
  const range =
    paid === undefined
      ? []
      : [
          `whatever comes of it, the seller receives between ${inWords(paid.quantile("0.05").value)} and ${inWords(paid.quantile("0.95").value)} with odds of 90%, ${inWords(paid.mean.mean)} on average`,
        ];
  return [...worth, ...range].join("; ");
}

/** On how many paths, and what the seller has and receives by outcome and by date. */
export function dealSimulationTables(simulation: DealSimulation, formatting: DocumentFormatting): Block[] {
  const { currency, branches, ifClosed, ifNot, dates } = simulation;
  const outcomes = [
    ...branches.map((branch) => {
      const on = branch.date === undefined ? "" : ` on ${branch.date}`;
      return {
        ...branch,
        name: branch.cause === undefined ? `Closes${on}` : `Fails: ${formatting.name(branch.cause)}${on}`,
      };
    }),
    { ...ifClosed, name: "If it closes" },
    { ...ifNot, name: "If not" },
  ];
  return [
    howDrawn(simulation, formatting),
    table(
      `What the seller has, in ${formatting.unitOf(currency)}`,
      columnsOf(["outcome"], ["probability", "present value", "± standard error"]),
      [
        ...outcomes.map(
          ({ name, probability, presentValue }): TableRow => ({
            cells: [name, percent(probability), ...priceCells(presentValue, formatting)],
          }),
        ),
        { cells: ["Expected", "", ...priceCells(simulation.presentValue, formatting)], total: true },
      ],
    ),
    table(
      `What the seller will receive, before discounting, in ${formatting.unitOf(currency)}`,
      columnsOf(["outcome"], PAID_COLUMNS),
      [
        ...outcomes.map(({ name, paid }) => paidRow(name, paid, formatting)),
        { ...paidRow("Whatever comes of it", simulation.paid, formatting), total: true },
        ...(dates.length > 1
          ? dates.map(({ date, paid }) => paidRow(`Received on ${date}`, paid, formatting))
          : []),
      ],
    ),
  ];
}

/** A range in one sentence, and in pictures. */
export const rangeBlocks = (
  range: Simulation | DealSimulation,
  sentence: string,
  formatting: DocumentFormatting,
): Block[] => [
  paragraph(`On ${countOf(range.paths, formatting)} paths: ${sentence}.`),
  ...simulationPictures(range, formatting),
];

/** How likely amounts are, in all and day by day. */
export const simulationPictures = (
  simulation: Simulation | DealSimulation,
  { pictures }: DocumentFormatting,
): Block[] => [
  picture("How likely amounts are", histogramSvg(simulation, pictures)),
  picture("Day by day", fanSvg(simulation, pictures)),
];

function valuesTable(
  { components, presentValue, currency }: Simulation,
  formatting: DocumentFormatting,
): Block {
  const row = (name: string, price: Simulation["presentValue"]): TableRow => ({
    cells: [name, ...priceCells(price, formatting)],
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

const priceCells = (price: Simulation["presentValue"], formatting: DocumentFormatting): TableRow["cells"] =>
  price === undefined
    ? ["", ""]
    : [
        knownAmount(price.mean, price.standardError, formatting),
        amount(price.standardError, formatting.errorPlaces(price.standardError)),
      ];

const paidRow = (name: string, paid: Simulation["paid"], formatting: DocumentFormatting): TableRow => ({
  cells: [
    name,
    ...(paid === undefined
      ? ["", "", "", "", "", ""]
      : [
          knownAmount(paid.mean.mean, paid.mean.standardError, formatting),
          paid.meanIfPaid === null
            ? ""
            : knownAmount(paid.meanIfPaid.mean, paid.meanIfPaid.standardError, formatting),
          percent(paid.probabilityOfPayment.probability),
          ...["0.05", "0.5", "0.95"].map((p) => {
            const { value, interval } = paid.quantile(p);
            return knownAmount(value, interval[1].minus(interval[0]).div(ERRORS_WIDE), formatting);
          }),
        ]),
  ],
});

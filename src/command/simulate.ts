// Internal: no name of the public API lives here.

import { fanSvg } from "../analysis/simulation/fanSvg.js";
import { histogramSvg } from "../analysis/simulation/histogramSvg.js";
import { simulateAsync } from "../analysis/simulation/simulateAsync.js";
import type { Simulation } from "../analysis/simulation/simulation.js";
import {
  amount,
  answer,
  type Block,
  columnsOf,
  listed,
  paragraph,
  percent,
  picture,
  type TableRow,
  table,
  title,
} from "../print/blocks.js";
import type { Answer, Call, CommandDefinition } from "./definition.js";
import { locatedLater } from "./documents.js";
import { UsageError } from "./outcome.js";
import { PATH_OPTIONS, readOneView, SEED, watching, wholeNumber } from "./subjects.js";

/** Enough for three digits of most earn-outs, in a second or so. */
const PATHS = 65_536;

/** Errors are small beside values, and units may be millions. */
const ERROR_PLACES = 5;

export const simulateCommand: CommandDefinition = {
  usage: "OFFER BELIEFS",
  details: `What an offer is worth and the whole range of what it may pay if it closes, worked out on many paths: quantities move
together as the beliefs say. The same seed gives the same digits everywhere. Present values are under the pricing
drift; what will be paid is under the real-world drift. ${PATHS} paths and seed ${SEED} unless stated.

Examples:
  offer-valuation simulate offer.json buyer.json
  offer-valuation simulate offer.json buyer.json --paths 1048576 --seed 7 --format html -o range.html
  offer-valuation simulate offer.json buyer.json --format svg -o histogram.svg`,
  options: PATH_OPTIONS,
  formats: ["table", "json", "csv", "html", "md", "svg"],
  async run(call) {
    const { asked, beliefs, documents } = await readOneView(call);
    if (asked.kind === "deal")
      throw new UsageError("simulates an offer as if it closes; of a deal, value --paths says the rest");
    const options = {
      paths: wholeNumber(call, "paths") ?? PATHS,
      seed: wholeNumber(call, "seed") ?? SEED,
      ...watching(call),
    };
    const result = await locatedLater(documents, () => simulateAsync(asked.offer, beliefs, options));
    return answered(result, call);
  },
};

function answered(simulation: Simulation, call: Call): Answer {
  const { formatting } = call;
  const { offer, beliefs, currency, valuationDate, components, dates, paths, method, scrambles, seed } =
    simulation;
  const drawn = method === "plain" ? "plain" : `quasi-random, ${scrambles} scrambles`;
  const pictures = call.format === "html" ? [histogramSvg(simulation), fanSvg(simulation)] : [];
  return {
    title: `${offer}: what may be paid`,
    data: simulation,
    blocks: [
      title(beliefs === undefined ? offer : `${offer}, ${beliefs}`),
      answer(answerOf(simulation, call)),
      paragraph(`Simulated on ${valuationDate} on ${paths} paths (${drawn}), seed ${seed}.`),
      valuesTable(simulation, call),
      table(
        `What will be paid, before discounting, in ${formatting.unitOf(currency)}`,
        columnsOf(["component"], ["on average", "if any", "odds of payment", "5%", "median", "95%"]),
        [
          ...components.map(({ name, paid }) => paidRow(name, paid)),
          { ...paidRow("Total if it closes", simulation.paid), total: true },
          ...(dates.length > 1 ? dates.map(({ date, paid }) => paidRow(`Paid on ${date}`, paid)) : []),
        ],
      ),
      ...["How likely amounts are", "Day by day"].flatMap((name, index): Block[] => {
        const svg = pictures[index];
        return svg === undefined ? [] : [picture(name, svg)];
      }),
      ...listed(
        "Taken for granted",
        simulation.assumed.map(({ text }) => text),
      ),
      ...listed(
        "Worth a look",
        simulation.diagnostics.map(({ text }) => text),
      ),
    ],
    ...(call.format === "svg" ? { svg: histogramSvg(simulation) } : {}),
  };
}

function answerOf({ presentValue, paid, currency, valuationDate }: Simulation, { formatting }: Call): string {
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

function valuesTable({ components, presentValue, currency }: Simulation, { formatting }: Call): Block {
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
      ...components.map(({ name, presentValue: price }) => row(name, price)),
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

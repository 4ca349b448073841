// Internal: no name of the public API lives here.

import { bridge } from "../analysis/bridge/bridge.js";
import { bridgeSvg } from "../analysis/bridge/bridgeSvg.js";
import { formatBelief } from "../analysis/figures/beliefFigure.js";
import { beliefLabel } from "../analysis/figures/beliefLabel.js";
import type { SensitivityRow } from "../analysis/sensitivity/sensitivity.js";
import { tornadoSvg } from "../analysis/sensitivity/tornadoSvg.js";
import { timelineSvg } from "../analysis/timeline/timelineSvg.js";
import { parseAssumptions } from "../beliefs/assumptions.js";
import { type Offer, parseOffer } from "../offer/offer.js";
import { termsInWords } from "../offer/termSheet.js";
import {
  amount,
  answer,
  type Block,
  columnsOf,
  heading,
  list,
  listed,
  paragraph,
  percent,
  picture,
  plainNumber,
  subheading,
  type TableBlock,
  table,
  title,
} from "../print/blocks.js";
import type { DocumentFormatting } from "../print/documentFormatting.js";
import { disclosures, howItWasWorkedOut, inputsAndTheirSources, toDoItAgain } from "./auditorBlocks.js";
import { whateverComesOfIt } from "./dealBlocks.js";
import type { Needed, Report } from "./report.js";
import { rangeBlocks, simulationAnswer, simulationTables } from "./simulationBlocks.js";
import { answerOf, breakdownTable, paymentsTable, roundingRemark } from "./valuationBlocks.js";

/** A report as it is shown, for whom it is made. */
export function reportBlocks(report: Report, formatting: DocumentFormatting): readonly Block[] {
  const offer = parseOffer(report.offer);
  const { valuation } = report;
  const opening = [
    title(formatting.name(subjectOf(report))),
    answer(answerOf(valuation, formatting)),
    paragraph(dayLine(report)),
  ];
  return report.kind === "board"
    ? [...opening, ...forBoard(report, offer, formatting)]
    : [...opening, ...forAuditor(report, offer, formatting)];
}

/** What the report is of. */
export const subjectOf = ({ deal, valuation }: Report): string =>
  deal === undefined ? valuation.offer : deal.valuation.deal;

const dayLine = ({ valuation: { valuationDate, closing, currency } }: Report): string =>
  `Value on ${valuationDate}${closing === undefined ? "" : `, closing ${closing}`}, in ${currency}`;

function forBoard(report: Report, offer: Offer, formatting: DocumentFormatting): Block[] {
  const { valuation, sensitivity } = report;
  return [
    heading("How far it may be off"),
    ...rangeOf(report, formatting),
    ...simulatedRange(report, formatting),
    ...whateverComesOfIt(report, formatting),
    heading("What would have to be true"),
    ...neededBlocks(report, formatting),
    heading("What it is made of"),
    breakdownTable(valuation, formatting),
    ...roundingRemark([valuation], formatting),
    picture(
      "From headline to value",
      bridgeSvg(
        bridge(offer, parseAssumptions(report.beliefs), { simulation: report.simulation }),
        formatting.pictures,
      ),
    ),
    heading("What moves it"),
    picture("Which belief matters most", tornadoSvg(sensitivity, formatting.pictures)),
    movesTable(report, formatting, BOARD_ROWS),
    heading("When what is paid"),
    picture("When what is paid", timelineSvg(valuation, formatting.pictures)),
    heading("The terms in words"),
    ...termBlocks(offer),
    ...remarks(report),
    ...identified(report),
  ];
}

const BOARD_ROWS = 8;

/** The term sheet: who, then matter by matter. */
function termBlocks(offer: Offer): Block[] {
  const { name, parties, sections } = termsInWords(offer);
  return [
    paragraph([name, ...parties].join("\n")),
    ...sections.flatMap(({ title, lines }) => [subheading(title), list(lines)]),
  ];
}

function forAuditor(report: Report, offer: Offer, formatting: DocumentFormatting): Block[] {
  const { valuation } = report;
  return [
    ...howItWasWorkedOut(report),
    heading("What it is made of"),
    breakdownTable(valuation, formatting),
    ...roundingRemark([valuation], formatting),
    paymentsTable(valuation, formatting),
    ...inputsAndTheirSources(report, offer, formatting),
    ...disclosures(report, formatting),
    ...(report.range === undefined
      ? []
      : [
          heading("Range of outcomes"),
          ...simulatedRange(report, formatting),
          ...simulationTables(report.range, formatting),
        ]),
    ...whateverComesOfIt(report, formatting),
    heading("Sensitivities"),
    movesTable(report, formatting),
    paragraph(report.sensitivity.convention),
    picture("Which belief matters most", tornadoSvg(report.sensitivity, formatting.pictures)),
    heading("The terms in words"),
    ...termBlocks(offer),
    ...remarks(report),
    ...identified(report),
    ...toDoItAgain(report),
  ];
}

/** The least and the greatest value as one belief moves, and which belief that is. */
function rangeOf({ sensitivity, valuation }: Report, formatting: DocumentFormatting): Block[] {
  const { rows, currency } = sensitivity;
  const ends = rows
    .flatMap((row) => [
      { row, at: row.low, value: row.valueAtLow },
      { row, at: row.high, value: row.valueAtHigh },
    ])
    .sort((a, b) => a.value.comparedTo(b.value));
  const [least, greatest] = [ends[0], ends.at(-1)];
  if (least === undefined || greatest === undefined || least.value.equals(greatest.value)) {
    return [paragraph("No belief that was moved has any effect.")];
  }
  const end = ({ row, at, value }: typeof least): string =>
    `${formatting.inWords(value, currency)} (${beliefLabel(row.path, formatting)} ${formatBelief(at, row.kind)})`;
  const { withOdds } = valuation;
  const fails =
    withOdds === undefined
      ? ""
      : ` If it does not close, nothing of this is paid: it closes with ${formatting.quantity(percent(withOdds.probability))}.`;
  return [
    paragraph(
      `As one belief at a time is moved, all others as they are, from ${end(least)} to ${end(greatest)}.${fails}`,
    ),
  ];
}

/** What may be paid, where it was simulated. */
const simulatedRange = ({ range }: Report, formatting: DocumentFormatting): Block[] =>
  range === undefined ? [] : rangeBlocks(range, simulationAnswer(range, formatting), formatting);

function neededBlocks(
  { needed, target, valuation, sensitivity }: Report,
  formatting: DocumentFormatting,
): Block[] {
  const { currency, breakdown } = valuation;
  const headline = target.equals(breakdown.nominal) ? ", its headline" : "";
  const about = `For it to be worth ${formatting.inWords(target, currency)}${headline}, one of these alone would have to be true:`;
  const paths = new Map(sensitivity.rows.map(({ path }) => [beliefLabel(path), path]));
  const items = needed.map(({ belief: usual, stated, values, unit }) => {
    const path = paths.get(usual);
    const belief = path === undefined ? usual : beliefLabel(path, formatting);
    const shown = (value: Needed["stated"]): string =>
      formatting.quantity(unit === "percent" ? percent(value, 2) : plainNumber(value.toSignificantDigits(6)));
    return values.length === 0
      ? `${belief}, now ${shown(stated)}: no value of it does that`
      : `${belief}: ${values.map(shown).join(" or ")}, now ${shown(stated)}`;
  });
  return items.length === 0 ? [paragraph("No belief moves the value.")] : [paragraph(about), list(items)];
}

/** What each belief does to the value, the largest swing first. */
function movesTable(
  { sensitivity }: Report,
  formatting: DocumentFormatting,
  most = Number.POSITIVE_INFINITY,
): TableBlock {
  const { rows, currency } = sensitivity;
  const slopes = rows.some(({ derivative }) => derivative !== null);
  const cells = ({ path, kind, low, high, valueAtLow, valueAtHigh, swing, derivative }: SensitivityRow) => [
    beliefLabel(path, formatting),
    formatBelief(low, kind),
    formatBelief(high, kind),
    amount(valueAtLow),
    amount(valueAtHigh),
    amount(swing),
    ...(slopes ? [derivative === null ? "" : plainNumber(derivative.toSignificantDigits(10))] : []),
  ];
  const moving = rows.filter(({ swing }) => !swing.isZero());
  return table(
    `What each belief does, in ${formatting.unitOf(currency)}`,
    columnsOf(
      ["belief"],
      ["low", "high", "value at low", "value at high", "swing", ...(slopes ? ["change for one unit"] : [])],
    ),
    moving.slice(0, most).map((row) => ({ cells: cells(row) })),
  );
}

/** What was taken for granted and deserves a look, each once: of the offer, and of the deal where the report is of one. */
function remarks({ valuation, deal }: Report): Block[] {
  const sources = [valuation, deal?.valuation, deal?.range].filter((one) => one !== undefined);
  const of = (kind: "assumed" | "diagnostics"): string[] => [
    ...new Set(sources.flatMap((source) => source[kind].map(({ text }) => text))),
  ];
  return [...listed("Taken for granted", of("assumed")), ...listed("Worth a look", of("diagnostics"))];
}

const identified = ({ hash, version, deal }: Report): Block[] => [
  heading("Where it comes from"),
  paragraph(
    `offer-valuation ${version}; SHA-256 of ${deal === undefined ? "offer" : "deal"} and beliefs: ${hash}`,
  ),
];

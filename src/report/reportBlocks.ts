// Internal: no name of the public API lives here.

import { bridge } from "../analysis/bridge/bridge.js";
import { bridgeSvg } from "../analysis/bridge/bridgeSvg.js";
import { formatBelief } from "../analysis/figures/beliefFigure.js";
import { beliefLabel } from "../analysis/figures/beliefLabel.js";
import { beliefPaths } from "../analysis/figures/beliefPaths.js";
import type { RollForward } from "../analysis/rollForward/movements.js";
import type { SensitivityRow } from "../analysis/sensitivity/sensitivity.js";
import { tornadoSvg } from "../analysis/sensitivity/tornadoSvg.js";
import { timelineSvg } from "../analysis/timeline/timelineSvg.js";
import { parseAssumptions } from "../beliefs/assumptions.js";
import { type Offer, parseOffer } from "../offer/offer.js";
import { termSheet } from "../offer/termSheet.js";
import {
  amount,
  answer,
  type Block,
  columnsOf,
  heading,
  listed,
  paragraph,
  percent,
  picture,
  plainNumber,
  type TableBlock,
  table,
  title,
  verbatim,
} from "../print/blocks.js";
import type { DocumentFormatting } from "../print/documentFormatting.js";
import type { Naming } from "../print/naming.js";
import type { Json, JsonObject } from "../schema/document.js";
import type { Needed, Report } from "./report.js";
import { simulationAnswer, simulationPictures, simulationTables } from "./simulationBlocks.js";
import { answerOf, breakdownTable, paymentsTable, roundingRemark } from "./valuationBlocks.js";

/** A report as it is shown, for whom it is made. */
export function reportBlocks(report: Report, formatting: DocumentFormatting): readonly Block[] {
  const offer = parseOffer(report.offer);
  const { valuation } = report;
  const opening = [
    title(formatting.name(valuation.offer)),
    answer(answerOf(valuation, formatting)),
    paragraph(dayLine(report)),
  ];
  return report.kind === "board"
    ? [...opening, ...forBoard(report, offer, formatting)]
    : [...opening, ...forAuditor(report, offer, formatting)];
}

const dayLine = ({ valuation: { valuationDate, closing, currency } }: Report): string =>
  `Value on ${valuationDate}${closing === undefined ? "" : `, closing ${closing}`}, in ${currency}`;

function forBoard(report: Report, offer: Offer, formatting: DocumentFormatting): Block[] {
  const { valuation, sensitivity } = report;
  return [
    heading("How far it may be off"),
    ...rangeOf(report, formatting),
    ...simulatedRange(report, formatting),
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
    verbatim(termSheet(offer)),
    ...remarks(report),
    ...identified(report),
  ];
}

const BOARD_ROWS = 8;

function forAuditor(report: Report, offer: Offer, formatting: DocumentFormatting): Block[] {
  const { valuation, level3, rollForwards } = report;
  return [
    heading("How it was worked out"),
    paragraph(METHOD),
    ...methodsOf(report),
    heading("What it is made of"),
    breakdownTable(valuation, formatting),
    ...roundingRemark([valuation], formatting),
    paymentsTable(valuation, formatting),
    heading("Inputs"),
    inputsTable(report, formatting),
    ...sources(report, offer),
    heading("Level 3 inputs"),
    ...(level3.inputs.length === 0
      ? [paragraph("Nothing in the offer hangs on a metric or on an event of its own.")]
      : [level3Table(report, formatting)]),
    ...rollForwards.flatMap((one, index) => [
      ...(index === 0 ? [heading("How fair value moved")] : []),
      rollForwardTable(one, formatting),
    ]),
    ...(report.range === undefined
      ? []
      : [
          heading("Range of outcomes"),
          ...simulatedRange(report, formatting),
          ...simulationTables(report.range, formatting),
        ]),
    heading("Sensitivities"),
    movesTable(report, formatting),
    paragraph(report.sensitivity.convention),
    picture("Which belief matters most", tornadoSvg(report.sensitivity, formatting.pictures)),
    heading("The terms in words"),
    verbatim(termSheet(offer)),
    ...remarks(report),
    ...identified(report),
    heading("To do it again"),
    paragraph(
      "The offer and the beliefs, as they were valued. `replay` of this library values them anew and compares every digit.",
    ),
    verbatim(JSON.stringify(report.offer, null, 2)),
    verbatim(JSON.stringify(report.beliefs, null, 2)),
  ];
}

const METHOD =
  "What is owed is a list of payments, each a piecewise-linear function of what it hangs on. The expected amount of each is taken under the forecast's distribution in closed form (by quadrature where it hangs on two uncertain quantities), weighted with the probability of its conditions, and multiplied with today's price of one unit delivered on its day: the discount factor at the discount rate and the payer's credit spread, or at the component's required return; for shares, the prepaid forward price. Figures carry 28 significant digits, each worked out with an error radius.";

const methodsOf = ({ valuation, level3 }: Report): readonly Block[] => {
  const techniques = new Map(level3.inputs.map(({ component, technique }) => [component, technique]));
  const methods = valuation.assumed.filter(({ kind }) => kind === "method").map(({ text }) => text);
  const items = [
    ...[...techniques].map(([component, technique]) => `${component}: ${technique}`),
    ...methods,
  ];
  return items.length === 0 ? [] : [{ kind: "list", items }];
};

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
  range === undefined
    ? []
    : [
        paragraph(`On ${range.paths} paths: ${simulationAnswer(range, formatting)}.`),
        ...simulationPictures(range, formatting),
      ];

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
  return items.length === 0
    ? [paragraph("No belief moves the value.")]
    : [paragraph(about), { kind: "list", items }];
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

/** Every figure that the beliefs state, as they write it. */
const inputsTable = ({ beliefs }: Report, naming: Naming): TableBlock =>
  table(
    "Every figure that the beliefs state",
    columnsOf(["belief", "field", "kind"], ["stated"]),
    beliefPaths(parseAssumptions(beliefs)).map(({ path, name, kind, written }) => ({
      cells: [beliefLabel(path, naming), name, kind, written],
    })),
  );

/** Where the terms were reported, and what is said of the beliefs. */
function sources({ beliefs }: Report, offer: Offer): Block[] {
  const notes = [...notesIn(beliefs, "")];
  return [
    ...(offer.facts.length === 0
      ? []
      : [
          table(
            "What was reported of the terms",
            columnsOf(["fact", "source", "reported"], []),
            offer.facts.map(({ fact, source, reported = "" }) => ({ cells: [fact, source, reported] })),
          ),
        ]),
    ...(notes.length === 0
      ? [paragraph("The beliefs name no source of their figures.")]
      : [
          table(
            "What the beliefs say of their figures",
            columnsOf(["field", "remark"], []),
            notes.map(([field, note]) => ({ cells: [field, note] })),
          ),
        ]),
  ];
}

/** The remarks in a document, with where they stand. */
function* notesIn(value: Json, at: string): Generator<readonly [string, string]> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return;
  for (const [key, field] of Object.entries(value as JsonObject)) {
    if (key === "note" && typeof field === "string") yield [at === "" ? "all" : at, field];
    else yield* notesIn(field, at === "" ? key : `${at}.${key}`);
  }
}

const level3Table = ({ level3 }: Report, formatting: DocumentFormatting): TableBlock =>
  table(
    `Significant unobservable inputs on ${level3.valuationDate}, in ${formatting.unitOf(level3.currency)}`,
    columnsOf(
      ["component", "technique", "unobservable input"],
      ["fair value", "low", "high", "weighted average", "if higher, fair value is"],
    ),
    level3.inputs.map(
      ({ component, technique, input, unit, fairValue, low, high, weightedAverage, effectOfIncrease }) => {
        const shown = (value: typeof low) =>
          unit === "fraction" ? percent(value, 2) : unit === "amount" ? amount(value) : plainNumber(value);
        return {
          cells: [
            formatting.name(component),
            technique,
            input,
            amount(fairValue),
            shown(low),
            shown(high),
            weightedAverage === null ? "" : shown(weightedAverage),
            effectOfIncrease === "none" ? "the same" : effectOfIncrease,
          ],
        };
      },
    ),
  );

const rollForwardTable = (moved: RollForward, formatting: DocumentFormatting): TableBlock =>
  table(
    `From ${moved.openingDate} to ${moved.closingDate}, in ${formatting.unitOf(moved.currency)}`,
    columnsOf([""], [...moved.components.map(({ name }) => formatting.name(name)), "all"]),
    [
      {
        cells: ["Opening", ...moved.components.map(({ opening }) => amount(opening)), amount(moved.opening)],
      },
      ...moved.movements.map(({ label, amount: change }, index) => ({
        cells: [
          label,
          ...moved.components.map(({ movements }) => {
            const part = movements[index];
            return part === undefined ? "" : amount(part.amount);
          }),
          amount(change),
        ],
      })),
      {
        cells: ["Closing", ...moved.components.map(({ closing }) => amount(closing)), amount(moved.closing)],
        total: true,
      },
    ],
  );

const remarks = ({ valuation: { assumed, diagnostics } }: Report): Block[] => [
  ...listed(
    "Taken for granted",
    assumed.map(({ text }) => text),
  ),
  ...listed(
    "Worth a look",
    diagnostics.map(({ text }) => text),
  ),
];

const identified = ({ hash, version }: Report): Block[] => [
  heading("Where it comes from"),
  paragraph(`offer-valuation ${version}; SHA-256 of offer and beliefs: ${hash}`),
];

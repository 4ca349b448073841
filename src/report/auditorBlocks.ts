// Internal: no name of the public API lives here.

import { beliefLabel } from "../analysis/figures/beliefLabel.js";
import { beliefPaths } from "../analysis/figures/beliefPaths.js";
import type { RollForward } from "../analysis/rollForward/movements.js";
import { parseAssumptions } from "../beliefs/assumptions.js";
import type { Offer } from "../offer/offer.js";
import {
  amount,
  type Block,
  columnsOf,
  heading,
  list,
  paragraph,
  percent,
  plainNumber,
  type TableBlock,
  table,
  verbatim,
} from "../print/blocks.js";
import type { DocumentFormatting } from "../print/documentFormatting.js";
import type { Naming } from "../print/naming.js";
import type { Json, JsonObject } from "../schema/document.js";
import type { Report } from "./report.js";

// What an auditor reads beside what a board does: method, inputs with their sources, disclosures, and what it takes to do it again.

const METHOD =
  "What is owed is a list of payments, each a piecewise-linear function of what it hangs on. The expected amount of each is taken under the forecast's distribution in closed form (by quadrature where it hangs on two uncertain quantities), weighted with the probability of its conditions, and multiplied with today's price of one unit delivered on its day: the discount factor at the discount rate and the payer's credit spread, or at the component's required return; for shares, the prepaid forward price. Figures carry 28 significant digits, each worked out with an error radius.";

const methodsOf = ({ valuation, level3 }: Report): readonly Block[] => {
  const techniques = new Map(level3.inputs.map(({ component, technique }) => [component, technique]));
  const methods = valuation.assumed.filter(({ kind }) => kind === "method").map(({ text }) => text);
  const items = [
    ...[...techniques].map(([component, technique]) => `${component}: ${technique}`),
    ...methods,
  ];
  return items.length === 0 ? [] : [list(items)];
};

/** How figures came about. */
export const howItWasWorkedOut = (report: Report): readonly Block[] => [
  heading("How it was worked out"),
  paragraph(METHOD),
  ...methodsOf(report),
];

/** Every input, and where terms and beliefs say that they come from. */
export const inputsAndTheirSources = (
  report: Report,
  offer: Offer,
  formatting: DocumentFormatting,
): readonly Block[] => [heading("Inputs"), inputsTable(report, formatting), ...sources(report, offer)];

/** What has to be disclosed of inputs that nobody can observe, and how fair value moved. */
export const disclosures = (report: Report, formatting: DocumentFormatting): readonly Block[] => [
  heading("Level 3 inputs"),
  ...(report.level3.inputs.length === 0
    ? [paragraph("Nothing in the offer hangs on a metric or on an event of its own.")]
    : [level3Table(report, formatting)]),
  ...report.rollForwards.flatMap((one, index) => [
    ...(index === 0 ? [heading("How fair value moved")] : []),
    rollForwardTable(one, formatting),
  ]),
];

/** Terms and beliefs as documents. */
export const toDoItAgain = ({ offer, deal, beliefs }: Report): readonly Block[] => [
  heading("To do it again"),
  paragraph(
    `The ${deal === undefined ? "offer" : "deal"} and the beliefs, as they were valued. \`replay\` of this library values them anew and compares every digit.`,
  ),
  verbatim(JSON.stringify(deal === undefined ? offer : deal.document, null, 2)),
  verbatim(JSON.stringify(beliefs, null, 2)),
];

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

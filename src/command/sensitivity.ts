// Internal: no name of the public API lives here.

import { formatBelief } from "../analysis/figures/beliefFigure.js";
import type { RangeInput } from "../analysis/figures/beliefRange.js";
import type { Subject } from "../analysis/figures/figureOf.js";
import { type Sensitivity, sensitivity } from "../analysis/sensitivity/sensitivity.js";
import { type SensitivityGrid, sensitivityGrid } from "../analysis/sensitivity/sensitivityGrid.js";
import { tornadoSvg } from "../analysis/sensitivity/tornadoSvg.js";
import type { Assumptions } from "../beliefs/assumptions.js";
import {
  amount,
  answer,
  type Block,
  columnsOf,
  listed,
  paragraph,
  picture,
  type TableBlock,
  table,
  title,
} from "../print/blocks.js";
import type { DocumentFormatting } from "../print/documentFormatting.js";
import type { Answer, Call, CommandDefinition } from "./definition.js";
import { located } from "./documents.js";
import { UsageError } from "./outcome.js";
import {
  FIGURE_OPTION,
  figureChoice,
  PATH_OPTIONS,
  readOneView,
  simulationAsked,
  watching,
} from "./subjects.js";

export const sensitivityCommand: CommandDefinition = {
  usage: "OFFER BELIEFS",
  details: `Each belief is moved to both ends of its range, all others as they are. Ranges are 10% either way for
amounts and prices, one percentage point for rates and odds, 30 days for closing, unless --range says
otherwise. With --across and --down, the figure under every pair of two beliefs.

Examples:
  offer-valuation sensitivity offer.json buyer.json
  offer-valuation sensitivity offer.json buyer.json --range discountRate=0.05:0.15 --format svg -o tornado.svg
  offer-valuation sensitivity offer.json buyer.json --across discountRate=0.06,0.08,0.10 \\
    --down metrics.us-profit.forecast.2021.mean=0.5e9,1e9,1.5e9`,
  options: {
    figure: FIGURE_OPTION,
    ...PATH_OPTIONS,
    range: {
      type: "string",
      multiple: true,
      value: "BELIEF=LOW:HIGH",
      help: "how far a belief is moved; may be repeated",
    },
    across: { type: "string", value: "BELIEF=A,B,…", help: "values of a belief along the top of a grid" },
    down: { type: "string", value: "BELIEF=A,B,…", help: "values of another belief down its side" },
  },
  formats: ["table", "json", "csv", "html", "md", "svg"],
  async run(call) {
    const { subject, beliefs, documents } = await readOneView(call);
    const [across, down] = [call.text("across"), call.text("down")];
    if ((across === undefined) !== (down === undefined))
      throw new UsageError("a grid needs both --across and --down");
    return located(documents, () =>
      across === undefined || down === undefined
        ? ofEach(subject, beliefs, call)
        : ofPairs(subject, beliefs, [axisIn(across, "across"), axisIn(down, "down")], call),
    );
  },
};

function ofEach(subject: Subject, beliefs: Assumptions, call: Call): Answer {
  const ranges: Record<string, RangeInput> = {};
  for (const written of call.texts("range")) {
    const [, belief, low, high] = /^(.+)=([^:=]+):([^:=]+)$/.exec(written) ?? [];
    if (belief === undefined || low === undefined || high === undefined) {
      throw new UsageError(`--range must be like discountRate=0.05:0.15, not ${JSON.stringify(written)}`);
    }
    Object.defineProperty(ranges, belief, { value: [low, high], enumerable: true });
  }
  const result = sensitivity(subject, beliefs, {
    ...figureChoice(call),
    ...simulationAsked(call),
    ranges,
    ...watching(call),
  });
  const svg = tornadoSvg(result, call.formatting.pictures);
  return {
    title: `${result.subject}: which belief matters most`,
    data: result,
    svg,
    blocks: [
      ...headOf(result, call.formatting),
      sensitivityTable(result, call.formatting),
      picture("Which belief matters most", svg),
      ...notesOf(result),
    ],
  };
}

function headOf(
  { subject, beliefs, figure, currency, valuationDate, value }: Sensitivity,
  formatting: DocumentFormatting,
): Block[] {
  return [
    title(beliefs === undefined ? subject : `${subject}, ${beliefs}`),
    answer(`${formatting.inWords(value, currency)}: ${figure} on ${valuationDate}`),
  ];
}

/** What each belief does to the figure, the largest swing first. */
export const sensitivityTable = (
  { rows, currency }: Sensitivity,
  formatting: DocumentFormatting,
): TableBlock =>
  table(
    `Which belief matters most, in ${formatting.unitOf(currency)}`,
    columnsOf(["belief"], ["low", "base", "high", "value at low", "value at high", "swing"]),
    rows.map(({ name, kind, low, base, high, valueAtLow, valueAtHigh, swing }) => ({
      cells: [
        name,
        formatBelief(low, kind),
        formatBelief(base, kind),
        formatBelief(high, kind),
        amount(valueAtLow),
        amount(valueAtHigh),
        amount(swing),
      ],
    })),
  );

const notesOf = ({ notMoved, convention, rows }: Sensitivity): Block[] => [
  ...listed(
    "Not moved",
    notMoved.map(({ name, reason }) => `${name}: ${reason}`),
  ),
  ...listed(
    "Remarks",
    rows.flatMap(({ name, remarks }) => remarks.map((remark) => `${name}: ${remark}`)),
  ),
  paragraph(convention),
];

function axisIn(written: string, option: string) {
  const [, path, values] = /^(.+)=([^=]+)$/.exec(written) ?? [];
  if (path === undefined || values === undefined) {
    throw new UsageError(`--${option} must be like discountRate=0.06,0.08, not ${JSON.stringify(written)}`);
  }
  return { path, values: values.split(",").map((value) => value.trim()) };
}

type Axis = ReturnType<typeof axisIn>;

function ofPairs(subject: Subject, beliefs: Assumptions, [x, y]: readonly [Axis, Axis], call: Call): Answer {
  const grid = sensitivityGrid(subject, beliefs, x, y, {
    ...figureChoice(call),
    ...simulationAsked(call),
    ...watching(call),
  });
  const name = grid.beliefs === undefined ? grid.subject : `${grid.subject}, ${grid.beliefs}`;
  return {
    title: `${grid.subject}: two beliefs`,
    data: grid,
    blocks: [title(name), gridTable(grid, call.formatting)],
  };
}

const gridTable = (grid: SensitivityGrid, formatting: DocumentFormatting): TableBlock =>
  table(
    `${grid.figure} on ${grid.valuationDate}, in ${formatting.unitOf(grid.currency)}; across: ${grid.x.name}; down: ${grid.y.name}`,
    columnsOf(
      [""],
      grid.x.values.map((value) => formatBelief(value, grid.x.kind)),
    ),
    grid.cells.map((row, index) => ({
      cells: [formatBelief(grid.y.values[index] as string, grid.y.kind), ...row.map((cell) => amount(cell))],
    })),
  );

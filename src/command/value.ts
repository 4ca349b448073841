// Internal: no name of the public API lives here.

import { bridge } from "../analysis/bridge/bridge.js";
import { bridgeSvg } from "../analysis/bridge/bridgeSvg.js";
import type { DealValuation } from "../deal/dealValuation.js";
import { valueDeal } from "../deal/valueDeal.js";
import { promised } from "../errors.js";
import type { Offer } from "../offer/offer.js";
import type { Valuation } from "../offer/valuation.js";
import { valueOffer } from "../offer/valueOffer.js";
import {
  answer,
  type Block,
  columnsOf,
  listed,
  paragraph,
  picture,
  plainNumber,
  type TableRow,
  table,
  title,
} from "../print/blocks.js";
import {
  answerOf,
  branchesTable,
  breakdownTable,
  dealAnswerOf,
  paymentsTable,
  roundingRemark,
  viewName,
  viewsTable,
} from "../report/valuationBlocks.js";
import type { Answer, Call, CommandDefinition } from "./definition.js";
import { located, type ReadBeliefs } from "./documents.js";
import { valueEach } from "./each.js";
import { UsageError } from "./outcome.js";
import { PATH_OPTIONS, readAsked, simulationAsked } from "./subjects.js";

export const valueCommand: CommandDefinition = {
  usage: "OFFER BELIEFS…",
  details: `OFFER is a JSON document of an offer, or of a deal (an offer and what happens if it fails).
BELIEFS are documents of what somebody believes; with several, they stand side by side.
What was not stated, and so was taken for granted, is listed below the table.
What has no closed form is simulated where --paths says on how many.

With --each, every line of standard input is a job, {"id": …, "offer": {…}, "beliefs": {…}}, and every
line of output its valuation, in the same order; the offer may be left out where OFFER names a file.
A job that is refused gives {"id": …, "error": {…}}, and the exit code is then 1. So does a line that is
longer than --max-line characters (16777216 unless stated), read or written.

Examples:
  offer-valuation value offer.json seller.json buyer.json
  offer-valuation value offer.json buyer.json --units millions --format md
  generate-jobs | offer-valuation value --each > valuations.ndjson`,
  options: {
    payments: { type: "boolean", help: "also list every payment with its date, odds and price" },
    ...PATH_OPTIONS,
    each: { type: "boolean", help: "read jobs from standard input, a line each; write a line for each" },
    "max-line": {
      type: "string",
      value: "N",
      help: "with --each: the most characters of a line, in and out",
    },
  },
  formats: ["table", "json", "csv", "html", "md", "svg"],
  run: (call) => (call.flag("each") ? valueEach(call) : value(call)),
};

async function value(call: Call): Promise<Answer> {
  const { subject, views } = await readAsked(call);
  const valuedWith = <Result>(run: (view: ReadBeliefs) => Result): Result[] =>
    views.map((view) => located([view.document, subject.document], () => run(view)));
  const options = simulationAsked(call);
  if (subject.kind === "deal") {
    return dealAnswer(
      valuedWith(({ beliefs }) => valueDeal(subject.deal, beliefs, options)),
      call,
    );
  }
  const { offer } = subject;
  const valuations = valuedWith(({ beliefs }) => valueOffer(offer, beliefs, options));
  const wantsPictures = call.format === "svg" || call.format === "html";
  const bridges = wantsPictures
    ? valuedWith(({ beliefs }) => bridgeSvg(bridge(offer, beliefs), call.formatting.pictures))
    : [];
  return offerAnswer(offer, valuations, bridges, call);
}

function offerAnswer(
  offer: Offer,
  valuations: readonly Valuation[],
  bridges: readonly string[],
  call: Call,
): Answer {
  const { formatting } = call;
  const [only, ...others] = valuations;
  const several = others.length > 0;
  if (call.format === "svg" && several)
    throw new UsageError("--format svg draws the bridge of one view: name one file of beliefs");
  const tables: Block[] =
    only === undefined || several
      ? [viewsTable(valuations, formatting)]
      : [paragraph(dayLine(only)), breakdownTable(only, formatting)];
  const payments = call.flag("payments")
    ? valuations.map((one, index) => {
        const shown = paymentsTable(one, formatting);
        return several ? { ...shown, title: `${viewName(one.beliefs, index)}: ${shown.title}` } : shown;
      })
    : [];
  return {
    title: offer.name,
    data: { valuations },
    blocks: [
      title(offer.name),
      ...(several
        ? [answer(valuations.map((one) => answerOf(one, formatting)).join("\n"))]
        : valuations.map((one) => answer(answerOf(one, formatting)))),
      ...tables,
      ...roundingRemark(valuations, formatting),
      ...payments,
      ...bridges.map((svg, index) =>
        picture(`From headline to value, ${viewName(valuations[index]?.beliefs, index)}`, svg),
      ),
      ...remarksOf(valuations),
    ],
    csv: [viewsCsv(valuations), ...payments],
    ...(bridges[0] === undefined ? {} : { svg: bridges[0] }),
  };
}

const dayLine = ({ valuationDate, closing, currency }: Valuation): string =>
  `Value on ${valuationDate}${closing === undefined ? "" : `, closing ${closing}`}, in ${currency}`;

/** What was taken for granted, and what deserves a look: once for all views that share it, else under the name of its view. */
function remarksOf(views: readonly (Valuation | DealValuation)[]): readonly Block[] {
  const of = (kind: "assumed" | "diagnostics"): string[] => {
    const lists = views.map((view) => view[kind].map(({ text }) => text));
    const texts = [...new Set(lists.flat())];
    return texts.map((text) => {
      const having = views.filter((_, index) => lists[index]?.includes(text));
      if (having.length === views.length) return text;
      return `${having.map((view) => viewName(view.beliefs, views.indexOf(view))).join(", ")}: ${text}`;
    });
  };
  return [...listed("Taken for granted", of("assumed")), ...listed("Worth a look", of("diagnostics"))];
}

/** Rows for other programs: every view and component with its figures. */
function viewsCsv(valuations: readonly Valuation[]): Block {
  const rows = valuations.flatMap((valuation, index): TableRow[] => {
    const { beliefs, currency, breakdown, withOdds } = valuation;
    const rowOf = (path: string, figures: readonly (typeof breakdown.nominal | null)[]): TableRow => ({
      cells: [
        viewName(beliefs, index),
        path,
        currency,
        ...figures.map((figure) => (figure === null ? "" : plainNumber(figure))),
      ],
    });
    const under = (rows: typeof breakdown.parts, above: string): TableRow[] =>
      rows.flatMap(({ name, nominal, expected, presentValue, shareOfTotal, parts }) => [
        rowOf(`${above}${name}`, [nominal, expected, presentValue, shareOfTotal]),
        ...under(parts, `${above}${name} / `),
      ]);
    const { nominal, expected, presentValue, shareOfTotal } = breakdown;
    return [
      ...under(breakdown.parts, ""),
      rowOf("Total if it closes", [nominal, expected, presentValue, shareOfTotal]),
      ...(withOdds === undefined
        ? []
        : [rowOf("Total with the odds of closing", [null, null, withOdds.presentValue, null])]),
    ];
  });
  const columns = columnsOf(
    ["view", "component", "currency"],
    ["nominal", "expected", "present value", "share"],
  );
  return table("Value", columns, rows);
}

function dealAnswer(valuations: readonly DealValuation[], call: Call): Answer {
  const { formatting } = call;
  if (call.format === "svg") throw new UsageError("--format svg draws the bridge of an offer, not of a deal");
  const { deal: name } = promised(valuations[0], "a deal is valued by somebody");
  const tables = valuations.map((one, index) => {
    const shown = branchesTable(one, formatting);
    return valuations.length === 1
      ? shown
      : { ...shown, title: `${viewName(one.beliefs, index)}: ${shown.title}` };
  });
  return {
    title: name,
    data: { valuations },
    blocks: [
      title(name),
      answer(valuations.map((one) => dealAnswerOf(one, formatting)).join("\n")),
      ...tables,
      ...remarksOf(valuations),
    ],
  };
}

// Internal: no name of the public API lives here.

import { breakEven } from "../analysis/breakEven/breakEven.js";
import { formatBelief } from "../analysis/figures/beliefFigure.js";
import { beliefPaths } from "../analysis/figures/beliefPaths.js";
import {
  amount,
  answer,
  type Block,
  columnsOf,
  paragraph,
  plainNumber,
  table,
  title,
} from "../print/blocks.js";
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

export const breakEvenCommand: CommandDefinition = {
  usage: "OFFER BELIEFS --target AMOUNT --belief PATH…",
  details: `A belief is named by its path in the document. Several are sought at once: all the same, or each scaled
by one factor (--together scaled). Without --belief, the beliefs that can be sought are listed.

Examples:
  offer-valuation break-even offer.json buyer.json --target 20e9 --belief discountRate
  offer-valuation break-even offer.json buyer.json --target 30e9 --together scaled \\
    --belief metrics.us-profit.forecast.2021.mean --belief metrics.us-profit.forecast.2022.mean`,
  options: {
    target: {
      type: "string",
      value: "AMOUNT",
      help: "what it is to be worth: 30e9, in the currency of the values",
    },
    belief: {
      type: "string",
      multiple: true,
      value: "PATH",
      help: "the belief that is sought; may be repeated",
    },
    together: {
      type: "string",
      value: "HOW",
      help: "several beliefs: all the same, or each scaled (same, scaled)",
    },
    low: { type: "string", value: "NUMBER", help: "where to begin to look" },
    high: { type: "string", value: "NUMBER", help: "where to stop looking" },
    figure: FIGURE_OPTION,
    ...PATH_OPTIONS,
  },
  formats: ["table", "json", "csv", "html", "md"],
  async run(call) {
    const { subject, beliefs, documents } = await readOneView(call);
    const paths = call.texts("belief");
    if (paths.length === 0) return listOfBeliefs(beliefs);
    const target = call.text("target");
    if (target === undefined) throw new UsageError("worth how much? Say --target, such as --target 30e9");
    const together = call.text("together");
    if (together !== undefined && together !== "same" && together !== "scaled") {
      throw new UsageError('--together must be "same" or "scaled"');
    }
    return located(documents, () => {
      const result = breakEven(subject, beliefs, {
        target,
        ...(paths.length === 1 && together === undefined ? { path: paths[0] } : { paths, together }),
        low: call.text("low"),
        high: call.text("high"),
        ...figureChoice(call),
        ...simulationAsked(call),
        ...watching(call),
      });
      return answered(result, call);
    });
  },
};

function answered(result: ReturnType<typeof breakEven>, call: Call): Answer {
  const { subject, view, figure, currency, valuationDate, target, scanned } = result;
  const { formatting } = call;
  const shown = (value: typeof target): string =>
    result.kind === "factor by which all are scaled"
      ? formatting.quantity(plainNumber(value))
      : formatBelief(value, result.kind);
  const name = view === undefined ? subject : `${subject}, ${view}`;
  const [said = ""] = String(result).split("\n").slice(2, 3);
  return {
    title: `${subject}: break-even`,
    data: result,
    blocks: [
      title(name),
      answer(said),
      paragraph(
        `Sought: ${figure} on ${valuationDate} of ${currency} ${formatting.quantity({ ...plainNumber(target), places: 2 })}. Looked at ${scanned.values} values from ${shown(scanned.low)} to ${shown(scanned.high)}; between two neighbouring ones an even number of solutions would go unseen.`,
      ),
      ...whereItIs(result, formatting),
    ],
  };
}

/** Every solution with the beliefs there; nothing where none was found. */
const whereItIs = (
  { solutions, figure, currency, kind: sought }: ReturnType<typeof breakEven>,
  formatting: Call["formatting"],
): readonly Block[] =>
  solutions.length === 0
    ? []
    : [
        table(
          `Where it is the target; ${figure} in ${formatting.unitOf(currency)}`,
          columnsOf(["belief", "kind"], ["value", figure]),
          solutions.flatMap(({ kind, figure: there, beliefs }) =>
            beliefs.map(({ name: belief, value }) => ({
              cells: [belief, kind, beliefText(value, sought), amount(there)],
            })),
          ),
        ),
      ];

const beliefText = (value: Parameters<typeof formatBelief>[0], kind: string): string =>
  typeof value === "string"
    ? value
    : kind === "factor by which all are scaled"
      ? formatBelief(value, "amount")
      : formatBelief(value, kind as Parameters<typeof formatBelief>[1]);

/** Every belief that may be sought, where none was named. */
function listOfBeliefs(beliefs: Parameters<typeof beliefPaths>[0]): Answer {
  const stated = beliefPaths(beliefs);
  return {
    title: "Beliefs",
    data: { beliefs: stated },
    blocks: [
      table(
        "Beliefs that --belief may name",
        columnsOf(["belief", "kind", "stated", "remark"], []),
        stated.map(({ name, kind, written, tied }) => ({ cells: [name, kind, written, tied ?? ""] })),
      ),
    ],
  };
}

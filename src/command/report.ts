// Internal: no name of the public API lives here.

import { report } from "../report/report.js";
import { reportBlocks, subjectOf } from "../report/reportBlocks.js";
import type { CommandDefinition } from "./definition.js";
import { beliefsIn, located } from "./documents.js";
import { InputError, UsageError } from "./outcome.js";
import { attempt, PATH_OPTIONS, readAll, readOneView, simulationAsked, watching } from "./subjects.js";

export const reportCommand: CommandDefinition = {
  usage: "OFFER BELIEFS",
  details: `For a board: the answer, how far it may be off, what would have to be true, what moves it, the terms in words.
For an auditor: method, inputs with sources, Level 3 inputs, sensitivities with slopes, and what is needed to do it
again. With --earlier, beliefs of earlier days, also how fair value moved. With --paths, what has no closed form is
simulated, and the report has the whole range of what may be paid. Of a deal, it also says what the seller has in each
outcome, and whatever comes of it. As JSON, \`replay\` of the library can do it again and
compare every digit.

Examples:
  offer-valuation report offer.json buyer.json -o report.html
  offer-valuation report offer.json buyer.json --kind auditor --format md
  offer-valuation report offer.json buyer.json --paths 65536 -o report.html
  offer-valuation report offer.json june.json --kind auditor --earlier december.json --earlier march.json`,
  options: {
    kind: { type: "string", value: "KIND", help: "board (unless stated) or auditor" },
    target: {
      type: "string",
      value: "AMOUNT",
      help: "what it is to be worth, for what would have to be true; the headline unless stated",
    },
    earlier: {
      type: "string",
      multiple: true,
      value: "BELIEFS",
      help: "beliefs of an earlier day, the earliest first; may be repeated",
    },
    ...PATH_OPTIONS,
  },
  formats: ["html", "md", "table", "csv", "json"],
  async run(call) {
    const kind = call.text("kind") ?? "board";
    if (kind !== "board" && kind !== "auditor") throw new UsageError("--kind must be board or auditor");
    const { subject, beliefs, documents } = await readOneView(call);
    const before = (await readAll(call, call.texts("earlier"))).map((one) =>
      attempt(() => beliefsIn(one).beliefs),
    );
    const lines = before.flatMap((one) => (one instanceof InputError ? one.lines : []));
    if (lines.length > 0) throw new InputError(lines);
    const earlier = before.flatMap((one) => (one instanceof InputError ? [] : [one]));
    const made = located(documents, () =>
      report(subject, beliefs, {
        kind,
        target: call.text("target"),
        earlier,
        ...simulationAsked(call),
        ...watching(call),
      }),
    );
    return { title: subjectOf(made), data: made, blocks: reportBlocks(made, call.formatting) };
  },
};

// Internal: no name of the public API lives here.

import { valueDeal } from "../deal/valueDeal.js";
import { formatPath } from "../errors.js";
import type { Diagnostic } from "../offer/valuation.js";
import { valueOffer } from "../offer/valueOffer.js";
import { type Block, columnsOf, heading, list, listed, paragraph, table } from "../print/blocks.js";
import type { CommandDefinition } from "./definition.js";
import {
  beliefsIn,
  located,
  type ReadBeliefs,
  type ReadSubject,
  readDocument,
  subjectIn,
} from "./documents.js";
import { InputError, UsageError } from "./outcome.js";
import { type Document, statesBeliefs } from "./problems.js";
import { attempt } from "./subjects.js";

export const checkCommand: CommandDefinition = {
  usage: "FILE…",
  details: `Checks each file by itself, and then whether every offer can be valued under each of the beliefs named.
Beliefs are told by their valuationDate. What is in order but deserves a look is listed as well.

Examples:
  offer-valuation check offer.json
  offer-valuation check offer.json seller.json buyer.json`,
  options: {},
  formats: ["table", "json", "csv", "html", "md"],
  async run(call) {
    if (call.positionals.length === 0) throw new UsageError("which files? Name offers and beliefs");
    if (call.positionals.filter((file) => file === "-").length > 1)
      throw new UsageError("standard input (-) can be read once");
    const subjects: ReadSubject[] = [];
    const views: ReadBeliefs[] = [];
    const problems: string[] = [];
    const note = <Value>(found: Value | InputError, into: Value[]): void => {
      if (found instanceof InputError) problems.push(...found.lines);
      else into.push(found);
    };
    for (const file of call.positionals) {
      const documents: Document[] = [];
      note(await readDocument(file, call.host).catch(refused), documents);
      for (const document of documents) {
        if (statesBeliefs(document))
          note(
            attempt(() => beliefsIn(document)),
            views,
          );
        else
          note(
            attempt(() => subjectIn(document)),
            subjects,
          );
      }
    }
    const looks: string[] = [];
    for (const subject of subjects) {
      for (const view of views) {
        const found: (readonly Diagnostic[])[] = [];
        note(
          attempt(() => located([view.document, subject.document], () => diagnosticsOf(subject, view))),
          found,
        );
        looks.push(
          ...found
            .flat()
            .map(
              ({ path, text }) =>
                `${view.document.file}: ${path.length === 0 ? "" : `${formatPath(path)}: `}${text}`,
            ),
        );
      }
    }
    const well = problems.length === 0;
    const all = [...new Set(problems)];
    return {
      title: "Check",
      data: { problems: all, worthALook: looks },
      blocks: [...verdict(call.positionals, all), ...listed("Worth a look", [...new Set(looks)])],
      csv: [
        table("Check", columnsOf(["kind", "text"], []), [
          ...all.map((text) => ({ cells: ["problem", text] })),
          ...looks.map((text) => ({ cells: ["worth a look", text] })),
        ]),
      ],
      exitCode: well ? 0 : 1,
    };
  },
};

function verdict(files: readonly string[], problems: readonly string[]): Block[] {
  if (problems.length === 0)
    return [paragraph(`${files.length === 1 ? "The file is" : `All ${files.length} files are`} in order`)];
  return [heading(problems.length === 1 ? "1 problem" : `${problems.length} problems`), list(problems)];
}

function refused(error: unknown): InputError {
  if (error instanceof InputError) return error;
  throw error;
}

const diagnosticsOf = (subject: ReadSubject, { beliefs }: ReadBeliefs): readonly Diagnostic[] =>
  (subject.kind === "deal" ? valueDeal(subject.deal, beliefs) : valueOffer(subject.offer, beliefs))
    .diagnostics;

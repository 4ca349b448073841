// Internal: no name of the public API lives here.

import type { Subject } from "../analysis/figures/figureOf.js";
import type { Assumptions } from "../beliefs/assumptions.js";
import type { ValuationOptions } from "../simulation/simulationOptions.js";
import type { Call } from "./definition.js";
import { beliefsIn, type ReadBeliefs, type ReadSubject, readDocument, subjectIn } from "./documents.js";
import { InputError, UsageError } from "./outcome.js";
import type { Document } from "./problems.js";

/** An offer or a deal, and one or several views of it, in the order of their files. */
export interface Asked {
  readonly subject: ReadSubject;
  readonly views: readonly [ReadBeliefs, ...ReadBeliefs[]];
}

/** Reads `OFFER BELIEFS…`; every problem of every file is reported at once. */
export async function readAsked(call: Call): Promise<Asked> {
  const [offer, ...beliefs] = call.positionals;
  if (offer === undefined)
    throw new UsageError("which offer? Name its file, and then the file of somebody's beliefs");
  if (beliefs.length === 0)
    throw new UsageError("under whose beliefs? Name one or several files of beliefs after the offer");
  const documents = await readAll(call, [offer, ...beliefs]);
  const [first, ...others] = documents as [Document, ...Document[]];
  const attempts = [attempt(() => subjectIn(first)), ...others.map((one) => attempt(() => beliefsIn(one)))];
  const lines = attempts.flatMap((one) => (one instanceof InputError ? one.lines : []));
  if (lines.length > 0) throw new InputError(lines);
  const [subject, ...views] = attempts;
  return { subject, views } as unknown as Asked;
}

/** An offer or a deal and one view of it, from the files that were named; more views are refused. */
export async function readOneView(call: Call): Promise<{
  readonly asked: ReadSubject;
  readonly subject: Subject;
  readonly beliefs: Assumptions;
  readonly documents: readonly Document[];
}> {
  const {
    subject,
    views: [view, ...more],
  } = await readAsked(call);
  if (more.length > 0) throw new UsageError("takes one file of beliefs");
  return {
    asked: subject,
    subject: subject.kind === "deal" ? subject.deal : subject.offer,
    beliefs: view.beliefs,
    documents: [view.document, subject.document],
  };
}

/** Reads documents, and says what is wrong with any of them at once. */
export async function readAll(call: Call, files: readonly string[]): Promise<Document[]> {
  if (files.filter((file) => file === "-").length > 1)
    throw new UsageError("standard input (-) can be read once");
  const read: (Document | InputError)[] = [];
  for (const file of files) {
    read.push(await readDocument(file, call.host).catch(refusal));
  }
  const lines = read.flatMap((one) => (one instanceof InputError ? one.lines : []));
  if (lines.length > 0) throw new InputError(lines);
  return read as Document[];
}

function refusal(error: unknown): InputError {
  if (error instanceof InputError) return error;
  throw error;
}

/** What `run` gives, or why its input is refused. */
export function attempt<Value>(run: () => Value): Value | InputError {
  try {
    return run();
  } catch (error) {
    return refusal(error);
  }
}

/** The figure that `--figure` names: one of the known ones, or a component by its name. */
export function figureChoice(call: Call) {
  const figure = call.text("figure");
  if (figure === undefined) return {};
  const known = ["presentValue", "withOdds", "expectedValue"] as const;
  const named = known.find((one) => one === figure);
  return { figure: named ?? { component: figure } };
}

export const FIGURE_OPTION = {
  type: "string",
  value: "FIGURE",
  help: "presentValue, withOdds, expectedValue (of a deal) or the name of a component",
} as const;

/** How many paths, where the command simulates. */
export const PATH_OPTIONS = {
  paths: {
    type: "string",
    value: "COUNT",
    help: "simulate what has no closed form on so many paths: 16 times a power of two",
  },
  seed: { type: "string", value: "NUMBER", help: "what random numbers start from; 1 unless stated" },
} as const;

/** The whole number after an option, if it was given. */
export function wholeNumber(call: Call, option: keyof typeof PATH_OPTIONS): number | undefined {
  const text = call.text(option);
  if (text === undefined) return undefined;
  if (!/^\d{1,15}$/.test(text)) throw new UsageError(`--${option} must be a whole number`);
  return Number(text);
}

/** What random numbers start from unless stated. */
export const SEED = 1;

/** What is to be simulated, where `--paths` asks for it. */
export function simulationAsked(call: Call): ValuationOptions {
  const [paths, seed] = [wholeNumber(call, "paths"), wholeNumber(call, "seed")];
  if (paths !== undefined) return { simulation: { paths, seed: seed ?? SEED } };
  if (seed !== undefined) throw new UsageError("--seed goes with --paths");
  return {};
}

/** How far long work is, told to whoever watches. */
export const watching = (call: Call) =>
  call.host.progress === undefined ? {} : { onProgress: call.host.progress };

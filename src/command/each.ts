// Internal: no name of the public API lives here.

import { parseAssumptions } from "../beliefs/assumptions.js";
import type { DealInput } from "../deal/dealDocument.js";
import { valueDeal } from "../deal/valueDeal.js";
import { OfferError, within } from "../errors.js";
import type { Offer } from "../offer/offer.js";
import { parseOffer } from "../offer/offer.js";
import type { OfferInput } from "../offer/offerDocument.js";
import { valueOffer } from "../offer/valueOffer.js";
import type { Json } from "../schema/document.js";
import { boundedLines } from "./boundedLines.js";
import type { Answer, Call } from "./definition.js";
import { type ReadSubject, readDocument, subjectIn } from "./documents.js";
import { JsonTextError, readJsonText } from "./jsonText.js";
import { UsageError } from "./outcome.js";

/** Values jobs as they come in, a line each, in order; nothing but the line at hand is kept in memory. */
export async function valueEach(call: Call): Promise<Answer> {
  const [file, ...more] = call.positionals;
  if (more.length > 0 || file === "-")
    throw new UsageError("--each reads beliefs from standard input: name at most an offer's file");
  if (call.output !== undefined)
    throw new UsageError("--each writes to standard output as it goes: redirect it instead of -o");
  const subject = file === undefined ? undefined : subjectIn(await readDocument(file, call.host));
  const longest = longestLine(call.text("max-line"));
  let refused = 0;
  let lines = 0;
  for await (const line of boundedLines(call.host.pieces(), longest)) {
    if (line?.trim() === "") continue;
    lines += 1;
    const result = line === undefined ? tooLong("a job", longest) : resultOf(line, subject);
    const whole = JSON.stringify(result);
    const answer = whole.length <= longest ? result : { ...idOf(result), ...tooLong("a valuation", longest) };
    if ("error" in answer) refused += 1;
    await call.host.emit(`${answer === result ? whole : JSON.stringify(answer)}\n`);
  }
  const remarks = refused === 0 ? [] : [`${refused} of ${lines} jobs were refused`];
  return { content: "", remarks, exitCode: refused === 0 ? 0 : 1 };
}

const LONGEST_LINE = 16_777_216;

function longestLine(asked: string | undefined): number {
  if (asked === undefined) return LONGEST_LINE;
  if (/^[1-9]\d{0,8}$/.test(asked)) return Number(asked);
  throw new UsageError("--max-line must be a whole number of characters, from 1 to 999999999");
}

const idOf = ({ id }: Result) => (id === undefined ? {} : { id });

const tooLong = (what: string, longest: number): Result => ({
  error: { code: "too-large", message: `${what} must be a line of at most ${longest} characters` },
});

type Result = { readonly id?: Json } & (
  | { readonly valuation: object }
  | { readonly error: { readonly code: string; readonly message: string; readonly issues?: unknown } }
);

function resultOf(line: string, subject: ReadSubject | undefined): Result {
  let id: { readonly id?: Json } = {};
  try {
    const job = readJsonText(line).value;
    if (typeof job !== "object" || job === null || Array.isArray(job)) {
      return { error: { code: "invalid-type", message: "a job is an object { … }" } };
    }
    const stated = job as { readonly [key: string]: Json };
    if (stated["id"] !== undefined) id = { id: stated["id"] };
    return { ...id, valuation: valued(stated, subject) };
  } catch (error) {
    if (error instanceof OfferError) {
      const { code, message, issues } = error;
      return { ...id, error: { code, message, issues } };
    }
    if (!(error instanceof JsonTextError)) throw error;
    return {
      ...id,
      error: { code: "invalid-json", message: `column ${error.place.column}: ${error.message}` },
    };
  }
}

const FIELDS = ["id", "offer", "beliefs"];

function valued(job: { readonly [key: string]: Json }, subject: ReadSubject | undefined): object {
  const unknown = Object.keys(job).find((key) => !FIELDS.includes(key));
  if (unknown !== undefined) {
    const message = `is not a field of a job (fields: ${FIELDS.join(", ")})`;
    throw new OfferError({ code: "unknown-key", path: [unknown], message });
  }
  const { offer: stated, beliefs: believed } = job;
  const required = (field: string): OfferError =>
    new OfferError({ code: "missing-term", path: [field], message: "is required" });
  if (believed === undefined) throw required("beliefs");
  const beliefs = within(["beliefs"], () => parseAssumptions(believed));
  if (stated !== undefined) {
    const isDeal = typeof stated === "object" && stated !== null && Object.hasOwn(stated, "offer");
    return isDeal
      ? valueDeal(stated as unknown as DealInput, beliefs)
      : valueOffer(within(["offer"], () => parseOffer(stated)) as Offer | OfferInput, beliefs);
  }
  if (subject === undefined) throw required("offer");
  return subject.kind === "deal" ? valueDeal(subject.deal, beliefs) : valueOffer(subject.offer, beliefs);
}

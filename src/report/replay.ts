import type { AssumptionsInput } from "../beliefs/assumptionsInput.js";
import type { DealInput } from "../deal/dealDocument.js";
import { OfferError } from "../errors.js";
import type { OfferInput } from "../offer/offerDocument.js";
import { copyDocument, isJsonObject, type Json, type JsonObject } from "../schema/document.js";
import { isResultOf } from "../schema/printable.js";
import { deepFreeze } from "../schema/records.js";
import { VERSION } from "../version.js";
import { documentHash, type Report, report, reportText } from "./report.js";

/** A figure or a word of a report that is another one when it is done again. */
export interface Difference {
  /** Where in the report: `valuation.presentValue`. */
  readonly at: string;
  /** What the report says, as JSON; empty where it says nothing. */
  readonly was: string;
  /** What it is when it is done again, as JSON; empty where there is nothing. */
  readonly is: string;
}

/** What a report is when it is done again. */
export interface Replay {
  /** Whether every digit and every word is the same. */
  readonly same: boolean;
  /** The version that the report was made by. */
  readonly madeBy: string;
  /** The version that did it again. */
  readonly replayedBy: string;
  /** Whether the documents in the report are those that its hash is of. */
  readonly documentsMatchHash: boolean;
  /** What is not the same, at most 100. */
  readonly differences: readonly Difference[];
}

const MOST_DIFFERENCES = 100;

/**
 * Does a report again, from the documents in it, and compares every digit. Takes a report or what was written of it as JSON.
 *
 * @throws OfferError `invalid-type` for what is no report; whatever is wrong with the documents in it.
 * @example
 * ```ts
 * import { replay, report } from "offer-valuation/report";
 * const deal = offer({ name: "Deal", currency: "USD", components: [cash({ amount: "1100", paid: "2022-01-01" })] });
 * const made = report(deal, { valuationDate: "2021-01-01", discountRate: "0.1" });
 * replay(JSON.parse(JSON.stringify(made))).same; // => true
 * const forged = JSON.parse(JSON.stringify(made).replaceAll('"presentValue":"1000"', '"presentValue":"2000"'));
 * replay(forged).differences[0]?.at; // => valuation.presentValue
 * ```
 */
export function replay(made: Report | Readonly<Record<string, unknown>>): Replay {
  const stated = copyDocument(
    isResultOf(reportText, made) ? (made as Report).toJSON() : made,
    "report",
  ) as JsonObject;
  const { kind, subject, beliefs, target, earlier, simulation, version, hash } = fieldsOf(stated);
  const again = report(subject as unknown as OfferInput | DealInput, beliefs as unknown as AssumptionsInput, {
    kind,
    target,
    earlier: earlier as unknown as readonly AssumptionsInput[],
    simulation: simulation as never,
  });
  const now = again.toJSON() as JsonObject;
  const differences: Difference[] = [];
  // Versions may differ and all else be the same.
  compare({ ...stated, version: "" }, { ...now, version: "" }, "", differences);
  return deepFreeze({
    same: differences.length === 0,
    madeBy: version,
    replayedBy: VERSION,
    documentsMatchHash: hash === documentHash(subject, beliefs),
    differences,
  });
}

function fieldsOf(stated: JsonObject) {
  const text = (name: string): string => {
    const value = stated?.[name];
    return typeof value === "string" ? value : refuseReport(name, "must be a text, as reports have it");
  };
  const object = (name: string): JsonObject => {
    const value = stated?.[name];
    if (isJsonObject(value)) return value;
    return refuseReport(name, "must be a document, as reports have it");
  };
  const deal = stated?.["deal"];
  const whole = (): JsonObject =>
    isJsonObject(deal) && isJsonObject(deal["document"])
      ? deal["document"]
      : refuseReport("deal", "must have the document of a deal, as reports have it");
  const earlier = stated?.["earlier"];
  const kind = text("kind");
  if (kind !== "board" && kind !== "auditor") refuseReport("kind", 'must be "board" or "auditor"');
  return {
    kind: kind as Report["kind"],
    /** The deal, or the offer alone. */
    subject: deal === undefined ? object("offer") : whole(),
    beliefs: object("beliefs"),
    target: text("target"),
    earlier: Array.isArray(earlier) ? earlier : refuseReport("earlier", "must be a list, as reports have it"),
    simulation: stated?.["simulation"],
    version: text("version"),
    hash: text("hash"),
  };
}

function refuseReport(field: string, message: string): never {
  throw new OfferError({ code: "invalid-type", path: ["report", field], message });
}

/** Notes where two documents are not the same. */
function compare(was: Json | undefined, is: Json | undefined, at: string, found: Difference[]): void {
  if (found.length >= MOST_DIFFERENCES) return;
  if (isBranch(was) && isBranch(is)) {
    for (const key of new Set([...Object.keys(was), ...Object.keys(is)])) {
      const inside = Array.isArray(was) ? `${at}[${key}]` : at === "" ? key : `${at}.${key}`;
      compare((was as JsonObject)[key], (is as JsonObject)[key], inside, found);
    }
    return;
  }
  const [before, after] = [was, is].map((value) => (value === undefined ? "" : JSON.stringify(value))) as [
    string,
    string,
  ];
  if (before !== after) found.push({ at, was: before, is: after });
}

const isBranch = (value: Json | undefined): value is JsonObject | readonly Json[] =>
  typeof value === "object" && value !== null;

// Internal: no name of the public API lives here.

import { formatPath, type OfferError, type OfferIssue } from "../errors.js";
import { visible } from "../print/text.js";
import { isJsonObject } from "../schema/document.js";
import type { JsonText } from "./jsonText.js";

/** A document as it was read, before anybody has looked at what it says. */
export interface Document {
  readonly file: string;
  readonly json: JsonText;
}

/** The name of a document in messages. */
export const shownName = (file: string): string => (file === "-" ? "standard input" : visible(file));

/** Whether a document states beliefs: they alone have a day for which values are stated. */
export const statesBeliefs = ({ json: { value } }: Document): boolean =>
  isJsonObject(value) && Object.hasOwn(value, "valuationDate") && !Object.hasOwn(value, "components");

/** A line for each problem: the file with line and column, the field, the rule and what was received. */
export const problemLines = (error: OfferError, documents: readonly Document[]): string[] => {
  const lines = error.issues.map((issue) => problemLine(issue, documents));
  const more = /… and (\d+) more$/.exec(error.message);
  return more === null ? lines : [...lines, `… and ${more[1]} more`];
};

function problemLine(issue: OfferIssue, documents: readonly Document[]): string {
  const { path, message, received } = issue;
  const field = path.length === 0 ? "" : `${formatPath(path)}: `;
  const said = `${field}${message}${received === undefined ? "" : `; received ${received}`}`;
  const document = documentOf(issue, documents);
  if (document === undefined) return said;
  const { line, column } = document.json.placeOf(path);
  return `${shownName(document.file)}:${line}:${column}: ${said}`;
}

/** The document that a problem stands in: the first one that has the field, or the only one there is. */
function documentOf(
  { path: [first], code }: OfferIssue,
  documents: readonly Document[],
): Document | undefined {
  if (documents.length < 2) return documents[0];
  const having = documents.find(
    ({ json: { value } }) => isJsonObject(value) && Object.hasOwn(value, String(first)),
  );
  if (having !== undefined) return having;
  return code === "missing-belief" ? documents.find(statesBeliefs) : undefined;
}

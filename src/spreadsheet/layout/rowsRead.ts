// Internal: no name of the public API lives here.

import { OfferError, type OfferIssue, within } from "../../errors.js";
import type { Json } from "../../schema/document.js";
import type { CellReader } from "../cells/cellReader.js";
import { toRange } from "../cells/range.js";
import { documentFromRows } from "./documentFromRows.js";
import { layoutField, layoutName } from "./fieldNames.js";
import type { Section } from "./sections.js";
import type { StatedTree } from "./statedTree.js";

/** What a table came to, and where in it things stand. */
export interface RowsRead<Read> {
  readonly read: Read;
  readonly sections: readonly Section[];
  /** A problem with a field of the document, said with the row and the column that it came from. */
  placed(issue: OfferIssue): OfferIssue;
}

/** Reads a table under the name that it has in errors; throws with the row and the column of everything that is wrong. */
export function rowsRead<Read>(
  name: string,
  rows: unknown,
  sections: readonly Section[],
  reader: CellReader,
  parse: (document: Json) => Read,
): RowsRead<Read> {
  const { tree, document } = within([name], () => {
    const stated = documentFromRows(toRange(rows), sections, reader);
    return { tree: stated, document: stated.toJson() };
  });
  const placed = (issue: OfferIssue): OfferIssue => placedIn(name, tree, sections, issue);
  return { read: withPlaces(() => parse(document), placed), sections, placed };
}

/** What `run` returns; the problems that it throws are said with their places. */
export function withPlaces<Value>(run: () => Value, placed: (issue: OfferIssue) => OfferIssue): Value {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof OfferError)) throw error;
    const [first, ...others] = error.issues.map(placed);
    throw first === undefined ? error : new OfferError([first, ...others]);
  }
}

function placedIn(
  name: string,
  tree: StatedTree,
  sections: readonly Section[],
  issue: OfferIssue,
): OfferIssue {
  const at = tree.placeOf(issue.path);
  const field =
    at === undefined
      ? layoutName(issue.path, sections)
      : at.field.length === 0
        ? ""
        : layoutField(issue.path, at.field, sections);
  const message = field === "" ? issue.message : `${field}: ${issue.message}`;
  return { ...issue, path: [name, ...(at?.place ?? [])], message };
}

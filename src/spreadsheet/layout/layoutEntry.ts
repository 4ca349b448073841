import { describeReceived, type FieldPath, within } from "../../errors.js";
import { suggest } from "../../schema/suggest.js";
import type { CellReader } from "../cells/cellReader.js";
import { fieldOf, UNKNOWN } from "./jsonSchema.js";
import { COLUMN, type LayoutRow, refuseAt } from "./layoutRow.js";
import { meant } from "./loosely.js";
import { NONE } from "./none.js";
import { readLeaf } from "./readLeaf.js";
import type { Section } from "./section.js";
import type { StatedTree } from "./statedTree.js";

/** The part of a document that rows are about. */
export interface LayoutEntry {
  readonly section: Section;
  readonly path: FieldPath;
  readonly label: string;
}

/** What a row is about: what its type and label say, or else what the row above is about. */
export function entryOf(
  row: LayoutRow,
  above: LayoutEntry | undefined,
  sections: readonly Section[],
  tree: StatedTree,
  reader: CellReader,
): LayoutEntry {
  const { number, label, type } = row;
  const section = type === "" ? (above?.section ?? (sections[0] as Section)) : sectionOf(row, sections);
  const repeats = above?.section === section && above.label === label;
  if (above !== undefined && ((type === "" && label === "") || (repeats && label !== ""))) return above;
  if (type === "" && section.holds === "one" && label !== "") {
    refuseAt([number, COLUMN.type], "missing-term", "must say what the label is of");
  }
  if (section.holds === "one" || statesNone(row)) {
    return labelled({ section, path: section.path, label }, row, tree, reader);
  }
  if (section.holds === "table") {
    if (label === "") refuseAt([number, COLUMN.label], "missing-term", `must name the ${section.word}`);
    return { section, path: [...section.path, label], label };
  }
  if (type === "") {
    const message = `must be stated where another ${section.word} begins`;
    refuseAt([number, COLUMN.type], "missing-term", message);
  }
  const path = [...section.path, tree.count(section.path)];
  const place = [number, COLUMN.type] as const;
  within(place, () => {
    tree.begin(path, place);
    for (const [field, value] of Object.entries(section.stated ?? {})) {
      tree.state([...path, field], value, place);
    }
  });
  return labelled({ section, path, label }, row, tree, reader);
}

/** Whether a row says that a list or a table as a whole has no entry. */
const statesNone = ({ label, field, values }: LayoutRow): boolean =>
  label === "" && field === "" && values.length === 1 && values[0] === NONE;

function sectionOf({ number, type }: LayoutRow, sections: readonly Section[]): Section {
  const words = sections.map(({ word }) => word);
  const word = meant(type, words);
  const section = sections.find((candidate) => candidate.word === word);
  if (section !== undefined) return section;
  const hint = suggest(type, words);
  const message = hint === "" ? `must be one of ${words.join(", ")}` : `is not a known type${hint}`;
  return refuseAt([number, COLUMN.type], "unknown-component", message, describeReceived(type));
}

/** The entry, with its label stated in the field that it stands for. */
function labelled(
  entry: LayoutEntry,
  { number, label, cells }: LayoutRow,
  tree: StatedTree,
  reader: CellReader,
): LayoutEntry {
  const { section, path } = entry;
  if (label === "") return entry;
  const place = [number, COLUMN.label] as const;
  const { label: field, word } = section;
  if (field === undefined) return refuseAt(place, "invalid-term", `must be blank: ${word} has no name`);
  const schema = fieldOf(section.schema, field) ?? UNKNOWN;
  within(place, () => tree.state([...path, field], readLeaf(cells[0], schema, reader), place));
  return entry;
}

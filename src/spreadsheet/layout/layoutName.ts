import type { FieldPath } from "../../errors.js";
import { formatField } from "./formatField.js";
import type { Section } from "./section.js";

/** Where in a table a path of its document would stand. */
export interface LayoutPlace {
  readonly section: Section;
  readonly label: string;
  readonly field: string;
}

/** The section, the label and the field that say a path of a document. */
export function layoutPlace(path: FieldPath, sections: readonly Section[]): LayoutPlace {
  const [whole] = sections as [Section];
  const section =
    sections.find(({ holds, path: [part] }) => holds === "table" && part === path[0] && path.length > 1) ??
    whole;
  if (section === whole) return { section, label: "", field: formatField(path) };
  const [, label, ...rest] = path;
  return { section, label: String(label), field: formatField(shortened(rest, section)) };
}

/** A path inside an entry as its field says it. */
export function layoutField(path: FieldPath, inside: FieldPath, sections: readonly Section[]): string {
  const section = sections.find(({ short, path: [part] }) => short !== undefined && part === path[0]);
  return formatField(section === undefined ? inside : shortened(inside, section));
}

/** The path without the field that may be left out. */
export function shortened(path: FieldPath, { short }: Section): FieldPath {
  const [first, ...rest] = path;
  return first === short && /^\d/.test(String(rest[0] ?? "")) ? rest : path;
}

/** The same in words: `metric us-profit, 2021.mean`. */
export function layoutName(path: FieldPath, sections: readonly Section[]): string {
  const { section, label, field } = layoutPlace(path, sections);
  if (label === "") return field;
  return `${section.word} ${label}${field === "" ? "" : `, ${field}`}`;
}

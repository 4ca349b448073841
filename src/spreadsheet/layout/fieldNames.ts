// Internal: no name of the public API lives here.

import { type FieldPath, OfferError } from "../../errors.js";
import type { Section } from "./sections.js";

/** A key that needs no quotes. */
const PLAIN = /^[^."\s](?:[^."]*[^."\s])?$/;

/** Where a field stands inside its component or belief, as a cell says it: keys with dots between, list entries from 1. */
export const formatField = (path: FieldPath): string =>
  path
    .map((key) => {
      if (typeof key === "number") return String(key + 1);
      return PLAIN.test(key) ? key : `"${key.replaceAll('"', '""')}"`;
    })
    .join(".");

const MAX_LENGTH = 1000;
const MAX_KEYS = 16;

/** The keys of a field as a cell says it. A key with a dot in it stands in double quotes; a quote in those is doubled. */
export function readField(text: string): readonly string[] {
  if (text.length > MAX_LENGTH) refuseFieldName("too-large", `must have at most ${MAX_LENGTH} characters`);
  const keys: string[] = [];
  const key = /\s*(?:"((?:[^"]|"")*)"|([^."]*))\s*(\.|$)/y;
  for (;;) {
    const match = key.exec(text);
    const found = match?.[1]?.replaceAll('""', '"') ?? match?.[2]?.trim();
    if (found === undefined || found === "") {
      refuseFieldName(
        "invalid-term",
        "must be keys with dots between; a key with a dot in it stands in double quotes",
      );
    }
    keys.push(found as string);
    if (keys.length > MAX_KEYS) refuseFieldName("too-deep", `must have at most ${MAX_KEYS} keys`);
    if (match?.[3] === "") return keys;
  }
}

function refuseFieldName(code: "too-large" | "too-deep" | "invalid-term", message: string): never {
  throw new OfferError({ code, path: [], message });
}

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
  return first === short && /^\d/.test(String(rest[0])) ? rest : path;
}

/** A path of a document in words: `metric us-profit, 2021.mean`. */
export function layoutName(path: FieldPath, sections: readonly Section[]): string {
  const { section, label, field } = layoutPlace(path, sections);
  if (label === "") return field;
  return `${section.word} ${label}${field === "" ? "" : `, ${field}`}`;
}

// Internal: no name of the public API lives here.

import { type FieldPath, OfferError, promised } from "../../errors.js";
import type { Json } from "../../schema/document.js";
import { formatField } from "./fieldNames.js";

/** Row and column of a cell, counted from 1. */
export type CellPlace = readonly [row: number, column: number];

interface Branch {
  readonly parts: Map<string | number, Branch>;
  /** What stands here, where it has no parts. */
  value?: Json;
  place?: CellPlace;
  /** Whether rows of the table begin with it: its fields go by their names inside it. */
  entry?: boolean;
}

const branch = (): Branch => ({ parts: new Map() });

/** A document as rows state it bit by bit, with the cell that each bit came from. List entries are numbers from 0. */
export class StatedTree {
  private readonly root = branch();

  /** Begins an entry at a cell, if it has not begun yet. */
  begin(path: FieldPath, place: CellPlace): void {
    const at = this.reach(path, place);
    at.entry = true;
  }

  /** How many entries a list has so far. */
  count(path: FieldPath): number {
    return this.find(path)?.at.parts.size ?? 0;
  }

  /** States a value; throws where something is stated there already. */
  state(path: FieldPath, value: Json, place: CellPlace): void {
    const at = this.reach(path, place);
    if (at.value !== undefined || at.parts.size > 0) refuseTwice(at.place);
    at.value = value;
    at.place = place;
  }

  /** Whether anything is stated at a path. */
  states(path: FieldPath): boolean {
    return this.find(path) !== undefined;
  }

  /** The document, as plain data; throws where a list has a gap. */
  toJson(): Json {
    return toJson(this.root, []);
  }

  /** The cell that a path of the document came from, or else that of what it stands in, and the path from there. */
  placeOf(path: FieldPath): { readonly place: CellPlace; readonly field: FieldPath } | undefined {
    let entry = 0;
    let at: Branch | undefined = this.root;
    let place: CellPlace | undefined;
    for (const [index, key] of path.entries()) {
      at = at.parts.get(key);
      if (at === undefined) break;
      place = at.place ?? place;
      if (at.entry) entry = index + 1;
    }
    return place && { place, field: path.slice(entry) };
  }

  private find(path: FieldPath): { readonly at: Branch } | undefined {
    let at: Branch | undefined = this.root;
    for (const key of path) at = at?.parts.get(key);
    return at && { at };
  }

  private reach(path: FieldPath, place: CellPlace): Branch {
    let at = this.root;
    for (const key of path) {
      const [other] = at.parts.keys();
      const mixed = other !== undefined && typeof other !== typeof key;
      if (at.value !== undefined || mixed) refuseTwice(at.place);
      const next = at.parts.get(key) ?? branch();
      next.place ??= place;
      at.parts.set(key, next);
      at = next;
    }
    return at;
  }
}

function refuseTwice(before: CellPlace | undefined): never {
  const where = before === undefined ? "" : ` in row ${before[0]}`;
  throw new OfferError({ code: "duplicate-name", path: [], message: `is stated already${where}` });
}

function toJson({ parts, value }: Branch, path: FieldPath): Json {
  if (value !== undefined) return value;
  const entries = [...parts];
  if (typeof entries[0]?.[0] !== "number") {
    // Plain data whatever the keys: one called __proto__ is refused where documents are.
    return Object.fromEntries(entries.map(([key, part]) => [key, toJson(part, [...path, key])]));
  }
  const inOrder = (entries as [number, Branch][]).sort(([a], [b]) => a - b);
  return inOrder.map(([key, part], index) => {
    if (key === index) return toJson(part, [...path, key]);
    const message = `comes without the one before: ${formatField([...path, index])} is not stated`;
    const place = promised(part.place, "an entry has a cell that states it");
    throw new OfferError({ code: "missing-term", path: place, message });
  });
}

import type { Assumptions } from "../beliefs/assumptions.js";
import { type FieldPath, formatPath } from "../errors.js";
import { type Decimal, ZERO } from "../numeric/decimal.js";
import type { Context } from "./context.js";
import type { InputEntry } from "./ledger.js";

/** Something to put in an input cell, by where the beliefs state it. */
interface Belief extends Pick<InputEntry, "section" | "label" | "unit" | "format"> {
  readonly path: FieldPath;
  readonly words: readonly string[];
  /** Undefined where nobody stated it. */
  readonly stated: Decimal | undefined;
  readonly otherwise?: Decimal;
  readonly note?: string | undefined;
}

/** Puts a belief into an input cell, and says whether anybody stated it; gives its name. */
export function beliefInput(
  { ledger, beliefs }: Context,
  { path, words, stated, otherwise = ZERO, note, ...shown }: Belief,
): string {
  const said = stated !== undefined && !isDefault(beliefs, path);
  const source = said ? (note ?? "") : "Not stated; taken as this";
  return ledger.input(formatPath(path), words, () => ({
    ...shown,
    value: stated ?? otherwise,
    source,
    stated: said,
  }));
}

/** Whether a field was filled in because the document leaves it out. */
const isDefault = ({ assumed }: Assumptions, path: FieldPath): boolean =>
  assumed.some((one) => formatPath(one.path) === formatPath(path));

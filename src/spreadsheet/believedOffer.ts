// Internal: no name of the public API lives here.

import { statedBeliefs } from "../analysis/figures/statedBeliefs.js";
import { type Assumptions, readAssumptions } from "../beliefs/assumptions.js";
import { describeReceived, type FieldPath, formatPath, OfferError, type OfferIssue } from "../errors.js";
import { type Offer, parseOffer } from "../offer/offer.js";
import { collectProblems } from "../schema/problems.js";
import { suggest } from "../schema/suggest.js";
import type { CellReader } from "./cells/cellReader.js";
import type { Range } from "./cells/range.js";
import { normalizeWord } from "./layout/cellTexts.js";
import { layoutPlace } from "./layout/fieldNames.js";
import { type RowsRead, rowsRead, withPlaces } from "./layout/rowsRead.js";
import { beliefSections, offerSections } from "./layout/sections.js";

/** An offer and the beliefs under which it is valued, out of two ranges. */
export interface BelievedOffer {
  /** What `run` returns; what it throws about a term or a belief is said with the row that states it. */
  evaluate<Value>(run: (offer: Offer, beliefs: Assumptions) => Value): Value;
}

export const offerIn = (terms: Range, reader: CellReader): RowsRead<Offer> =>
  rowsRead("terms", terms, offerSections(), reader, (document) => parseOffer(document));

const beliefsIn = (beliefs: Range, reader: CellReader): RowsRead<Assumptions> =>
  rowsRead("beliefs", beliefs, beliefSections(), reader, (document) => readAssumptions(document));

/** Reads both; throws what is wrong with either. */
export function believedOffer(
  ranges: { readonly terms: Range; readonly beliefs: Range },
  reader: CellReader,
): BelievedOffer {
  const problems = collectProblems();
  const terms = problems.attempt([], () => offerIn(ranges.terms, reader));
  const beliefs = problems.attempt([], () => beliefsIn(ranges.beliefs, reader));
  problems.refuse();
  return believedOfferOf(terms as RowsRead<Offer>, beliefs as RowsRead<Assumptions>);
}

/** Arguments of the library that are arguments of the functions, by the names they have there. */
const ARGUMENTS: Readonly<Record<string, FieldPath>> = {
  path: ["belief"],
  target: ["target"],
  low: ["from"],
  high: ["to"],
  options: ["figure"],
};

/** Options of the library that are arguments by themselves. */
const OPTIONS = new Set<unknown>(["component", "paths", "seed"]);

function believedOfferOf(terms: RowsRead<Offer>, beliefs: RowsRead<Assumptions>): BelievedOffer {
  const fields = new Set(
    beliefSections().flatMap(({ path, schema }) => [path[0], ...Object.keys(schema.properties ?? {})]),
  );
  const placed = (issue: OfferIssue): OfferIssue => {
    const [first] = issue.path[0] === "question" ? issue.path.slice(1) : issue.path;
    // A metric has a path too, but no document has one at its top.
    const option = first === "options" ? issue.path[1] : undefined;
    const argument = OPTIONS.has(option) ? [option as string] : ARGUMENTS[String(first)];
    if (argument !== undefined) return { ...issue, path: argument };
    if (first === "components") return terms.placed(issue);
    return first !== undefined && fields.has(first) ? beliefs.placed(issue) : issue;
  };
  return { evaluate: (run) => withPlaces(() => run(terms.read, beliefs.read), placed) };
}

/**
 * The belief that somebody names: by its path, `metrics.us-profit.forecast.2021.mean`, or as the table says it, by label and
 * field (`us-profit 2021.mean`), with the type before them where that is needed (`metric us-profit 2021.mean`). What stands
 * around a single figure, such as a rate with its conventions, names it too.
 */
export function beliefNamed(assumptions: Assumptions, name: string): FieldPath {
  const stated = statedBeliefs(assumptions).map(({ path }) => path);
  const named = (paths: (path: FieldPath) => readonly FieldPath[]): readonly FieldPath[] =>
    stated.filter((path) => paths(path).flatMap(namesOf).map(normalizeName).includes(normalizeName(name)));
  const itself = named((path) => [path]);
  const found = itself.length > 0 ? itself : named((path) => path.map((_, end) => path.slice(0, end)));
  const [only] = found;
  if (only !== undefined && found.length === 1) return only;
  const message =
    only === undefined
      ? `must name a figure that the beliefs state${suggest(name, stated.flatMap(namesOf))}`
      : `may be ${found
          .slice(0, 5)
          .map((path) => formatPath(path))
          .join(" or ")}: say which`;
  throw new OfferError({
    code: only === undefined ? "unknown-key" : "invalid-term",
    path: ["path"],
    message,
    received: describeReceived(name),
  });
}

/** What a path goes by: its own name, and in the words of the table. */
function namesOf(path: FieldPath): readonly string[] {
  const { section, label, field } = layoutPlace(path, beliefSections());
  const short = [label, field].filter((word) => word !== "").join(" ");
  return [formatPath(path), short, `${section.word} ${short}`];
}

/** A name but for how its words are parted. */
const normalizeName = (name: string): string => normalizeWord(name).replace(/[.,'"[\]]/g, "");

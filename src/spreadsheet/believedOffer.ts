import { type Assumptions, parseAssumptions } from "../beliefs/assumptions.js";
import type { FieldPath, OfferIssue } from "../errors.js";
import { type Offer, parseOffer } from "../offer/offer.js";
import { collectProblems } from "../schema/problems.js";
import type { CellReader } from "./cells/cellReader.js";
import type { Range } from "./cells/range.js";
import { beliefSections } from "./layout/beliefSections.js";
import { offerSections } from "./layout/offerSections.js";
import { type RowsRead, rowsRead, withPlaces } from "./layout/rowsRead.js";

/** An offer and the beliefs under which it is valued, out of two ranges. */
export interface BelievedOffer {
  /** What `run` returns; what it throws about a term or a belief is said with the row that states it. */
  valued<Value>(run: (offer: Offer, beliefs: Assumptions) => Value): Value;
}

export const offerIn = (terms: Range, reader: CellReader): RowsRead<Offer> =>
  rowsRead("terms", terms, offerSections(), reader, (document) => parseOffer(document));

const beliefsIn = (beliefs: Range, reader: CellReader): RowsRead<Assumptions> =>
  rowsRead("beliefs", beliefs, beliefSections(), reader, parseAssumptions);

/** Reads both; throws what is wrong with either. */
export function believedOffer(
  ranges: { readonly terms: Range; readonly beliefs: Range },
  reader: CellReader,
): BelievedOffer {
  const problems = collectProblems();
  const terms = problems.attempt([], () => offerIn(ranges.terms, reader));
  const beliefs = problems.attempt([], () => beliefsIn(ranges.beliefs, reader));
  problems.refuse();
  return together(terms as RowsRead<Offer>, beliefs as RowsRead<Assumptions>);
}

/** Arguments of the library that are arguments of the functions, by the names they have there. */
const ARGUMENTS: Readonly<Record<string, FieldPath>> = {
  path: ["belief"],
  target: ["target"],
  low: ["from"],
  high: ["to"],
  options: ["figure"],
};

function together(terms: RowsRead<Offer>, beliefs: RowsRead<Assumptions>): BelievedOffer {
  const fields = new Set(
    beliefSections().flatMap(({ path, schema }) => [path[0], ...Object.keys(schema.properties ?? {})]),
  );
  const placed = (issue: OfferIssue): OfferIssue => {
    const [first] = issue.path;
    if (first === "components") return terms.placed(issue);
    if (first !== undefined && fields.has(first)) return beliefs.placed(issue);
    const argument = ARGUMENTS[String(first)];
    return argument === undefined ? issue : { ...issue, path: argument };
  };
  return { valued: (run) => withPlaces(() => run(terms.read, beliefs.read), placed) };
}

import { statedBeliefs } from "../analysis/figures/statedBeliefs.js";
import type { Assumptions } from "../beliefs/assumptions.js";
import { describeReceived, type FieldPath, formatPath, OfferError } from "../errors.js";
import { suggest } from "../schema/suggest.js";
import { beliefSections } from "./layout/beliefSections.js";
import { layoutPlace } from "./layout/layoutName.js";
import { loosely } from "./layout/loosely.js";

/**
 * The belief that somebody names: by its path, `metrics.us-profit.forecast.2021.mean`, or as the table says it, by label and
 * field (`us-profit 2021.mean`), with the type before them where that is needed (`metric us-profit 2021.mean`). What stands
 * around a single figure, such as a rate with its conventions, names it too.
 */
export function beliefNamed(assumptions: Assumptions, name: string): FieldPath {
  const stated = statedBeliefs(assumptions).map(({ path }) => path);
  const named = (paths: (path: FieldPath) => readonly FieldPath[]): readonly FieldPath[] =>
    stated.filter((path) => paths(path).flatMap(namesOf).map(spelt).includes(spelt(name)));
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
const spelt = (name: string): string => loosely(name).replace(/[.,'"[\]]/g, "");

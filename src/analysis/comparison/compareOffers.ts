import type { Assumptions } from "../../beliefs/assumptions.js";
import type { AssumptionsInput } from "../../beliefs/assumptionsInput.js";
import { OfferError } from "../../errors.js";
import type { Offer } from "../../offer/offer.js";
import type { OfferInput } from "../../offer/offerDocument.js";
import { checkedList } from "../../ownData.js";
import { printable } from "../../schema/printable.js";
import { type CompareOptions, checkedChoices, comparedViews, readOffers } from "./comparedViews.js";
import type { ComparedView, Comparison } from "./comparison.js";
import { comparisonTable } from "./comparisonTable.js";

/** More than this belongs into `comparedViews`, which forgets each viewpoint once it is read. */
const MAX_CELLS = 10_000;

/**
 * Offers side by side, valued under the beliefs of every party and ranked for each. The figure that ranks is the value with
 * the odds of closing, where beliefs give them, or with `rankBy: "if it closes"` the present value if each closes. Beside it stand
 * the odds and what the present value is made of, in rows that are the same for all: `cash at closing`, `deferred cash`
 * (due after closing), `stock` (delivered in shares or hanging on their price) and `contingent` (hanging on a metric, or
 * on an event that is no condition of the offer); the rows add up to the present value to 28 digits. Amounts are in the currency
 * of the beliefs, the offers' unless stated.
 *
 * `onProgress(done, total)` is told how many valuations are done; an aborted `signal` throws its reason.
 *
 * @throws OfferError `currency-mismatch` where offers are in several currencies and beliefs name none; `duplicate-name` for two
 * offers of one name; `too-large` beyond 10,000 valuations, for which there is `comparedViews`; and as `valueOffer` does.
 * @example
 * ```ts
 * const now = offer({ name: "Now", currency: "USD", components: [cash({ amount: "1000", paid: "2021-01-01" })] });
 * const later = offer({ name: "Later", currency: "USD", components: [cash({ amount: "1080", paid: "2022-01-01" })] });
 * const view = (name: string, discountRate: string) => ({ name, valuationDate: "2021-01-01", discountRate });
 * const { views } = compareOffers([now, later], [view("Patient", "0.05"), view("Impatient", "0.1")]);
 * views.map(({ viewpoint, ranking }) => `${viewpoint}: ${ranking[0]}`).join(); // => Patient: Later,Impatient: Now
 * ```
 */
export function compareOffers(
  offers: readonly (Offer | OfferInput)[],
  beliefSets: readonly (AssumptionsInput | Assumptions)[],
  options: CompareOptions = {},
): Comparison {
  const terms = readOffers(offers);
  const sets = checkedList(
    beliefSets,
    "beliefSets",
    MAX_CELLS,
    (set) => set as AssumptionsInput | Assumptions,
  );
  const cells = sets.length * terms.length;
  if (cells > MAX_CELLS) {
    const message = `come to ${cells} valuations, more than ${MAX_CELLS}: comparedViews takes any number, one viewpoint at a time`;
    throw new OfferError({ code: "too-large", path: ["beliefSets"], message });
  }
  const { onProgress, ...choices } = checkedChoices(options);
  const followed = { ...choices, onProgress: onProgress && ((done: number) => onProgress(done, cells)) };
  const views: ComparedView[] = [];
  try {
    for (const view of comparedViews(terms, sets, followed)) views.push(view);
  } catch (error) {
    const inOffers =
      error instanceof OfferError && error.path[0] !== "offers" && error.path[0] !== "beliefSets";
    throw inOffers ? error.within(["beliefSets", views.length]) : error;
  }
  return printable({ rankedBy: choices.rankBy, views }, comparisonTable);
}

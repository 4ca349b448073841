import { type Assumptions, innerAssumptions } from "../../beliefs/assumptions.js";
import type { AssumptionsInput } from "../../beliefs/assumptionsInput.js";
import { describeReceived, OfferError, ofArgument, within } from "../../errors.js";
import { resultOf } from "../../numeric/certified.js";
import { type Decimal, ONE } from "../../numeric/decimal.js";
import { toResult } from "../../numeric/rounding.js";
import { innerOffer, type Offer } from "../../offer/offer.js";
import type { OfferInput } from "../../offer/offerDocument.js";
import { type OfferWorth, offerWorth } from "../../offer/offerWorth.js";
import type { Valuation } from "../../offer/valuation.js";
import { valuationOf } from "../../offer/valueOffer.js";
import { checkedList, isList } from "../../ownData.js";
import { errorsOf } from "../../pricing/breakdown.js";
import { toItsError } from "../../pricing/simulatedUnits.js";
import { readOptions } from "../../schema/options.js";
import { deepFreeze } from "../../schema/records.js";
import { designIn, type ValuationOptions } from "../../simulation/simulationOptions.js";
import { formatDate } from "../../time/date.js";
import { type Watch, watched } from "../figures/watch.js";
import { certaintyMix } from "./certaintyMix.js";
import type { ComparedOffer, ComparedView, RankBy } from "./comparison.js";

/** How offers are compared. */
export interface CompareOptions extends Watch, ValuationOptions {
  /** `"with odds"` unless stated: an offer without odds then counts with its value if it closes. */
  readonly rankBy?: RankBy | undefined;
  /** `"valuations"` unless stated; `"figures"` leaves out the valuation behind each figure. */
  readonly keep?: "valuations" | "figures" | undefined;
}

const MAX_OFFERS = 1000;
const CELLS_BETWEEN_REPORTS = 100;

/**
 * Compares offers one viewpoint after the other, so that only one is in memory at a time: for thousands of belief sets, which may
 * themselves come out of a generator. `onProgress` is told how many valuations are done; their total is not known and
 * is given as those done so far. See `compareOffers` for the figures.
 *
 * @throws OfferError as `compareOffers` does, when the viewpoint at fault is reached.
 * @example
 * ```ts
 * const deal = (amount: string) => offer({ name: `Deal ${amount}`, currency: "USD", components: [cash({ amount, paid: "2022-01-01" })] });
 * const rates = ["0", "0.1"].map((discountRate) => ({ valuationDate: "2021-01-01", discountRate }));
 * const views = [...comparedViews([deal("1100"), deal("1200")], rates, { keep: "figures" })];
 * views.map(({ ranking }) => ranking[0]).join(); // => Deal 1200,Deal 1200
 * ```
 */
export function* comparedViews(
  offers: readonly (Offer | OfferInput)[],
  beliefSets: Iterable<AssumptionsInput | Assumptions>,
  options: CompareOptions = {},
): Generator<ComparedView, void, undefined> {
  const { rankBy, keep, onProgress, signal, simulation } = checkedChoices(options);
  const design = designIn({ simulation });
  const terms = readOffers(offers);
  let done = 0;
  let views = 0;
  const follow = watched({ signal }, Number.POSITIVE_INFINITY, 1);
  for (const set of checkedSets(beliefSets)) {
    const beliefs = ofArgument("beliefSets", () => innerAssumptions(set));
    views += 1;
    const cells = terms.map((offer, index): Omit<ComparedOffer, "rank"> => {
      follow(done);
      refuseOtherCurrency(offer, terms, beliefs, index);
      const worth = offerWorth(offer, beliefs, design);
      const figures = figuresOf(offer, beliefs, worth, rankBy);
      const cell =
        keep === "figures"
          ? figures
          : withValuation(figures, valuationOf(offer, beliefs, worth, design), rankBy);
      done += 1;
      if (done % CELLS_BETWEEN_REPORTS === 0) onProgress?.(done, done);
      return cell;
    });
    yield viewOf(beliefs, terms[0].currency, cells, views);
  }
  if (done % CELLS_BETWEEN_REPORTS !== 0) onProgress?.(done, done);
}

type Cell = Omit<ComparedOffer, "rank">;

/** The figures of a valuation without what it assumed, its cash flows and its remarks. */
function figuresOf(offer: Offer, beliefs: Assumptions, worth: OfferWorth, rankBy: RankBy): Cell {
  const { conditions, weighted } = worth;
  const presentValue = toItsError(resultOf(worth.presentValue), errorsOf(worth.flows)?.presentValue);
  const withOdds = (): Decimal => toItsError(resultOf(worth.withOdds), worth.withOddsError());
  return {
    offer: offer.name,
    value: rankBy === "with odds" && weighted ? withOdds() : presentValue,
    presentValue,
    oddsOfClosing: weighted ? toResult(beliefs.odds.probabilityOf(conditions)) : certainty(offer),
    mix: certaintyMix(offer, beliefs, worth),
    valuation: undefined,
  };
}

/** The figures of a valuation, in the digits that it knows of them, and the valuation itself. */
function withValuation(figures: Cell, valuation: Valuation, rankBy: RankBy): Cell {
  const { presentValue, withOdds } = valuation;
  return {
    ...figures,
    presentValue,
    value: rankBy === "with odds" ? (withOdds?.presentValue ?? presentValue) : presentValue,
    valuation,
  };
}

const certainty = ({ conditions }: Offer): Decimal | undefined =>
  conditions.length === 0 ? toResult(ONE) : undefined;

function viewOf(
  { name, currency, valuationDate }: Assumptions,
  offered: string,
  cells: readonly Cell[],
  count: number,
): ComparedView {
  const offers = cells.map((cell): ComparedOffer => {
    const better = cells.filter(({ value }) => value.greaterThan(cell.value));
    return { ...cell, rank: better.length + 1 };
  });
  return deepFreeze({
    viewpoint: name ?? `View ${count}`,
    currency: currency ?? offered,
    valuationDate: formatDate(valuationDate),
    offers,
    ranking: [...offers].sort((a, b) => a.rank - b.rank).map(({ offer }) => offer),
  });
}

export function readOffers(offers: readonly (Offer | OfferInput)[]): readonly [Offer, ...Offer[]] {
  const read = checkedList(offers, "offers", MAX_OFFERS, (one, place) =>
    within(place, () => innerOffer(one)),
  );
  if (read.length === 0) refuseArgument("missing-term", ["offers"], "must have at least one entry");
  const names = read.map(({ name }) => name);
  const twice = names.findIndex((name, index) => names.indexOf(name) < index);
  if (twice >= 0) {
    const message = `must be unique among the offers: "${names[twice]}" is there already, so give one of them another name`;
    refuseArgument("duplicate-name", ["offers", twice, "name"], message);
  }
  return read as readonly Offer[] as readonly [Offer, ...Offer[]];
}

function refuseOtherCurrency(
  { currency }: Offer,
  [first]: readonly [Offer, ...Offer[]],
  beliefs: Assumptions,
  index: number,
): void {
  if (beliefs.currency !== undefined || currency === first.currency) return;
  const message = `is ${currency}, but the first offer is in ${first.currency}: state the currency of the beliefs to compare them`;
  refuseArgument("currency-mismatch", ["offers", index, "currency"], message);
}

export function checkedChoices(options: CompareOptions) {
  const {
    rankBy = "with odds",
    keep = "valuations",
    onProgress,
    signal,
    simulation,
  } = readOptions(options, ["rankBy", "keep", "simulation", "onProgress", "signal"]);
  if (rankBy !== "with odds" && rankBy !== "if it closes") {
    refuseArgument("invalid-term", ["options", "rankBy"], 'must be "with odds" or "if it closes"', rankBy);
  }
  if (keep !== "valuations" && keep !== "figures") {
    refuseArgument("invalid-term", ["options", "keep"], 'must be "valuations" or "figures"', keep);
  }
  watched({ onProgress }, 0, 1);
  return { rankBy, keep, onProgress, signal, simulation };
}

function checkedSets<Set>(sets: Iterable<Set>): Iterable<Set> {
  if (isList(sets)) return sets;
  return isIterable(sets)
    ? sets
    : refuseArgument("invalid-type", ["beliefSets"], "must be a list of beliefs", sets);
}

/** A generator is code by its nature: only one that shows itself as such, and no Proxy that cannot be looked at, is run. */
function isIterable(sets: unknown): boolean {
  try {
    return typeof sets === "object" && sets !== null && Symbol.iterator in sets;
  } catch {
    return false;
  }
}

function refuseArgument(
  code: OfferError["code"],
  path: OfferError["path"],
  message: string,
  received?: unknown,
): never {
  const seen = received === undefined ? {} : { received: describeReceived(received) };
  throw new OfferError({ code, path, message, ...seen });
}

import { formatAsset } from "../algebra/asset.js";
import { obligations } from "../algebra/obligations.js";
import { type Decimal, exactProduct, exactSum, ZERO } from "../numeric/decimal.js";
import { toResult } from "../numeric/rounding.js";
import { type Offer, readOffer } from "../offer/offer.js";
import type { OfferInput } from "../offer/offerDocument.js";
import { printable } from "../schema/printable.js";
import { ownProperty } from "../schema/records.js";
import { formatDate } from "../time/date.js";
import { factsOf } from "./facts.js";
import { openReadings } from "./openReadings.js";
import { type Outcomes, type OutcomesInput, readOutcomes } from "./outcomesDocument.js";
import { settledLine } from "./settledLine.js";
import type { SettledLine, SettledTotal, Settlement } from "./settlement.js";
import { settlementTable } from "./settlementTable.js";

/**
 * What is owed under an offer once it is known what has happened: line by line, when, and how it is worked out. Nothing is
 * believed: what outcomes do not say stays open, with the bounds that it can lie between. Amounts are exact until they are
 * given with 28 digits; cents and whole shares are not rounded, but listed in `readings`, with every other place where the
 * document leaves open how it is to be read and another reading would change what is owed: terms that nobody stated and for
 * which one of several was taken, days that are no weekdays, averages over calendar days.
 *
 * An offer that has closed has met its conditions. One that has failed (`closing: { failed }`) owes what hangs on the failing of
 * a condition and what is owed without closing, counted from that day. An event that happened after the day by which a
 * milestone or a right wants it does not count.
 *
 * @throws OfferError listing everything that is wrong with the outcomes: `unknown-key` for a metric, period, event, share or
 * currency that the offer does not know (with what was probably meant), `invalid-date` for what comes after the day of settlement
 * or was measured before its period was over, and for an event in a period on a day outside it, `invalid-term` for what contradicts the closing or the prices of its days,
 * `currency-mismatch`.
 * @example
 * ```ts
 * const excess = earnOut({ share: "0.15", metric: "ebitda", periods: [2022, 2023], threshold: "120e6", cap: "1e6" });
 * const deal = offer({ name: "Deal", currency: "USD", components: [excess] });
 * const { lines, open, total } = settle(deal, {
 *   settledOn: "2023-02-28",
 *   metrics: { ebitda: { measured: { 2022: "130e6" } } },
 * });
 * lines[0]?.working; // => 15% × (130,000,000 − 120,000,000) = 1,500,000, capped at 1,000,000
 * `${lines[1]?.status} from ${lines[1]?.atLeast} to ${lines[1]?.atMost}`; // => open from 0 to 1000000
 * open.join(); // => ebitda for 2023
 * total; // => 1000000
 * ```
 */
export function settle(offer: Offer | OfferInput, outcomes: OutcomesInput): Settlement {
  const terms = readOffer(offer);
  const stated = readOutcomes(outcomes);
  const facts = factsOf(terms, stated);
  const lines = obligations(terms.claim).map((obligation) => settledLine(obligation, terms, facts));
  return printable(
    {
      offer: terms.name,
      outcomes: stated.name,
      currency: terms.currency,
      settledOn: formatDate(stated.settledOn),
      closing: stated.closing && formatDate(stated.closing.day),
      lines,
      owed: totalsOf(lines),
      total: totalOf(lines, terms.currency, stated),
      open: [...new Set(lines.flatMap(({ unknown }) => unknown))],
      readings: openReadings(terms, facts, stated),
    },
    settlementTable,
  );
}

const isOwed = ({ status }: SettledLine): boolean => status === "owed";

function totalsOf(lines: readonly SettledLine[]): readonly SettledTotal[] {
  const groups = new Map<string, SettledLine[]>();
  for (const line of lines.filter(isOwed)) {
    const key = formatAsset(line.asset);
    groups.set(key, [...(groups.get(key) ?? []), line]);
  }
  return [...groups.values()].map((group): SettledTotal => {
    const sum = (some: readonly SettledLine[]): Decimal =>
      toResult(exactSum(some.map(({ units = ZERO }) => units)));
    return {
      asset: (group[0] as SettledLine).asset,
      units: sum(group),
      fallenDue: sum(group.filter(({ fallenDue }) => fallenDue)),
      toCome: sum(group.filter(({ fallenDue }) => !fallenDue)),
    };
  });
}

/** All money, at the exchange rates of its days. */
function totalOf(
  lines: readonly SettledLine[],
  currency: string,
  { currencies = {} }: Outcomes,
): Decimal | undefined {
  const amounts = lines.filter(isOwed).map(({ asset, units = ZERO, date = "" }) => {
    if (asset.kind !== "currency") return undefined;
    if (asset.currency === currency) return units;
    const rate = ownProperty(ownProperty(currencies, asset.currency)?.rates ?? {}, date);
    return rate && exactProduct(units, rate);
  });
  return amounts.includes(undefined) ? undefined : toResult(exactSum(amounts as Decimal[]));
}

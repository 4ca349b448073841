// Internal: no name of the public API lives here.

import { OfferError, promised } from "../../errors.js";
import { Decimal, type DecimalInput, frozen, ResultDecimal, toDecimal } from "../../numeric/decimal.js";
import {
  type Estimate,
  estimateOf,
  probabilityInterval,
  studentQuantile,
} from "../../simulation/estimate.js";
import type { Design } from "../../simulation/points.js";
import type { BucketList } from "../../simulation/sketch.js";
import type { Tally } from "../../simulation/tally.js";
import type {
  HistogramBin,
  PaidAmounts,
  SimulatedFigure,
  SimulatedProbability,
  SimulatedQuantile,
} from "./simulation.js";

/** A double in the digits that an error of this size leaves meaning in, and two more. */
function rounded(value: number, error: number): Decimal {
  const exact = new Decimal(value);
  if (error === 0 || exact.isZero()) return frozen(new ResultDecimal(exact));
  const digits = exact.e - new Decimal(error).e + 3;
  return frozen(new ResultDecimal(digits < 1 ? 0 : exact.toSignificantDigits(Math.min(digits, 16))));
}

/** An estimate as it is returned. */
export const figureOf = ({ mean, standardError, interval: [low, high] }: Estimate): SimulatedFigure => ({
  mean: rounded(mean, standardError),
  standardError: frozen(new ResultDecimal(new Decimal(standardError).toSignificantDigits(3))),
  interval: [rounded(low, standardError), rounded(high, standardError)],
});

/** An amount that a path came to, of which a bucket knows 1/512: cut to the cent, or to twelve digits where it has more. */
const amountOf = (value: number): Decimal =>
  frozen(new ResultDecimal(new Decimal(value).toSignificantDigits(12)));

const shareOf = (hits: number, count: number): Decimal => rounded(hits / count, 1 / count);

const probabilityOf = (hits: number, count: number): SimulatedProbability => {
  const [low, high] = probabilityInterval(hits, count);
  return { probability: shareOf(hits, count), interval: [rounded(low, 1 / count), rounded(high, 1 / count)] };
};

const PERCENTILES = ["0.01", "0.05", "0.1", "0.25", "0.5", "0.75", "0.9", "0.95", "0.99"] as const;

/** What has been counted of an amount that is paid. */
export function paidAmounts(tally: Tally, design: Design): PaidAmounts {
  const buckets = promised(tally.sketch, "amounts that are paid are counted by size").buckets();
  const moments = tally.moments();
  const { count } = moments;
  const estimate = estimateOf(moments, design);
  const paying = countAbove(buckets);
  const quantile = (p: DecimalInput): SimulatedQuantile => {
    const share = shareArgument(p);
    // As many standard deviations of the number of paths below it as leave out one in forty on either side.
    const reach = studentQuantile(0.975, count) * Math.sqrt(count * share * (1 - share));
    const at = (rank: number): Decimal => amountOf(amountAt(buckets, Math.min(count, Math.max(0, rank))));
    return { value: at(share * count), interval: [at(share * count - reach), at(share * count + reach)] };
  };
  return {
    drift: "real-world",
    mean: figureOf(estimate),
    probabilityOfPayment: probabilityOf(paying, count),
    meanIfPaid: paying === 0 ? null : figureOf(ifPaid(estimate.mean, moments.size, paying, count)),
    least: amountOf(leastOf(buckets)),
    greatest: amountOf(greatestOf(buckets)),
    percentiles: PERCENTILES.map((p) => ({ probability: new ResultDecimal(p), ...quantile(p) })),
    quantile: (p) => Object.freeze(quantile(p)),
    probabilityAtMost: (amount) => {
      const hits = Math.round(countAtMost(buckets, toDecimal(amount, ["amount"]).toNumber()));
      return Object.freeze(probabilityOf(hits, count));
    },
    expectedShortfall: (p) => {
      const worst = shareArgument(p) * count;
      return amountOf(sumOfLeast(buckets, worst) / worst);
    },
    histogram: (bins = 20) => Object.freeze(histogram(buckets, count, bins)),
  };
}

/** The mean over the paths that pay: those that do not add nothing to the sum, nor to the sum of squares. */
function ifPaid(mean: number, size: number, paying: number, count: number): Estimate {
  const share = paying / count;
  const conditional = mean / share;
  const variance = Math.max(0, (size * size) / share - conditional * conditional);
  const standardError = Math.max(Math.sqrt(variance / paying), 1e-10 * size);
  const reach = studentQuantile(0.975, Math.max(15, paying)) * standardError;
  return { mean: conditional, standardError, interval: [conditional - reach, conditional + reach] };
}

function shareArgument(p: DecimalInput): number {
  const share = toDecimal(p, ["p"]);
  if (share.greaterThan(0) && share.lessThan(1)) return share.toNumber();
  const message = "must be above 0 and below 1";
  throw new OfferError({ code: "out-of-range", path: ["p"], message, received: `"${share}"` });
}

const leastOf = ({ length, least }: BucketList): number => (length === 0 ? 0 : (least[0] as number));

const greatestOf = ({ length, greatest }: BucketList): number =>
  length === 0 ? 0 : (greatest[length - 1] as number);

/** How many paths pay anything. */
function countAbove(buckets: BucketList): number {
  let paying = 0;
  for (let index = 0; index < buckets.length; index++) {
    if ((buckets.greatest[index] as number) > 0) paying += buckets.counts[index] as number;
  }
  return paying;
}

/** The amount up to which so many paths lie; between the least and the greatest of a bucket, in proportion. */
function amountAt(buckets: BucketList, rank: number): number {
  let before = 0;
  for (let index = 0; index < buckets.length; index++) {
    const least = buckets.least[index] as number;
    const greatest = buckets.greatest[index] as number;
    const count = buckets.counts[index] as number;
    if (before + count >= rank) return least + ((greatest - least) * Math.max(0, rank - before)) / count;
    before += count;
  }
  return greatestOf(buckets);
}

function countAtMost(buckets: BucketList, amount: number): number {
  let hits = 0;
  for (let index = 0; index < buckets.length; index++) {
    const least = buckets.least[index] as number;
    const greatest = buckets.greatest[index] as number;
    const count = buckets.counts[index] as number;
    if (amount >= greatest) hits += count;
    else if (amount >= least) hits += (count * (amount - least)) / (greatest - least);
  }
  return hits;
}

/** The sum of the `most` least amounts. */
function sumOfLeast(buckets: BucketList, most: number): number {
  let [sum, left] = [0, most];
  for (let index = 0; index < buckets.length; index++) {
    const least = buckets.least[index] as number;
    const greatest = buckets.greatest[index] as number;
    const count = buckets.counts[index] as number;
    const taken = Math.min(count, left);
    sum += taken * (least + ((greatest - least) * taken) / count / 2);
    left -= taken;
    if (left <= 0) break;
  }
  return sum;
}

const MAX_BINS = 1000;

function histogram(buckets: BucketList, count: number, bins: number): HistogramBin[] {
  if (!Number.isInteger(bins) || bins < 1 || bins > MAX_BINS) {
    const message = `must be a whole number from 1 to ${MAX_BINS}`;
    throw new OfferError({ code: "out-of-range", path: ["bins"], message, received: `the number ${bins}` });
  }
  const [least, greatest] = [leastOf(buckets), greatestOf(buckets)];
  const edge = (index: number): number => least + ((greatest - least) * index) / bins;
  const below = (index: number): number => {
    // A bin has its lower end, not its upper one: amounts just below are counted up to the least bit of it.
    if (index === 0) return 0;
    return index === bins ? count : countBelow(buckets, edge(index));
  };
  if (least === greatest)
    return [{ from: amountOf(least), to: amountOf(greatest), probability: shareOf(count, count) }];
  return Array.from({ length: bins }, (_, index) => ({
    from: amountOf(edge(index)),
    to: amountOf(edge(index + 1)),
    probability: shareOf(Math.round(below(index + 1)) - Math.round(below(index)), count),
  }));
}

function countBelow(buckets: BucketList, amount: number): number {
  let hits = 0;
  for (let index = 0; index < buckets.length; index++) {
    const least = buckets.least[index] as number;
    const greatest = buckets.greatest[index] as number;
    const count = buckets.counts[index] as number;
    if (amount > greatest) hits += count;
    else if (amount > least) hits += (count * (amount - least)) / (greatest - least);
  }
  return hits;
}

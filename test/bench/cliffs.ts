import { type Column, textTable } from "../../src/print/textTable.js";
import { Random } from "./random.js";
import { type RealisticOffer, realisticOffer } from "./realisticOffers.js";
import type * as subject from "./subject.js";

type Library = typeof subject;

const SEED = 20_261_128;
const ROUNDS = 5;

const COLUMNS: readonly Column[] = [
  { title: "what is valued", align: "left" },
  { title: "median", align: "right" },
  { title: "99th percentile", align: "right" },
  { title: "slowest", align: "right" },
  { title: "ratio", align: "right" },
];

/**
 * Whether cost grows as the work grows: `count` random offers, in microseconds a flow beyond what one payment in cash takes. The
 * ratio is that of the 99th percentile to the median.
 */
export function cliffsTable(library: Library, count: number): string {
  const cash = microsecondsOf(valued(library, ONE_PAYMENT));
  return textTable(COLUMNS, [
    rowOf(library, cash, "offers of every family but PERT, us a flow", count, false),
    rowOf(library, cash, "offers with PERT among them, us a flow", count, true),
    periodsRow(library),
  ]);
}

const ONE_PAYMENT: RealisticOffer = {
  offer: { name: "Cash", currency: "USD", components: [{ type: "cash", amount: "10e9" }] },
  beliefs: { valuationDate: "2021-01-01", closing: "2021-03-31", discountRate: "0.08" },
};

/** An offer and beliefs that have been read, to be valued again and again. */
function valued(library: Library, { offer, beliefs }: RealisticOffer) {
  const [terms, views] = [library.parseOffer(offer), library.parseAssumptions(beliefs as never)];
  return () => library.valueOffer(terms, views);
}

/** The least of a few rounds: what else the machine did is no cost of the valuation. */
function microsecondsOf(turn: () => unknown): number {
  turn();
  const times = Array.from({ length: ROUNDS }, () => {
    const start = performance.now();
    turn();
    return (performance.now() - start) * 1000;
  });
  return Math.min(...times);
}

function rowOf(library: Library, cash: number, name: string, count: number, withPert: boolean): string[] {
  const random = new Random(SEED);
  const costs = Array.from({ length: count }, () => {
    const turn = valued(library, realisticOffer(random, withPert));
    return (microsecondsOf(turn) - cash) / Math.max(1, turn().cashFlows.length);
  }).sort((a, b) => a - b);
  const at = (share: number): number => costs[Math.min(count - 1, Math.floor(share * count))] ?? Number.NaN;
  const [median, high, slowest] = [at(0.5), at(0.99), at(1)];
  return [name, median.toFixed(1), high.toFixed(1), slowest.toFixed(1), (high / median).toFixed(1)];
}

/** A capped earn-out over forty lognormal periods against the same over one. */
function periodsRow(library: Library): string[] {
  const over = (count: number): number => {
    const years = Array.from({ length: count }, (_, index) => 2021 + index);
    const costs = Array.from({ length: 12 }, (_, which) =>
      microsecondsOf(
        valued(library, {
          offer: {
            name: "Earn-out",
            currency: "USD",
            components: [
              {
                type: "earnOut",
                metric: "profit",
                periods: years,
                share: "0.1",
                threshold: "100e6",
                cap: "5e6",
              },
            ],
          },
          beliefs: {
            valuationDate: "2021-01-01",
            closing: "2021-01-01",
            discountRate: "0.08",
            metrics: {
              profit: {
                forecast: Object.fromEntries(
                  years.map((year) => [
                    year,
                    {
                      distribution: "lognormal",
                      mean: `${105 + 3 * which + (year % 7)}e6`,
                      volatility: "0.3",
                    },
                  ]),
                ),
              },
            },
          },
        }),
      ),
    );
    return costs.sort((a, b) => a - b)[6] ?? Number.NaN;
  };
  const [one, forty] = [over(1), over(40)];
  return ["40 lognormal periods, and 1, us", forty.toFixed(0), "", one.toFixed(0), (forty / one).toFixed(1)];
}

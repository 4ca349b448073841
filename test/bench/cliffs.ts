import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { type Column, textTable } from "../../src/print/textTable.js";
import type { countingSubject } from "./counting/countingSubject.js";
import { Random } from "./random.js";
import { type RealisticOffer, realisticOffer } from "./realisticOffers.js";
import type * as subject from "./subject.js";

type Library = typeof subject;

const SEED = 20_261_128;
const ROUNDS = 5;

const COLUMNS: readonly Column[] = [
  { title: "what is measured", align: "left" },
  { title: "median", align: "right" },
  { title: "99th percentile", align: "right" },
  { title: "slowest", align: "right" },
  { title: "figure", align: "right" },
  { title: "bar", align: "right" },
  { title: "", align: "left" },
];

/** A row that says its figure against the bar that it is held to, with what it comes from where that is worth knowing. */
function row(
  name: string,
  figure: number,
  bar: number,
  [median, high, slowest]: readonly number[] = [],
): string[] {
  const shown = [median, high, slowest].map((value) => (value === undefined ? "" : short(value)));
  return [name, ...shown, short(figure), short(bar), figure <= bar ? "met" : "MISSED"];
}

const short = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toPrecision(2));

/** Whether cost grows as the work grows, over `count` random offers and some that are known to be hard. In one process, one after another. */
export function cliffsTable(library: Library, counting: Counting, count: number): string {
  return textTable(COLUMNS, [
    offersRow(library, "random offers, us a flow: 99th percentile ÷ median", count, false, 5),
    offersRow(library, "with PERT among them", count, true, 10),
    ...refinedRows(library, counting, count),
    periodsRow(library),
    galleryRow(library),
    ...plainRows(library),
    ...pairRows(library),
    cancellingRow(library),
    pertRow(library),
    ...firstRows(),
  ]);
}

type Counting = Awaited<ReturnType<typeof countingSubject>>;

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

function offersRow(library: Library, name: string, count: number, withPert: boolean, bar: number) {
  const random = new Random(SEED);
  const offers = Array.from({ length: count }, () => {
    const turn = valued(library, realisticOffer(random, withPert));
    return { time: microsecondsOf(turn), flows: turn().cashFlows.length };
  });
  // Timed as warm as the offers are: cold, one payment takes longer than most of them.
  const cash = microsecondsOf(valued(library, ONE_PAYMENT));
  const costs = offers.map(({ time, flows }) => (time - cash) / Math.max(1, flows)).sort((a, b) => a - b);
  const at = (share: number): number => costs[Math.min(count - 1, Math.floor(share * count))] ?? Number.NaN;
  return row(name, at(0.99) / at(0.5), bar, [at(0.5), at(0.99), at(1)]);
}

/** How many figures were asked for again with more digits, and what one of them costs: offers that had some against those that had none. */
function refinedRows(library: Library, counting: Counting, count: number): string[][] {
  const random = new Random(SEED);
  const offers = Array.from({ length: count }, () => realisticOffer(random, false));
  const figures = offers.map((one) => {
    const turn = valued(counting as never, one);
    const before = counting.counts.fallbacks;
    const flows = turn().cashFlows.length;
    return { one, flows, again: counting.counts.fallbacks - before };
  });
  const total = (of: (figure: (typeof figures)[number]) => number): number =>
    figures.reduce((sum, figure) => sum + of(figure), 0);
  const refined = total(({ again }) => again);
  const often = figures.filter(({ again }) => again > 0);
  const spared = figures.filter(({ again }) => again === 0);
  const perFlow = (some: typeof figures): number =>
    some.reduce((sum, { one }) => sum + microsecondsOf(valued(library, one)), 0) /
    some.reduce((sum, { flows }) => sum + flows, 0);
  const flowsOfOften = often.reduce((sum, { flows }) => sum + flows, 0);
  const extra = ((perFlow(often) - perFlow(spared)) * flowsOfOften) / Math.max(1, refined) / 1000;
  const share = (100 * refined) / total(({ flows }) => flows * FIGURES_OF_A_FLOW);
  return [
    ["figures that needed more digits, %", "", "", "", share.toPrecision(2), "reported", ""],
    row("time of one of them, ms", extra, 0.5),
  ];
}

/** Units, expected units, price, present value, nominal and expected amount. */
const FIGURES_OF_A_FLOW = 6;

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
  return row("earn-out over 40 lognormal periods ÷ over 1", over(40) / over(1), 45);
}

const read = (name: string) => JSON.parse(readFileSync(`examples/${name}.json`, "utf8"));

/** Offers that were announced, and the reported one under three views. */
function galleryRow(library: Library): string[] {
  const announced = readdirSync("examples/deals")
    .filter((name) => name.endsWith(".offer.json"))
    .map((name) => name.replace(".offer.json", ""));
  const all: RealisticOffer[] = [
    ...announced.map((name) => ({
      offer: read(`deals/${name}.offer`),
      beliefs: read(`deals/${name}.beliefs`),
    })),
    ...["seller", "buyer", "sceptic"].map((view) => ({
      offer: read("oracle-tiktok.offer"),
      beliefs: read(`oracle-tiktok.${view}`),
    })),
  ];
  // All of them first once: what is timed is a valuation, and not how long an engine takes to get to know one.
  const turns = all.map((one) => valued(library, one));
  for (const turn of turns) turn();
  const times = turns.map((turn) => microsecondsOf(turn) / 1000).sort((a, b) => a - b);
  const at = (share: number): number => times[Math.floor(share * (times.length - 1))] ?? Number.NaN;
  return row(`${all.length} announced offers and views, ms: slowest`, at(1), 1, [at(0.5)]);
}

/** Documents that are read each time, against those that have been read; and what was never read before, against its first valuation. */
function plainRows(library: Library): string[][] {
  const [terms, views] = [read("oracle-tiktok.offer"), read("oracle-tiktok.seller")];
  const random = new Random(SEED);
  const many = Array.from({ length: 200 }, () => realisticOffer(random, false));
  const ratios = many
    .map((one) => {
      const plain = microsecondsOf(() => library.valueOffer(one.offer as never, one.beliefs as never));
      return plain / microsecondsOf(valued(library, one));
    })
    .sort((a, b) => a - b);
  const oracle = microsecondsOf(() => library.valueOffer(terms, views));
  let turn = 0;
  const unread = (): readonly [never, never] => {
    turn += 1;
    return [
      { ...terms, name: `Offer ${turn}` },
      { ...views, name: `View ${turn}` },
    ] as never;
  };
  const news = microsecondsOf(() => library.valueOffer(...unread()));
  const first = leastOfFirsts(library, unread);
  return [
    row("200 random offers, plain ÷ parsed: median", ratios[100] ?? Number.NaN, 3, [
      ratios[100] ?? Number.NaN,
      ratios[198] ?? Number.NaN,
      ratios[199] ?? Number.NaN,
    ]),
    row(
      "the reported offer, plain ÷ parsed",
      oracle / microsecondsOf(valued(library, { offer: terms, beliefs: views })),
      3,
    ),
    row("the same never read before ÷ its first valuation once parsed", news / first, 3, [news]),
    row(
      "parseAssumptions of the seller's view, never read before, us",
      microsecondsOf(() => library.parseAssumptions(unread()[1])),
      100,
    ),
  ];
}

/** The least time of valuations of offers that have been read and never valued. */
function leastOfFirsts(library: Library, unread: () => readonly [never, never]): number {
  const times = Array.from({ length: ROUNDS }, () => {
    const [offer, beliefs] = unread();
    const [terms, views] = [library.parseOffer(offer), library.parseAssumptions(beliefs)];
    const start = performance.now();
    library.valueOffer(terms, views);
    return (performance.now() - start) * 1000;
  });
  return Math.min(...times);
}

/** Two years of any two families in one amount: a total above a threshold, and a cap on all payments. */
function pairRows(library: Library): string[][] {
  const forecasts: Readonly<Record<string, object>> = {
    lognormal: { distribution: "lognormal", mean: "100e6", volatility: "0.3" },
    shiftedLognormal: { distribution: "shiftedLognormal", mean: "100e6", volatility: "0.3", shift: "20e6" },
    normal: { distribution: "normal", mean: "100e6", standardDeviation: "30e6" },
    uniform: { distribution: "uniform", low: "40e6", high: "160e6" },
    triangular: { distribution: "triangular", low: "40e6", mode: "90e6", high: "170e6" },
    pert: { distribution: "pert", low: "40e6", mode: "90e6", high: "170e6" },
  };
  const families = Object.keys(forecasts);
  const terms = { metric: "profit", periods: [2021, 2022], share: "0.2", threshold: "150e6" };
  const components: readonly object[] = [
    { type: "cumulativeEarnOut", ...terms },
    { type: "earnOut", ...terms, threshold: "80e6", aggregateCap: "7e6" },
  ];
  const pairs = families.flatMap((first) =>
    families.flatMap((second) =>
      components.map((component) => {
        const one: RealisticOffer = {
          offer: { name: "Pair", currency: "USD", components: [component] },
          beliefs: {
            valuationDate: "2021-01-01",
            closing: "2021-01-01",
            discountRate: "0.08",
            metrics: { profit: { forecast: { 2021: forecasts[first], 2022: forecasts[second] } } },
          },
        };
        return {
          one,
          isPert: first === "pert" && second === "pert",
          ms: microsecondsOf(valued(library, one)) / 1000,
        };
      }),
    ),
  );
  const slowest = (some: typeof pairs) => some.reduce((most, pair) => (pair.ms > most.ms ? pair : most));
  const worst = slowest(pairs.filter(({ isPert }) => !isPert));
  const start = performance.now();
  library.sensitivity(library.parseOffer(worst.one.offer), worst.one.beliefs as never);
  const seconds = (performance.now() - start) / 1000;
  return [
    row("two years of any two families, ms: slowest", worst.ms, 20),
    row("PERT with PERT, ms", slowest(pairs.filter(({ isPert }) => isPert)).ms, 60),
    row("sensitivity of the slowest, s", seconds, 1),
  ];
}

/** A leg whose flows cancel, so that digits are lost. */
function cancellingRow(library: Library): string[] {
  const random = new Random(SEED);
  const flows = Array.from({ length: 100_000 }, () => ({
    date: `${random.whole(2021, 2060)}-0${random.whole(1, 9)}-${random.whole(10, 28)}`,
    amount: `${random.fraction() < 0.5 ? "-" : ""}${random.digits(9)}`,
  }));
  return row(
    "xnpv of 100,000 flows of random signs, ms",
    microsecondsOf(() => library.xnpv("0.08", flows, { valuationDate: "2021-01-01" })) / 1000,
    30,
  );
}

/** The first valuation of a PERT forecast: each turn has figures of its own. */
function pertRow(library: Library): string[] {
  const times = Array.from({ length: 25 }, (_, turn) => {
    const { offer, beliefs } = {
      offer: {
        name: "PERT",
        currency: "USD",
        components: [{ type: "earnOut", metric: "profit", periods: [2021], share: "0.2", threshold: "90e6" }],
      },
      beliefs: {
        valuationDate: "2021-01-01",
        closing: "2021-01-01",
        discountRate: "0.08",
        metrics: {
          profit: {
            forecast: {
              2021: { distribution: "pert", low: "40e6", mode: `${90 + turn}.${turn}e6`, high: "170e6" },
            },
          },
        },
      },
    };
    const [terms, views] = [library.parseOffer(offer), library.parseAssumptions(beliefs)];
    const start = performance.now();
    library.valueOffer(terms, views);
    return performance.now() - start;
  }).sort((a, b) => a - b);
  return row("PERT, one period, first time, ms", times[12] ?? Number.NaN, 1, [
    times[12] ?? Number.NaN,
    times[24] ?? Number.NaN,
    times[24] ?? Number.NaN,
  ]);
}

/** A process of its own, from the import of the built package to the first value; and with what Node takes to start and to end. */
function firstRows(): string[][] {
  const program = `const start = performance.now();
    const { valueOffer } = await import("offer-valuation");
    const { readFileSync } = await import("node:fs");
    const read = (name) => JSON.parse(readFileSync("examples/oracle-tiktok." + name + ".json", "utf8"));
    valueOffer(read("offer"), read("seller"));
    console.log(performance.now() - start);`;
  const runs = Array.from({ length: 7 }, () => {
    const start = performance.now();
    const own = Number(
      execFileSync(process.execPath, ["--input-type=module", "-e", program], { encoding: "utf8" }),
    );
    return { own, whole: performance.now() - start };
  });
  const middle = (times: readonly number[]): number => [...times].sort((a, b) => a - b)[3] ?? Number.NaN;
  const own = middle(runs.map((run) => run.own));
  const whole = middle(runs.map((run) => run.whole));
  return [
    row("first valueOffer of the reported offer, import included, ms", own, 120, [own]),
    ["the same with the start of Node, ms", "", "", "", short(whole), "reported", ""],
  ];
}

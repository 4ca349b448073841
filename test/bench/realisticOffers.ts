import type { Random } from "./random.js";

/** An offer and beliefs as documents. */
export interface RealisticOffer {
  readonly offer: Readonly<Record<string, unknown>>;
  readonly beliefs: Readonly<Record<string, unknown>>;
}

/** Distributions of one quantity that have a closed form; PERT is asked for by name, for it takes more than the others. */
const FAMILIES = [
  "point",
  "scenarios",
  "sample",
  "lognormal",
  "lognormal",
  "shiftedLognormal",
  "normal",
  "uniform",
  "triangular",
] as const;
type Family = (typeof FAMILIES)[number] | "pert";

const MOST_COMPONENTS = 20;
const MOST_PERIODS = 40;
const FIRST_YEAR = 2021;
const ISSUER = "ORCL";

/** What components ask of beliefs, as they are written. */
interface Asked {
  readonly metrics: Record<string, { readonly mean: number; readonly periods: readonly string[] }>;
  readonly events: Set<string>;
}

/** One offer of 1 to 20 components with 1 to 40 periods each, in figures as people write them. */
export function realisticOffer(random: Random, withPert = false): RealisticOffer {
  const asked: Asked = { metrics: {}, events: new Set() };
  const components = Array.from({ length: random.whole(1, MOST_COMPONENTS) }, (_, index) => ({
    ...random.pick(COMPONENTS)(random, asked, `metric ${index + 1}`),
    name: `Part ${index + 1}`,
    ...maybe(random, 0.15, () => ({ given: [eventOf(random, asked)] })),
  }));
  const conditions = ["approval", "vote"].slice(0, random.whole(0, 2)).map((event) => ({ event }));
  for (const { event } of conditions) asked.events.add(event);
  return {
    offer: { name: "Deal", currency: "USD", bidder: "Acme", components, conditions },
    beliefs: beliefsOn(asked, random, withPert ? [...FAMILIES, "pert", "pert"] : FAMILIES),
  };
}

const maybe = <Part extends object>(random: Random, chance: number, make: () => Part): Part | object =>
  random.fraction() < chance ? make() : {};

/** 2.5e6, 12e6, 750000, and now and then 1234567.5 or 1234567.89. */
function amountOf(random: Random, millions = random.pick([0.5, 1, 5, 20, 100, 1000])): string {
  switch (random.whole(0, 9)) {
    case 0:
      return (millions * (1e6 + random.whole(1, 999_999)) + 0.5).toFixed(1);
    case 1:
      return (millions * 1e4 * random.whole(50, 200) + random.whole(1, 99) / 100).toFixed(2);
    case 2:
      return `${(millions * random.whole(10, 30)) / 10}e6`;
    default:
      return String(Math.round(millions * random.whole(2, 30) * 1e5));
  }
}

/** A multiple of a number in two digits: 80e6, 115e6. */
const near = (random: Random, mean: number, least: number, most: number): string => {
  const value = mean * (least + random.fraction() * (most - least));
  return String(Number(value.toPrecision(2)));
};

const share = (random: Random): string =>
  random.pick(["0.05", "0.1", "0.125", "0.15", "0.2", "0.25", "0.3", "0.35", "0.5"]);
const laterDay = (random: Random): string =>
  random.pick([
    "closing",
    "closing + 90 days",
    "closing + 6 months",
    "closing + 18 months",
    `${random.whole(2022, 2026)}-06-30`,
    `${random.whole(2022, 2026)}-12-31`,
  ]);

function eventOf(random: Random, { events }: Asked): string {
  const event = random.pick(["fda approval", "listing", "renewal", "antitrust", "launch"]);
  events.add(event);
  return event;
}

function periodsOf(random: Random): (number | string)[] {
  const most = random.pick([1, 2, 3, 5, 10, MOST_PERIODS]);
  const count = random.whole(1, most);
  return random.fraction() < 0.2
    ? Array.from({ length: count }, (_, n) => `${FIRST_YEAR + Math.floor(n / 4)}-Q${(n % 4) + 1}`)
    : Array.from({ length: count }, (_, n) => FIRST_YEAR + n);
}

/** A metric of its own for each component, with a size that its terms are written around. */
function measured(random: Random, { metrics }: Asked, metric: string) {
  const periods = periodsOf(random);
  const mean = random.pick([2e6, 10e6, 25e6, 100e6, 400e6, 1e9]);
  metrics[metric] = { mean, periods: periods.map(String) };
  const lag = maybe(random, 0.5, () => ({ paymentLag: random.pick(["60 days", "90 days", "3 months"]) }));
  return { terms: { metric, periods, ...lag }, mean };
}

type Make = (random: Random, asked: Asked, metric: string) => Record<string, unknown>;

const COMPONENTS: readonly Make[] = [
  (random) => ({ type: "cash", amount: amountOf(random), paid: laterDay(random) }),
  (random) => ({ type: "cash", amount: amountOf(random), paid: "closing" }),
  (random) => ({ type: "stock", issuer: ISSUER, value: amountOf(random), delivered: laterDay(random) }),
  (random) => ({
    type: "stock",
    issuer: ISSUER,
    shares: amountOf(random, 1),
    delivered: "closing",
    ...maybe(random, 0.4, () => ({ lockUp: random.pick(["6 months", "1 year"]) })),
  }),
  (random, asked, metric) => {
    const { terms, mean } = measured(random, asked, metric);
    const threshold = near(random, mean, 0.6, 1.3);
    const cap = maybe(random, 0.6, () => ({ cap: near(random, mean, 0.05, 0.3) }));
    return { type: "earnOut", ...terms, share: share(random), threshold, ...cap };
  },
  (random, asked, metric) => {
    const { terms, mean } = measured(random, asked, metric);
    return {
      type: "profitShare",
      ...terms,
      share: share(random),
      floor: random.pick(["0", near(random, mean, 0.01, 0.1)]),
      cap: near(random, mean, 0.2, 0.9),
    };
  },
  (random, asked, metric) => {
    const { terms, mean } = measured(random, asked, metric);
    const tiers = [
      { from: near(random, mean, 0.4, 0.8), rate: random.pick(["0.05", "0.08"]) },
      { from: near(random, mean, 0.9, 1.5), rate: random.pick(["0.1", "0.125"]) },
    ];
    return { type: "tieredEarnOut", ...terms, tiers, tierKind: random.pick(["incremental", "retroactive"]) };
  },
  (random, asked, metric) => {
    const { terms, mean } = measured(random, asked, metric);
    return {
      type: "cliffEarnOut",
      ...terms,
      threshold: near(random, mean, 0.7, 1.4),
      amount: amountOf(random, 1),
    };
  },
  (random, asked, metric) => {
    const { terms, mean } = measured(random, asked, metric);
    const minimum = maybe(random, 0.5, () => ({ minimum: near(random, mean, 0.01, 0.05) }));
    return { type: "royalty", ...terms, rate: random.pick(["0.03", "0.05", "0.075"]), ...minimum };
  },
  (random, asked, metric) => {
    const { terms, mean } = measured(random, asked, metric);
    return { type: "catchUpEarnOut", ...terms, share: "0.2", threshold: near(random, mean, 0.6, 1.2) };
  },
  (random, asked) => ({
    type: "milestone",
    amount: amountOf(random),
    event: eventOf(random, asked),
    by: `${random.whole(2022, 2026)}-06-30`,
    paymentLag: "30 days",
  }),
  (random) => ({
    type: "instalments",
    total: amountOf(random),
    count: random.whole(1, MOST_PERIODS),
    first: "closing + 1 year",
    every: random.pick(["1 year", "6 months", "3 months"]),
  }),
  (random) => ({
    type: random.pick(["escrow", "holdback"]),
    amount: amountOf(random),
    releases: random.pick([
      [{ share: "1", paid: "closing + 18 months" }],
      [
        { share: "0.5", paid: "closing + 12 months" },
        { share: "0.5", paid: "closing + 24 months" },
      ],
    ]),
  }),
  (random) => ({
    type: "sellerNote",
    principal: amountOf(random),
    rate: random.pick(["0.05", "0.06", "0.075"]),
    repayment: random.pick(["bullet", "levelAnnuity", "equalPrincipal"]),
    frequency: random.pick(["annual", "semi-annual"]),
    term: random.pick(["3 years", "5 years", "10 years"]),
  }),
  (random) => ({
    type: "fixedRatioCollar",
    issuer: ISSUER,
    ratio: random.pick(["0.5", "0.75", "1.2"]),
    low: random.pick(["50", "54", "55.5"]),
    high: random.pick(["66", "70", "72.25"]),
    targetShares: amountOf(random, 10),
  }),
  (random) => ({
    type: "warrant",
    issuer: ISSUER,
    warrants: amountOf(random, 1),
    strike: random.pick(["55", "60", "65"]),
    expires: "closing + 5 years",
    existingShares: "2.475e9",
  }),
];

function beliefsOn({ metrics, events }: Asked, random: Random, families: readonly Family[]) {
  const forecasts = Object.entries(metrics).map(([metric, { mean, periods }]) => {
    const family = random.pick(families);
    const forecast = Object.fromEntries(
      periods.map((period) => [period, forecastOf(family, random, Number(near(random, mean, 0.8, 1.3)))]),
    );
    const premium = maybe(random, 0.3, () => ({ riskPremium: random.pick(["0.03", "0.05"]) }));
    return [metric, { forecast, ...premium }];
  });
  return {
    valuationDate: random.pick(["2021-01-01", "2021-02-15", "2020-12-31"]),
    closing: random.pick(["2021-03-31", "2021-06-30", "2021-07-01"]),
    discountRate: random.pick(["0.04", "0.05", "0.08", "0.075", "0.0825"]),
    ...maybe(random, 0.5, () => ({ creditSpreads: { Acme: random.pick(["0.01", "0.02", "0.015"]) } })),
    metrics: Object.fromEntries(forecasts),
    shares: {
      [ISSUER]: {
        price: random.pick(["60", "59.75", "61.3"]),
        volatility: random.pick(["0.25", "0.3", "0.35"]),
        dividendYield: random.pick(["0", "0.016", "0.02"]),
      },
    },
    lockUps: { model: random.pick(["finnerty", "chaffe", "none"]), basis: "economic" },
    events: Object.fromEntries(
      [...events].map((event) => [event, random.pick(["0.5", "0.65", "0.8", "0.85", "0.9", "0.325"])]),
    ),
  };
}

function forecastOf(distribution: Family, random: Random, mean: number): unknown {
  const part = (of: number): string => String(Number((mean * of).toPrecision(3)));
  const volatility = random.pick(["0.2", "0.25", "0.3", "0.4"]);
  switch (distribution) {
    case "point":
      return random.fraction() < 0.5 ? part(1) : { distribution, value: part(1) };
    case "scenarios":
      return {
        distribution,
        scenarios: [
          { value: part(0.6), probability: "0.25" },
          { value: part(1), probability: "0.5" },
          { value: part(1.5), probability: "0.25" },
        ],
      };
    case "sample":
      return { distribution, values: Array.from({ length: 8 }, () => part(0.5 + random.fraction())) };
    case "lognormal":
      return { distribution, mean: part(1), volatility };
    case "shiftedLognormal":
      return { distribution, mean: part(1), volatility, shift: part(0.5) };
    case "normal":
      return { distribution, mean: part(1), standardDeviation: part(0.3) };
    case "uniform":
      return { distribution, low: part(0.5), high: part(1.6) };
    case "triangular":
    case "pert":
      return { distribution, low: part(0.5), mode: part(1), high: part(1.7) };
  }
}

import { readFileSync } from "node:fs";
import {
  type AssumptionsInput,
  bridge,
  bridgeSvg,
  cash,
  compareOffers,
  fanSvg,
  footballFieldSvg,
  heatMapSvg,
  histogramSvg,
  mixSvg,
  oddsTreeSvg,
  offer,
  type PictureOptions,
  parseAssumptions,
  parseOffer,
  payoffCurve,
  payoffSvg,
  profitShare,
  sensitivity,
  sensitivityGrid,
  simulate,
  timelineSvg,
  tornadoSvg,
  valueDeal,
  valueOffer,
} from "offer-valuation";
import { describe, expect, it } from "vitest";
import { beliefLabel } from "../../src/analysis/figures/beliefLabel.js";
import { elementsOf, expectSound, number } from "../support/svg.js";

const readJson = (file: string): unknown => JSON.parse(readFileSync(file, "utf8"));
const oracle = parseOffer(readJson("examples/oracle-tiktok.offer.json"));
const views = ["seller", "buyer", "sceptic"].map((view) =>
  parseAssumptions(readJson(`examples/oracle-tiktok.${view}.json`)),
);
const [seller, buyer] = views as [(typeof views)[number], (typeof views)[number]];

const HOSTILE = `</text><script>alert(1)</script>&"'\u202e`;

/** What the name of a component, an event or a metric may hold at worst. */
const NAME = "R&D (it's) / 5%";

const hostileOffer = offer({
  name: NAME,
  currency: "USD",
  bidder: NAME,
  components: [
    cash({ name: NAME, amount: "5e6", paid: "2021-06-30" }),
    profitShare({ name: `${NAME} 2`, share: "0.5", metric: NAME, periods: [2021] }),
  ],
  conditions: [{ event: NAME }],
});

const hostileBeliefs = {
  name: HOSTILE,
  valuationDate: "2021-01-01",
  closing: "2021-03-31",
  discountRate: "0.1",
  metrics: {
    [NAME]: { forecast: { 2021: { distribution: "normal", mean: "5e6", standardDeviation: "1e6" } } },
  },
  events: { [NAME]: "0.5" },
} satisfies AssumptionsInput;

const deal = { offer: hostileOffer, otherwise: { alternative: "nothing" as const } };

const FEW = { paths: 1024, seed: 1 };

/** Every picture, of two subjects: the reported offer, and one whose names are meant to do harm. */
const pictures: Readonly<Record<string, readonly ((options?: PictureOptions) => string)[]>> = {
  bridge: [
    (options) => bridgeSvg(bridge(oracle, buyer), options),
    (options) => bridgeSvg(bridge(hostileOffer, hostileBeliefs), options),
  ],
  tornado: [
    (options) => tornadoSvg(sensitivity(oracle, buyer, { derivatives: false }), options),
    (options) => tornadoSvg(sensitivity(hostileOffer, hostileBeliefs, { derivatives: false }), options),
  ],
  payoff: [
    (options) => payoffSvg(payoffCurve(oracle, seller), options),
    (options) => payoffSvg(payoffCurve(hostileOffer, hostileBeliefs), options),
  ],
  timeline: [
    (options) => timelineSvg(valueOffer(oracle, buyer), options),
    (options) => timelineSvg(valueOffer(hostileOffer, hostileBeliefs), options),
  ],
  "football field": [
    (options) => footballFieldSvg(compareOffers([oracle], views), options),
    (options) => footballFieldSvg(compareOffers([hostileOffer], [hostileBeliefs]), options),
  ],
  histogram: [
    (options) => histogramSvg(simulate(oracle, seller, FEW), options),
    (options) => histogramSvg(simulate(hostileOffer, hostileBeliefs, FEW), options),
  ],
  fan: [
    (options) => fanSvg(simulate(oracle, seller, FEW), options),
    (options) => fanSvg(simulate(hostileOffer, hostileBeliefs, FEW), options),
  ],
  mix: [
    (options) => mixSvg(compareOffers([oracle], views), options),
    (options) => mixSvg(compareOffers([hostileOffer], [hostileBeliefs]), options),
  ],
  "heat map": [
    (options) => heatMapSvg(gridOf(oracle, buyer), options),
    (options) => heatMapSvg(gridOf(hostileOffer, hostileBeliefs), options),
  ],
  "odds tree": [
    (options) => oddsTreeSvg(valueDeal({ ...deal, offer: oracle }, buyer), options),
    (options) => oddsTreeSvg(valueDeal(deal, hostileBeliefs), options),
  ],
};

function gridOf(subject: typeof oracle, beliefs: AssumptionsInput | typeof buyer) {
  const across = { path: "discountRate", values: ["0.05", "0.1", "0.2"] };
  return sensitivityGrid(subject, beliefs, across, { path: "closing", values: ["2021-03-31", "2021-04-30"] });
}

describe.each(Object.entries(pictures))("the %s", (_, drawings) => {
  it("is sound, and names beliefs for people", () => {
    for (const draw of drawings) {
      const svg = draw();
      expectSound(svg);
      expect(svg).not.toMatch(/discountRate|forecast\.|metrics\.|events\./);
    }
  });

  it("shows names that are meant to do harm as texts", () => {
    const svg = drawings[1]?.() ?? "";
    expect(svg).not.toMatch(/<script|\u202e/);
  });

  it("has the title, the width and the colours that are asked for", () => {
    const [draw] = drawings as [(typeof drawings)[number]];
    const colours = { dark: "#000001", bright: "#000002", pale: "#000003", level: "#000004" };
    const svg = draw({ title: "My title", width: 480, colours });
    expect(svg).toContain(">My title</text>");
    const [frame] = elementsOf(svg);
    expect(number(frame as NonNullable<typeof frame>, "width")).toBe(480);
    expect(svg).not.toMatch(/"#1e3a8a"|"#d97706"|"#dbe3f4"|"#64748b"/);
    expect(() => draw({ width: 5 })).toThrow("options.width: must be a number of pixels from 200 to 4000");
    expect(() => draw({ colours: { dark: 'red"' } })).toThrow("must be a colour");
    expect(() => draw({ colours: { drak: "#000000" } as object })).toThrow(
      'options.colours.drak: is not a known field; did you mean "dark"?',
    );
  });
});

describe("the payoff of a component", () => {
  it("bends where its terms do, in line with what is owed", () => {
    const terms = { share: "0.5", metric: "profit", periods: [2021, 2022], cap: "100", floor: "20" };
    const capped = offer({ name: "Deal", currency: "USD", components: [profitShare(terms)] });
    const forecast = {
      2021: { distribution: "normal", mean: "150", standardDeviation: "80" },
      2022: { distribution: "normal", mean: "300", standardDeviation: "80" },
    } as const;
    const beliefs = { valuationDate: "2021-01-01", discountRate: "0.1", metrics: { profit: { forecast } } };
    const curve = payoffCurve(capped, beliefs, { component: "Profit share", part: "2022" });
    expect(curve.observed).toBe("profit for 2022");
    expect(curve.points.slice(1, -1).map(({ at, pays }) => `${at}: ${pays}`)).toEqual(["40: 20", "200: 100"]);
    const whole = curve.density.reduce((sum, { probability }) => sum + probability.toNumber(), 0);
    expect(whole).toBeGreaterThan(0.98);
    expect(whole).toBeLessThanOrEqual(1);
    // More than half of the probability lies below the mean's own range and its neighbours.
    const likeliest = [...curve.density].sort((a, b) => b.probability.comparedTo(a.probability))[0];
    expect(likeliest?.from.toNumber()).toBeLessThanOrEqual(300);
    expect(likeliest?.to.toNumber()).toBeGreaterThanOrEqual(295);
    expect(() => payoffCurve(capped, beliefs, { component: "Profit shar" })).toThrow(
      'did you mean "Profit share"?',
    );
  });

  it("is refused where nothing hangs on one quantity", () => {
    const fixed = offer({
      name: "Deal",
      currency: "USD",
      components: [cash({ amount: "5", paid: "2022-01-01" })],
    });
    const beliefs = { valuationDate: "2021-01-01", discountRate: "0.1" };
    expect(() => payoffCurve(fixed, beliefs)).toThrow("nothing in the offer hangs on exactly one");
  });
});

it("names beliefs for people", () => {
  const named: [(string | number)[], string][] = [
    [["closing"], "Closing"],
    [["discountRate"], "Discount rate"],
    [["discountRate", "rate"], "Discount rate"],
    [["discountRate", "zeroRates", 2, "rate"], "Discount rate: zero rates 3, rate"],
    [["creditSpreads", "Oracle"], "Credit spread of Oracle"],
    [["requiredReturns", "Profit share", "rate"], "Required return of Profit share"],
    [["metrics", "us-profit", "forecast", 2022], "us-profit 2022"],
    [["metrics", "us-profit", "forecast", "2022", "standardDeviation"], "us-profit 2022: standard deviation"],
    [["metrics", "us-profit", "riskPremium"], "Risk premium of us-profit"],
    [["shares", "ORCL", "price"], "Share price of ORCL"],
    [["shares", "ORCL", "dividendYield"], "Dividend yield of ORCL"],
    [["currencies", "EUR", "spot"], "Exchange rate of EUR"],
    [["currencies", "EUR", "discountRate"], "Discount rate in EUR"],
    [["events", "cfius"], "Odds of cfius"],
    [["events", "cfius", "ifHappens"], "Odds of cfius: if happens"],
  ];
  for (const [path, label] of named) expect(beliefLabel(path)).toBe(label);
});

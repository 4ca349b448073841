import { readdirSync, readFileSync } from "node:fs";
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
    // Colours that take each other's place are not taken for one another.
    const [dark, bright] = ["#1e3a8a", "#d97706"];
    const counted = (svg: string) => [dark, bright].map((colour) => svg.split(`"${colour}"`).length);
    const swapped = draw({ colours: { dark: bright, bright: dark } });
    expect(counted(swapped)).toEqual(counted(draw()).reverse());
    expect(() => draw({ width: 5 })).toThrow("options.width: must be a number of pixels from 200 to 4000");
    expect(() => draw({ colours: { dark: 'red"' } })).toThrow("must be a colour");
    expect(() => draw({ colours: { drak: "#000000" } as object })).toThrow(
      'options.colours.drak: is not a known field; did you mean "dark"?',
    );
  });
});

/** Every word that a picture may show, from the guide that lists them. */
const GUIDE = readFileSync("guides/pictures.md", "utf8");
const listed = (GUIDE.split("```text\n")[1]?.split("\n```")[0] ?? "").split("\n");
/** As if there were a language in which every word is the English one between brackets; what is put in stays where it is. */
const words = Object.fromEntries(
  listed.map((english) => [
    english,
    english.replace(
      /(\{\w+\})|([A-Za-z][A-Za-z', ]*[A-Za-z]|[A-Za-z])/g,
      (all, braces) => braces ?? `‹${"x".repeat(all.length)}›`,
    ),
  ]),
);

describe.each(Object.entries(pictures))("the %s in other words", (_, drawings) => {
  const [draw] = drawings as [(typeof drawings)[number]];

  it("is described and called as asked", () => {
    const svg = draw({ title: "My title", description: "My <description>", language: "de-CH" });
    expect(elementsOf(svg)[2]?.content).toBe("My &lt;description&gt;");
    expect(svg).toMatch(/^<svg lang="de-CH" /);
    expect(() => draw({ description: 5 as never })).toThrow("options.description: must be a text");
    expect(() => draw({ title: 5 as never })).toThrow("options.title: must be a text");
  });

  it("counts in the units that are asked for, and says so", () => {
    for (const units of ["ones", "cents", "exact", "thousands", "millions", "billions"] as const) {
      const svg = draw({ units });
      expectSound(svg);
      if (/s$/.test(units.replace(/^(ones|cents)$/, ""))) expect(svg).toContain(`USD ${units}`);
    }
    expect(() => draw({ units: "dozens" as never })).toThrow(
      "options.units: must be one of exact, cents, ones",
    );
    expect(() => draw({ units: "toString" as never })).toThrow("options.units");
    expect(() => draw({ places: 1.5 })).toThrow("options.places: must be a whole number from 0 to 20");
  });

  it("writes numbers and days as its language does", () => {
    for (const options of [{ locale: "de" }, { language: "de" }]) {
      const svg = draw(options);
      expectSound(svg);
      expect(svg).not.toMatch(/\d{4}-\d{2}-\d{2}/);
      expect(svg).not.toMatch(/\d\.\d+ ?(%|bn|tn|m)\b|\d,\d{3},/);
    }
    expect(() => draw({ locale: "no such locale" })).toThrow("options.locale: must be a language tag");
    expect(() => draw({ language: '"><script>' })).toThrow("options.language: must be a language tag");
  });

  it("is in other words from first to last", () => {
    const svg = draw({ words });
    expectSound(svg);
    const texts = elementsOf(svg).flatMap(({ tag, content }) =>
      /^(text|title|desc)$/.test(tag) ? content : [],
    );
    // Names of the offer and the views are nobody's words but the caller's.
    const names =
      /Oracle's reported offer for TikTok's US operations|Buyer's view|Seller's view|Sceptic's view/g;
    const left = texts
      .join(" | ")
      .replaceAll("&#39;", "'")
      .replace(names, "")
      .replace(/‹[x…]*›?/g, "");
    expect(
      left.match(/\b(the|if|what|which|and|odds|paid|value|median|mean|worth|not|on|in|its)\b/gi),
    ).toBeNull();
  });

  it("refuses labels and words that are no texts", () => {
    expect(() => draw({ labels: [] as never })).toThrow("options.labels: must be an object of texts");
    expect(() => draw({ labels: { Cash: 5 as never } })).toThrow("options.labels.Cash: must be a text");
    expect(() => draw({ words: { mean: "x".repeat(201) } })).toThrow(
      "options.words.mean: must have at most 200 characters",
    );
    const many = Object.fromEntries(Array.from({ length: 1001 }, (_, index) => [`name ${index}`, "x"]));
    expect(() => draw({ labels: many })).toThrow("options.labels: must have at most 1000 entries");
    expect(draw({ labels: { toString: "x", constructor: "y" }, words: { constructor: "z" } })).toBe(draw());
    const getter = Object.defineProperty({}, "Cash", { enumerable: true, get: () => "x" });
    expect(() => draw({ labels: getter })).toThrow("options.labels.Cash: must be plain data");
  });
});

it("lists all words of pictures in the guide", () => {
  const files = readdirSync("src", { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".ts"),
  );
  const said = files.flatMap((file) => {
    if (file.includes("spreadsheet")) return [];
    const source = readFileSync(`src/${file}`, "utf8");
    return [...source.matchAll(/\bword\(\s*"([^"]+)"/g)].map(([, words]) => words);
  });
  expect(said.length).toBeGreaterThan(80);
  expect([...new Set(said)].filter((one) => one !== undefined && !listed.includes(one))).toEqual([]);
});

describe("labels", () => {
  const labels = {
    "us-profit": "US profit",
    "metrics.us-profit.forecast.2022.mode": "Likeliest profit of 2022",
    "Profit share": "Share of the profit",
    "Buyer's view": "As we see it",
    cfius: "The committee",
  };

  it.each([
    ["tornado", ">Likeliest profit of 2022</text>"],
    ["heat map", ">Likeliest profit of 2022</text>"],
    ["payoff", "Share of the profit, 2021: what it pays"],
    ["payoff", "over US profit for 2021"],
    ["timeline", "Share of the profit, 2021"],
    ["football field", ">As we see it</text>"],
    ["mix", ">As we see it</text>"],
    ["bridge", "As we see it"],
    ["histogram", "As we see it"],
    ["fan", "As we see it"],
    ["odds tree", "As we see it"],
  ])("name what a %s shows", (name, shown) => {
    const drawing = {
      ...pictures,
      "heat map": [(options?: PictureOptions) => heatMapSvg(profitGrid(), options)],
      histogram: [(options?: PictureOptions) => histogramSvg(simulate(oracle, buyer, FEW), options)],
      fan: [(options?: PictureOptions) => fanSvg(simulate(oracle, buyer, FEW), options)],
    }[name]?.[0];
    expect(drawing?.({ labels }).replaceAll("&#39;", "'")).toContain(shown);
    expect(drawing?.().replaceAll("&#39;", "'")).not.toContain(shown);
  });

  const profitGrid = () =>
    sensitivityGrid(
      oracle,
      buyer,
      { path: "metrics.us-profit.forecast.2022.mode", values: ["1e9", "2e9"] },
      { path: "discountRate", values: ["0.1"] },
    );

  it("of an event name what an odds tree shows", () => {
    const event = Object.keys(buyer.toJSON()["events"] as object)[0] as string;
    const svg = oddsTreeSvg(valueDeal({ ...deal, offer: oracle }, buyer), {
      labels: { [event]: "An event" },
    });
    expect(svg).toContain("Fails: An event");
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

import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import {
  bridge,
  compareOffers,
  parseAssumptions,
  payoffCurve,
  reportedOracleOffer,
  sensitivity,
  sensitivityGrid,
  simulate,
  simulateDeal,
  valueDeal,
  valueOffer,
} from "offer-valuation";
import type { VegaLite, VegaLiteOptions } from "offer-valuation/report";
import * as reports from "offer-valuation/report";
import { parse, View } from "vega";
import { compile, type TopLevelSpec } from "vega-lite";
import { describe, expect, it } from "vitest";

const view = (name: string) =>
  parseAssumptions(JSON.parse(readFileSync(`examples/oracle-tiktok.${name}.json`, "utf8")));
const [seller, buyer] = [view("seller"), view("buyer")];
const offer = reportedOracleOffer;

const comparison = compareOffers([offer], [seller, buyer]);
const simulation = simulate(offer, buyer, { paths: 1024, seed: 1 });
const rates = { path: "discountRate", values: ["0.06", "0.08", "0.1"] };
const profits = { path: "metrics.us-profit.forecast.2022.mode", values: ["0.5e9", "2e9"] };
const grid = sensitivityGrid(offer, buyer, rates, profits);
const moved = sensitivity(offer, buyer, { derivatives: false });
const waterfall = bridge(offer, buyer);
const deal = valueDeal({ offer, otherwise: { alternative: "nothing" } }, buyer);
const curve = payoffCurve(offer, seller);
const valuation = valueOffer(offer, buyer);

const drawing: Readonly<Record<string, (options?: VegaLiteOptions) => VegaLite>> = {
  bridge: (options) => reports.bridgeVegaLite(waterfall, options),
  tornado: (options) => reports.tornadoVegaLite(moved, options),
  footballField: (options) => reports.footballFieldVegaLite(comparison, options),
  mix: (options) => reports.mixVegaLite(comparison, options),
  payoff: (options) => reports.payoffVegaLite(curve, options),
  timeline: (options) => reports.timelineVegaLite(valuation, options),
  histogram: (options) => reports.histogramVegaLite(simulation, options),
  fan: (options) => reports.fanVegaLite(simulation, options),
  heatMap: (options) => reports.heatMapVegaLite(grid, options),
  oddsTree: (options) => reports.oddsTreeVegaLite(deal, options),
};
const pictures = Object.fromEntries(Object.entries(drawing).map(([name, draw]) => [name, draw()]));

/** Programs change what they compile; ours are frozen. */
const copied = (picture: VegaLite): TopLevelSpec => JSON.parse(JSON.stringify(picture));

async function svgOf(picture: VegaLite): Promise<{ readonly svg: string; readonly warnings: unknown[] }> {
  const warnings: unknown[] = [];
  const note = (...all: readonly unknown[]) => {
    warnings.push(...all);
    return logger;
  };
  const logger = { level: () => logger, error: note, warn: note, info: () => logger, debug: () => logger };
  const { spec } = compile(copied(picture), { logger: logger as never });
  const svg = await new View(parse(spec), { renderer: "none", logger: logger as never }).toSVG();
  return { svg, warnings };
}

describe("pictures as Vega-Lite", () => {
  it("shows what a deal may come to as it shows offers: the same records, of all outcomes", () => {
    const subject = {
      offer,
      otherwise: { alternative: { name: "Alone", value: "9e9", on: "2020-11-12" } },
    } as const;
    const whole = simulateDeal({ ...subject, name: "Whole deal" }, buyer, { paths: 1024, seed: 1 });
    const [histogram, fan] = [reports.histogramVegaLite(whole), reports.fanVegaLite(whole)];
    expect(histogram.title.subtitle).toContain("Whole deal");
    expect(histogram.data.values.at(-1)).toEqual({ line: "mean", at: whole.paid?.mean.mean.toNumber() });
    expect(fan.data.values.map(({ date }) => date)).toEqual(whole.dates.map(({ date }) => date));
    const prices = simulateDeal(subject, buyer, { paths: 1024, seed: 1, drift: "pricing" });
    expect(() => reports.histogramVegaLite(prices)).toThrow(/and not what will be paid/);
  });

  it("has one for each picture that is drawn", () => {
    const drawn = Object.keys(reports).filter((name) => name.endsWith("VegaLite"));
    expect(drawn.sort()).toEqual(
      Object.keys(pictures)
        .map((name) => `${name}VegaLite`)
        .sort(),
    );
  });

  it("keeps to the schema of Vega-Lite 6", { timeout: 120_000 }, () => {
    const schema = JSON.parse(readFileSync("node_modules/vega-lite/build/vega-lite-schema.json", "utf8"));
    const ajv = new Ajv({ strict: false, validateFormats: false });
    const holds = ajv.compile(schema);
    for (const [name, picture] of Object.entries(pictures))
      expect([name, holds(copied(picture)) ? [] : ajv.errorsText(holds.errors).slice(0, 300)]).toEqual([
        name,
        [],
      ]);
    expect(holds({ ...copied(pictures["bridge"] as VegaLite), mark: "cloud" })).toBe(false);
  });

  it.each(Object.entries(pictures))("%s is drawn without a warning", async (_, picture) => {
    const { svg, warnings } = await svgOf(picture);
    expect(warnings).toEqual([]);
    expect(svg).not.toMatch(/NaN|undefined|null/);
    expect(svg.match(/<text/g)?.length).toBeGreaterThan(4);
    expect(Object.isFrozen(picture.data.values[0])).toBe(true);
  });

  it.each(Object.entries(drawing))("%s takes the options of its picture", async (_, draw) => {
    const colours = { dark: "#000001", bright: "#000002", pale: "#000003", level: "#000004" };
    const options = { title: "T", description: "D", width: 300, language: "de", colours } as const;
    const picture = draw(options);
    expect([picture.title.text, picture.description, picture["width"]]).toEqual(["T", "D", 300]);
    expect(picture["config"]).toMatchObject({
      locale: {
        number: { decimal: ",", thousands: "." },
        time: { shortDays: ["So", "Mo", "Di", "Mi", "Do", "Fr", "Sa"] },
      },
    });
    expect(JSON.stringify(picture)).not.toMatch(/#1e3a8a|#d97706|#dbe3f4|#64748b/);
    const { svg, warnings } = await svgOf(picture);
    expect(warnings).toEqual([]);
    expect(svg).toMatch(/#00000[1-4]|rgb\(0, 0, [1-4]\)/);
    const said = JSON.stringify(
      draw({
        words: {
          "if it closes": "so",
          closes: "so",
          mean: "so",
          more: "so",
          "deferred cash": "so",
          odds: "so",
          bidder: "so",
          high: "so",
          "pays, {currency}": "so",
          "{figure} on {date}, in {currency}": "so",
        },
      }),
    );
    expect(said).toMatch(/"so"|: so/);
    expect(JSON.stringify(draw({ labels: { "Buyer's view": "We", "Seller's view": "They" } }))).toMatch(
      /We|They/,
    );
    expect(() => draw({ units: "millions" } as never)).toThrow("options.units: is not a known field");
    expect(() => draw({ width: 1 })).toThrow("options.width: must be a number of pixels");
    expect(() => draw({ colours: { dark: "blue" } })).toThrow("options.colours.dark: must be a colour");
  });

  it("draws a bar for each step of a bridge, in order, with what the value comes to last", async () => {
    const { values } = (pictures["bridge"] as VegaLite).data;
    expect(values.at(-1)?.["to"]).toBe(Number(waterfall.value.toFixed(2)));
    const { svg } = await svgOf(pictures["bridge"] as VegaLite);
    expect(svg.match(/aria-roledescription="bar"/g)).toHaveLength(values.length);
    const labels = values.map(({ label }) => String(label));
    const places = labels.map((label) => svg.indexOf(`>${label}<`));
    expect([...places].sort((a, b) => a - b)).toEqual(places);
  });

  it("has the figures of the results that they show", () => {
    const of = (name: string) => (pictures[name] as VegaLite).data.values;
    const [row] = moved.rows;
    expect(
      of("tornado")
        .slice(0, 2)
        .map(({ value }) => value),
    ).toEqual([row?.valueAtLow.toNumber(), row?.valueAtHigh.toNumber()]);
    expect(of("footballField").map(({ ifItCloses }) => ifItCloses)).toEqual(
      comparison.views.map(({ offers }) => offers[0]?.presentValue.toNumber()),
    );
    const shares = of("mix").slice(0, 4);
    expect(shares.reduce((sum, { share }) => sum + Number(share), 0)).toBeCloseTo(1, 12);
    expect(of("payoff").filter(({ pays }) => pays !== undefined)).toHaveLength(curve.points.length);
    const total = of("timeline").reduce((sum, { presentValue }) => sum + Number(presentValue), 0);
    expect(total).toBeCloseTo(valuation.presentValue.toNumber(), 3);
    const bins = of("histogram").filter(({ probability }) => probability !== undefined);
    expect(bins.reduce((sum, { probability }) => sum + Number(probability), 0)).toBeCloseTo(1, 4);
    expect(of("fan").map(({ date }) => date)).toEqual(simulation.dates.map(({ date }) => date));
    expect(of("heatMap").map(({ value }) => value)).toEqual(grid.cells.flat().map((cell) => cell.toNumber()));
    expect(of("oddsTree").reduce((sum, { adds }) => sum + Number(adds), 0)).toBeCloseTo(
      deal.expectedValue.toNumber(),
      3,
    );
  });
});

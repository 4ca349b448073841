import { type GridAxisInput, sensitivityGrid, valueOffer, withBelief } from "offer-valuation";
import { describe, expect, it } from "vitest";
import { refusal } from "../../input/refusal.js";
import { capped, lognormalView, MEAN, VOLATILITY } from "../deals.js";

const means: GridAxisInput = { path: MEAN, values: ["0.8e9", "1e9", "1.2e9"] };

const volatilities: GridAxisInput = { path: VOLATILITY, values: ["0.2", "0.4"] };

const many = (path: string, count: number): GridAxisInput => ({
  path,
  values: Array.from({ length: count }, (_, index) => `${1 + index}e-4`),
});

describe("a grid", () => {
  const grid = sensitivityGrid(capped, lognormalView, means, volatilities);

  it("has the figure of each pair, as if valued alone", () => {
    const alone = volatilities.values.map((volatility) =>
      means.values.map((mean) => {
        const beliefs = withBelief(withBelief(lognormalView, MEAN, mean), VOLATILITY, volatility);
        return valueOffer(capped, beliefs).presentValue.toString();
      }),
    );

    expect(grid.cells.map((row) => row.map(String))).toEqual(alone);
  });

  it("prints as a table and as plain data", () => {
    expect(String(grid)).toContain(
      "across: metrics.profit.forecast.2021.mean; down: metrics.profit.forecast.2021.vol",
    );
    expect(String(grid)).toMatch(/\n20% +[\d,.]+ +[\d,.]+ +[\d,.]+\n/);
    expect(JSON.parse(JSON.stringify(grid)).cells[0].length).toBe(3);
    expect(Object.isFrozen(grid.cells[0])).toBe(true);
  });

  it("moves both beliefs at once", () => {
    const view = {
      ...lognormalView,
      metrics: { profit: { forecast: { 2021: { distribution: "uniform", low: "1", high: "2" } } } },
    } as const;
    const side = (field: string, value: string): GridAxisInput => ({
      path: `metrics.profit.forecast.2021.${field}`,
      values: [value],
    });

    expect(sensitivityGrid(capped, view, side("low", "3"), side("high", "4")).cells.length).toBe(1);
  });

  it("tells how far it is, every thousand cells and at the end", () => {
    const seen: string[] = [];
    const onProgress = (done: number, total: number) => seen.push(`${done}/${total}`);
    const flat = { valuationDate: "2021-12-31", discountRate: "0", events: { a: "0.1", b: "0.1" } };
    sensitivityGrid(capped, { ...lognormalView, ...flat }, many("events.a", 50), many("events.b", 30), {
      onProgress,
    });

    expect(seen).toEqual(["1000/1500", "1500/1500"]);
  });

  it("throws the signal's reason once cancelled", () => {
    const signal = AbortSignal.abort("enough");
    let thrown: unknown;
    try {
      sensitivityGrid(capped, lognormalView, means, volatilities, { signal });
    } catch (error) {
      thrown = error;
    }

    expect(thrown).toBe("enough");
  });

  it.each([
    [means, means, "must be another belief than x"],
    [{ path: "discountRat", values: ["0"] }, means, 'did you mean "discountRate"?'],
    [{ path: "discountRate", values: [] }, means, "must have at least one entry"],
    [{ path: "discountRate", values: "0.1" }, means, "must be a list"],
    [{ path: "discountRate", values: ["0.1", "8 %"] }, means, "x.values[1]: must be a decimal string"],
    [{ path: "discountRate", values: ["-3"] }, means, "must be greater than -1"],
    [many(MEAN, 400), many(VOLATILITY, 400), "must have at most 100000 cells, not 160000"],
    [null, means, "must be an object"],
  ])("is refused: %#", (x, y, message) => {
    expect(refusal(() => sensitivityGrid(capped, lognormalView, x as never, y as never)).message).toContain(
      message,
    );
  });
});

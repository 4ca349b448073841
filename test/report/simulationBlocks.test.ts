import { Decimal, offer, simulate } from "offer-valuation";
import { describe, expect, it } from "vitest";
import { blocksText } from "../../src/print/blocksText.js";
import { documentFormatting } from "../../src/print/documentFormatting.js";
import { formatting } from "../../src/print/formatting.js";
import { simulationAnswer, simulationTables } from "../../src/report/simulationBlocks.js";

const sized = (scale: string) =>
  simulate(
    offer({
      name: "Deal",
      currency: "USD",
      components: [
        { type: "cash", amount: new Decimal("100").times(scale).toString() },
        { type: "profitShare", share: "0.5", metric: "profit", periods: [2022] },
      ] as never,
    }),
    {
      valuationDate: "2021-12-31",
      closing: "2021-12-31",
      discountRate: "0",
      metrics: {
        profit: {
          forecast: {
            2022: {
              distribution: "lognormal",
              mean: new Decimal("20").times(scale).toString(),
              volatility: "0.4",
            },
          },
        },
      },
    },
    { paths: 16 * 2 ** 8, seed: 1 },
  );

const small = sized("1");
const large = sized("1e8");

const rowsOf = (simulation: typeof small, options: object): readonly string[] =>
  blocksText(simulationTables(simulation, documentFormatting(options)), documentFormatting(options))
    .split("\n")
    .filter((line) => line.startsWith("Profit share") || line.startsWith("Cash"));

describe("simulated figures in a report", () => {
  it("are printed to the cent where they are known as well as that, to the unit where they are not", () => {
    const [, share = ""] = rowsOf(small, {});
    expect(share).toMatch(/^Profit share +\d+\.\d\d +0\.\d{1,5}$/);
    const [, much = ""] = rowsOf(large, {});
    expect(much).toMatch(/^Profit share +[\d,]+ +[\d,]+$/);
  });

  it.each([
    { units: "exact" },
    { places: 4 },
    { places: 3 },
  ])("have the places that are asked for, as far as they are known: %j", (options) => {
    const [, share = ""] = rowsOf(small, options);
    expect(share).toMatch(/^Profit share +\d+\.\d{3,4} +0\.\d{3,}$/);
  });

  it("have percentiles in the places of their own errors", () => {
    const [, , , paid = ""] = rowsOf(large, { units: "millions", places: 6 });
    const quantile = large.components[1]?.paid?.quantile("0.05");
    const [low, high] = quantile?.interval ?? expect.fail("what will be paid was simulated");
    const shown = paid.split(/ {2,}/).at(4) ?? "";
    expect(shown.split(".")[1]?.length ?? 0).toBe(Math.max(0, 1 - high.minus(low).div(4).div("1e6").e));
  });

  it("say nothing of what arithmetic alone leaves, in any language and unit", () => {
    expect(rowsOf(small, {})[0]).toMatch(/^Cash +100\.00 +0$/);
    expect(rowsOf(small, { units: "billions", locale: "de" })[0]).toMatch(/ 0$/);
    expect(formatting({ units: "billions", locale: "de" }).error(new Decimal("1e-15"))).toBe("0");
  });

  it("are told in words with errors in the few digits that those have", () => {
    expect(simulationAnswer(large, documentFormatting())).toMatch(/± USD [\d,]+;/);
    expect(simulationAnswer(small, documentFormatting())).toMatch(/± USD 0\.\d{1,5};/);
  });
});

import { parseAssumptions, scenarioValues } from "offer-valuation";
import { describe, expect, it } from "vitest";
import { refusal } from "../../input/refusal.js";
import { capped, lognormalView } from "../deals.js";

describe("scenarios", () => {
  const view = parseAssumptions({
    ...lognormalView,
    metrics: {
      profit: {
        forecast: {
          2021: {
            distribution: "scenarios",
            scenarios: [
              { value: "1e9", probability: "0.5" },
              { value: "0", probability: "0.5" },
            ],
          },
        },
      },
    },
  });
  const at = (index: number) => `metrics.profit.forecast.2021.scenarios[${index}].probability`;

  it("change several beliefs at once, such as odds that add up to 1", () => {
    const result = scenarioValues(capped, view, [
      { name: "Likelier", beliefs: { [at(0)]: "0.75", [at(1)]: "0.25" } },
      { name: "As it is", beliefs: {} },
    ]);

    expect(result.scenarios.map(({ name }) => name)).toEqual(["Likelier", "As it is"]);
    expect(result.scenarios[0]?.value.div(result.value).toFixed(20)).toBe("1.50000000000000000000");
    expect(result.scenarios[1]?.change.toString()).toBe("0");
    expect(String(result)).toContain("As believed");
  });

  it.each([
    [[{ name: "Half", beliefs: { [at(0)]: "0.75" } }], "add up to 1"],
    [[{ name: "Slip", beliefs: { discountRat: "0" } }], 'did you mean "discountRate"?'],
    [[{ name: "", beliefs: {} }], "1 to 200 characters"],
    [[], "must have at least 1 entries"],
    [[{ name: "Key", beliefs: JSON.parse('{ "__proto__": "1" }') }], "is a key that is not allowed"],
    ["none", "must be a list"],
  ])("are refused: %#", (scenarios, message) => {
    expect(refusal(() => scenarioValues(capped, view, scenarios as never)).message).toContain(message);
  });
});

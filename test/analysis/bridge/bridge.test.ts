import { test } from "@fast-check/vitest";
import { bridge, cash, Decimal, offer, profitShare, valueOffer } from "offer-valuation";
import { describe, expect, it } from "vitest";
import { expectClose, sum, sumOfSizes } from "../../laws/kit/closeTo.js";
import { believedOffers } from "../../laws/kit/offers.js";

const runs = { numRuns: 60 };

const Exact = Decimal.clone({ precision: 2200 });

describe("a bridge", () => {
  test.prop([believedOffers()], runs)("runs from the nominal to the value, exactly", ({ offer, beliefs }) => {
    const made = bridge(offer, beliefs);
    const { breakdown, presentValue, withOdds } = valueOffer(offer, beliefs);
    expect(JSON.stringify(made)).not.toMatch(/NaN|Infinity/);
    expect(made.headline).toEqual(breakdown.nominal);
    expect(made.value).toEqual(withOdds?.presentValue ?? presentValue);
    for (const { headline, steps, value } of [made, ...made.components]) {
      const total = steps.reduce((reached, { amount }) => reached.plus(amount), new Exact(headline));
      expect(total.toString()).toBe(value.toString());
      expect(steps.at(-1)?.after).toEqual(value);
    }
  });

  test.prop([believedOffers()], runs)("adds up across components, level by level", ({ offer, beliefs }) => {
    const made = bridge(offer, beliefs);
    made.steps.forEach(({ after, step }, index) => {
      const parts = made.components.map(({ steps }) => steps[index]?.after ?? new Decimal("NaN"));
      expectClose(sum(parts), after, sumOfSizes(parts));
      expect(made.components.map(({ steps }) => steps[index]?.step)).toEqual(made.components.map(() => step));
    });
    expect(String(made)).not.toMatch(/NaN|Infinity|undefined/);
  });
});

const cells = (row: string): string[] => row.trim().split(/ {2,}/);

const amountIn = (text = ""): Decimal => new Decimal(text.replaceAll(",", ""));

// Each rounds up by half a cent, so that three of them are a cent more than their sum.
const thirds = offer({
  name: "Thirds",
  currency: "USD",
  bidder: "Acme",
  components: ["A", "B", "C"].map((name) => cash({ name, amount: "100.335", paid: "2022-01-01" })),
});

describe("the table", () => {
  const table = String(bridge(thirds, { valuationDate: "2021-01-01", discountRate: "0.1" }));
  const rows = table.split("\n").slice(5).map(cells);

  it("adds up to the cent, down and across", () => {
    const parts = rows.filter(([label = ""]) => "ABC".includes(label)).map(([, amount]) => amountIn(amount));
    const [headline, time, value] = [parts.slice(0, 3), parts.slice(3, 6), parts.slice(6)];
    expect(sum(headline).toFixed(2)).toBe("301.01");
    expect(sum(value).toFixed(2)).toBe("273.64");
    for (const [index, part] of headline.entries()) {
      expect(part.plus(time[index] ?? "NaN").toFixed(2)).toBe(value[index]?.toFixed(2));
    }
    expect(rows.find(([label]) => label === "Time value")).toEqual(["Time value", "-27.37", "273.64"]);
  });

  it("leaves out the steps that change nothing", () => {
    expect(table).not.toContain("Lock-up");
  });
});

describe("what a belief switches on", () => {
  const share = (more: object) =>
    offer({
      name: "Deal",
      currency: "USD",
      components: [profitShare({ share: "0.5", metric: "profit", periods: [2021], ...more })],
    });
  const at = (made: ReturnType<typeof bridge>, name: string) =>
    made.steps.find(({ step }) => step === name)?.amount.toString();

  it("is worth nothing where it does not act", () => {
    const made = bridge(share({}), {
      valuationDate: "2021-01-01",
      discountRate: "0",
      metrics: { profit: { forecast: { 2021: "1000" } } },
    });
    expect(made.steps.every(({ amount }) => amount.isZero())).toBe(true);
    expect(made.value.toString()).toBe("500");
  });

  it("is the expectation of the floor, by hand: half of ±1000 pays 250 on average, not 0", () => {
    const cases = [
      { value: "1000", probability: "0.5" },
      { value: "-1000", probability: "0.5" },
    ];
    const made = bridge(share({}), {
      valuationDate: "2021-01-01",
      discountRate: "0",
      metrics: { profit: { forecast: { 2021: { distribution: "scenarios", scenarios: cases } } } },
    });
    expect(at(made, "uncertainty")).toBe("250");
  });

  it("drops what was due before the valuation date, by name", () => {
    const made = bridge(thirds, { valuationDate: "2023-01-01", discountRate: "0.1" });
    expect(at(made, "past")).toBe("-301.005");
    expect(made.value.isZero()).toBe(true);
  });
});

import { readFileSync } from "node:fs";
import {
  cash,
  Decimal,
  offer,
  parseAssumptions,
  profitShare,
  reportedOracleOffer,
  type SensitivityRow,
  sensitivity,
  valueDeal,
  valueOffer,
  withBelief,
} from "offer-valuation";
import { describe, expect, it } from "vitest";
import { refusal } from "../../input/refusal.js";
import { expectWithin } from "../../numeric/relativeError.js";
import { capped, lognormalView, MEAN, VOLATILITY } from "../deals.js";

const golden = JSON.parse(readFileSync("test/golden/sensitivity.json", "utf8")) as {
  readonly capped: Readonly<Record<"value" | "delta" | "vega" | "perRate", string>>;
};
const sellers = parseAssumptions(JSON.parse(readFileSync("examples/oracle-tiktok.seller.json", "utf8")));
const rowOf = (rows: readonly SensitivityRow[], name: string): SensitivityRow => {
  const row = rows.find((one) => one.name === name);
  if (row === undefined) throw new Error(`no row ${name}`);
  return row;
};

describe("slopes", () => {
  const { rows, value } = sensitivity(capped, lognormalView);

  it.each([
    ["Black's delta", MEAN, golden.capped.delta],
    ["Black's vega", VOLATILITY, golden.capped.vega],
    ["that of a single payment to its rate", "discountRate", golden.capped.perRate],
  ])("agree with the closed form: %s", (_, name, expected) => {
    expectWithin("1e-25", value, golden.capped.value);
    expectWithin("1e-27", rowOf(rows, name).derivative as never, expected);
  });

  it("are none at a corner, where the two sides are told", () => {
    const floored = offer({
      name: "Deal",
      currency: "USD",
      components: [profitShare({ share: "0.5", metric: "m", periods: [2021] })],
    });
    const view = {
      valuationDate: "2021-12-31",
      discountRate: "0",
      metrics: { m: { forecast: { 2021: "0" } } },
    };
    const row = rowOf(sensitivity(floored, view).rows, "metrics.m.forecast.2021");

    expect(row.derivative).toBeNull();
    expect(row.remarks.join()).toContain("corner here: per unit 0 below and 0.5 above");
    expect(row.remarks.join()).toContain("did not move");
  });

  it("are one-sided at the edge of what is allowed", () => {
    const conditional = offer({
      name: "Deal",
      currency: "USD",
      components: [cash({ amount: "200", paid: "2021-01-01", given: ["a"] })],
    });
    const view = { valuationDate: "2021-01-01", discountRate: "0", events: { a: "1" } };
    const row = rowOf(sensitivity(conditional, view).rows, "events.a");

    expect(row.derivative?.toString()).toBe("200");
    expect(row.high.toString()).toBe("1");
    expect(row.remarks).toEqual([
      "the high end was clipped to what is allowed",
      "slope below it: the other side is not allowed",
    ]);
  });

  it("are of second order on one side too: dPV/ds of a spread of 0", () => {
    const deferred = offer({
      name: "Deal",
      currency: "USD",
      bidder: "Acme",
      components: [cash({ amount: "1210", paid: "2023-01-01" })],
    });
    const view = {
      valuationDate: "2021-01-01",
      closing: "2021-01-01",
      discountRate: "0.1",
      creditSpreads: { Acme: "0" },
    };
    const row = rowOf(sensitivity(deferred, view).rows, "creditSpreads.Acme");

    // −t × 1210 ÷ 1.1^(t + 1), t = 2
    expectWithin("1e-27", row.derivative as never, new Decimal(2420).neg().div("1.331"));
    expect(row.remarks).toContain("slope above it: the other side is not allowed");
  });
});

describe("rows", () => {
  const all = sensitivity(reportedOracleOffer, sellers, { derivatives: false });

  it("are actual revaluations, the largest swing first", () => {
    const swings = all.rows.map(({ swing }) => swing);
    for (const { path, low, high, valueAtLow, valueAtHigh, swing } of all.rows) {
      const [atLow, atHigh] = [low, high].map(
        (end) => valueOffer(reportedOracleOffer, withBelief(sellers, path, end)).presentValue,
      );
      expect(valueAtLow.toString()).toBe(atLow?.toString());
      expect(valueAtHigh.toString()).toBe(atHigh?.toString());
      expect(swing.toString()).toBe(valueAtHigh.minus(valueAtLow).abs().toString());
    }
    expect(all.value.toString()).toBe(valueOffer(reportedOracleOffer, sellers).presentValue.toString());
    expect(
      swings.every((swing, index) => index === 0 || swings[index - 1]?.greaterThanOrEqualTo(swing)),
    ).toBe(true);
  });

  it("move by the stated convention", () => {
    const ends = (name: string) => {
      const { low, high } = rowOf(all.rows, name);
      return `${low} ${high}`;
    };

    expect(ends("metrics.us-profit.forecast.2021.mean")).toBe("1350000000 1650000000");
    expect(ends("discountRate.rate")).toBe("0.05 0.07");
    expect(ends("events.cfius-approval")).toBe("0.79 0.81");
    expect(ends("closing")).toBe("2020-10-13 2020-12-12");
    expect(all.convention).toContain("10% of themselves");
    expect(all.convention).toContain("by 1 percentage points; days by 30");
  });

  it("have no swing and no slope where nothing uses the belief", () => {
    const row = rowOf(sensitivity(reportedOracleOffer, sellers).rows, "shares.ORCL.price");

    expect(`${row.swing} ${row.derivative}`).toBe("0 0");
  });

  it("follow ranges and bumps of one's own", () => {
    const { rows } = sensitivity(capped, lognormalView, {
      derivatives: false,
      bump: { points: "0.02" },
      ranges: { [MEAN]: ["0.5e9", "3e9"], [VOLATILITY]: { by: "0.05" } },
    });
    const ends = rows.map(({ name, low, high }) => `${name} ${low} ${high}`).sort();

    expect(ends).toEqual([
      "discountRate 0.06 0.1",
      `${MEAN} 500000000 3000000000`,
      `${VOLATILITY} 0.35 0.45`,
    ]);
  });

  it("never put closing before the valuation date", () => {
    const { rows } = sensitivity(reportedOracleOffer, sellers, { bump: { days: "90" }, derivatives: false });
    const { low, remarks } = rowOf(rows, "closing");

    expect(low).toBe("2020-09-14");
    expect(remarks).toEqual(["the low end was clipped to what is allowed"]);
  });

  it("clip one bound of a distribution at the other", () => {
    const view = {
      ...lognormalView,
      metrics: { profit: { forecast: { 2021: { distribution: "uniform", low: "95", high: "100" } } } },
    } as const;
    const row = rowOf(
      sensitivity(capped, view, { derivatives: false }).rows,
      "metrics.profit.forecast.2021.low",
    );

    expect(`${row.low} ${row.high}`).toBe("85.5 100");
  });

  it("leave out what a joint table settles too, and say so", () => {
    const view = {
      ...lognormalView,
      events: { a: "0.3" },
      jointEvents: [
        {
          outcomes: [
            { happens: ["a"], probability: "0.3" },
            { happens: [], probability: "0.7" },
          ],
        },
      ],
    };
    const { notMoved } = sensitivity(capped, view, { derivatives: false });

    expect(notMoved.map(({ name }) => name)).toContain("events.a");
    expect(notMoved.find(({ name }) => name === "events.a")?.reason).toContain('makes "a" 0.3');
  });
});

describe("figures", () => {
  it("are the value with odds or one component's", () => {
    const odds = sensitivity(reportedOracleOffer, sellers, { figure: "withOdds", derivatives: false });
    const part = sensitivity(reportedOracleOffer, sellers, {
      figure: { component: "Cash" },
      derivatives: false,
    });
    const { withOdds, breakdown } = valueOffer(reportedOracleOffer, sellers);

    expect(odds.value.toString()).toBe(withOdds?.presentValue.toString());
    expect(odds.rows[0]?.name).toBe("events.beijing-approval");
    expect(part.value.toString()).toBe(breakdown.parts[0]?.presentValue.toString());
  });

  it("are the expected value of a deal", () => {
    const beliefs = { ...lognormalView, closing: "2020-12-31", events: { approval: "0.6" } };
    const deal = {
      offer: offer({
        name: "Deal",
        currency: "USD",
        components: [cash({ amount: "1000" })],
        conditions: [{ event: "approval" }],
      }),
      otherwise: { alternative: { value: "700", on: "2021-06-30" } },
    };
    const { rows, value, figure } = sensitivity(deal, beliefs);
    const { expectedValue, ifClosed, ifNot } = valueDeal(deal, beliefs);
    const slope = ifClosed.value?.minus(ifNot.value ?? 0);

    expect(figure).toBe("expected value");
    expect(value.toString()).toBe(expectedValue.toString());
    expectWithin("1e-26", rowOf(rows, "events.approval").derivative as never, String(slope));
  });

  it.each([
    [{ figure: "withOdds" }, "needs odds"],
    [{ figure: "presentvalue" }, "must be"],
    [{ figure: { component: "Profit sharre" } }, 'did you mean "Profit share"?'],
    [{ ranges: { discountrate: ["0", "1"] } }, 'did you mean "discountRate"?'],
    [{ ranges: { discountRate: ["1", "0"] } }, "lower end first"],
    [{ ranges: { discountRate: "0.1" } }, 'must be [low, high], { by: "0.01" } or { relative: "0.1" }'],
    [{ ranges: { discountRate: ["-5", "0"] } }, "must be greater than -1"],
    [{ bump: { relative: "-0.1" } }, "must not be negative"],
    [{ bump: { days: "1.5" } }, "whole number of days"],
    [{ onProgress: 5 }, "must be a function"],
  ])("refuse %j", (options, message) => {
    expect(refusal(() => sensitivity(capped, lognormalView, options as never)).message).toContain(message);
  });
});

describe("a long computation", () => {
  it("tells how far it is", () => {
    const seen: string[] = [];
    sensitivity(capped, lognormalView, { onProgress: (done, total) => seen.push(`${done}/${total}`) });

    expect(seen).toEqual(["1/3", "2/3", "3/3"]);
  });

  it("throws the signal's reason once cancelled", () => {
    const controller = new AbortController();
    const reason = new Error("enough");
    const onProgress = (done: number) => {
      if (done === 2) controller.abort(reason);
    };

    expect(() => sensitivity(capped, lognormalView, { signal: controller.signal, onProgress })).toThrow(
      reason,
    );
  });
});

describe("printed", () => {
  const result = sensitivity(capped, lognormalView);

  it("is a table with the swing and the slope", () => {
    expect(String(result)).toMatch(/forecast.2021.mean +1,000,000,000 +900,000,000 +1,100,000,000/);
    expect(String(result)).toContain("Unless a range was stated");
  });

  it("is plain frozen data", () => {
    const json = JSON.parse(JSON.stringify(result));

    expect(json.rows[0].swing).toBe(result.rows[0]?.swing.toString());
    expect(Object.isFrozen(result.rows[0])).toBe(true);
  });
});

import { fc, test } from "@fast-check/vitest";
import { cliffEarnOut, describe as inWords, offer, tieredEarnOut, valueOffer } from "offer-valuation";
import { describe, expect, it } from "vitest";
import { contingentGoldens, publishedFigures } from "../golden/contingentComponents.js";
import { refusal } from "../input/refusal.js";
import { expectClose } from "../laws/kit/closeTo.js";
import { componentLaws } from "../laws/kit/componentLaws.js";
import { nonNegativeDecimals } from "../laws/kit/decimals.js";
import {
  earnOutBase,
  outcomes,
  paidFor,
  roomFor,
  runningSums,
  sumOf,
  tierTerms,
  unitBase,
  YEARS,
} from "./contingentTerms.js";
import type { TermsOf } from "./moneyTerms.js";

type Terms = TermsOf<typeof tieredEarnOut>;

const kinds = fc.constantFrom("incremental" as const, "retroactive" as const);

const terms = fc
  .record(
    {
      ...earnOutBase,
      ...unitBase,
      tiers: tierTerms(),
      tierKind: kinds,
      floor: fc.constantFrom("0", "1000", "2e5"),
      cap: nonNegativeDecimals(),
      metricCap: fc.constantFrom("2000001", "1e9"),
      aggregateCap: fc.constantFrom("1e6", "5e7"),
    },
    { requiredKeys: ["metric", "periods", "tiers", "tierKind"] },
  )
  .filter(({ floor, cap }) => roomFor(floor, cap));

componentLaws("a tiered earn-out", tieredEarnOut, terms as fc.Arbitrary<Terms>);
contingentGoldens(tieredEarnOut);
publishedFigures(tieredEarnOut, cliffEarnOut);

const tiers = [
  { from: "10", rate: "0.25" },
  { from: "20", rate: "0.5" },
  { from: "40", rate: "0.125" },
];
const base = { metric: "m", periods: YEARS, tiers };

const rateOfUnit = (unit: number): number => (unit < 10 ? 0 : unit < 20 ? 0.25 : unit < 40 ? 0.5 : 0.125);

/** Tax-bracket arithmetic, unit of the metric by unit. */
const byBracket = (value: number): number =>
  sumOf(Array.from({ length: Math.max(0, value) }, (_, unit) => rateOfUnit(unit)));

const onAll = (value: number): number =>
  value * (value >= 40 ? 0.125 : value >= 20 ? 0.5 : value >= 10 ? 0.25 : 0);

describe("under a point forecast", () => {
  test.prop([outcomes(3)])("incremental tiers pay like tax brackets", (values) => {
    expect(paidFor(tieredEarnOut({ ...base, tierKind: "incremental" }), values)).toEqual(
      values.map(byBracket),
    );
  });

  test.prop([outcomes(3)])("retroactive tiers pay the highest rate reached on everything", (values) => {
    expect(paidFor(tieredEarnOut({ ...base, tierKind: "retroactive" }), values).map(Math.abs)).toEqual(
      values.map((value) => Math.abs(onAll(value))),
    );
  });

  test.prop([outcomes(3)])("floor, cap and metric cap hold", (values) => {
    const bounded = tieredEarnOut({
      ...base,
      tierKind: "incremental",
      floor: "1",
      cap: "9",
      metricCap: "50",
    });
    const expected = values.map((value) => Math.min(9, Math.max(1, byBracket(Math.min(value, 50)))));

    expect(paidFor(bounded, values)).toEqual(expected);
  });

  test.prop([outcomes(3), kinds])("the sum of payments stops at the aggregate cap", (values, tierKind) => {
    const uncapped = runningSums(paidFor(tieredEarnOut({ ...base, tierKind }), values));
    const paid = paidFor(tieredEarnOut({ ...base, tierKind, aggregateCap: "12" }), values);

    expect(runningSums(paid)).toEqual(uncapped.map((total) => Math.min(12, total)));
  });
});

it("with one tier, the retroactive kind is the incremental one and a cliff", () => {
  const [tier] = tiers;
  const one = { ...base, tiers: tier === undefined ? [] : [tier] };
  const forecast = {
    2021: { distribution: "lognormal", mean: "12", volatility: "0.4" },
    2022: { distribution: "normal", mean: "9", standardDeviation: "7" },
    2023: { distribution: "pert", low: "-5", mode: "10", high: "33" },
  } as const;
  const worth = (component: ReturnType<typeof tieredEarnOut>) =>
    valueOffer(offer({ name: "Deal", currency: "USD", components: [component] }), {
      valuationDate: "2021-01-01",
      discountRate: "0.04",
      metrics: { m: { forecast } },
    }).presentValue;
  const incremental = worth(tieredEarnOut({ ...one, tierKind: "incremental" }));
  const cliff = worth(cliffEarnOut({ metric: "m", periods: YEARS, threshold: "10", amount: "2.5" }));

  expectClose(worth(tieredEarnOut({ ...one, tierKind: "retroactive" })), incremental.plus(cliff));
});

it("describes each tier", () => {
  const component = tieredEarnOut({ ...base, periods: [2021], tierKind: "incremental", cap: "9" });

  expect(inWords(component.toClaim({ currency: "USD", bidder: "Acme" }))).toBe(
    "Tiered earn-out, 2021: receive ((25% of ((m for 2021 minus 10), at least 0, at most 10) plus 50% of ((m for 2021 minus 20), at least 0, at most 20)) plus 12.5% of ((m for 2021 minus 40), at least 0)), at most 9, in USD, on 2021-12-31, owed by Acme",
  );
});

describe("refuses", () => {
  const words = (more: object): string =>
    refusal(() => tieredEarnOut({ ...base, tierKind: "incremental", ...more } as Terms)).message;

  it.each([
    [{ tierKind: undefined }, "tierKind: is required"],
    [{ tierKind: "marginal" }, 'tierKind: must be one of "incremental", "retroactive"'],
    [{ tiers: [] }, "tiers: must have at least 1 entries"],
    [
      { tiers: [tiers[1], tiers[0]] },
      "tiers: must begin at ascending levels of the metric, no two at the same",
    ],
    [{ tiers: [tiers[0], tiers[0]] }, "tiers: must begin at ascending levels"],
    [{ tiers: [{ from: "-1e99999", rate: "0.1" }] }, "tiers[0].from: must"],
    [{ tiers: [{ from: "1", rate: "-0.1" }] }, "tiers[0].rate: must not be negative"],
    [{ metricCap: "40" }, "metricCap: must be above the level at which the last tier begins"],
    [{ floor: "2", cap: "1" }, "cap: must not be below the floor"],
    [{ floor: "2", aggregateCap: "5" }, "aggregateCap: must leave room for the floor of every period"],
  ])("%j", (more, message) => {
    expect(words(more)).toContain(message);
  });
});

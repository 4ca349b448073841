import { fc, test } from "@fast-check/vitest";
import {
  type Component,
  carryForwardEarnOut,
  cumulativeEarnOut,
  type Decimal,
  earnOut,
  offer,
  valueOffer,
} from "offer-valuation";
import { describe, expect, it } from "vitest";
import { contingentGoldens } from "../golden/contingentComponents.js";
import { refusal } from "../input/refusal.js";
import { componentLaws } from "../laws/kit/componentLaws.js";
import { nonNegativeDecimals, positiveDecimals } from "../laws/kit/decimals.js";
import {
  eachPeriodValues,
  earnOutBase,
  fitted,
  levels,
  outcomes,
  paidFor,
  unitBase,
  YEARS,
} from "./contingentTerms.js";
import type { TermsOf } from "./moneyTerms.js";

type Terms = TermsOf<typeof carryForwardEarnOut>;

const terms = fc
  .record(
    {
      ...earnOutBase,
      ...unitBase,
      share: positiveDecimals(),
      threshold: eachPeriodValues(),
      carried: fc.constantFrom("losses" as const, "shortfall" as const),
      cap: nonNegativeDecimals(),
    },
    { requiredKeys: ["share", "metric", "periods"] },
  )
  .map(fitted);

componentLaws("an earn-out with carry-forward", carryForwardEarnOut, terms as fc.Arbitrary<Terms>);
contingentGoldens(carryForwardEarnOut);

const base = { share: "0.5", metric: "m", periods: YEARS };

/** The ledger as an accountant keeps it: a balance that losses raise and profits work off. */
function ledger(values: readonly number[], threshold: number, carried: "losses" | "shortfall"): number[] {
  const target = carried === "shortfall" ? threshold : 0;
  let balance = 0;
  return values.map((value) => {
    const result = value - target;
    const used = Math.max(0, Math.min(balance, result));
    balance += Math.max(0, -result) - used;
    return 0.5 * Math.max(0, value - used - threshold);
  });
}

describe("under a point forecast", () => {
  test.prop([levels, outcomes(3)])("keeps the ledger of losses", (threshold, values) => {
    const component = carryForwardEarnOut({ ...base, threshold: String(threshold) });

    expect(paidFor(component, values)).toEqual(ledger(values, threshold, "losses"));
  });

  test.prop([levels, outcomes(3)])("keeps the ledger of shortfalls", (threshold, values) => {
    const component = carryForwardEarnOut({ ...base, threshold: String(threshold), carried: "shortfall" });

    expect(paidFor(component, values)).toEqual(ledger(values, threshold, "shortfall"));
  });

  test.prop([outcomes(3)])(
    "is a cumulative test that is settled each period and keeps what was paid",
    (values) => {
      const cumulative = cumulativeEarnOut({ ...base, settled: "each period" });

      expect(paidFor(carryForwardEarnOut(base), values)).toEqual(paidFor(cumulative, values));
    },
  );

  test.prop([levels, outcomes(3)])("caps a payment without carrying on what is above it", (cap, values) => {
    const paid = paidFor(carryForwardEarnOut({ ...base, cap: String(cap) }), values);

    expect(paid).toEqual(ledger(values, 0, "losses").map((amount) => Math.min(cap, amount)));
  });
});

it("is an earn-out where nothing can be lost", () => {
  const forecast = {
    2021: { distribution: "lognormal", mean: "12", volatility: "0.4" },
    2022: { distribution: "lognormal", mean: "15", volatility: "0.3" },
  } as const;
  const two = { ...base, periods: [2021, 2022] };
  const worthOf = (component: Component): Decimal =>
    valueOffer(offer({ name: "Deal", currency: "USD", components: [component] }), {
      valuationDate: "2021-01-01",
      discountRate: "0.04",
      metrics: { m: { forecast } },
    }).presentValue;
  const [carrying, plain] = [worthOf(carryForwardEarnOut(two)), worthOf(earnOut(two))];

  // Where two years meet, the one is a quadrature.
  expect(carrying.minus(plain).abs().div(plain).toNumber()).toBeLessThan(1e-16);
}, 60_000);

describe("refuses", () => {
  const periods = Array.from({ length: 51 }, (_, index) => 2021 + index);

  it.each([
    [{ carried: "profits" }, 'carried: must be one of "losses", "shortfall"'],
    [{ threshold: ["1", "2"] }, "threshold: must be one value for every period, or a list of 3"],
    [{ periods }, "periods: must be at most 50 with a carry-forward"],
  ])("%#", (more, message) => {
    expect(refusal(() => carryForwardEarnOut({ ...base, ...more } as Terms)).message).toContain(message);
  });
});

it("says that losses are carried where nothing is stated", () => {
  expect(carryForwardEarnOut(base).assumed.map(({ path }) => path[0])).toEqual([
    "paymentLag",
    "threshold",
    "carried",
  ]);
});

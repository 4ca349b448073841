import { fc, test } from "@fast-check/vitest";
import {
  type AssumptionsInput,
  cash,
  cashFlows,
  claim,
  cliffEarnOut,
  currency,
  Decimal,
  discountFactor,
  earnOut,
  milestone,
  type Offer,
  type OutcomesInput,
  observe,
  offer,
  on,
  one,
  price,
  profitShare,
  requirements,
  scale,
  settle,
  tieredEarnOut,
  valueOffer,
} from "offer-valuation";
import { describe, expect } from "vitest";
import { beliefsFor } from "./kit/beliefs.js";
import { claims } from "./kit/claims.js";
import { expectClose, sum } from "./kit/closeTo.js";
import { believedOffers } from "./kit/offers.js";

interface Settled {
  readonly offer: Offer;
  readonly beliefs: AssumptionsInput;
  /** By event whether it happens. */
  readonly happens: Readonly<Record<string, boolean>>;
}

const CLOSING = "2021-06-30";

/** Everything is still to come. */
const early = (beliefs: AssumptionsInput): AssumptionsInput => ({
  ...beliefs,
  valuationDate: "2010-01-01",
  closing: CLOSING,
});

const withEvents = (found: fc.Arbitrary<Omit<Settled, "happens">>): fc.Arbitrary<Settled> =>
  found.chain(({ offer: deal, beliefs }) => {
    const met = deal.conditions.map(({ event }) => event);
    const own = requirements(deal.claim).events.filter((event) => !met.includes(event));
    return fc.record(Object.fromEntries(own.map((event) => [event, fc.boolean()]))).map((happens) => ({
      offer: deal,
      beliefs: early(beliefs),
      happens: { ...happens, ...Object.fromEntries(met.map((event) => [event, true])) },
    }));
  });

const ofClaims = (): fc.Arbitrary<Omit<Settled, "happens">> =>
  claims().chain((drawn) => {
    const deal = offer({ name: "Deal", currency: "USD", components: [claim({ claim: drawn })] });
    return beliefsFor(requirements(deal.claim)).map((beliefs) => ({ offer: deal, beliefs }));
  });

/** Outcomes in which every forecast comes true, every price is its forward, and events are as drawn. */
function comeTrue({ offer: deal, beliefs, happens }: Settled): OutcomesInput {
  const { prices } = requirements(deal.claim);
  const unit = { valuationDate: "2010-01-01", closing: CLOSING };
  const dayOf = (rule: string): string => cashFlows(on(rule, one(currency("USD"))), unit)[0]?.date ?? "";
  const averages = prices.map(({ issuer, currency: code, on: last, averagedFrom = last }) => {
    const seen = observe(price(issuer, code, last, averagedFrom === last ? undefined : averagedFrom));
    const [flow] = cashFlows(scale(seen, one(currency(code))), beliefs);
    return { issuer, from: dayOf(averagedFrom), to: dayOf(last), price: flow?.units ?? "0" };
  });
  const each = new Map(averages.map((one) => [`${one.issuer} ${one.from} ${one.to}`, one]));
  const issuers = [...new Set(prices.map(({ issuer }) => issuer))];
  return {
    settledOn: "2300-01-01",
    closing: CLOSING,
    metrics: Object.fromEntries(
      Object.entries(beliefs.metrics ?? {}).map(([metric, { forecast }]) => [
        metric,
        { measured: forecast as Record<string, string> },
      ]),
    ),
    events: Object.fromEntries(
      Object.entries(happens).map(([event, did]) => [event, did ? "2015-01-01" : "did not happen"]),
    ),
    shares: Object.fromEntries(
      issuers.map((issuer) => [
        issuer,
        {
          averages: [...each.values()]
            .filter((one) => one.issuer === issuer)
            .map(({ issuer: _, ...average }) => average),
        },
      ]),
    ),
  };
}

describe("what is settled", () => {
  test.prop([withEvents(fc.oneof(believedOffers(), ofClaims()))], { numRuns: 150 })(
    "is what flows are at the forecasts, once the forecasts come true",
    (drawn) => {
      const { offer: deal, beliefs, happens } = drawn;
      const { lines, open } = settle(deal, comeTrue(drawn));
      const flows = cashFlows(deal.claim, beliefs);
      expect(open).toEqual([]);
      expect(lines).toHaveLength(flows.length);
      for (const [index, { date, path, asset, owedBy, conditions, units }] of flows.entries()) {
        const line = lines[index];
        const holds = conditions.every((one) => happens[one.event] === one.happens);
        // What is owed now is owed on the day of whoever looks at it.
        const due = date === "2010-01-01" ? "2300-01-01" : date;
        expect(line).toMatchObject({ date: due, path, asset, owedBy });
        expectClose(line?.units as Decimal, holds ? units : new Decimal(0), units.abs());
      }
    },
  );

  test.prop([withEvents(believedOffers()), fc.double({ min: 0, max: 1, noNaN: true })], { numRuns: 80 })(
    "lies within the bounds that were given while something was still open",
    (drawn, part) => {
      const known = comeTrue(drawn);
      const kept = <Value>(table: Readonly<Record<string, Value>> = {}): Record<string, Value> =>
        Object.fromEntries(Object.entries(table).slice(0, Math.floor(part * Object.keys(table).length)));
      const before = settle(drawn.offer, {
        ...known,
        metrics: kept(known.metrics),
        events: kept(known.events),
        shares: kept(known.shares),
      });
      const after = settle(drawn.offer, known);
      for (const [index, { atLeast, atMost, units, status }] of before.lines.entries()) {
        const found = after.lines[index]?.units as Decimal;
        if (atLeast !== undefined) expect(found.greaterThanOrEqualTo(atLeast)).toBe(true);
        if (atMost !== undefined) expect(found.lessThanOrEqualTo(atMost)).toBe(true);
        if (status !== "open") expect(found).toEqual(units);
      }
    },
  );

  const figures = fc.integer({ min: -50, max: 300 }).map((millions) => `${millions}e6`);
  const lags = fc.constantFrom("0 days", "18 months", "2 years", "400 days");
  const known = fc.record({
    ebitda: fc.tuple(figures, figures),
    lag: lags,
    approved: fc.boolean(),
    rate: fc.integer({ min: 0, max: 3000 }).map((points) => new Decimal(points).div(10_000)),
  });
  test.prop([known], { numRuns: 40 })(
    "is, discounted, the value once everything is known",
    ({ ebitda: [first, second], lag, approved, rate }) => {
      const terms = { metric: "ebitda", periods: [2021, 2022], paymentLag: lag };
      const deal = offer({
        name: "Deal",
        currency: "USD",
        components: [
          cash({ amount: "7e6", paid: "2024-03-31" }),
          earnOut({ ...terms, name: "Plain", share: "0.15", threshold: "120e6", aggregateCap: "20e6" }),
          tieredEarnOut({
            ...terms,
            name: "Tiers",
            tiers: [
              { from: "0", rate: "0.02" },
              { from: "100e6", rate: "0.05" },
            ],
            tierKind: "incremental",
          }),
          cliffEarnOut({ ...terms, name: "Cliff", threshold: "150e6", amount: "3e6" }),
          profitShare({ ...terms, name: "Both ways", share: "0.1", clawback: true }),
          milestone({ amount: "4e6", event: "approval", by: "2022-06-30", paymentLag: "3 years" }),
        ],
      });
      const settledOn = "2023-01-01";
      const settled = settle(deal, {
        settledOn,
        metrics: { ebitda: { measured: { 2021: first, 2022: second } } },
        events: { approval: approved ? "2022-06-30" : "did not happen" },
      });
      const { presentValue } = valueOffer(deal, {
        valuationDate: settledOn,
        discountRate: rate,
        metrics: { ebitda: { forecast: { 2021: first, 2022: second } } },
        events: { approval: approved ? "1" : "0" },
      });
      const discounted = settled.lines.map(({ date = "", units = new Decimal(0) }) =>
        date < settledOn ? new Decimal(0) : units.times(discountFactor(rate, settledOn, date)),
      );
      expect(settled.open).toEqual([]);
      expectClose(presentValue, sum(discounted), new Decimal("1e8"));
    },
  );

  test.prop([withEvents(believedOffers())], { numRuns: 40 })(
    "adds up to what is owed of each asset",
    (drawn) => {
      const { lines, owed } = settle(drawn.offer, comeTrue(drawn));
      for (const { asset, units, fallenDue, toCome } of owed) {
        const its = lines.filter((line) => JSON.stringify(line.asset) === JSON.stringify(asset));
        const parts = its.map((line) => line.units as Decimal);
        expectClose(units, sum(parts), sum(parts.map((one) => one.abs())));
        expectClose(fallenDue.plus(toCome), units, sum(parts.map((one) => one.abs())));
      }
    },
  );
});

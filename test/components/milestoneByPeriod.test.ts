import { fc, test } from "@fast-check/vitest";
import {
  type AssumptionsInput,
  type Component,
  cash,
  contingentValueRight,
  Decimal,
  describe as inWords,
  milestone,
  offer,
  parseOffer,
  probabilityOf,
  requirements,
  sensitivity,
  settle,
  simulate,
  valueOffer,
} from "offer-valuation";
import { workbook } from "offer-valuation/workbook";
import { describe, expect, it } from "vitest";
import { problems, refusal } from "../input/refusal.js";
import { expectClose } from "../laws/kit/closeTo.js";
import { expectWithin } from "../numeric/relativeError.js";

// Milestones that are paid when they happen, and odds of when an event happens.

const deal = (...components: readonly Component[]) =>
  offer({ name: "Deal", currency: "USD", bidder: "Acme", components });
const HALVES = ["2023-H1", "2023-H2", "2024-H1", "2024-H2"] as const;
const approval = milestone({ amount: "10e6", event: "approval", periods: HALVES, paymentLag: "30 days" });
const view = { valuationDate: "2022-12-31", discountRate: "0.08" } as const;
const hazard = { hazardRate: "0.5", from: "2022-12-31", periods: HALVES } as const;
const byHazard: AssumptionsInput = { ...view, events: { approval: hazard } };

describe("a milestone that is paid when it happens", () => {
  it("is worth the odds of each half-year under a hazard rate: 40 digits by mpmath", () => {
    // Σ 10m × (e^(−t₁/2) − e^(−t₂/2)) × 1.08^(−(t₂ + 30 days)), t = days/365
    const { presentValue, cashFlows } = valueOffer(deal(approval), byHazard);
    expectWithin("1e-27", presentValue, "5782296.624062816618135340832004013994531");
    expectWithin("1e-27", cashFlows[0]?.probability ?? presentValue, "0.219597296101505835869622163686");
    expectWithin("1e-27", probabilityOf(["approval"], byHazard), "0.632624158258650662254668211726");
  });

  it("comes to the continuous value by days, from below by less than a day's interest", () => {
    // ∫ h·e^(−(h + ln 1.08)·t) dt over two years of 365 days, by mpmath
    const days = Array.from({ length: 73 }, (_, index) => {
      const [start, end] = [index * 10 + 1, index * 10 + 10].map((day) =>
        new Date(Date.UTC(2022, 11, 31 + day)).toISOString().slice(0, 10),
      );
      return { label: `step ${index}`, start: start ?? "", end: end ?? "" };
    });
    const fine = milestone({ amount: "10e6", event: "approval", periods: days });
    const { presentValue } = valueOffer(deal(fine), {
      ...view,
      events: { approval: { ...hazard, periods: days } },
    });
    const continuous = new Decimal("5932832.7658372261408");
    expect(presentValue.lessThan(continuous)).toBe(true);
    expect(
      continuous
        .minus(presentValue)
        .div(continuous)
        .lessThan(0.08 * (10 / 365)),
    ).toBe(true);
  });

  it("is worth the odds by period, by hand: 25m × (0.4 ÷ 1.1 + 0.2 ÷ 1.1^(731/365))", () => {
    const yearly = milestone({ amount: "25e6", event: "approval", periods: [2023, 2024] });
    const odds = { approval: { byPeriod: { 2023: "40%", 2024: "0.2" } } };
    const { presentValue } = valueOffer(deal(yearly), { ...view, discountRate: "0.1", events: odds });
    expectWithin("1e-27", presentValue, "13222061.61284942647122441809988187202071");
  });

  it("is paid once: odds of one period after another are those that it comes first then", () => {
    const yearly = milestone({ amount: "100", event: "approval", periods: [2023, 2024] });
    const { cashFlows, headline } = valueOffer(deal(yearly), {
      ...view,
      discountRate: "0",
      events: { "approval in 2023": "0.4", "approval in 2024": "0.5" },
    });
    expect(cashFlows.map(({ date, probability }) => `${date} ${probability}`)).toEqual([
      "2023-12-31 0.4",
      "2024-12-31 0.3",
    ]);
    expect(String(headline.amount)).toBe("100");
    expect(String(headline.atMost)).toBe("100");
  });

  it("is said in words, required, settled and simulated", () => {
    const claim = deal(approval).claim;
    expect(inWords(claim).split("\n").slice(0, 2)).toEqual([
      "Milestone, 2023-H1: receive USD 10,000,000 on 2023-06-30 + 30 days, if approval in 2023-H1, owed by Acme",
      "Milestone, 2023-H2: receive USD 10,000,000 on 2023-12-31 + 30 days, if not approval in 2023-H1 and approval in 2023-H2, owed by Acme",
    ]);
    expect(requirements(claim).events).toEqual(HALVES.map((half) => `approval in ${half}`));
    const settled = settle(deal(approval), {
      settledOn: "2024-03-01",
      events: { "approval in 2023-H1": "did not happen", "approval in 2023-H2": "2023-11-02" },
    });
    expect(settled.lines.filter(({ units }) => units?.greaterThan(0)).map(({ date }) => date)).toEqual([
      "2024-01-30",
    ]);
    const read = parseOffer(JSON.parse(JSON.stringify(deal(approval))));
    const { presentValue } = valueOffer(read, byHazard);
    const simulated = simulate(read, byHazard, { paths: 65_536, seed: 5, drift: "pricing" }).presentValue;
    expectWithin("1e-3", simulated?.mean ?? presentValue.neg(), presentValue);
    expect(sensitivity(read, byHazard).rows.map(({ name }) => name)).toContain("events.approval.hazardRate");
    expect(JSON.stringify(workbook(read, byHazard))).toContain("approval in 2023-H2");
  });

  it("is simulated by many months, of which at most one comes about", () => {
    const months = Array.from({ length: 36 }, (_, index) => {
      const month = String((index % 12) + 1).padStart(2, "0");
      return `${2023 + Math.floor(index / 12)}-${month}`;
    });
    const monthly = deal(milestone({ amount: "100", event: "approval", periods: months }));
    const beliefs = { ...view, discountRate: "0", events: { approval: { ...hazard, periods: months } } };
    const { presentValue } = valueOffer(monthly, beliefs);
    const simulated = simulate(monthly, beliefs, { paths: 65_536, seed: 5, drift: "pricing" }).presentValue;
    expectWithin("1e-3", simulated?.mean ?? presentValue.neg(), presentValue);
    expect(String(valueOffer(monthly, beliefs).headline.atMost)).toBe("100");
  });

  it("hangs on closing as any event does", () => {
    const whole = offer({
      name: "Deal",
      currency: "USD",
      bidder: "Acme",
      components: [cash({ amount: "100" }), approval],
      conditions: [{ event: "cfius" }],
    });
    const beliefs = { ...byHazard, closing: "2022-12-31", events: { approval: hazard, cfius: "0.5" } };
    const { presentValue, withOdds } = valueOffer(whole, beliefs);
    expectClose(withOdds?.presentValue ?? new Decimal(0), presentValue.times("0.5"));
  });
});

describe("laws of odds by period", () => {
  const odds = fc.array(fc.integer({ min: 0, max: 24 }), { minLength: 4, maxLength: 4 });

  test.prop([odds])(
    "are a joint table of periods that exclude each other, and add up to the odds of the event",
    (parts) => {
      const stated = parts.map((part) => new Decimal(part).div(100).toString());
      const names = HALVES.map((half) => `approval in ${half}`);
      const outcomes = stated.map((probability, index) => ({
        happens: ["approval", names[index] ?? ""],
        probability,
      }));
      const rest = stated.reduce((left, one) => left.minus(one), new Decimal(1)).toString();
      const table = [{ outcomes: [...outcomes, { happens: [], probability: rest }] }];
      const byPeriod = Object.fromEntries(HALVES.map((half, index) => [half, stated[index] ?? "0"]));
      const timed: AssumptionsInput = { ...view, events: { approval: { byPeriod } } };
      const joint: AssumptionsInput = { ...view, jointEvents: table };
      expect(valueOffer(deal(approval), timed).presentValue).toEqual(
        valueOffer(deal(approval), joint).presentValue,
      );
      const total = names.reduce((sum, name) => sum.plus(probabilityOf([name], timed)), new Decimal(0));
      expect(probabilityOf(["approval"], timed)).toEqual(total);
      expect(String(probabilityOf([names[0] ?? "", names[1] ?? ""], timed))).toBe("0");
    },
  );
});

describe("hazards over forty years", () => {
  const years = Array.from({ length: 40 }, (_, index) => 2023 + index);

  it.each(
    Array.from({ length: 21 }, (_, index) => index + 1),
  )("%i/7 a year: no probability is negative, and what is left is the survival of the last day", (sevenths) => {
    const rate = new Decimal(sevenths).div(7).toSignificantDigits(30);
    const beliefs: AssumptionsInput = {
      ...view,
      events: { approval: { hazardRate: rate.toString(), from: "2022-12-31", periods: years } },
    };
    const never = probabilityOf([{ event: "approval", happens: false }], beliefs);
    const days = 40 * 365 + 10;
    expectWithin("1e-20", never, rate.times(days).div(365).neg().exp());
    const yearly = deal(milestone({ amount: "1", event: "approval", periods: years }));
    const each = valueOffer(yearly, beliefs).cashFlows.map(({ probability }) => probability);
    expect(each).toHaveLength(40);
    expect([never, ...each].filter((odds) => odds.isNegative())).toEqual([]);
  });

  it("counts what lies before, between and after periods as none of them", () => {
    const events = { approval: { ...hazard, periods: [2024, 2026] } };
    const inside = ["approval in 2024", "approval in 2026"].map((name) =>
      probabilityOf([name], { ...view, events }),
    );
    const outside = probabilityOf([{ event: "approval", happens: false }], { ...view, events });
    expectWithin(
      "1e-27",
      inside.reduce((sum, odds) => sum.plus(odds), outside),
      "1",
    );
  });
});

describe("settling a milestone by period", () => {
  const yearly = deal(milestone({ amount: "100", event: "fda", periods: [2023, 2024] }));
  const settled = (events: Record<string, string>) =>
    settle(yearly, { settledOn: "2025-06-30", events: events as Record<string, "did not happen"> });

  it.each<[Record<string, string>, readonly string[]]>([
    [{ fda: "2023-05-05" }, ["2023-12-31 100", "2024-12-31 0"]],
    [{ fda: "2024-01-01" }, ["2023-12-31 0", "2024-12-31 100"]],
    [{ fda: "2024-12-31" }, ["2023-12-31 0", "2024-12-31 100"]],
    [{ fda: "2025-01-01" }, ["2023-12-31 0", "2024-12-31 0"]],
    [{ fda: "did not happen" }, ["2023-12-31 0", "2024-12-31 0"]],
    [{ "fda in 2023": "2023-05-05" }, ["2023-12-31 100", "2024-12-31 0"]],
  ])("finds the period of a day: %j", (events, expected) => {
    expect(settled(events).lines.map(({ date, units }) => `${date} ${units}`)).toEqual(expected);
  });

  it("has nothing open once the day of the event is known", () => {
    expect(settled({ fda: "2023-05-05" }).open).toEqual([]);
  });

  it.each<[Record<string, string>, string]>([
    [{ "fda in 2023": "2024-05-05" }, "outcomes.events.fda in 2023: invalid-date"],
    [{ "fda in 2024": "2023-12-31" }, "outcomes.events.fda in 2024: invalid-date"],
    [{ fda: "2023-05-05", "fda in 2023": "2023-05-05" }, "outcomes.events.fda in 2023: invalid-term"],
  ])("refuses a day outside the period, and an event that is said twice: %j", (events, problem) => {
    expect(problems(refusal(() => settled(events)))).toEqual([problem]);
  });
});

describe("bad terms and odds", () => {
  it.each<[object, string]>([
    [{ event: "a", by: "closing", periods: [2023] }, "periods: does not go with by"],
    [{ event: "a", periods: [2023, 2023] }, "periods: must not name a period twice"],
    [{ event: "a", periods: [2024, 2023] }, "periods: must follow each other: 2023 begins before"],
    [{ event: "a", periods: [2023, "2023-Q4"] }, "periods: must follow each other"],
    [{ event: "a", periods: [] }, "periods"],
    [{ event: "a".repeat(75), periods: [2023] }, "event: must leave room for the period"],
    [{ metric: "m", period: 2023, threshold: "1", periods: [2023] }, "does not go with"],
  ])("%j", (terms, message) => {
    expect(refusal(() => milestone({ amount: "1", ...terms } as never)).message).toContain(message);
  });

  it.each<[object, string]>([
    [{ approval: { byPeriod: { 2023: "0.7", 2024: "0.4" } } }, "events.approval.byPeriod: invalid-term"],
    [{ approval: { byPeriod: { 2023: "1.5" } } }, "events.approval.byPeriod.2023: out-of-range"],
    [{ approval: { ...hazard, hazardRate: "-1" } }, "events.approval.hazardRate: out-of-range"],
    [{ approval: { ...hazard, periods: [2024, 2023] } }, "events.approval.periods: invalid-term"],
    [
      { approval: { ...hazard, periods: [{ label: "x", start: "closing", end: "closing + 1 year" }] } },
      "events.approval.periods: invalid-term",
    ],
    [{ approval: hazard, "approval in 2023-H1": "0.2" }, "events.approval: invalid-term"],
    [{ approval: hazard, "approval in 2026": "0.2" }, "events.approval: invalid-term"],
    [
      {
        approval: {
          ...hazard,
          periods: ["2023-01-01", "2023-07-01"].map((start) => ({ label: "a", start, end: start })),
        },
      },
      "events.approval.periods: invalid-term",
    ],
    [{ approval: "0.5" }, "events.approval in 2023-H1: missing-belief"],
  ])("%j", (events, message) => {
    const value = () => valueOffer(deal(approval), { ...view, events: events as never });
    expect(problems(refusal(value))).toContain(message);
  });

  it("single odds of an event that counts by period: says that odds by period are needed", () => {
    const value = () => valueOffer(deal(approval), { ...view, events: { approval: "0.5" } });
    expect(refusal(value).message).toContain("odds by period, { byPeriod } of events.approval");
  });

  it("odds by period beside a table that settles the event too", () => {
    const jointEvents = [
      {
        outcomes: [
          { happens: ["approval"], probability: "0.5" },
          { happens: [], probability: "0.5" },
        ],
      },
    ];
    expect(refusal(() => probabilityOf(["approval"], { ...byHazard, jointEvents })).message).toContain(
      "by period: say it once",
    );
  });
});

describe("many events that hang on each other in a chain or a tree", () => {
  const names = Array.from({ length: 40 }, (_, index) => `step ${index}`);

  it("40 steps, each on the one before: by hand, p ↦ 0.8p + 0.3(1 − p), and 0.9 × 0.8³⁹", () => {
    const events = Object.fromEntries(
      names.map((name, index) => [
        name,
        index === 0 ? "0.9" : { given: `step ${index - 1}`, ifHappens: "0.8", ifNot: "0.3" },
      ]),
    );
    const beliefs = { ...view, events };
    expectWithin("1e-27", probabilityOf(["step 39"], beliefs), "0.6000000000005456968210637569427490234375");
    expectWithin("1e-27", probabilityOf(names, beliefs), "0.0001495381495258030357016782942815387648");
    const last = contingentValueRight({
      rights: "1",
      amount: "100",
      events: ["step 0", "step 20", "step 39"],
      pays: "if any happens",
      expires: "2022-12-31",
    });
    const none = probabilityOf(
      ["step 0", "step 20", "step 39"].map((event) => ({ event, happens: false })),
      beliefs,
    );
    expectWithin("1e-27", valueOffer(deal(last), beliefs).presentValue, none.neg().plus(1).times(100));
  });

  it("30 results of one cause: by hand, 0.6 × 0.7³⁰ + 0.4 × 0.1³⁰", () => {
    const results = names.slice(0, 30);
    const events = {
      cause: "0.6",
      ...Object.fromEntries(
        results.map((name) => [name, { given: "cause", ifHappens: "0.7", ifNot: "0.1" }]),
      ),
    };
    expectWithin("1e-27", probabilityOf(results, { ...view, events }), "0.0000135236041744153548527179498");
  });
});

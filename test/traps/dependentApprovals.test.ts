import { type AssumptionsInput, cash, offer, valueOffer } from "offer-valuation";
import { describe, expect, it } from "vitest";
import { problems, refusal } from "../input/refusal.js";

// Approvals hang together: Beijing will hardly refuse a deal and Washington pass it as if neither knew of the other. A toy
// multiplies what everybody says of each, and is off by as much as the Fréchet bounds allow.

const deal = offer({
  name: "Deal",
  currency: "USD",
  components: [cash({ amount: "1000" }), cash({ name: "Bonus", amount: "100", given: ["licence"] })],
  conditions: [{ event: "cfius" }, { event: "beijing" }],
});
const valued = (stated: Partial<AssumptionsInput>) =>
  valueOffer(deal, { valuationDate: "2021-01-01", closing: "2021-01-01", discountRate: "0", ...stated });
const independence = (stated: Partial<AssumptionsInput>) =>
  valued(stated).assumed.find(({ text }) => text.startsWith("Events are taken as independent"))?.text;

// Beijing approves with 0.6 x 0.7 + 0.4 x 0.1 = 0.46, whichever way that is said.
const alone = { cfius: "0.6", beijing: "0.46", licence: "0.5" };
const beijing = { given: "cfius", ifHappens: "0.7", ifNot: "0.1" };

describe("approvals that hang together", () => {
  it("are no product of their odds", () => {
    const { withOdds } = valued({ events: { ...alone, beijing } });
    // The toy: 0.6 x 0.46 = 0.276.
    expect(withOdds?.probability.toString()).toBe("0.42");
    expect(withOdds?.presentValue.toString()).toBe("441");
    expect(withOdds?.bounds).toBeUndefined();
    expect(valued({ events: alone }).withOdds?.probability.toString()).toBe("0.276");
  });

  it("may come from a joint table as well", () => {
    const outcomes = [
      { happens: ["cfius", "beijing"], probability: "0.42" },
      { happens: ["cfius"], probability: "0.18" },
      { happens: ["beijing"], probability: "0.04" },
      { happens: [], probability: "0.36" },
    ];
    const { withOdds } = valued({ events: { licence: "0.5" }, jointEvents: [{ outcomes }] });
    expect(withOdds?.probability.toString()).toBe("0.42");
    expect(withOdds?.presentValue.toString()).toBe("441");
  });

  it("shift what hangs on them in the value if the offer closes", () => {
    const licence = { given: ["cfius", "beijing"], ifHappens: "0.9", ifNot: "0" };
    const { presentValue, withOdds } = valued({ events: { cfius: "0.6", beijing, licence } });
    expect(presentValue.toString()).toBe("1090");
    expect(withOdds?.presentValue.toString()).toBe("457.8");
  });

  it("shift what they themselves hang on, too", () => {
    const events = {
      licence: "0.5",
      cfius: { given: "licence", ifHappens: "0.8", ifNot: "0.4" },
      beijing: { given: "cfius", ifHappens: "0.7", ifNot: "0.1" },
    };
    // P(licence | both) = 0.5 x 0.8 x 0.7 / (0.6 x 0.7) = 2/3.
    expect(valued({ events }).presentValue.toFixed(10)).toBe("1066.6666666667");
    expect(valued({ events }).withOdds?.presentValue.toString()).toBe("448");
  });

  it("leave nothing to say of what hangs on the impossible", () => {
    const events = { cfius: "0", beijing, licence: { given: "cfius", ifHappens: "0.9", ifNot: "0" } };
    expect(problems(refusal(() => valued({ events })))).toEqual(["events: out-of-range"]);
    expect(valued({ events: { ...alone, cfius: "0" } }).presentValue.toString()).toBe("1050");
  });
});

describe("independence that nobody stated", () => {
  it("comes with the bounds of what it may be off by", () => {
    const { lower, upper } = valued({ events: alone }).withOdds?.bounds ?? {};
    expect([lower, upper].map(String)).toEqual(["0.06", "0.46"]);
    expect(independence({ events: alone })).toBe(
      "Events are taken as independent of each other: licence, cfius, beijing; were only their own odds known, those of closing would lie between 6% and 46% (Fréchet bounds)",
    );
  });

  it("is said of groups where some events are linked", () => {
    expect(independence({ events: { ...alone, beijing } })).toBe(
      "Events are taken as independent of each other: licence, cfius with beijing",
    );
    const events = { ...alone, beijing, licence: { given: "cfius", ifHappens: "1", ifNot: "0" } };
    expect(independence({ events })).toBeUndefined();
  });

  it("makes no belief unused that another one hangs on", () => {
    const unused = (stated: Partial<AssumptionsInput>) =>
      valued(stated).diagnostics.map(({ code, path }) => `${code} ${path.join(".")}`);
    const events = {
      mood: "0.5",
      weather: "0.5",
      ...alone,
      cfius: { given: "mood", ifHappens: "1", ifNot: "0" },
    };
    const jointEvents = [{ outcomes: [{ happens: ["x"], probability: "1" }] }];
    expect(unused({ events, jointEvents })).toEqual([
      "unused-belief events.weather",
      "unused-belief jointEvents.0",
    ]);
  });
});

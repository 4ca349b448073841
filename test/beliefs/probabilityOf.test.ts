import { fc, test } from "@fast-check/vitest";
import {
  type AssumptionsInput,
  Decimal,
  frechetBounds,
  parseAssumptions,
  probabilityOf,
} from "offer-valuation";
import { describe, expect, it } from "vitest";
import { problems, refusal } from "../input/refusal.js";
import { toDecimal } from "../laws/kit/rational.js";
import { conditionsOn, NAMES, oddsByListing, statedOdds } from "../laws/kit/worlds.js";

const believing = (stated: Partial<AssumptionsInput>): AssumptionsInput => ({
  valuationDate: "2020-09-14",
  ...stated,
});

describe("the probability of conditions", () => {
  test.prop([statedOdds(), conditionsOn()])(
    "is that of the worlds in which they hold",
    (stated, conditions) => {
      const listed = toDecimal(oddsByListing(stated, conditions));
      expect(probabilityOf(conditions, believing(stated)).toString()).toBe(listed.toString());
    },
  );

  test.prop([statedOdds(), conditionsOn(), fc.constantFrom(...NAMES)])(
    "splits into that with an event and that without it",
    (stated, conditions, event) => {
      const of = (...more: { event: string; happens: boolean }[]) =>
        probabilityOf([...conditions, ...more], believing(stated));
      const [withIt, without] = [of({ event, happens: true }), of({ event, happens: false })];
      expect(withIt.plus(without).toString()).toBe(of().toString());
    },
  );

  test.prop([statedOdds(), conditionsOn()])("lies within the Fréchet bounds", (stated, conditions) => {
    const of = (event: string) => probabilityOf([event], believing(stated)).toString();
    const marginals = Object.fromEntries(NAMES.map((event) => [event, of(event)]));
    const { lower, upper } = frechetBounds(conditions, marginals);
    const joint = probabilityOf(conditions, believing(stated));
    expect([lower.lessThanOrEqualTo(joint), joint.lessThanOrEqualTo(upper)]).toEqual([true, true]);
  });

  it("of the sprinkler, the rain and the wet grass: Wikipedia, Bayesian network", () => {
    // A sprinkler goes on with 40% without rain and 1% with it; it rains with 20%; the grass is wet by what happened of both.
    const events = {
      rain: "0.2",
      sprinkler: { given: "rain", ifHappens: "0.01", ifNot: "0.4" },
      both: { given: ["rain", "sprinkler"], ifHappens: "0.99", ifNot: "0" },
      rainAlone: { given: ["rain", { event: "sprinkler", happens: false }], ifHappens: "0.8", ifNot: "0" },
      sprinklerAlone: {
        given: [{ event: "rain", happens: false }, "sprinkler"],
        ifHappens: "0.9",
        ifNot: "0",
      },
    };
    const of = (...conditions: string[]) => probabilityOf(conditions, believing({ events }));
    const wet = of("both").plus(of("rainAlone")).plus(of("sprinklerAlone"));
    expect(wet.toString()).toBe("0.44838");
    const wetAndRain = of("rain", "both").plus(of("rain", "rainAlone"));
    expect(wetAndRain.div(wet).times(100).toFixed(2)).toBe("35.77");
  });

  it("goes through chains and broad trees without listing all that may happen", () => {
    const links = Array.from({ length: 500 }, (_, index) => index + 1);
    const chain = Object.fromEntries(
      links.map((at) => [`e${at}`, { given: `e${at - 1}`, ifHappens: "0.9", ifNot: "0.2" }]),
    );
    // The share that happens tends to 0.2 / (0.2 + 0.1).
    const far = probabilityOf(["e500"], believing({ events: { e0: "0", ...chain } }));
    expect(far.toFixed(20)).toBe("0.66666666666666666667");

    const tree = Object.fromEntries(
      links.slice(0, 80).flatMap((at) => [
        [`m${at}`, { given: "root", ifHappens: "0.5", ifNot: "0" }],
        [`n${at}`, { given: `m${at}`, ifHappens: "1", ifNot: "0" }],
      ]),
    );
    const leaves = links.slice(0, 80).map((at) => `n${at}`);
    const all = probabilityOf(leaves, believing({ events: { root: "0.5", ...tree } }));
    expect(all.times(`${2n ** 81n}`).toFixed(15)).toBe("1.000000000000000");
  });

  it("is the same however much has been asked of the same beliefs before", () => {
    const odds = ["0.01", "0.1", "0.2", "0.3", "0.4", "0.45", "0.55", "0.6", "0.7", "0.8", "0.9", "1"];
    const events = Object.fromEntries(odds.map((probability, index) => [`e${index}`, probability]));
    const beliefs = parseAssumptions(believing({ events }));
    const wordsOf = (set: number): string => {
      const happens = odds.map((_, index) => (set & (2 ** index)) !== 0);
      const conditions = happens.map((each, index) => ({ event: `e${index}`, happens: each }));
      const product = odds.reduce(
        (joint, each, index) => joint.times(happens[index] ? each : new Decimal(1).minus(each)),
        new Decimal(1),
      );
      return `${probabilityOf(conditions, beliefs)} = ${product}`;
    };
    const sets = Array.from({ length: 2 ** odds.length }, (_, set) => set);
    const [once, again] = [sets.map(wordsOf), [...sets].reverse().map(wordsOf).reverse()];
    expect(again).toEqual(once);
    expect(once.filter((words) => words.split(" = ")[0] !== words.split(" = ")[1])).toEqual([]);
  });

  it("is refused where too much hangs on too much", () => {
    const roots = Array.from({ length: 20 }, (_, index) => `r${index}`);
    const tangle = believing({
      events: {
        ...Object.fromEntries(roots.map((event) => [event, "0.5"])),
        x: { given: roots, ifHappens: "0.5", ifNot: "0.1" },
        y: { given: roots, ifHappens: "0.5", ifNot: "0.1" },
      },
    });
    expect(problems(refusal(() => probabilityOf(["x", "y"], tangle)))).toEqual(["events: too-large"]);
    expect(refusal(() => probabilityOf(["x", "y"], tangle)).message).toContain("more than 14 of them");
    expect(probabilityOf(["r0", "r19"], tangle).toString()).toBe("0.25");
  });

  it("names every event of which nothing is stated", () => {
    const error = refusal(() => probabilityOf(["a", "b", "c"], believing({ events: { b: "0.5" } })));
    expect(problems(error)).toEqual(["events.a: missing-belief", "events.c: missing-belief"]);
  });
});

describe("odds that do not fit together are refused", () => {
  const refused = (stated: Partial<AssumptionsInput>) =>
    refusal(() => parseAssumptions(believing(stated))).message;
  const hangingOn = (given: string) => ({ given, ifHappens: "1", ifNot: "0" });

  it("a circle, by its events", () => {
    expect(refused({ events: { z: "1", a: hangingOn("c"), b: hangingOn("a"), c: hangingOn("b") } })).toBe(
      "events.a.given: hangs on itself: a → c → b → a",
    );
    expect(refused({ events: { a: hangingOn("a") } })).toBe("events.a.given: hangs on itself: a → a");
  });

  it("what hangs on an event without odds, or on one both ways", () => {
    expect(refused({ events: { cfius: "0.5", beijing: hangingOn("cfus") } })).toBe(
      'events.beijing.given: names "cfus", whose probability is needed; did you mean "cfius"?',
    );
    const given = ["a", { event: "a", happens: false }];
    expect(refused({ events: { a: "0.5", b: { given, ifHappens: "1", ifNot: "0" } } })).toBe(
      'events.b.given: can never hold: "a" both ways',
    );
  });

  it("a table that does not add up, repeats itself or contradicts what stands beside it", () => {
    const outcomes = [
      { happens: ["a"], probability: "0.4" },
      { happens: ["a", "b"], probability: "0.2" },
      { happens: ["b", "a"], probability: "0.3" },
    ];
    expect(refused({ events: { a: "0.5" }, jointEvents: [{ outcomes }] }).split("\n")).toEqual([
      "3 problems:",
      "  - jointEvents[0].outcomes: must have probabilities that add up to 1, but they add up to 0.9",
      "  - jointEvents[0].outcomes[2].happens: is what outcomes[1] says already: each outcome is listed once",
      '  - jointEvents[0]: makes "a" 0.9, but events says 0.5',
    ]);
    const sure = [{ happens: ["a"], probability: "1" }];
    expect(refused({ jointEvents: [{ outcomes: sure }, { outcomes: sure }] })).toBe(
      'jointEvents[1]: names "a", which another joint table settles already',
    );
    expect(refused({ jointEvents: [{ events: ["b"], outcomes: sure }] })).toBe(
      'jointEvents[0].outcomes[0].happens: names "a", which is not among the table\'s events',
    );
    expect(refused({ events: { b: "1", a: hangingOn("b") }, jointEvents: [{ outcomes: sure }] })).toBe(
      'jointEvents[0]: settles "a", whose odds events states as conditional: say it once',
    );
  });

  it("accepts a marginal beside a table that agrees with it", () => {
    const jointEvents = [
      {
        outcomes: [
          { happens: ["a"], probability: "0.4" },
          { happens: [], probability: "0.6" },
        ],
      },
    ];
    expect(probabilityOf(["a"], believing({ events: { a: "0.40" }, jointEvents })).toString()).toBe("0.4");
  });

  it("lists every field that is wrong", () => {
    const events = JSON.parse('{ "a": { "gven": "b" }, "b": 0.5, "c": "70 %" }');
    expect(problems(refusal(() => parseAssumptions(believing({ events }))))).toEqual([
      "events.a.given: missing-term",
      "events.a.ifHappens: missing-term",
      "events.a.ifNot: missing-term",
      "events.a.gven: unknown-key",
      "events.b: invalid-decimal",
      "events.c: invalid-decimal",
    ]);
  });
});

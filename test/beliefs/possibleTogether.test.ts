import { fc, test } from "@fast-check/vitest";
import { parseAssumptions } from "offer-valuation";
import { describe, expect, it } from "vitest";

const oddsFrom = (events: object) => parseAssumptions({ valuationDate: "2022-12-31", events }).odds;

const namesOf = (sets: readonly ReadonlySet<string>[] | undefined) =>
  sets?.map((happening) => [...happening].sort().join(" ")).sort();

/** Every set of events whose odds are not 0, tried one by one. */
function tried(odds: ReturnType<typeof oddsFrom>, events: readonly string[]): string[] {
  const sets = events.reduce<readonly (readonly string[])[]>(
    (found, event) => found.flatMap((set) => [set, [...set, event]]),
    [[]],
  );
  return sets
    .filter(
      (set) => !odds.probabilityOf(events.map((event) => ({ event, happens: set.includes(event) }))).isZero(),
    )
    .map((set) => [...set].sort().join(" "))
    .sort();
}

describe("events that may happen together", () => {
  it("are those of a table, and none of them", () => {
    const periods = Array.from({ length: 120 }, (_, index) => `period ${index}`);
    const byPeriod = Object.fromEntries(periods.map((period) => [period, "0.005"]));
    const odds = oddsFrom({ launch: { byPeriod } });
    const events = periods.map((period) => `launch in ${period}`);
    expect(namesOf(odds.possibleTogether(events, 200))).toEqual(["", ...events].sort());
    expect(odds.possibleTogether(events, 120)).toBeUndefined();
  });

  it("need not be asked for where others hang on them", () => {
    const odds = oddsFrom({
      trial: "0.5",
      filed: { given: "trial", ifHappens: "1", ifNot: "0" },
      sold: { given: "filed", ifHappens: "0.3", ifNot: "0" },
    });
    expect(namesOf(odds.possibleTogether(["trial", "sold"], 10))).toEqual(["", "sold trial", "trial"].sort());
    expect(namesOf(odds.possibleTogether(["trial", "filed"], 10))).toEqual(["", "filed trial"]);
  });

  const odd = fc.constantFrom("0", "0.25", "1", "0.5");
  const names = ["a", "b", "c", "d", "e"];
  const network = fc
    .tuple(
      fc.array(fc.record({ ifHappens: odd, ifNot: odd, parents: fc.nat({ max: 31 }), alone: fc.boolean() }), {
        minLength: 5,
        maxLength: 5,
      }),
      fc.subarray(names, { minLength: 1 }),
    )
    .map(([stated, asked]) => {
      const events = stated.map(({ ifHappens, ifNot, parents, alone }, index) => {
        const given = names.slice(0, index).filter((_, parent) => (parents >> parent) % 2 === 1);
        return [names[index], alone || given.length === 0 ? ifHappens : { given, ifHappens, ifNot }];
      });
      return { odds: oddsFrom(Object.fromEntries(events)), asked };
    });
  test.prop([network])("are those whose odds are not 0", ({ odds, asked }) => {
    expect(namesOf(odds.possibleTogether(asked, 100))).toEqual(tried(odds, asked));
  });
});

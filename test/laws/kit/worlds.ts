import fc from "fast-check";
import type { Condition, EventInput, JointTableInput } from "offer-valuation";
import { plus, type Rational, rational, rationalOf, times } from "./rational.js";

/** Odds of a few events, of every kind, as beliefs state them. */
export interface StatedOdds {
  readonly events: Readonly<Record<string, EventInput>>;
  readonly jointEvents: readonly JointTableInput[];
}

const twentieths = fc.integer({ min: 0, max: 20 }).map((count) => String(count / 20));

/** Splits 1 into so many parts of whole twentieths. */
const parts = (count: number): fc.Arbitrary<string[]> =>
  fc
    .array(fc.integer({ min: 0, max: 20 }), { minLength: count - 1, maxLength: count - 1 })
    .map((cuts) => [0, ...cuts.sort((a, b) => a - b), 20])
    .map((cuts) => cuts.slice(1).map((cut, index) => String((cut - (cuts[index] ?? 0)) / 20)));

const subsets = (names: readonly string[]): string[][] =>
  names.reduce<string[][]>((sets, name) => sets.concat(sets.map((set) => [...set, name])), [[]]);

const tables = (names: readonly string[]): fc.Arbitrary<JointTableInput> =>
  parts(2 ** names.length).map((probabilities) => ({
    events: names,
    outcomes: subsets(names).map((happens, index) => ({ happens, probability: probabilities[index] ?? "0" })),
  }));

const events = (
  names: readonly string[],
  above: readonly string[],
): fc.Arbitrary<Record<string, EventInput>> =>
  fc.tuple(...names.map((_, index) => eventOdds([...above, ...names.slice(0, index)]))).map((odds) => {
    const stated = names.map((name, index): [string, EventInput] => [name, odds[index] ?? "0"]);
    // In reverse, so that what an event hangs on is not always stated before it.
    return Object.fromEntries(stated.reverse());
  });

function eventOdds(parents: readonly string[]): fc.Arbitrary<EventInput> {
  if (parents.length === 0) return twentieths;
  const given = fc
    .subarray([...parents], { minLength: 1, maxLength: Math.min(3, parents.length) })
    .chain((some) =>
      fc.tuple(...some.map((event) => fc.boolean().map((happens) => (happens ? event : { event, happens })))),
    );
  return fc.oneof(twentieths, fc.record({ given, ifHappens: twentieths, ifNot: twentieths }));
}

/** Seven events: two in a table, the others each on its own or hanging on any of those before it. */
export const NAMES = ["a", "b", "c", "d", "e", "t", "u"] as const;
export const statedOdds = (): fc.Arbitrary<StatedOdds> =>
  fc
    .tuple(events(["a", "b", "c", "d", "e"], ["t", "u"]), tables(["t", "u"]))
    .map(([single, table]) => ({ events: single, jointEvents: [table] }));

export const conditionsOn = (names: readonly string[] = NAMES): fc.Arbitrary<Condition[]> =>
  fc.array(fc.record({ event: fc.constantFrom(...names), happens: fc.boolean() }), { maxLength: 6 });

type World = ReadonlySet<string>;

export const holds = (world: World, conditions: readonly Condition[]): boolean =>
  conditions.every(({ event, happens }) => world.has(event) === happens);

/** Every way the world may turn out with its probability, by listing them all: the definition and nothing else. */
export function worldsUnder({ events: single, jointEvents }: StatedOdds): { world: World; odds: Rational }[] {
  const listed = jointEvents.flatMap(({ events: names = [] }) => names);
  const names = [...Object.keys(single), ...listed];
  return subsets(names).map((set) => {
    const world = new Set(set);
    const ofTables = jointEvents.map(({ events: inside = [], outcomes }) => {
      const row = outcomes.find(({ happens }) =>
        inside.every((name) => happens.includes(name) === world.has(name)),
      );
      return rationalOf(String(row?.probability ?? "0"));
    });
    const ofEvents = Object.entries(single).map(([name, stated]) => {
      const probability = rationalOf(probabilityIn(world, stated));
      return world.has(name) ? probability : plus(rational(1), times(rational(-1), probability));
    });
    return { world, odds: [...ofTables, ...ofEvents].reduce(times, rational(1)) };
  });
}

function probabilityIn(world: World, stated: EventInput): string {
  if (typeof stated !== "object" || !("given" in stated)) return String(stated);
  const given = [stated.given].flat() as (string | Condition)[];
  const met = given.every((one) =>
    typeof one === "string" ? world.has(one) : world.has(one.event) === one.happens,
  );
  return String(met ? stated.ifHappens : stated.ifNot);
}

/** The odds of all the worlds in which the conditions hold. */
export const oddsByListing = (stated: StatedOdds, conditions: readonly Condition[]): Rational =>
  worldsUnder(stated)
    .filter(({ world }) => holds(world, conditions))
    .reduce((total, { odds }) => plus(total, odds), rational(0));

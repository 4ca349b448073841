import { fc, test } from "@fast-check/vitest";
import {
  type AssumptionsInput,
  type Condition,
  cash,
  type DealInput,
  type Decimal,
  offer,
  reverseTerminationFee,
  terminationFee,
  tickingFee,
  valueDeal,
  valueOffer,
} from "offer-valuation";
import { describe, expect } from "vitest";
import { expectClose, sum, sumOfSizes } from "./kit/closeTo.js";
import { expectFrozen } from "./kit/frozen.js";
import { plus, type Rational, rational, rationalOf, times, toDecimal } from "./kit/rational.js";
import { conditionsOn, holds, NAMES, statedOdds, worldsUnder } from "./kit/worlds.js";

const runs = { numRuns: 60 };
const today = "2021-01-01";
const amounts = fc.integer({ min: 0, max: 1000 });
const failing = fc.constantFrom(...NAMES).map((event) => ({ event, happens: false }));

/** A deal by its figures, from which both the document and the direct reckoning are made. */
const plainDeals = fc.record({
  odds: statedOdds(),
  conditions: fc.uniqueArray(fc.constantFrom(...NAMES), { maxLength: 3 }),
  price: amounts,
  bonus: fc.record({ amount: amounts, given: conditionsOn().map((all) => all.slice(0, 2)) }),
  breakFee: fc.record({ amount: amounts, given: failing }),
  reverseFee: fc.record({ amount: amounts, event: fc.constantFrom(...NAMES), happens: fc.boolean() }),
  fee: fc.record({ amount: amounts, event: fc.constantFrom(...NAMES), happens: fc.boolean() }),
  otherwise: fc.record({ paid: amounts, alternative: fc.integer({ min: -1000, max: 1000 }) }),
  lapse: fc.option(fc.record({ paid: amounts, alternative: amounts })),
  rival: fc.option(fc.record({ amount: amounts, condition: fc.constantFrom(...NAMES) })),
  // Days from 2021-01-01 with twentieths of probability; what is left never closes.
  days: fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 90 }), fc.integer({ min: 0, max: 6 })), {
    minLength: 1,
    maxLength: 3,
    selector: ([day]) => day,
  }),
  outside: fc.option(fc.integer({ min: 0, max: 60 })),
  extension: fc.option(fc.record({ event: fc.constantFrom(...NAMES), happens: fc.boolean() })),
});
type PlainDeal = typeof plainDeals extends fc.Arbitrary<infer Plain> ? Plain : never;

const dayAfter = (count: number): string => new Date(Date.UTC(2021, 0, 1 + count)).toISOString().slice(0, 10);
const LONGER = 30;
const givenOr = (given: readonly Condition[]) => (given.length === 0 ? {} : { given });

function documentOf(plain: PlainDeal): DealInput {
  const { conditions, price, bonus, breakFee, reverseFee, fee, otherwise, lapse, rival, outside, extension } =
    plain;
  const failure = ({ paid, alternative }: { paid: number; alternative: number }) => ({
    on: "2021-06-30",
    fees: [cash({ name: "Paid on failure", amount: String(paid) })],
    alternative: { value: String(alternative), on: "2021-12-31" },
  });
  const step = ({ amount, event, happens }: typeof fee) => ({
    event: { event, happens },
    amount: String(amount),
    paid: "closing",
  });
  const components = [
    cash({ amount: String(price) }),
    // One a day from the start of the year to closing.
    tickingFee({ amount: "1000", rate: "0.365", start: today }),
    cash({ name: "Bonus", amount: String(bonus.amount), ...givenOr(bonus.given) }),
    cash({ name: "Break fee", amount: String(breakFee.amount), given: [breakFee.given] }),
    reverseTerminationFee({ steps: [step(reverseFee)] }),
    terminationFee({ steps: [step(fee)] }),
  ];
  const rivalOffer = (amount: number, condition: string) => ({
    name: "Rival",
    currency: "USD",
    components: [cash({ amount: String(amount) })],
    conditions: [{ event: condition }],
  });
  const [first] = conditions;
  return {
    offer: offer({
      name: "Deal",
      currency: "USD",
      components,
      conditions: conditions.map((event) => ({ event })),
    }),
    ...(outside !== null && {
      outsideDate: {
        date: dayAfter(outside),
        ...(extension !== null && { extensions: [{ to: dayAfter(outside + LONGER), given: extension }] }),
      },
    }),
    otherwise: failure(otherwise),
    causes: {
      ...(lapse !== null && { lapse: failure(lapse) }),
      ...(rival !== null &&
        first !== undefined && {
          [first]: {
            alternative: { offer: rivalOffer(rival.amount, rival.condition), closing: "2021-12-31" },
          },
        }),
    },
  };
}

const closingOf = ({ days }: PlainDeal) => ({
  dates: days.map(([day, count]) => ({ date: dayAfter(day), probability: String(count / 20) })),
  never: String((20 - days.reduce((total, [, count]) => total + count, 0)) / 20),
});

const beliefsOf = (plain: PlainDeal, more: Partial<AssumptionsInput> = {}): AssumptionsInput => ({
  valuationDate: today,
  closing: closingOf(plain),
  discountRate: "0",
  ...plain.odds,
  ...more,
});

/** What is received if this is how the world turns out and this is the day on which it could close (null for never). */
function received(
  plain: PlainDeal,
  world: ReadonlySet<string>,
  day: number | null,
): [cause: string, value: number] {
  const { conditions, price, bonus, breakFee, reverseFee, fee, otherwise, lapse, rival, outside, extension } =
    plain;
  const paidIf = (amount: number, given: readonly Condition[]) => (holds(world, given) ? amount : 0);
  const steps = paidIf(reverseFee.amount, [reverseFee]) - paidIf(fee.amount, [fee]);
  const failed = conditions.find((event) => !world.has(event));
  const extended = extension !== null && holds(world, [extension]);
  const last = outside === null ? Infinity : outside + (extended ? LONGER : 0);
  const breaking = paidIf(breakFee.amount, [breakFee.given]);
  if (failed === undefined && day !== null && day <= last) {
    return ["closes", price + day + paidIf(bonus.amount, bonus.given) + breaking + steps];
  }
  const cause = failed ?? "lapse";
  const { paid, alternative } = cause === "lapse" ? (lapse ?? otherwise) : otherwise;
  const other =
    rival !== null && cause === conditions[0]
      ? paidIf(rival.amount, [{ event: rival.condition, happens: true }])
      : alternative;
  // Of what hangs on the closing offer, only what hangs on a condition that failed is owed.
  const onFailure = conditions.includes(breakFee.given.event) ? breaking : 0;
  const bonusOnFailure = bonus.given.some(
    ({ event, happens }) => !happens && conditions.includes(event as never),
  )
    ? paidIf(bonus.amount, bonus.given)
    : 0;
  return [cause, steps + onFailure + bonusOnFailure + paid + other];
}

/** Probability, and probability times value, of each outcome: by listing worlds and days. */
function byListing(plain: PlainDeal): Map<string, { odds: Rational; worth: Rational }> {
  const never = 20 - plain.days.reduce((total, [, count]) => total + count, 0);
  const days: [number | null, number][] = [...plain.days, [null, never]];
  const found = new Map<string, { odds: Rational; worth: Rational }>();
  for (const { world, odds } of worldsUnder(plain.odds)) {
    for (const [day, count] of days) {
      const [cause, value] = received(plain, world, day);
      const weight = times(odds, rational(count, 20));
      const before = found.get(cause) ?? { odds: rational(0), worth: rational(0) };
      found.set(cause, {
        odds: plus(before.odds, weight),
        worth: plus(before.worth, times(weight, rational(value))),
      });
    }
  }
  return found;
}

const possible = plainDeals.filter(({ days }) => days.reduce((total, [, count]) => total + count, 0) <= 20);

describe("a deal", () => {
  test.prop([possible], runs)("is worth what all worlds and all days together come to", (plain) => {
    const valuation = valueDeal(documentOf(plain), beliefsOf(plain));
    const listed = byListing(plain);
    for (const cause of ["closes", "lapse", ...plain.conditions]) {
      const branches = valuation.branches.filter((branch) => (branch.cause ?? "closes") === cause);
      const { odds, worth } = listed.get(cause) ?? { odds: rational(0), worth: rational(0) };
      expect([cause, sum(branches.map((branch) => branch.probability)).toString()]).toEqual([
        cause,
        toDecimal(odds).toString(),
      ]);
      expect([cause, sum(branches.map((branch) => branch.contribution)).toString()]).toEqual([
        cause,
        toDecimal(worth).toString(),
      ]);
    }
    const all = [...listed.values()].reduce((total, { worth }) => plus(total, worth), rational(0));
    expect(valuation.expectedValue.toString()).toBe(toDecimal(all).toString());
  });

  test.prop([possible], runs)("has branches whose probabilities add up to exactly 1", (plain) => {
    const { branches, ifClosed, ifNot } = valueDeal(documentOf(plain), beliefsOf(plain));
    expect(sum(branches.map(({ probability }) => probability)).toString()).toBe("1");
    expect(ifClosed.probability.plus(ifNot.probability).toString()).toBe("1");
  });

  test.prop([possible, fc.constantFrom("0", "0.08")], runs)(
    "is expected to be worth the sum of probability × value",
    (plain, discountRate) => {
      const valuation = valueDeal(documentOf(plain), beliefsOf(plain, { discountRate }));
      const terms = (list: readonly { probability: Decimal; value: Decimal | null }[]) =>
        list.map(({ probability, value }) => (value === null ? probability : probability.times(value)));
      const size = sumOfSizes(terms(valuation.branches));
      expectClose(sum(terms(valuation.branches)), valuation.expectedValue, size);
      expectClose(sum(terms([valuation.ifClosed, valuation.ifNot])), valuation.expectedValue, size);
      for (const { value, parts } of valuation.branches) {
        if (value !== null) expectClose(sum(parts.map((part) => part.value ?? value)), value, size);
      }
    },
  );

  test.prop([possible], runs)("closes on each day for what the offer is worth then", (plain) => {
    const { outside, extension, days, ...rest } = plain;
    const always = { ...rest, outside: null, extension: null, days };
    const beliefs = beliefsOf(always, { discountRate: "0.08" });
    const deal = documentOf(always);
    const { branches } = valueDeal(deal, beliefs);
    for (const branch of branches.filter(({ outcome, value }) => outcome === "closes" && value !== null)) {
      const weighted = valueOffer(deal.offer, { ...beliefs, closing: branch.date });
      expectClose(
        branch.value as Decimal,
        weighted.presentValue,
        sumOfSizes([weighted.presentValue, branch.value as Decimal]),
      );
    }
  });

  test.prop([possible], runs)("is worth its offer with the odds, if nothing follows a failure", (plain) => {
    const { price, bonus, conditions } = plain;
    const terms = offer({
      name: "Deal",
      currency: "USD",
      components: [
        cash({ amount: String(price) }),
        cash({
          name: "Bonus",
          amount: String(bonus.amount),
          ...givenOr(bonus.given.filter(({ happens }) => happens)),
        }),
      ],
      conditions: conditions.map((event) => ({ event })),
    });
    const beliefs = { ...beliefsOf(plain), closing: "2021-05-05", discountRate: "0.08" };
    const valuation = valueDeal({ offer: terms, otherwise: { alternative: "nothing" } }, beliefs);
    // Nothing can be said of an offer that closes where it cannot.
    fc.pre(!valuation.ifClosed.probability.isZero());
    const alone = valueOffer(terms, { ...beliefs, events: { ...plain.odds.events } });
    expectClose(valuation.expectedValue, (alone.withOdds ?? alone).presentValue);
    expect(valuation.bounds).toEqual(alone.withOdds?.bounds);
  });

  test.prop([possible], runs)("gives frozen figures that are plain data as JSON", (plain) => {
    const valuation = valueDeal(documentOf(plain), beliefsOf(plain));
    expectFrozen([valuation, valuation.toJSON()]);
    const { expectedValue } = JSON.parse(JSON.stringify(valuation));
    expect(rationalOf(expectedValue)).toEqual(rationalOf(valuation.expectedValue.toFixed()));
  });
});

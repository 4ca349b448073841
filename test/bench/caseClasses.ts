import { Decimal } from "decimal.js";
import type { DatedFlow } from "offer-valuation";
import { isoDate } from "./flows.js";
import type { Subject } from "./measure.js";
import { blackCallInDecimals } from "./naive/decimalBlack.js";
import type { Random } from "./random.js";

/** Enough that 100 are left of it after what the powers below lose. */
const Exact = Decimal.clone({ precision: 120, toExpPos: 400, toExpNeg: -400 });
type Exact = Decimal;

/** Our figure, and the same one to 100 digits. */
export interface Case {
  readonly ours: Decimal;
  readonly exact: Decimal;
}

/** Cases of one kind of difficulty. */
export interface CaseClass {
  readonly name: string;
  readonly number: number;
  make(random: Random): Case;
}

/** A leg, with days counted from its first flow. */
interface Leg {
  readonly rate: string;
  readonly flows: readonly { readonly day: number; readonly amount: string }[];
}

const YEAR = 365;
const FIRST = Date.UTC(2021, 0, 1);
const MANY = 1_000;

export function caseClasses({ xnpv, certifiedCall }: Subject): readonly CaseClass[] {
  const valued = (leg: Leg): Case => ({ ours: xnpv(leg.rate, written(leg)), exact: exactXnpv(leg) });
  const legs = (name: string, leg: (random: Random) => Leg, number = MANY): CaseClass => ({
    name,
    number,
    make: (random) => valued(leg(random)),
  });
  return [
    legs("10 years", (random) => ({ rate: usual(random), flows: some(random, 10 * YEAR, cents) })),
    legs("30 years", (random) => ({ rate: usual(random), flows: some(random, 30 * YEAR, cents) })),
    legs("100 years", (random) => ({ rate: usual(random), flows: some(random, 100 * YEAR, cents) })),
    legs("amounts of 1e18", (random) => ({ rate: usual(random), flows: some(random, 10 * YEAR, huge) })),
    legs("negative rates", (random) => ({
      rate: `-0.${random.digits(6)}`,
      flows: some(random, 10 * YEAR, cents),
    })),
    legs("rates of 1e-10", (random) => ({
      rate: `${random.digits(4)}e-13`,
      flows: some(random, 10 * YEAR, cents),
    })),
    legs("cancelling flows", (random) => {
      const leg = { rate: usual(random), flows: some(random, 10 * YEAR, cents) };
      return closedWith(leg, exactXnpv(leg).neg(), random.whole(0, 24));
    }),
    legs("next to half a cent", (random) => {
      const leg = { rate: usual(random), flows: some(random, 10 * YEAR, cents) };
      const half = new Exact(random.whole(1, 1_000_000)).plus(0.5).div(100);
      const beside = new Exact(`${random.pick(["", "-"])}1e-${random.whole(5, 40)}`);
      return closedWith(leg, half.plus(beside).minus(exactXnpv(leg)), 45);
    }),
    legs("100,000 flows", (random) => ({ rate: usual(random), flows: crowd(random) }), 2),
    { name: "Black calls", number: MANY, make: (random) => call(random, certifiedCall) },
  ];
}

const usual = (random: Random): string => `0.${random.pick(["0", "1"])}${random.digits(random.whole(1, 8))}`;
const cents = (random: Random): string =>
  `${random.pick(["", "-"])}${random.digits(random.whole(4, 9))}.${random.digits(2)}`;
const huge = (random: Random): string => `${random.pick(["", "-"])}${random.digits(19)}.${random.digits(2)}`;

/** The first on the day discounted to, the others within the horizon. */
function some(random: Random, horizon: number, amount: (random: Random) => string): Leg["flows"] {
  return Array.from({ length: random.whole(2, 12) }, (_, index) => ({
    day: index === 0 ? 0 : random.whole(1, horizon),
    amount: amount(random),
  }));
}

function crowd(random: Random): Leg["flows"] {
  const days = Array.from({ length: 100_000 }, () => random.whole(0, 10 * YEAR));
  return [0, ...days.slice(1)].map((day) => ({ day, amount: cents(random) }));
}

/** The leg with one more flow on the day discounted to, rounded to so many decimal places. */
function closedWith({ rate, flows }: Leg, amount: Exact, places: number): Leg {
  return { rate, flows: [...flows, { day: 0, amount: amount.toDecimalPlaces(places).toFixed() }] };
}

const written = ({ flows }: Leg): DatedFlow[] =>
  flows.map(({ day, amount }) => ({ date: isoDate(new Date(FIRST + day * 86_400_000)), amount }));

/** One fractional power, and whole powers of that. */
function exactXnpv({ rate, flows }: Leg): Exact {
  const daily = new Exact(1).plus(rate).pow(new Exact(-1).div(YEAR));
  const factors = new Map<number, Exact>();
  return flows.reduce((sum, { day, amount }) => {
    const factor = factors.get(day) ?? daily.pow(day);
    factors.set(day, factor);
    return sum.plus(factor.times(amount));
  }, new Exact(0));
}

/** Up to eight standard deviations in and out of the money. */
function call(random: Random, certifiedCall: Subject["certifiedCall"]): Case {
  const forward = new Exact(random.digits(6));
  const v = new Exact(`0.${random.digits(4)}`);
  const scores = new Exact(random.whole(-8_000, 8_000)).div(1_000);
  const strike = forward.times(v.times(scores).exp()).toSignificantDigits(20);
  return { ours: certifiedCall(forward, strike, v), exact: blackCallInDecimals(forward, strike, v) };
}

import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { averageOfLognormals } from "../../src/distributions/averageOfLognormals.js";
import { shiftedLognormal } from "../../src/distributions/shiftedLognormal.js";
import { doubleDoubles } from "../../src/numeric/ball.js";
import { Decimal } from "../../src/numeric/decimal.js";

const real = (value: number) => doubleDoubles.of(new Decimal(value));

interface Average {
  readonly spot: number;
  readonly growth: number;
  readonly volatility: number;
  readonly times: readonly number[];
  readonly settled?: number;
}

const averageOf = ({ spot, growth, volatility, times, settled = 0 }: Average) =>
  averageOfLognormals(
    real(settled),
    times.map((years) => ({ years: real(years), forward: real(spot * Math.exp(growth * years)) })),
    real(volatility),
    times.length,
  );

const evenly = (first: number, length: number, count: number): number[] =>
  Array.from({ length: count }, (_, index) => first + (count === 1 ? 0 : (index * length) / (count - 1)));

/** A generator of Mulberry32 and Box and Muller, so that the paths are those of no other code here. */
function pathsOf(
  { spot, growth, volatility, times }: Average,
  count: number,
  see: (average: number) => void,
): void {
  let state = 20_240_229;
  const uniform = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (((mixed ^ (mixed >>> 14)) >>> 0) + 0.5) / 4_294_967_296;
  };
  for (let path = 0; path < count; path += 1) {
    let [walk, last, sum] = [0, 0, 0];
    for (const years of times) {
      walk +=
        Math.sqrt(years - last) * Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
      last = years;
      sum += spot * Math.exp((growth - volatility ** 2 / 2) * years + volatility * walk);
    }
    see(sum / times.length);
  }
}

describe("an option on an average of prices", () => {
  const strike = real(87);

  // Levy, Asian options (1997), in Clewlow and Strickland, Exotic Options: puts struck at 87 on a spot of 90, at 2.5% interest and 6%
  // dividends, 13% volatility, fixings evenly over eleven months; as QuantLib tests them, test-suite/asianoptions.cpp; they were
  // simulated, and the exact one of two fixings is off by 3e-4.
  it.each<[first: number, count: number, published: number]>([
    [0, 2, 1.3942835683],
    [0, 4, 1.5852442983],
    [0, 8, 1.66970673],
    [0, 12, 1.6980019214],
    [0, 26, 1.7255070456],
    [0, 52, 1.7401553533],
    [0, 100, 1.7478303712],
    [0, 250, 1.7490291943],
    [1 / 12, 2, 1.8496053697],
    [1 / 12, 4, 2.0111495205],
    [1 / 12, 8, 2.0852138818],
    [1 / 12, 12, 2.1105094397],
  ])("first fixing after %d years, %i fixings: %d", (first, count, published) => {
    const average = averageOf({
      spot: 90,
      growth: 0.025 - 0.06,
      volatility: 0.13,
      times: evenly(first, 11 / 12, count),
    });
    const discount = Math.exp(-0.025 * (first + 11 / 12));

    const error = discount * (average.uncertainty?.option(strike) ?? 0);
    expect(Math.abs(discount * average.put(strike).toNumber() - published)).toBeLessThan(3e-3 + error);
    expect(error).toBeLessThan(0.03);
  });

  // Rogers and Shi, The value of an Asian option (1995): lower bounds of calls on a continuous average of a year, a spot of 100 and 9%
  // interest, as they are reprinted by Thompson, Fast narrow bounds on the value of Asian options (2002). 250 fixings stand for it.
  it.each<[volatility: number, strike: number, lowerBound: number]>([
    [0.05, 100, 4.3082],
    [0.3, 90, 14.982],
    [0.3, 100, 8.827],
    [0.3, 110, 4.695],
  ])("is known within its error at %d volatility, struck at %i: %d", (volatility, at, lowerBound) => {
    const times = Array.from({ length: 250 }, (_, index) => (index + 0.5) / 250);
    const average = averageOf({ spot: 100, growth: 0.09, volatility, times });
    const value = Math.exp(-0.09) * average.call(real(at)).toNumber();
    const error = Math.exp(-0.09) * (average.uncertainty?.option(real(at)) ?? 0);
    expect(value - error).toBeLessThan(lowerBound + 1e-3);
    expect(value + error).toBeGreaterThan(lowerBound);
    expect(error).toBeLessThan(0.1);
  });

  it("is known within its error where two moments are off by 0.14: a year of days at 50% volatility", () => {
    const average = averageOf({
      spot: 100,
      growth: 0,
      volatility: 0.5,
      times: evenly(1 / 365, 364 / 365, 365),
    });
    const at = real(100);
    const [value, error] = [average.call(at).toNumber(), average.uncertainty?.option(at) ?? 0];

    // 11.475 ± 0.001 by simulation; a lognormal with its mean and variance gives 11.619.
    expect(value).toBeCloseTo(11.619, 3);
    expect(Math.abs(value - 11.475)).toBeLessThan(error);
    expect(error).toBeLessThan(0.16);
  });

  it.each<[string, Average]>([
    ["twelve months at 100%", { spot: 100, growth: 0.02, volatility: 1, times: evenly(1 / 12, 11 / 12, 12) }],
    ["twenty days at 30%", { spot: 100, growth: -0.01, volatility: 0.3, times: evenly(0.9, 0.08, 20) }],
    ["four quarters at 200%", { spot: 100, growth: 0, volatility: 2, times: evenly(0.25, 0.75, 4) }],
  ])("and a probability is right within its error and that of a simulation: %s", (_, terms) => {
    const count = 100_000;
    const strikes = [40, 80, 100, 130, 220];
    const sums = strikes.map(() => ({ call: 0, callSquared: 0, above: 0 }));
    pathsOf(terms, count, (value) => {
      for (const [index, at] of strikes.entries()) {
        const sum = sums[index] as { call: number; callSquared: number; above: number };
        const gain = Math.max(0, value - at);
        sum.call += gain;
        sum.callSquared += gain * gain;
        sum.above += value >= at ? 1 : 0;
      }
    });
    const average = averageOf(terms);
    for (const [index, at] of strikes.entries()) {
      const { call, callSquared, above } = sums[index] as {
        call: number;
        callSquared: number;
        above: number;
      };
      const [mean, odds] = [call / count, above / count];
      const standardError = Math.sqrt((callSquared / count - mean * mean) / count);
      const missing = mean - average.call(real(at)).toNumber();
      const most = average.uncertainty?.option(real(at)) ?? 0;
      expect(Math.abs(missing)).toBeLessThan(most + 5 * standardError);
      const off = Math.abs(odds - average.above(real(at), true).toNumber());
      expect(off).toBeLessThan(
        (average.uncertainty?.odds(real(at)) ?? 0) + 5 * Math.sqrt((odds * (1 - odds)) / count + 1e-9),
      );
    }
  });
});

const averages = fc.record({
  spot: fc.double({ min: 1, max: 500, noNaN: true }),
  growth: fc.double({ min: -0.1, max: 0.1, noNaN: true }),
  volatility: fc.double({ min: 0.01, max: 1.5, noNaN: true }),
  settled: fc.integer({ min: 0, max: 50 }),
  times: fc
    .uniqueArray(fc.integer({ min: 1, max: 700 }), { minLength: 2, maxLength: 12 })
    .map((days) => [...days].sort((a, b) => a - b).map((day) => day / 365)),
});

describe("an average of prices", () => {
  test.prop([averages, fc.double({ min: 0.3, max: 3, noNaN: true })])(
    "has calls and puts that differ by its mean less the strike, and odds that make one",
    (terms, part) => {
      const average = averageOf(terms);
      const at = average.mean.times(real(part));
      const size = average.mean.toNumber();

      const parity = average.call(at).minus(average.put(at)).minus(average.mean.minus(at)).toNumber();
      expect(Math.abs(parity)).toBeLessThan(1e-13 * size);
      const odds = average.below(at, true).plus(average.above(at, true)).toNumber();
      expect(Math.abs(odds - 1)).toBeLessThan(1e-13);
      const error = average.uncertainty?.option(at) ?? 0;
      expect(error).toBeGreaterThanOrEqual(0);
      expect(error).toBeLessThanOrEqual(size);
      expect(Number.isFinite(error)).toBe(true);
    },
  );

  test.prop([averages])("has nothing to be unsure of far from where it may end", (terms) => {
    const average = averageOf({ ...terms, settled: 0 });
    const size = average.mean.toNumber();

    expect(average.uncertainty?.option(real(size * 1e-40)) ?? 0).toBeLessThan(1e-25 * size);
    expect(averageOf(terms).uncertainty?.option(real(terms.settled)) ?? 0).toBe(0);
  });

  test.prop([averages, fc.double({ min: 0.51, max: 2, noNaN: true })])(
    "is one lognormal where it is a single price, and one above a floor where only one is not known",
    (terms, part) => {
      const [years = 1] = terms.times;
      expect(averageOf({ ...terms, times: [years], settled: 0 }).uncertainty).toBeUndefined();

      const forward = real(terms.spot);
      const ahead = [real(0), real(years)].map((when) => ({ years: when, forward }));
      const withToday = averageOfLognormals(real(0), ahead, real(terms.volatility), 2);
      const half = terms.spot / 2;
      const exact = shiftedLognormal(
        forward,
        real(terms.volatility).times(real(years).sqrt()),
        real(half).neg(),
      );
      const at = real(terms.spot * part);
      const errorOfCall = withToday.uncertainty?.option(at) ?? 0;
      const off = Math.abs(withToday.call(at).minus(exact.call(at)).toNumber());
      expect(off).toBeLessThanOrEqual(errorOfCall * (1 + 1e-12) + 1e-14 * terms.spot);
      expect(errorOfCall).toBeLessThan(off + 1e-6 * terms.spot);
      const errorOfOdds = withToday.uncertainty?.odds(at) ?? 0;
      expect(Math.abs(withToday.above(at, true).minus(exact.above(at, true)).toNumber())).toBeLessThanOrEqual(
        errorOfOdds * (1 + 1e-12) + 1e-13,
      );
    },
  );
});

import { fc, test } from "@fast-check/vitest";
import { Decimal } from "offer-valuation";
import { describe, expect } from "vitest";
import { doubleDoubles } from "../../src/numeric/ball.js";
import { decimalOf } from "../../src/numeric/decimal.js";
import { decimals } from "../../src/numeric/decimalBall.js";
import type { Arithmetic, Real } from "../../src/numeric/real.js";
import { tripleDoubles } from "../../src/numeric/tripleBall.js";
import { Undecided } from "../../src/numeric/undecided.js";
import { exactPair, type Operation, operations, type Pair, randomFrom } from "./operations.js";

const Wide = decimalOf(1300);
const Few = decimalOf(30);
const sixty = decimals(60, 28, false);
const seeds = fc.integer();

/** What an operation answers, or nothing where it leaves the question to more digits. */
function answer(operation: Operation, operands: readonly Real[]): Real | undefined {
  try {
    const [a, b] = operands;
    return a === undefined ? undefined : operation.apply(a, b ?? a);
  } catch (error) {
    if (error instanceof Undecided) return undefined;
    throw error;
  }
}

function truth(operation: Operation, [a = new Few(0), b = a]: readonly Decimal[]): Decimal {
  return operation.truth(a, b);
}

const errorOf = (result: Real, exact: Decimal): Decimal => new Wide(result.toDecimal()).minus(exact).abs();

/** A middle is read to 60 digits, the truth is known to 100. */
function expectCovered(result: Real, exact: Decimal): void {
  const slack = new Few(exact).abs().times("1e-58");
  const allowed = new Few(result.doubt().toDecimal()).plus(slack);
  const error = errorOf(result, exact);
  const words = `${result.toDecimal().toPrecision(40)} ± ${allowed.toPrecision(5)}, off by ${error.toPrecision(5)}`;
  expect(error.lessThanOrEqualTo(allowed), words).toBe(true);
}

const asPair = (numbers: Arithmetic, [hi, lo]: Pair): Real => numbers.of(hi).plus(numbers.of(lo));

/** How small a radius has to be beside a number where nothing makes that hard. */
const arithmetics = [
  { kind: "pairs of doubles", numbers: doubleDoubles, tight: 1e-29 },
  { kind: "triples of doubles", numbers: tripleDoubles, tight: 1e-38 },
];

/** How far off an operand may be, relative to it, and where between its ends the number meant lies. */
const doubts = fc.constantFrom(0, 1e-31, 1e-20, 1e-9, 1e-4, 0.1, 0.9, 3);
const places = fc.constantFrom(-1, -0.7, 0, 0.3, 1);

describe.each(operations)("$name", (operation) => {
  const { name } = operation;
  const numRuns = name === "normalQuantile" ? 40 : name.startsWith("normal") ? 100 : 300;

  describe.each(arithmetics)("of $kind", ({ numbers, tight }) => {
    test.prop([seeds], { numRuns })("lies within its radius, which is tight", (seed) => {
      const pairs = operation.operands(randomFrom(seed));
      const result = answer(
        operation,
        pairs.map((pair) => asPair(numbers, pair)),
      );
      if (result === undefined) return;
      const exact = truth(operation, pairs.map(exactPair));
      expectCovered(result, exact);
      const [[a] = [0], [b] = [0]] = pairs;
      const value = Number(exact);
      if (operation.isOrdinary(value, a, b) && Math.abs(value) > 1e-100) {
        expect(result.doubt().toNumber() / Math.abs(value)).toBeLessThan(tight);
      }
    });

    test.prop([seeds, doubts, places, doubts, places], { numRuns })(
      "and of intervals covers whatever lies in them",
      (seed, doubtA, placeA, doubtB, placeB) => {
        const pairs = operation.operands(randomFrom(seed));
        const wider = pairs.map((pair, index) => {
          const radius = Math.abs(pair[0]) * (index === 0 ? doubtA : doubtB);
          const place = index === 0 ? placeA : placeB;
          const shift = exactPair([radius, 0]).times(place);
          return {
            meant: exactPair(pair).plus(shift),
            given: asPair(numbers, pair).within(numbers.of(radius)),
          };
        });
        const result = answer(
          operation,
          wider.map(({ given }) => given),
        );
        if (result === undefined) return;
        expectCovered(
          result,
          truth(
            operation,
            wider.map(({ meant }) => meant),
          ),
        );
      },
    );
  });

  test.prop([seeds, doubts, places, doubts, places], { numRuns: Math.ceil(numRuns / 3) })(
    "of decimals covers whatever lies in them",
    (seed, doubtA, placeA, doubtB, placeB) => {
      const pairs = operation.operands(randomFrom(seed));
      const wider = pairs.map((pair, index) => {
        const middle = new Decimal(exactPair(pair)).toSignificantDigits(60);
        const radius = new Few(middle).abs().times(index === 0 ? doubtA : doubtB);
        const shift = radius.times(index === 0 ? placeA : placeB);
        return {
          meant: new Wide(middle).plus(shift),
          given: sixty.of(middle).within(sixty.of(new Decimal(radius))),
        };
      });
      const result = answer(
        operation,
        wider.map(({ given }) => given),
      );
      if (result === undefined) return;
      const exact = truth(
        operation,
        wider.map(({ meant }) => meant),
      );
      const error = errorOf(result, exact);
      const allowed = new Few(result.doubt().toDecimal()).plus(new Few(exact).abs().times("1e-95"));
      expect(error.lessThanOrEqualTo(allowed), `${error.toPrecision(5)} > ${allowed.toPrecision(5)}`).toBe(
        true,
      );
    },
  );
});

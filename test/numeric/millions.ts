import { doubleDoubles } from "../../src/numeric/ball.js";
import { Undecided } from "../../src/numeric/undecided.js";
import { exactPair, type Operation, operations, randomFrom } from "./operations.js";

/**
 * Looks for an error larger than its radius among random operands, for so many seconds, and prints the worst of each
 * operation: `npx tsx test/numeric/millions.ts 120 [seed]`. Not part of the suite, which tries some hundreds.
 */

interface Tally {
  tried: number;
  decided: number;
  /** The largest error, as a share of its radius. */
  worst: number;
  worstAt: string;
}

const [seconds = "120", seed = "1"] = process.argv.slice(2);
const random = randomFrom(Number(seed));
const BATCH = 200;
const violations: string[] = [];

function tryOnce(operation: Operation, tally: Tally): void {
  const pairs = operation.operands(random);
  const [a, b = a] = pairs.map(([hi, lo]) => doubleDoubles.of(hi).plus(doubleDoubles.of(lo)));
  const [exactA, exactB = exactA] = pairs.map(exactPair);
  if (!a || !b || !exactA || !exactB) return;
  tally.tried += 1;
  try {
    const result = operation.apply(a, b);
    const exact = operation.truth(exactA, exactB);
    const error = exact.minus(result.toDecimal()).abs();
    tally.decided += 1;
    const slack = exact.abs().times("1e-58");
    const radius = result.doubt().toDecimal();
    if (error.lessThanOrEqualTo(slack)) return;
    const share = radius.isZero() ? Number.POSITIVE_INFINITY : error.div(radius).toNumber();
    if (share > 1) violations.push(`${operation.name} ${JSON.stringify(pairs)}: ${share}`);
    if (share > tally.worst) Object.assign(tally, { worst: share, worstAt: JSON.stringify(pairs) });
  } catch (problem) {
    if (!(problem instanceof Undecided)) throw problem;
  }
}

const end = performance.now() + Number(seconds) * 1000;
const budget = (Number(seconds) * 1000) / operations.length;
let rest = end - performance.now();
for (const operation of operations) {
  const tally: Tally = { tried: 0, decided: 0, worst: 0, worstAt: "" };
  const stop = performance.now() + Math.min(budget, rest);
  while (performance.now() < stop) {
    for (let count = 0; count < BATCH; count += 1) tryOnce(operation, tally);
  }
  rest = end - performance.now();
  const { tried, decided, worst, worstAt } = tally;
  console.log(
    `${operation.name.padEnd(15)} ${decided} of ${tried} decided, worst error ${worst.toFixed(3)} of its radius, at ${worstAt}`,
  );
}
console.log(violations.length === 0 ? "no error exceeds its radius" : violations.slice(0, 50).join("\n"));
process.exitCode = violations.length === 0 ? 0 : 1;

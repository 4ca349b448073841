import { Decimal } from "offer-valuation";
import { describe, expect, it } from "vitest";
import {
  addPayoffs,
  constantPayoff,
  identityPayoff,
  ifAtLeastPayoff,
  kinked,
  lineAt,
  maxPayoffs,
  minPayoffs,
  type Payoff,
  payoffAt,
  ratioPayoff,
  reaches,
  timesPayoff,
} from "../../src/algebra/payoff.js";
import { decimalOf } from "../../src/numeric/decimal.js";

const d = (value: string) => new Decimal(value);
const x = identityPayoff();
const of = (value: string) => constantPayoff(d(value));

/** A payoff in one line: "0 | 10: 0 | −5 + 0.5x" is 0 up to 10, 0 there, and from there on −5 + 0.5x. */
function written({ lines: [first], breakpoints }: Payoff): string {
  const line = ({ intercept, slope }: Payoff["lines"][number]) =>
    slope.isZero() ? `${intercept}` : `${intercept} + ${slope}x`;
  return [line(first), ...breakpoints.map(({ at, value, right }) => `${at}: ${value} | ${line(right)}`)].join(
    " | ",
  );
}

const call = maxPayoffs(addPayoffs(x, of("-10")), of("0"));
const capped = minPayoffs(timesPayoff(d("0.5"), call), of("4"));

describe("the normal form of a payoff", () => {
  it.each<[title: string, payoff: Payoff, expected: string]>([
    ["a constant", of("7"), "7"],
    ["the observable", x, "0 + 1x"],
    ["a fraction", ratioPayoff({ numerator: 1, denominator: 4 }), "0.25"],
    ["a sum", addPayoffs(x, of("3")), "3 + 1x"],
    ["a multiple", timesPayoff(d("-2"), x), "0 + -2x"],
    ["a call", call, "0 | 10: 0 | -10 + 1x"],
    ["a share of a call with a cap", capped, "0 | 10: 0 | -5 + 0.5x | 18: 4 | 4"],
    ["a floor", maxPayoffs(x, of("2")), "2 | 2: 2 | 0 + 1x"],
    ["a sum of what bends", addPayoffs(call, minPayoffs(x, of("5"))), "0 + 1x | 5: 5 | 5 | 10: 5 | -5 + 1x"],
    ["a cliff", ifAtLeastPayoff(x, d("10"), of("3"), of("0")), "0 | 10: 3 | 3"],
    [
      "a cliff from above",
      ifAtLeastPayoff(timesPayoff(d("-1"), x), d("-10"), of("3"), of("0")),
      "3 | 10: 3 | 0",
    ],
    [
      "two jumps at one point",
      addPayoffs(ifAtLeastPayoff(x, d("1"), of("1"), of("0")), ifAtLeastPayoff(x, d("1"), of("-1"), of("0"))),
      "0",
    ],
    ["what comes to nothing new", maxPayoffs(minPayoffs(x, of("5")), x), "0 + 1x"],
  ])("of %s", (_, payoff, expected) => {
    expect(written(payoff)).toBe(expected);
    expect(payoff.lines).toEqual([payoff.lines[0], ...payoff.breakpoints.map(({ right }) => right)]);
    expect(payoff.breakpoints.map(({ left }) => left)).toEqual(payoff.lines.slice(0, -1));
  });

  it("has the value of the point at a breakpoint and that of the line beside it", () => {
    const cliff = ifAtLeastPayoff(x, d("10"), addPayoffs(x, of("1")), of("0"));
    const at = (point: string) => payoffAt(cliff, d(point)).toString();
    expect([at("9.999"), at("10"), at("10.001")]).toEqual(["0", "11", "11.001"]);
    expect(lineAt({ intercept: d("1"), slope: d("2") }, d("3")).toString()).toBe("7");
  });

  it("rounds a crossing that is no finite decimal, and nothing else", () => {
    const third = minPayoffs(timesPayoff(d("3"), x), of("1"));
    const [kink] = third.breakpoints;
    expect(kink?.at.toSignificantDigits(60).toString()).toBe(`0.${"3".repeat(60)}`);
    expect(kink?.at.precision()).toBe(250);
    const long = `1.${"0".repeat(58)}1`;
    expect(written(timesPayoff(d(long), timesPayoff(d(long), x)))).toBe(
      `0 + ${new (decimalOf(300))(long).pow(2)}x`,
    );
  });
});

describe("kinks", () => {
  const kinksOf = (payoff: Payoff) =>
    kinked(payoff).kinks.map(({ at, bend, jump }) => `${at}: ${bend}, ${jump}`);

  it("say how much steeper and how much higher the line after a breakpoint is", () => {
    expect(kinksOf(capped)).toEqual(["10: 0.5, 0", "18: -0.5, 0"]);
    expect(kinksOf(ifAtLeastPayoff(x, d("10"), x, of("0")))).toEqual(["10: 1, 10"]);
    expect(kinksOf(ifAtLeastPayoff(x, d("-4"), of("1"), x))).toEqual(["-4: -1, 5"]);
    expect(kinksOf(x)).toEqual([]);
  });

  it("have no jump where rounding a crossing has left a trace of one", () => {
    const third = minPayoffs(timesPayoff(d("3"), x), of("1"));
    expect(kinksOf(third).map((kink) => kink.split(": ")[1])).toEqual(["-3, 0"]);
  });

  it("are the kinks of the lines that come with them", () => {
    expect(kinked(capped).lines).toBe(capped.lines);
    expect(kinked(capped)).toBe(kinked(capped));
  });
});

describe("a threshold", () => {
  it.each<[value: string, threshold: string, reached: boolean]>([
    ["10", "10", true],
    ["9.9999999999999999999999999999999999999999999999999", "10", false],
    [`9.${"9".repeat(55)}`, "10", true],
    ["-10", "-10", true],
    ["-11", "-10", false],
  ])("%s against %s", (value, threshold, reached) => {
    expect(reaches(d(value), d(threshold))).toBe(reached);
  });
});

import { fc, test } from "@fast-check/vitest";
import { Decimal } from "offer-valuation";
import { describe, expect, it } from "vitest";
import { expectWithin } from "../../numeric/relativeError.js";
import { failure } from "../kit.js";
import { figureOf } from "./cells.js";

const whole = (min: number, max: number) => fc.integer({ min, max });
const hundredths = (min: number, max: number) => whole(min, max).map((n) => `${n}e-2`);
const terms = fc.tuple(
  whole(1, 300),
  whole(1, 300),
  hundredths(1, 200),
  hundredths(1, 900),
  hundredths(-5, 40),
);

test.prop([terms])(
  "a call less a put is the forward less the strike, discounted",
  ([forward, strike, ...rest]) => {
    const [call, put] = ["call", "put"].map((type) => figureOf("OPTION", type, forward, strike, ...rest));
    if (call === undefined || put === undefined) throw new Error("two options");
    const [, time, rate] = rest;
    const factor = figureOf("MILESTONE", "1", "1", time, rate);
    expectWithin("1e-27", call.minus(put), factor.times(forward - strike), Decimal.max(call, put, factor));
  },
);

test.prop([terms])("a digital call and put together pay for certain", ([forward, strike, ...rest]) => {
  const [, time, rate] = rest;
  const both = ["call", "put"].map((type) => figureOf("DIGITAL", type, forward, strike, ...rest, 7));
  const sum = both.reduce((total, value) => total.plus(value), new Decimal(0));
  expectWithin("1e-27", sum, figureOf("MILESTONE", "7", "1", time, rate));
});

test.prop([terms])(
  "an option is worth more where more may happen, and never less than at its forward",
  (drawn) => {
    const [forward, strike, volatility, time, rate] = drawn;
    const call = (sigma: string) => figureOf("OPTION", "call", forward, strike, sigma, time, rate);
    const intrinsic = figureOf("MILESTONE", Math.max(0, forward - strike), 1, time, rate);
    expect(call(volatility).greaterThanOrEqualTo(intrinsic)).toBe(true);
    expect(call("2.5").greaterThanOrEqualTo(call(volatility))).toBe(true);
  },
);

describe("at its limits", () => {
  it.each([
    ["no volatility", ["call", 100, 60, 0, 3], "40"],
    ["no volatility, a put", ["put", 100, 160, 0, 3], "60"],
    ["no time", ["call", 100, 60, 0.4, 0, 0.05], "40"],
    ["at the money without volatility", ["call", 100, 100, 0, 3], "0"],
    ["no strike", ["call", 100, 0, 0.4, 3], "100"],
    ["a put without a strike", ["put", 100, 0, 0.4, 3], "0"],
    ["far in the money", ["call", "1e60", "1", 0.4, 3], "1e60"],
    ["hopeless", ["call", "1", "1e200", 0.1, 0.1], "0"],
  ])("an option: %s", (_, args, expected) => {
    expect(figureOf("OPTION", ...args).toString()).toBe(new Decimal(expected).toString());
  });

  it.each([
    ["reached exactly", ["call", 100, 100, 0, 3], "1"],
    ["a put, reached exactly", ["put", 100, 100, 0, 3], "0"],
    ["missed", ["call", 100, "100.01", 0, 3, "", 5], "0"],
    ["no strike", ["call", 100, 0, 0.4, 3, 0, 5], "5"],
    ["no payment", ["call", 100, 50, 0.4, 3, 0, 0], "0"],
  ])("a digital: %s", (_, args, expected) => {
    expect(figureOf("DIGITAL", ...args).toString()).toBe(expected);
  });
});

it.each([
  [["cal", 100, 90, 0.4, 1], '#VALUE! type: must be one of "call", "put"; received "cal"'],
  [["call", 0, 90, 0.4, 1], '#NUM! forward: must be greater than 0; received "0"'],
  [["call", 100, -1, 0.4, 1], '#NUM! strike: must not be negative; received "-1"'],
  [["call", 100, 90, -0.4, 1], '#NUM! volatility: must be between 0 and 10 (0.4 is 40%); received "-0.4"'],
  [["call", 100, 90, 40, 1], '#NUM! volatility: must be between 0 and 10 (0.4 is 40%); received "40"'],
  [["call", 100, 90, 0.4, -1], '#NUM! time: must be between 0 and 1000; received "-1"'],
  [["call", 100, 90, 0.4], "#VALUE! time: must not be blank"],
  [["call", 100, 90, 0.4, [[1], [2]]], "#VALUE! time: must be a single cell, not a range"],
  [["put", 1, "1e200", 1, 1000, "-0.999"], "#NUM! the result is beyond 1e1000"],
])("refuses %j", (args, message) => {
  expect(failure("OPTION", ...args)).toContain(message);
});

it("refuses a negative payment of a digital", () => {
  expect(failure("DIGITAL", "call", 100, 90, 0.4, 1, "", -1)).toBe(
    '#NUM! payment: must not be negative; received "-1"',
  );
});

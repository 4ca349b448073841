import { forwardRate, zeroCurve, zeroRate } from "offer-valuation";
import { describe, expect, it } from "vitest";
import { problems, refusal } from "../../input/refusal.js";
import { continuous, inYears, START, twoYears } from "./documents.js";

const HULL = "Hull, Options, Futures, and Other Derivatives";

it(`${HULL}, Forward rates: zero rates of 3.0, 4.0, 4.6, 5.0 and 5.3 percent mean 5.0, 5.8, 6.2 and 6.5`, () => {
  const zeroRates = ["0.030", "0.040", "0.046", "0.050", "0.053"].map((rate, index) => ({
    date: inYears(index + 1),
    rate,
  }));
  const curve = zeroCurve({ ...continuous, zeroRates });
  const forwards = [1, 2, 3, 4].map((year) => forwardRate(curve, inYears(year), inYears(year + 1)));
  expect(forwards.map(String)).toEqual(["0.05", "0.058", "0.062", "0.065"]);
});

describe("a forward rate refuses", () => {
  const curve = zeroCurve(twoYears);

  it.each<[what: string, read: () => unknown, problem: string]>([
    ["a forward rate over no time", () => forwardRate(curve, "2022-01-01", "2022-01-01"), "to: invalid-date"],
    ["a zero rate of its own date", () => zeroRate(curve, START), "to: invalid-date"],
    [
      "an unknown compounding",
      () => zeroRate(curve, "2022-01-01", { compounding: "hourly" as never }),
      "rate.compounding: invalid-type",
    ],
  ])("%s", (_, read, problem) => {
    expect(problems(refusal(read))).toEqual([problem]);
  });
});

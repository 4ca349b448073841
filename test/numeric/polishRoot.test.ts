import { describe, expect, it } from "vitest";
import { type Decimal, decimalOf } from "../../src/numeric/decimal.js";
import { polishRoot } from "../../src/numeric/exponentialSum/polishRoot.js";

const Wide = decimalOf(100);

/** rate − root, as seen by an evaluation that is blind below so many digits. */
const straight =
  (root: string, needed: number, asked: number[] = []) =>
  (digits: number) => {
    asked.push(digits);
    return (rate: Decimal) => ({
      value: new Wide(rate).minus(root),
      slope: new Wide(1),
      radius: new Wide(digits < needed ? 1000 : "1e-90"),
    });
  };

const bracket = { start: new Wide("0.25"), low: undefined, high: undefined, signLow: -1 };

describe("a root is returned with proof only", () => {
  const root = "0.12345678901234567890123456789";

  it("with as many digits as that takes", () => {
    const asked: number[] = [];
    const found = polishRoot(straight(root, 300, asked), bracket);

    expect(found?.rate.toString()).toBe("0.1234567890123456789012345679");
    expect(found?.low.toString()).toBe("0.1234567890123456789012345678");
    expect(found?.high.toString()).toBe("0.123456789012345678901234568");
    expect(asked.filter((digits) => digits < 300)).toHaveLength(3);
  });

  it("or not at all", () => {
    expect(polishRoot(straight(root, Number.POSITIVE_INFINITY), bracket)).toBeUndefined();
  });

  it("not where the signs are the other way round, nor outside the bracket", () => {
    expect(polishRoot(straight(root, 0), { ...bracket, signLow: 1 })).toBeUndefined();
    const elsewhere = { ...bracket, low: new Wide("0.2"), high: new Wide("0.3") };
    expect(polishRoot(straight(root, 0), elsewhere)).toBeUndefined();
  });

  it("to a unit where it lies half-way between two results", () => {
    const found = polishRoot(straight("0.12345678901234567890123456785", 0), bracket);
    expect(found?.rate.toString()).toBe("0.1234567890123456789012345679");
  });
});

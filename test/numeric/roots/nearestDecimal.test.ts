import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { Decimal, decimalOf } from "../../../src/numeric/decimal.js";
import type { Sign } from "../../../src/numeric/roots/bracket.js";
import { nearestDecimal } from "../../../src/numeric/roots/nearestDecimal.js";

const Wide = decimalOf(120);

/** The decimal nearest to a root that is known only by signs; and how often these were asked for. */
function nearestTo(root: Decimal, low: Decimal, high: Decimal, rising: boolean) {
  let asked = 0;
  const signAt = (x: Decimal): Sign => {
    asked += 1;
    const side = new Wide(x).comparedTo(root) as Sign;
    return (rising ? side : -side) as Sign;
  };
  const value = nearestDecimal(low, high, rising ? -1 : 1, signAt);
  return { value, asked };
}

describe("the decimal nearest to a root", () => {
  test.prop(
    [
      fc.bigInt({ min: -(10n ** 45n), max: 10n ** 45n }),
      fc.integer({ min: -90, max: 20 }),
      fc.double({ min: 0, max: 3e-27, noNaN: true }),
      fc.double({ min: 0, max: 3e-27, noNaN: true }),
      fc.boolean(),
    ],
    { numRuns: 500 },
  )("is the root rounded to 28 digits, whatever holds it", (digits, exponent, down, up, rising) => {
    const root = new Wide(digits.toString()).times(`1e${exponent}`);
    const low = new Decimal(root.minus(root.abs().times(down)));
    const high = new Decimal(root.plus(root.abs().times(up)));
    const { value } = nearestTo(root, low, high, rising);

    expect(value.toString()).toBe(root.toSignificantDigits(28).toString());
  });

  const halfWay = "0.12345678901234567890123456785";

  it.each([
    [halfWay, "0.1234567890123456789012345679"],
    [`-${halfWay}`, "-0.1234567890123456789012345679"],
    [`${halfWay}0000000000000000000000000000000000000001`, "0.1234567890123456789012345679"],
    ["0.123456789012345678901234567849999999999999999999999999", "0.1234567890123456789012345678"],
    ["0.99999999999999999999999999995", "1"],
    ["0.09999999999999999999999999999499", "0.09999999999999999999999999999"],
  ])("%s is rounded halves away from zero", (text, expected) => {
    const root = new Wide(text);
    const [low, high] = [root.minus("1e-30"), root.plus("1e-30")].map((end) => new Decimal(end));
    const { value } = nearestTo(root, low as Decimal, high as Decimal, true);
    expect(value.toString()).toBe(expected);
  });

  it("asks for no sign where both ends round to it, and for one where one half-way point lies between them", () => {
    const root = new Wide(`${halfWay}1`);
    const around = (distance: string) =>
      nearestTo(root, new Decimal(root.minus(distance)), new Decimal(root.plus(distance)), false);
    expect(around("1e-32").asked).toBe(0);
    expect(around("2e-30").asked).toBe(1);
  });
});

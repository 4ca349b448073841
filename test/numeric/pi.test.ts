import { describe, expect, it } from "vitest";
import { decimalOf } from "../../src/numeric/decimal.js";
import { piLike } from "../../src/numeric/pi.js";

/** mpmath 1.3, mp.pi at 130 digits; OEIS A000796 has the same. */
const PI =
  "3.14159265358979323846264338327950288419716939937510582097494459230781640628620899862803482534211706798214808651328230664709";

describe("pi", () => {
  it("is the published number", () => {
    expect(piLike(new (decimalOf(PI.length - 1))(1)).toString()).toBe(PI);
  });

  it.each([1, 2, 6, 28, 59, 60, 61, 100, 119])("is rounded to the %i digits that are carried", (digits) => {
    const Carried = decimalOf(digits);
    expect(piLike(new Carried(7)).toString()).toBe(new Carried(PI).toSignificantDigits(digits).toString());
  });

  it("is what decimal.js says, to the last digit", () => {
    const different = Array.from({ length: 500 }, (_, index) => index + 1).filter((digits) => {
      const Carried = decimalOf(digits);
      return !piLike(new Carried(1)).equals(new Carried(-1).acos());
    });
    expect(different).toEqual([]);
  });
});

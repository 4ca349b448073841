import fc from "fast-check";
import { parseAssumptions, parseOffer, valueOffer } from "offer-valuation";
import { describe, expect, it } from "vitest";
import { memoizeDocument } from "../../src/schema/memoize.js";

/** A function that says how often it has computed. */
function counting() {
  let times = 0;
  const compute = memoizeDocument((document) => {
    times += 1;
    return { document };
  });
  return { compute, times: () => times };
}

describe("a function of documents that is memoized", () => {
  it("is worked out once for documents of the same content", () => {
    const { compute, times } = counting();
    expect(compute({ a: ["1", 2] })).toBe(compute({ a: ["1", 2] }));
    expect(times()).toBe(1);
    compute({ a: ["1", "2"] });
    expect(times()).toBe(2);
  });

  it("keeps the last eight asked for", () => {
    const { compute, times } = counting();
    for (let index = 0; index < 8; index += 1) compute(index);
    compute(0);
    expect(times()).toBe(8);
    compute("a ninth");
    compute(0);
    expect(times()).toBe(9);
    compute(1);
    expect(times()).toBe(10);
  });

  it("keeps what fewer than eight others were asked for since, and nothing else", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(15), { minLength: 40, maxLength: 120, size: "max" }), (asked) => {
        const { compute, times } = counting();
        asked.forEach((document, index) => {
          const before = times();
          compute(document);
          const last = asked.slice(0, index).lastIndexOf(document);
          const since = new Set(asked.slice(last + 1, index)).size;
          expect(times() - before).toBe(last >= 0 && since < 8 ? 0 : 1);
        });
      }),
    );
  });

  it("does not keep what JSON cannot tell apart, nor long documents", () => {
    const { compute, times } = counting();
    expect([compute([Number.NaN]), compute([null])]).toEqual([
      { document: [Number.NaN] },
      { document: [null] },
    ]);
    compute([null]);
    expect(times()).toBe(3);
    const long = "a".repeat(20_000);
    compute(long);
    compute(long);
    expect(times()).toBe(5);
  });

  it("does not keep failures", () => {
    let times = 0;
    const compute = memoizeDocument(() => {
      times += 1;
      throw new Error("no");
    });
    expect(() => compute("a")).toThrow("no");
    expect(() => compute("a")).toThrow("no");
    expect(times).toBe(2);
  });
});

describe("offers and beliefs as plain objects", () => {
  const terms = () => ({
    name: "Deal",
    currency: "USD",
    components: [{ type: "cash", amount: "100", paid: "2022-01-01" }],
  });
  const beliefs = () => ({ valuationDate: "2021-01-01", closing: "2021-01-01", discountRate: "0.25" });

  it("are seen as they are each time", () => {
    const [offer, view] = [terms(), beliefs()];
    expect(valueOffer(offer, view).presentValue.toString()).toBe("80");
    for (const component of offer.components) component.amount = "200";
    expect(valueOffer(offer, view).presentValue.toString()).toBe("160");
    view.discountRate = "0";
    expect(valueOffer(offer, view).presentValue.toString()).toBe("200");
    expect(valueOffer(terms(), beliefs()).presentValue.toString()).toBe("80");
  });

  it("are read once where their content is the same", () => {
    expect(parseOffer(terms())).toBe(parseOffer(terms()));
    expect(parseAssumptions(beliefs())).toBe(parseAssumptions(beliefs()));
  });

  it("are refused for a number that is none, whatever has been read before", () => {
    parseOffer(terms());
    const wrong = { ...terms(), components: [{ type: "cash", amount: "100", paid: Number.NaN }] };
    expect(() => parseOffer(wrong)).toThrow("paid");
    expect(() => parseOffer(wrong)).toThrow("paid");
  });
});

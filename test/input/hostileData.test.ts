import { cash, offer, parseAssumptions, parseOffer, valueOffer } from "offer-valuation";
import { describe, expect, it } from "vitest";
import { dealWith, refusal } from "./refusal.js";

const cashTerms = { type: "cash", amount: "1" };

class Terms {
  readonly type = "cash";
  readonly amount = "1";
}

const cyclic: Record<string, unknown> = { ...cashTerms };
cyclic["note"] = cyclic;

describe("what is no plain data is refused", () => {
  it.each<[title: string, value: unknown, received: string]>([
    ["a class instance", new Terms(), "an object"],
    ["a Map", new Map([["type", "cash"]]), "an object"],
    ["a Set", new Set(["cash"]), "an object"],
    ["a Date", new Date(0), "an object"],
    ["a function", () => cashTerms, "a function"],
    ["a symbol", Symbol("cash"), "a symbol"],
    ["a bigint", 5n, "the bigint 5"],
    ["a promise", Promise.resolve(cashTerms), "an object"],
    ["typed bytes", new Uint8Array(3), "an object"],
    ["an object of a strange prototype", Object.create({ type: "cash", amount: "1" }), "an object"],
  ])("%s", (_, value, received) => {
    const error = refusal(() => parseOffer(dealWith(value)));

    expect([error.code, error.path]).toEqual(["invalid-type", ["components", 0]]);
    expect(error.message).toBe(`components[0]: must be plain data; received ${received}`);
  });

  it("a hole in a list", () => {
    const error = refusal(() => parseOffer({ name: "D", currency: "USD", components: new Array(2) }));

    expect([error.code, error.path]).toEqual(["invalid-type", ["components", 0]]);
  });

  it("a cycle", () => {
    expect(refusal(() => parseOffer(dealWith(cyclic))).code).toBe("too-deep");
  });

  it("a list that holds itself", () => {
    const list: unknown[] = [];
    list.push(list);

    expect(refusal(() => parseOffer(dealWith({ ...cashTerms, given: list }))).code).toBe("too-deep");
  });
});

describe("code of the caller's is never run", () => {
  const bomb = (): never => {
    throw new Error("code of the caller's ran");
  };

  it("in a getter of a component", () => {
    const component = Object.defineProperty({ ...cashTerms }, "note", { get: bomb, enumerable: true });
    const error = refusal(() => parseOffer(dealWith(component)));

    expect(error.code).toBe("invalid-type");
    expect(error.message).toMatch(/note\b.* must be plain data, not a getter/);
  });

  it("in a getter of an offer", () => {
    const document = Object.defineProperty({ name: "D", currency: "USD" }, "components", {
      get: bomb,
      enumerable: true,
    });

    expect(refusal(() => parseOffer(document)).code).toBe("invalid-type");
  });

  it("in a getter of beliefs", () => {
    const beliefs = Object.defineProperty({}, "valuationDate", { get: bomb, enumerable: true });

    expect(refusal(() => parseAssumptions(beliefs)).code).toBe("invalid-type");
  });

  it("in toString, valueOf, toJSON or Symbol.toPrimitive", () => {
    const hooks = { toString: bomb, valueOf: bomb, toJSON: bomb, [Symbol.toPrimitive]: bomb };

    expect(refusal(() => parseOffer(dealWith({ type: "cash", amount: hooks }))).code).toBe("invalid-type");
  });
});

describe("keys that could reach a prototype are refused", () => {
  it.each(["__proto__", "constructor", "prototype"])("%s", (key) => {
    const nested: unknown = JSON.parse(`{ "type": "cash", "amount": "1", "${key}": { "polluted": "yes" } }`);
    const table: unknown = JSON.parse(`{ "valuationDate": "2021-01-01", "events": { "${key}": "0.5" } }`);

    expect(refusal(() => parseOffer(dealWith(nested))).code).toBe("forbidden-key");
    expect(refusal(() => parseAssumptions(table)).code).toBe("forbidden-key");
    expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
  });

  it("names of Object.prototype are ordinary names, not beliefs that everybody holds", () => {
    const deal = parseOffer(dealWith({ ...cashTerms, paid: "2021-01-01", given: ["toString", "valueOf"] }));
    const beliefs = { valuationDate: "2021-01-01", discountRate: "0", events: { toString: "0.5" } };

    const error = refusal(() => valueOffer(deal, beliefs));
    expect(error.path).toEqual(["events", "valueOf"]);
    expect(error.issues).toHaveLength(1);
  });
});

describe("input stays the caller's", () => {
  it("is not changed and not frozen", () => {
    const document = { name: "D", currency: "USD", components: [{ ...cashTerms, given: ["a"] }] };
    const before = structuredClone(document);
    parseOffer(document);

    expect(document).toEqual(before);
    expect(Object.isFrozen(document.components[0]?.given)).toBe(false);
  });

  it("changes nothing any more once it has been read", () => {
    const terms = { amount: "1000", paid: "2021-01-01" };
    const beliefs = { valuationDate: "2021-01-01", discountRate: "0", events: { a: "0.5" } };
    const component = cash(terms);
    const deal = offer({ name: "D", currency: "USD", components: [component] });
    const read = parseAssumptions(beliefs);
    terms.amount = "5";
    beliefs.events.a = "2";

    expect(valueOffer(deal, read).presentValue.toString()).toBe("1000");
    expect(read.events["a"]?.toString()).toBe("0.5");
  });

  it("null-prototype objects and Decimals of a document are read like literals", () => {
    const bare: object = Object.assign(Object.create(null), cashTerms);

    expect(parseOffer(dealWith(bare)).components[0]?.toJSON()).toEqual(cashTerms);
  });
});

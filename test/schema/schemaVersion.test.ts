import {
  type OfferError,
  parseAssumptions,
  parseOffer,
  settle,
  valueDeal,
  valueOffer,
} from "offer-valuation";
import { describe, expect, it } from "vitest";

const OFFER = {
  name: "Deal",
  currency: "USD",
  components: [{ type: "cash", amount: "100", paid: "2021-01-01" }],
};
const BELIEFS = { valuationDate: "2021-01-01", discountRate: "0.1" } as const;
const DEAL = { offer: OFFER, otherwise: { alternative: "nothing" } } as const;
const EVENTS = { ...BELIEFS, closing: "2021-01-01" } as const;
const OUTCOMES = { settledOn: "2021-02-01" } as const;

/** Each kind of document, read with a version of its schema. */
const READERS: [kind: string, read: (version: object) => unknown][] = [
  ["an offer", (version) => parseOffer({ ...OFFER, ...version })],
  ["beliefs", (version) => parseAssumptions({ ...BELIEFS, ...version })],
  ["a deal", (version) => valueDeal({ ...DEAL, ...version }, EVENTS)],
  ["outcomes", (version) => settle(OFFER, { ...OUTCOMES, ...version })],
];

describe.each(READERS)("the schema version of %s", (_, read) => {
  const refusal = (schemaVersion: unknown): OfferError => {
    try {
      read({ schemaVersion });
    } catch (error) {
      return error as OfferError;
    }
    throw new Error("was not refused");
  };

  it("may be stated, or not", () => {
    expect(() => read({})).not.toThrow();
    expect(() => read({ schemaVersion: 1 })).not.toThrow();
  });

  it("is refused where it is newer than what is read here", () => {
    const { code, path, message } = refusal(2);
    expect([code, path.at(-1)]).toEqual(["newer-version", "schemaVersion"]);
    expect(message).toMatch(/must be at most 1, the newest that version \d+\.\d+\.\d+ of this library reads/);
  });

  it.each([0, -1, 1.5, "1", null, Number.NaN])("is refused where it is no version: %s", (version) => {
    expect(refusal(version).code).toBe("invalid-type");
  });
});

describe("a schema version", () => {
  it("changes no figure, is kept in documents and is nothing that was assumed", () => {
    const version = { schemaVersion: 1 };
    const stated = valueOffer({ ...OFFER, ...version }, { ...BELIEFS, ...version });
    const plain = valueOffer(OFFER, BELIEFS);
    expect(stated.presentValue).toEqual(plain.presentValue);
    expect(stated.assumed).toEqual(plain.assumed);
    expect(parseOffer({ ...OFFER, ...version }).toJSON()["schemaVersion"]).toBe(1);
  });

  it("is said first where a newer document also has fields that nobody knows", () => {
    const newer = { ...OFFER, schemaVersion: 2, novelty: true };
    expect(() => parseOffer(newer)).toThrow(/schemaVersion[^\n]*at most 1[\s\S]*novelty/);
  });
});

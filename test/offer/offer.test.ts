import { cash, offer, parseOffer, valueOffer } from "offer-valuation";
import { describe, expect, it } from "vitest";

const document = {
  $schema: "./offer.schema.json",
  name: "Deal",
  currency: "USD",
  components: [
    { type: "cash", amount: "5e6" },
    { type: "stock", shares: "1", issuer: "ORCL", delivered: "2021-01-01" },
  ],
};

describe("an offer", () => {
  it("is read once: what has been read is taken as it is", () => {
    const deal = parseOffer(document);

    expect(parseOffer(deal)).toBe(deal);
    expect(offer(deal)).toBe(deal);
  });

  it("goes back to what was stated, with texts as they were written", () => {
    expect(parseOffer(document).toJSON()).toEqual(document);
    expect(JSON.parse(JSON.stringify(parseOffer(document)))).toEqual(document);
  });

  it("is valued from a document as from an offer", () => {
    const beliefs = {
      valuationDate: "2021-01-01",
      closing: "2021-01-01",
      discountRate: "0",
      shares: { ORCL: { price: "2" } },
    };

    expect(valueOffer(document, beliefs).presentValue.toString()).toBe("5000002");
    expect(valueOffer(parseOffer(document), beliefs).presentValue.toString()).toBe("5000002");
  });

  it("names components by their kind unless they have names", () => {
    const deal = offer({
      name: "Deal",
      currency: "USD",
      components: [cash({ amount: "1" }), cash({ name: "Later", amount: "1" })],
    });

    expect(deal.components.map(({ name }) => name)).toEqual(["Cash", "Later"]);
  });

  it("has empty lists where nothing was said", () => {
    const { conditions, deadlines, facts, open } = parseOffer(document);

    expect([conditions, deadlines, facts, open]).toEqual([[], [], [], []]);
  });

  it("mixes made components and documents", () => {
    const deal = offer({
      name: "Deal",
      currency: "USD",
      components: [cash({ amount: "1" }), { type: "cash", name: "Later", amount: "2" }],
    });

    expect(deal.toJSON()["components"]).toEqual([
      { type: "cash", amount: "1" },
      { type: "cash", name: "Later", amount: "2" },
    ]);
  });
});

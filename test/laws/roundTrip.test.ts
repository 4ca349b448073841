import { fc, test } from "@fast-check/vitest";
import { Decimal, offer, parseAssumptions, parseOffer, valueOffer } from "offer-valuation";
import { describe, expect } from "vitest";
import { expectFrozen, expectOwnDocument, freezeAll } from "./kit/frozen.js";
import { believedOffers, offerDocuments } from "./kit/offers.js";

const runs = { numRuns: 30 };
const again = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe("an offer", () => {
  test.prop([offerDocuments()], runs)("comes back from JSON the same", (document) => {
    const first = parseOffer(document);
    const second = parseOffer(again(first));
    expect(second.toJSON()).toEqual(first.toJSON());
    expect(second.claim).toEqual(first.claim);
    expect(second.components.map(({ assumed }) => assumed)).toEqual(
      first.components.map(({ assumed }) => assumed),
    );
    expect(again(second)).toEqual(again(document));
  });

  test.prop([offerDocuments()], runs)("is the same read from JSON as composed in code", (document) => {
    const read = parseOffer(document);
    const composed = offer({ ...document, components: read.components } as unknown as Parameters<
      typeof offer
    >[0]);
    expect(composed.claim).toEqual(read.claim);
    expect(composed.toJSON()).toEqual(read.toJSON());
    expect(parseOffer(read)).toBe(read);
  });

  test.prop([offerDocuments()], runs)("leaves the document it was read from alone", (document) => {
    const before = structuredClone(document);
    parseOffer(document);
    parseOffer(freezeAll(structuredClone(document)));
    expect(document).toEqual(before);
  });

  test.prop([offerDocuments()], runs)("stays as it is when its document changes later", (document) => {
    const read = parseOffer(document);
    const before = again(read);
    for (const key of Object.keys(document)) delete document[key];
    expect(again(read)).toEqual(before);
  });

  test.prop([offerDocuments()], runs)("cannot be changed", (document) => {
    const read = parseOffer(document);
    expectFrozen([read]);
    expectOwnDocument(read);
  });
});

describe("beliefs", () => {
  const beliefs = believedOffers().map((drawn) => drawn.beliefs);

  test.prop([beliefs], runs)("come back from JSON the same", (input) => {
    const first = parseAssumptions(input);
    const second = parseAssumptions(again(first));
    // What is made of functions is made from the figures.
    const { toJSON: _, odds: __, dependence: ___, ...figures } = first;
    expect(second).toMatchObject(figures);
    expect(again(second)).toEqual(again(input));
    expect(parseAssumptions(first)).toBe(first);
  });

  test.prop([beliefs], runs)(
    "leave the document they were read from alone, and cannot be changed",
    (input) => {
      const before = structuredClone(input);
      const read = parseAssumptions(freezeAll(structuredClone(input)));
      parseAssumptions(input);
      expect(input).toEqual(before);
      expectFrozen([read]);
      expectOwnDocument(read);
    },
  );
});

describe("a valuation", () => {
  test.prop([believedOffers()], runs)(
    "is the same after offer and beliefs have been through JSON",
    ({ offer, beliefs }) => {
      const first = valueOffer(offer, beliefs);
      const second = valueOffer(parseOffer(again(offer)), parseAssumptions(again(parseAssumptions(beliefs))));
      expect(again(second)).toEqual(again(first));
      expect(second.assumed).toEqual(first.assumed);
      expect(String(second)).toBe(String(first));
    },
  );

  test.prop([believedOffers()], runs)("cannot be changed, and changes nothing", ({ offer, beliefs }) => {
    const before = [again(offer), structuredClone(beliefs)];
    const valuation = valueOffer(offer, freezeAll(beliefs));
    expectFrozen([valuation]);
    expectOwnDocument(valuation);
    expect([again(offer), beliefs]).toEqual(before);
  });

  test.prop([believedOffers()], runs)(
    "is plain data in JSON, with its figures as exact text",
    ({ offer, beliefs }) => {
      const valuation = valueOffer(offer, beliefs);
      const json = again(valuation) as { presentValue: string; cashFlows: { units: string }[] };
      expect(again(json)).toEqual(json);
      expect(valuation.presentValue.equals(json.presentValue)).toBe(true);
      const units = json.cashFlows.map((flow) => new Decimal(flow.units));
      expect(units).toEqual(valuation.cashFlows.map((flow) => new Decimal(flow.units)));
    },
  );
});

test("a valuation with many flows still has JSON", () => {
  const months = Array.from(
    { length: 400 },
    (_, index) => `${2000 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}`,
  );
  const components = Array.from({ length: 50 }, (_, index) => ({
    type: "profitShare",
    name: `Share ${index}`,
    share: "0.5",
    metric: "profit",
    periods: months,
  }));
  const valuation = valueOffer(parseOffer({ name: "Deal", currency: "USD", components }), {
    valuationDate: "2000-01-01",
    discountRate: "0",
    metrics: { profit: { forecast: Object.fromEntries(months.map((month) => [month, "1"])) } },
  });
  expect(() => JSON.stringify(valuation)).not.toThrow();
}, 60_000);

test("a valuation with many conditions still has JSON", () => {
  const conditions = Array.from({ length: 200 }, (_, index) => ({
    event: `approval by the competition authority of country number ${index}`,
  }));
  const deal = offer({
    name: "Deal",
    currency: "USD",
    components: [{ type: "cash", amount: "1", paid: "2021-01-01" }],
    conditions,
  });
  const valuation = valueOffer(deal, {
    valuationDate: "2020-01-01",
    discountRate: "0.1",
    events: Object.fromEntries(conditions.map(({ event }) => [event, "0.9"])),
  });
  expect(() => JSON.stringify(valuation)).not.toThrow();
});

test.prop([fc.constantFrom("0", "1")], { numRuns: 2 })(
  "a number read from a document is nobody else's",
  (text) => {
    const { events } = parseAssumptions({ valuationDate: "2020-01-01", events: { a: text, b: text } });
    expectFrozen([events]);
  },
);

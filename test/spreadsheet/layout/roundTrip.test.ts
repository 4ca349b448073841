import { fc, test } from "@fast-check/vitest";
import {
  type AssumptionsInput,
  type OfferInput,
  parseAssumptions,
  parseOffer,
  valueOffer,
} from "offer-valuation";
import {
  beliefRows,
  beliefsFromRows,
  CellReader,
  offerFromRows,
  offerRows,
} from "offer-valuation/spreadsheet";
import { describe, expect, it } from "vitest";
import { beliefsOf, deals, offerOf } from "../../deals/galleryDeals.js";
import { freezeAll } from "../../laws/kit/frozen.js";
import { believedOffers, offerDocuments } from "../../laws/kit/offers.js";
import { statedOdds } from "../../laws/kit/worlds.js";
import { asSheet, SHEETS } from "./asSheet.js";
import { beliefs, offers, seldom } from "./documents.js";

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
const throughRows = (offer: OfferInput) => plain(offerFromRows(offerRows(offer)).toJSON());
const beliefsThroughRows = (document: AssumptionsInput) =>
  plain(beliefsFromRows(beliefRows(document)).toJSON());

describe("an offer's rows", () => {
  it.each([...offers, ...seldom])("say the same as the document: %s", (_, offer) => {
    expect(throughRows(offer)).toEqual(plain(offer));
  });

  test.prop([offerDocuments()], { numRuns: 50 })("say the same as any document", (document) => {
    expect(throughRows(document as unknown as OfferInput)).toEqual(plain(document));
  });

  it("say texts that not every spreadsheet gives back", () => {
    const offer = { ...offerOf("sanofi-genzyme"), note: "#N/A", target: "'tis" };
    expect(throughRows(offer)).toEqual(offer);
  });

  const names = fc
    .stringMatching(/^[\p{L}\p{N}][\p{L}\p{N} ._:&'’()/+%,-]{0,20}$/u)
    .filter((name) => !["constructor", "prototype"].includes(name));
  const remarks = fc.string({ unit: "grapheme", maxLength: 30 }).filter((text) => !/\p{Cc}/u.test(text));
  test.prop([names, names, remarks, names], { numRuns: 150 })(
    "keep every name and remark",
    (name, metric, note, event) => {
      const components = [
        { type: "profitShare", name, note, share: "1", metric, periods: [2021], given: [event] },
      ];
      const offer = {
        name,
        currency: "USD",
        bidder: event,
        note,
        components,
        conditions: [{ event, source: note }],
      };
      expect(throughRows(offer)).toEqual(offer);
      const named = {
        valuationDate: "2020-01-01",
        note,
        events: { [event]: "1" },
        creditSpreads: { [name]: "0" },
      };
      const metrics = {
        [metric]: {
          note,
          forecast: { [event]: "5", [name]: { distribution: "point", value: "1" } as const },
        },
      };
      expect(beliefsThroughRows({ ...named, metrics })).toEqual({ ...named, metrics });
    },
  );

  it("are frozen, of one width, and change nothing", () => {
    const offer = freezeAll(structuredClone(offerOf("sanofi-genzyme")));
    const rows = offerRows(offer);
    expect(Object.isFrozen(rows) && rows.every(Object.isFrozen)).toBe(true);
    expect(new Set(rows.map(({ length }) => length)).size).toBe(1);
  });
});

describe("rows of beliefs", () => {
  it.each(beliefs)("say the same as the document: %s", (_, document) => {
    expect(beliefsThroughRows(document)).toEqual(plain(document));
  });

  test.prop([believedOffers()], { numRuns: 50 })("say the same as any document", (drawn) => {
    expect(beliefsThroughRows(drawn.beliefs)).toEqual(plain(drawn.beliefs));
  });

  test.prop([statedOdds()], { numRuns: 50 })("say the same of any odds", (odds) => {
    const document = { valuationDate: "2020-01-01", ...odds };
    expect(beliefsThroughRows(document)).toEqual(plain(document));
  });
});

describe.each(SHEETS)("what a spreadsheet makes of the rows, $name,", (sheet) => {
  const reader = new CellReader({ dateSystem: "1899-12-30" });
  const offerBack = (offer: OfferInput) => offerFromRows(asSheet(offerRows(offer), sheet), { reader });
  const beliefsBack = (document: AssumptionsInput) =>
    beliefsFromRows(asSheet(beliefRows(document), sheet), { reader });

  it.each(deals)("is worth the same to the last digit: %s", (deal) => {
    const [offer, document] = [offerOf(deal), beliefsOf(deal)];
    const direct = valueOffer(parseOffer(offer), parseAssumptions(document));
    const { presentValue, cashFlows, withOdds } = valueOffer(offerBack(offer), beliefsBack(document));
    expect(String(presentValue)).toBe(String(direct.presentValue));
    expect(plain({ cashFlows, withOdds })).toEqual(
      plain({ cashFlows: direct.cashFlows, withOdds: direct.withOdds }),
    );
  });

  test.prop([believedOffers()], { numRuns: 40 })("is worth the same to the last digit", (drawn) => {
    const document = plain(drawn.offer) as OfferInput;
    const value = valueOffer(offerBack(document), beliefsBack(drawn.beliefs));
    expect(String(value.presentValue)).toBe(String(valueOffer(drawn.offer, drawn.beliefs).presentValue));
  });

  it.each([...offers, ...seldom])("says the same in words and figures: %s", (_, offer) => {
    expect(asFigures(offerBack(offer).toJSON())).toEqual(asFigures(plain(offer)));
  });

  it.each(beliefs)("says the same in words and figures: %s", (_, document) => {
    expect(asFigures(beliefsBack(document).toJSON())).toEqual(asFigures(plain(document)));
  });
});

/** A document in which decimals are numbers: a cell does not know how they were written. Blank texts and spaces at their ends are lost in some. */
function asFigures(value: unknown): unknown {
  if (typeof value === "string")
    return value !== "" && Number.isFinite(Number(value)) ? Number(value) : value.trim();
  if (Array.isArray(value)) return value.map(asFigures);
  if (typeof value !== "object" || value === null) return value;
  const stated = Object.entries(value).filter(([, field]) => field !== "");
  return Object.fromEntries(stated.map(([key, field]) => [key, asFigures(field)]));
}

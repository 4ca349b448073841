import { test } from "@fast-check/vitest";
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
import { believedOffers } from "../../laws/kit/offers.js";
import { asSheet, SHEETS } from "./asSheet.js";
import { beliefs, offers, seldom } from "./documents.js";

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

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

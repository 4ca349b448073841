import { offerRows } from "offer-valuation/spreadsheet";
import { describe, expect, it } from "vitest";
import { offers } from "../layout/documents.js";
import { bodyOf, call } from "./call.js";

/** Something for each belief, early enough that nothing has happened yet. */
const filled = ([label, type, field, value]: readonly unknown[]): unknown[] => {
  const words: Record<string, unknown> = {
    valuationDate: "2005-01-01",
    closing: "2006-01-01",
    "lockUps.model": "finnerty",
    "lockUps.basis": "economic",
  };
  return [label, type, field, value === "" ? (words[String(field)] ?? 0.5) : value];
};

describe("the beliefs that an offer calls for", () => {
  it.each(offers)("are enough once they are filled in: %s", (_, offer) => {
    const terms = offerRows(offer);
    const beliefs = bodyOf(call("REQUIRED", [terms])).map(filled);
    expect(call("VALUE", [terms, beliefs])).toEqual({
      value: expect.stringMatching(/^-?[\d.]+(e[+-]\d+)?$/),
    });
    const odds = call("VALUE", [terms, beliefs, "with odds"]);
    const hasConditions = (offer.conditions ?? []).length > 0;
    expect("value" in odds).toBe(hasConditions);
  });

  it.each(offers)("are all of use: %s", (_, offer) => {
    const terms = offerRows(offer);
    const beliefs = bodyOf(call("REQUIRED", [terms])).map(filled);
    expect(
      bodyOf(call("DIAGNOSTICS", [terms, beliefs])).filter(([code]) => code === "unused-belief"),
    ).toEqual([]);
  });

  it("stand in the words of the table", () => {
    const terms = [
      ["", "offer", "name", "Deal"],
      ["", "", "currency", "USD"],
      ["", "", "bidder", "Acme"],
      ["", "stock", "shares", 5],
      ["", "", "issuer", "ACM"],
      ["", "", "lockUp", "1 year"],
      ["", "profitShare", "share", 0.5],
      ["", "", "metric", "m.1"],
      ["", "", "periods", 2021, "2022-07"],
      ["", "", "currency", "EUR"],
      ["", "", "given", "ok"],
    ];
    const blank = (...row: string[]) => [...row, ""];
    expect(call("REQUIRED", [terms])).toEqual({
      value: [
        ["label", "type", "field", "value"],
        blank("", "beliefs", "valuationDate"),
        blank("", "", "closing"),
        blank("", "", "lockUps.model"),
        blank("", "", "lockUps.basis"),
        blank("m.1", "metric", "2021"),
        blank("", "", "'2022-07"),
        blank("ACM", "share", "price"),
        blank("", "", "volatility"),
        blank("EUR", "currency", "spot"),
        blank("", "", "discountRate"),
        blank("ok", "event", ""),
        blank("Acme", "credit spread", ""),
      ],
    });
  });
});

import { fc, test } from "@fast-check/vitest";
import type { AssumptionsInput, OfferInput } from "offer-valuation";
import { beliefRows, beliefsFromRows, offerFromRows, offerRows } from "offer-valuation/spreadsheet";
import { describe, expect, it } from "vitest";
import { offerOf } from "../../deals/galleryDeals.js";
import { freezeAll } from "../../laws/kit/frozen.js";
import { offerDocuments } from "../../laws/kit/offers.js";
import { offers, seldom } from "./documents.js";

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

  it("say several deadlines on one day", () => {
    const deadline = (what: string) => ({ date: "2021-06-30", what, source: "The press" });
    const deadlines = [deadline("Approval"), deadline("Approval"), deadline("Money is ready")];
    const offer = { ...offerOf("sanofi-genzyme"), deadlines };
    expect(throughRows(offer)).toEqual(offer);
    const filledDown = offerRows(offer).map(([label, type, field, ...values], index, rows) =>
      rows[index - 1]?.[1] === "deadline" && type === ""
        ? ["2021-06-30", "deadline", field, ...values]
        : [label, type, field, ...values],
    );
    expect(plain(offerFromRows(filledDown).toJSON())).toEqual(offer);
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

import { test } from "@fast-check/vitest";
import type { AssumptionsInput } from "offer-valuation";
import { beliefRows, beliefsFromRows } from "offer-valuation/spreadsheet";
import { describe, expect, it } from "vitest";
import { believedOffers } from "../../laws/kit/offers.js";
import { statedOdds } from "../../laws/kit/worlds.js";
import { beliefs } from "./documents.js";

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

const beliefsThroughRows = (document: AssumptionsInput) =>
  plain(beliefsFromRows(beliefRows(document)).toJSON());

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

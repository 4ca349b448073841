import { type Asset, currency, share, stockWorth } from "offer-valuation";
import { describe, expect, it } from "vitest";
import { checkedAsset, formatAsset } from "../../src/algebra/asset.js";
import { problems, refusal } from "../input/refusal.js";
import { expectFrozen } from "../laws/kit/frozen.js";

describe("an asset", () => {
  it.each<[asset: Asset, words: string]>([
    [currency("USD"), "USD"],
    [share("ORCL"), "ORCL share"],
    [share("ORCL", { lockedFor: "1 months" }), "ORCL share locked for 1 month"],
    [stockWorth("EUR", "SAP"), "EUR of SAP stock"],
    [stockWorth("EUR", "SAP", { lockedFor: "2 years" }), "EUR of SAP stock locked for 2 years"],
  ])("%#: %s", (asset, words) => {
    expect(formatAsset(asset)).toBe(words);
    expect(checkedAsset(JSON.parse(JSON.stringify(asset)))).toEqual(asset);
    expectFrozen([asset]);
  });

  it("without a lock-up has none, nor with one that ends at once", () => {
    expect(share("ORCL", { lockedFor: "0 days" })).toEqual({ kind: "share", issuer: "ORCL" });
    expect(share("ORCL", { lockedFor: undefined })).toEqual(share("ORCL"));
  });

  it.each<[title: string, action: () => unknown, expected: string]>([
    ["a currency in small letters", () => currency("usd"), "currency: invalid-term"],
    ["no currency", () => currency(undefined as never), "currency: invalid-term"],
    ["no issuer", () => share(""), "issuer: invalid-term"],
    ["a lock-up in a text", () => share("A", "6 months" as never), "lockUp: invalid-type"],
    ["a lock-up of null", () => share("A", null as never), "lockUp: invalid-type"],
    ["a lock-up of a while", () => share("A", { lockedFor: "a while" }), "lockUp.lockedFor: invalid-date"],
    ["worth in no currency", () => stockWorth("dollars", "A"), "currency: invalid-term"],
    ["worth of nobody's stock", () => stockWorth("USD", 5 as never), "issuer: invalid-term"],
    ["data of no kind", () => checkedAsset({}), "asset: invalid-type"],
    ["data without an issuer", () => checkedAsset({ kind: "share" }), "asset.issuer: invalid-term"],
    [
      "data with a lock-up that is none",
      () => checkedAsset({ kind: "share", issuer: "A", lockedFor: 6 }),
      "asset.lockedFor: invalid-date",
    ],
  ])("is refused: %s", (_, action, expected) => {
    expect(problems(refusal(action))).toEqual([expected]);
  });
});

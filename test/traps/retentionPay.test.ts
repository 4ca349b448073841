import { readFileSync } from "node:fs";
import { parseOffer, requirements } from "offer-valuation";
import { expect, it } from "vitest";

// Pay for employees who stay is no price for the seller. A toy adds the $3 billion of restricted stock units that Facebook
// promised WhatsApp's employees to the offer and arrives at $19 billion.

it("retention pay is recorded as a fact and owed by no component", () => {
  const offer = parseOffer(JSON.parse(readFileSync("examples/deals/facebook-whatsapp.offer.json", "utf8")));
  const owed = JSON.stringify(offer.components);

  expect(offer.facts.some(({ fact }) => fact.includes("45,966,444 restricted stock units"))).toBe(true);
  expect(owed).toContain("183865778");
  expect(owed).not.toContain("45966444");
  // 183,865,778 shares at $65.265 are $12 billion; with $4 billion in cash $16 billion, not 19.
  expect(requirements(offer.claim).shares).toEqual(["FB"]);
});

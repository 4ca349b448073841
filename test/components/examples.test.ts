import { Ajv2020 } from "ajv/dist/2020.js";
import { offerJsonSchema, parseOffer, requirements, termSheet } from "offer-valuation";
import { describe, expect, it } from "vitest";
import { builtInComponents } from "../../src/components/builtIn.js";

// Every built-in component shows a complete example of itself; it must be one, for the reader as for the JSON Schema.

const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(offerJsonSchema());

describe("the example of each component", () => {
  it.each(builtInComponents().map((type) => [type.type, type] as const))("%s", (type, {
    example,
    label,
    summary,
  }) => {
    const document = { name: "Deal", currency: "USD", bidder: "Acme", components: [example] };
    const offer = parseOffer(document);

    expect(example["type"]).toBe(type);
    expect(offer.components[0]?.name).toBe(label);
    expect(offer.toJSON()).toEqual(document);
    expect(termSheet(offer)).toContain(label);
    expect(Object.values(requirements(offer.claim)).length).toBeGreaterThan(5);
    expect(summary).toMatch(/^[A-Z].*\.$/);
    expect(validate(document), JSON.stringify(validate.errors)).toBe(true);
  });

  it("stands alone: no two share a type or a label", () => {
    const types = builtInComponents();
    expect(new Set(types.map(({ type }) => type)).size).toBe(types.length);
    expect(new Set(types.map(({ label }) => label)).size).toBe(types.length);
  });
});

import { describe, expect, it } from "vitest";
import * as z from "zod";
import { separatePart } from "../../src/schema/separatePart.js";

const pair = z.strictObject({ low: z.string(), high: z.string() });
const schema = z.strictObject({
  plain: z.record(z.string(), pair).optional(),
  tied: z.record(
    z.string(),
    pair.refine(({ low, high }) => low <= high),
  ),
  listed: z.array(z.strictObject({ rate: z.string() })).min(1),
});
const partAt = (...path: (string | number)[]) => separatePart(schema, path)?.path;

describe("the part of a document that can be read again by itself", () => {
  it("is the field where nothing ties it to others", () => {
    expect(partAt("plain", "a", "low")).toEqual(["plain", "a", "low"]);
    expect(partAt("listed", 0, "rate")).toEqual(["listed", 0, "rate"]);
  });

  it("is everything under a rule that ties fields together", () => {
    expect(partAt("tied", "a", "low")).toEqual(["tied", "a"]);
  });

  it("is none for a field that the schema does not have", () => {
    expect(partAt("other")).toBeUndefined();
    expect(partAt("constructor")).toBeUndefined();
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { JsonTextError, readJsonText } from "../../src/command/jsonText.js";

describe("a JSON text", () => {
  it("is read as JSON.parse reads it", () => {
    const spaced = fc.tuple(fc.json(), fc.constantFrom(0, 1, 2, "\t"));
    fc.assert(
      fc.property(spaced, ([json, space]) => {
        const text = JSON.stringify(JSON.parse(json), null, space);
        const { value } = readJsonText(text);
        expect(JSON.stringify(value)).toBe(JSON.stringify(JSON.parse(text)));
      }),
      { seed: 15 },
    );
  });

  it("is refused where JSON.parse refuses it, or says a field twice", () => {
    const broken = fc.tuple(fc.json(), fc.nat(), fc.constantFrom("", ",", '"', "}", "]", "\\", "x", ":"));
    fc.assert(
      fc.property(broken, ([json, at, mark]) => {
        const place = at % (json.length + 1);
        const text = `${json.slice(0, place)}${mark}${json.slice(place + 1)}`;
        let own: unknown;
        try {
          own = readJsonText(text).value;
        } catch (error) {
          if (!(error instanceof JsonTextError)) throw error;
          if (error.message.includes("there twice")) return;
          expect(() => JSON.parse(text)).toThrow();
          return;
        }
        expect(JSON.stringify(own)).toBe(JSON.stringify(JSON.parse(text)));
      }),
      { seed: 16, numRuns: 500 },
    );
  });

  it("knows where each field stands, and of one that is not there what is around it", () => {
    const { placeOf } = readJsonText('{\n  "a": [1,\n    { "b": true }]\n}');
    expect(placeOf(["a"])).toEqual({ line: 2, column: 3 });
    expect(placeOf(["a", 0])).toEqual({ line: 2, column: 9 });
    expect(placeOf(["a", 1, "b"])).toEqual({ line: 3, column: 7 });
    expect(placeOf(["a", 1, "c", "d"])).toEqual({ line: 3, column: 5 });
    expect(placeOf([])).toEqual({ line: 1, column: 1 });
  });

  it.each([
    ["", "1:1", "the text is empty"],
    ["{'a': 1}", "1:2", "the name of a field is due, in double quotes"],
    ["{\"a\": 'b'}", "1:7", "not in single ones"],
    ['{"a": 1,\n}', "2:1", "leave the last comma out"],
    ["[1, ]", "1:5", "leave the last comma out"],
    ['{"a": 1 // one\n}', "1:9", "a comma or } is due"],
    ["// one", "1:1", "JSON has no comments"],
    ['{"a" 1}', "1:6", 'a colon is due after "a"'],
    ['{"a": tru}', "1:7", '"tru" is no value'],
    ['{"a": "b\n"}', "1:7", "does not end on its line"],
    ['{"a": "\\q"}', "1:7", "an escape that JSON has not"],
    ["{} {}", "1:4", "nothing may follow"],
    ['{"a": 1, "a": 2}', "1:10", 'the field "a" is there twice'],
    ["[".repeat(500), "1:202", "nested more than 200 levels"],
  ])("%j is refused at %s: %s", (text, place, message) => {
    let found: unknown;
    try {
      readJsonText(text);
    } catch (error) {
      found = error;
    }
    if (!(found instanceof JsonTextError)) throw found ?? new Error("was not refused");
    expect(found.message).toContain(message);
    expect(`${found.place.line}:${found.place.column}`).toBe(place);
  });

  it("keeps keys that objects have of their own as plain fields", () => {
    const { value } = readJsonText('{"__proto__": {"polluted": true}}');
    expect(Object.keys(value as object)).toEqual(["__proto__"]);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});

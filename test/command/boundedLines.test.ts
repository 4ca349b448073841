import { describe, expect, it } from "vitest";
import { boundedLines } from "../../src/command/boundedLines.js";

async function linesOf(pieces: readonly string[], longest: number): Promise<(string | undefined)[]> {
  const lines: (string | undefined)[] = [];
  const stream = (async function* () {
    yield* pieces;
  })();
  for await (const line of boundedLines(stream, longest)) lines.push(line);
  return lines;
}

describe("lines of a text in pieces", () => {
  const text = "one\n\nthree\r\nfour4\nfive";

  it("are the same however the text is cut", async () => {
    for (let size = 1; size <= text.length; size += 1) {
      const pieces = Array.from({ length: Math.ceil(text.length / size) }, (_, index) =>
        text.slice(index * size, (index + 1) * size),
      );
      expect(await linesOf(pieces, 6)).toEqual(["one", "", "three\r", "four4", "five"]);
      expect(await linesOf(pieces, 4)).toEqual(["one", "", undefined, undefined, "five"]);
    }
  });

  it("end with the text, whether or not its last line does", async () => {
    expect(await linesOf([], 4)).toEqual([]);
    expect(await linesOf(["a\n"], 4)).toEqual(["a"]);
    expect(await linesOf(["a\nbcdef"], 4)).toEqual(["a", undefined]);
  });

  it("a line without an end is not kept", async () => {
    const piece = "x".repeat(1_000_000);
    const stream = (async function* () {
      for (let count = 0; count < 2_000; count += 1) yield piece;
      yield "\nlast";
    })();
    const lines: (string | undefined)[] = [];
    for await (const line of boundedLines(stream, 1_500_000)) lines.push(line);
    expect(lines).toEqual([undefined, "last"]);
  });
});

// Internal: no name of the public API lives here.

/**
 * The lines of a text that comes in pieces, without their ends. A line of more than `longest` characters is passed over as it
 * comes, and undefined stands in its place: no more than that much of any line is ever kept.
 */
export async function* boundedLines(
  pieces: AsyncIterable<string>,
  longest: number,
): AsyncGenerator<string | undefined> {
  let begun = "";
  let tooLong = false;
  const add = (text: string): void => {
    tooLong ||= begun.length + text.length > longest;
    begun = tooLong ? "" : begun + text;
  };
  const ended = (): string | undefined => {
    const line = tooLong ? undefined : begun;
    begun = "";
    tooLong = false;
    return line;
  };
  for await (const piece of pieces) {
    let start = 0;
    for (let end = piece.indexOf("\n"); end >= 0; end = piece.indexOf("\n", start)) {
      add(piece.slice(start, end));
      yield ended();
      start = end + 1;
    }
    add(piece.slice(start));
  }
  if (begun !== "" || tooLong) yield ended();
}

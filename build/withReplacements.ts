/** A part of a text, by offset, and what stands there instead. */
export interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly by?: string;
}

/** A text with parts of it replaced, or left out; none may overlap. */
export const withReplacements = (text: string, replacements: readonly Replacement[]): string =>
  [...replacements]
    .sort((a, b) => b.start - a.start)
    .reduce((result, { start, end, by = "" }) => result.slice(0, start) + by + result.slice(end), text);

// Internal: no name of the public API lives here.

/** What things are called. */
export interface Naming {
  /** Words of the library's own, in another language where somebody handed it in; what stands in braces is put in. */
  word(english: string, parts?: Readonly<Record<string, string>>): string;
  /** The label of a name or a path, if there is one. */
  labelOf(name: string): string | undefined;
  /** A name for people. */
  name(name: string): string;
}

/** Everything as it is. */
export const AS_NAMED: Naming = {
  word: filled,
  labelOf: () => undefined,
  name: (name) => name,
};

/** Words with what stands in braces put in. */
export function filled(words: string, parts: Readonly<Record<string, string>> = {}): string {
  return words.replace(/\{(\w+)\}/g, (braces, name: string) =>
    Object.hasOwn(parts, name) ? (parts[name] as string) : braces,
  );
}

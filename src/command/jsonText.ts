// Internal: no name of the public API lives here.

import type { FieldPath } from "../errors.js";
import type { Json } from "../schema/document.js";

/** A place in a text: both count from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** What a JSON text says, and where it says it. */
export interface JsonText {
  readonly value: Json;
  /** Where a field stands; for one that is not there, the innermost value around it that is. */
  placeOf(path: FieldPath): Place;
}

/** What is wrong with a text that is no JSON, or names a field twice. */
export class JsonTextError extends Error {
  constructor(
    message: string,
    readonly place: Place,
  ) {
    super(message);
  }
}

/** A value with where it begins and, of a field, where its key does. */
interface Located {
  readonly value: Json;
  readonly start: number;
  readonly parts: ReadonlyMap<string, Located>;
  readonly key?: number;
}

/** The library refuses documents that are deeper than 32; this keeps the reading itself within its stack. */
const MAX_DEPTH = 200;

/** Reads a JSON text. Unlike `JSON.parse` it knows where everything stands, and refuses a field that is there twice. */
export function readJsonText(text: string): JsonText {
  const document = new JsonReader(text.replace(/^\uFEFF/, " ")).document();
  return {
    value: document.value,
    placeOf(path) {
      let [at, start] = [document, document.start];
      for (const key of path) {
        const next = at.parts.get(String(key));
        if (next === undefined) break;
        [at, start] = [next, next.key ?? next.start];
      }
      return placeAt(text, start);
    },
  };
}

function placeAt(text: string, offset: number): Place {
  const before = text.slice(0, offset);
  const line = before.split("\n").length;
  return { line, column: offset - (before.lastIndexOf("\n") + 1) + 1 };
}

const NO_PARTS: ReadonlyMap<string, Located> = new Map();
const LITERALS: Readonly<Record<string, boolean | null>> = { true: true, false: false, null: null };
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /[A-Za-z_$][\w$]*/y;

class JsonReader {
  private at = 0;

  constructor(private readonly text: string) {}

  document(): Located {
    this.skipSpace();
    if (this.at >= this.text.length) this.refuse("the text is empty: a document begins with {");
    const found = this.value(0);
    this.skipSpace();
    if (this.at < this.text.length) this.refuse("nothing may follow the document");
    return found;
  }

  private value(depth: number): Located {
    this.skipSpace();
    if (depth > MAX_DEPTH) this.refuse(`is nested more than ${MAX_DEPTH} levels deep`);
    const character = this.text[this.at];
    if (character === "{") return this.object(depth);
    if (character === "[") return this.list(depth);
    const start = this.at;
    if (character === '"') return { value: this.string(), start, parts: NO_PARTS };
    const number = this.match(NUMBER);
    if (number !== undefined) return { value: Number(number), start, parts: NO_PARTS };
    const word = this.match(WORD);
    if (word !== undefined && Object.hasOwn(LITERALS, word)) {
      return { value: LITERALS[word] as boolean | null, start, parts: NO_PARTS };
    }
    this.at = start;
    if (character === undefined) return this.refuse("the text ends where a value is due");
    if (word !== undefined) return this.refuse(`"${word}" is no value: texts stand in double quotes`);
    if (character === "'") return this.refuse("texts stand in double quotes, not in single ones");
    if (character === "/") return this.refuse('JSON has no comments: there are "note" fields for remarks');
    return this.refuse(`a value is due: { … }, [ … ], "…", true or false`);
  }

  private object(depth: number): Located {
    const start = this.at;
    const parts = new Map<string, Located>();
    const value: Record<string, Json> = {};
    this.at += 1;
    this.skipSpace();
    if (this.taken("}")) return { value, start, parts };
    for (;;) {
      this.skipSpace();
      const key = this.at;
      if (this.text[this.at] === "}") this.refuse("a field is due after the comma: leave the last comma out");
      if (this.text[this.at] !== '"') this.refuse("the name of a field is due, in double quotes");
      const name = this.string();
      if (parts.has(name)) {
        this.at = key;
        this.refuse(`the field ${JSON.stringify(name)} is there twice`);
      }
      this.skipSpace();
      if (!this.taken(":")) this.refuse(`a colon is due after ${JSON.stringify(name)}`);
      const field = this.value(depth + 1);
      parts.set(name, { ...field, key });
      // Also `__proto__` is a field like others here; the library refuses it by its name.
      Object.defineProperty(value, name, { value: field.value, enumerable: true });
      this.skipSpace();
      if (this.taken("}")) return { value, start, parts };
      if (!this.taken(",")) this.refuse("a comma or } is due");
    }
  }

  private list(depth: number): Located {
    const start = this.at;
    const parts = new Map<string, Located>();
    const value: Json[] = [];
    this.at += 1;
    this.skipSpace();
    if (this.taken("]")) return { value, start, parts };
    for (;;) {
      this.skipSpace();
      if (this.text[this.at] === "]")
        this.refuse("an entry is due after the comma: leave the last comma out");
      const entry = this.value(depth + 1);
      parts.set(String(value.length), entry);
      value.push(entry.value);
      this.skipSpace();
      if (this.taken("]")) return { value, start, parts };
      if (!this.taken(",")) this.refuse("a comma or ] is due");
    }
  }

  private string(): string {
    const start = this.at;
    let end = start + 1;
    while (this.text[end] !== '"') {
      if (end >= this.text.length || this.text[end] === "\n") {
        this.refuse("this text in double quotes does not end on its line");
      }
      end += this.text[end] === "\\" ? 2 : 1;
    }
    try {
      const value = JSON.parse(this.text.slice(start, end + 1)) as string;
      this.at = end + 1;
      return value;
    } catch {
      return this.refuse(
        'this text holds a control character or an escape that JSON has not: write \\ as "\\\\"',
      );
    }
  }

  private match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const [found] = pattern.exec(this.text) ?? [];
    if (found !== undefined) this.at += found.length;
    return found;
  }

  private taken(character: string): boolean {
    if (this.text[this.at] !== character) return false;
    this.at += 1;
    return true;
  }

  private skipSpace(): void {
    while (/[ \t\r\n]/.test(this.text[this.at] ?? "")) this.at += 1;
  }

  private refuse(message: string): never {
    throw new JsonTextError(message, placeAt(this.text, this.at));
  }
}

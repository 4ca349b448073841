import type * as z from "zod";
import {
  describeReceived,
  type FieldPath,
  impossible,
  OfferError,
  type OfferErrorCode,
  type OfferIssue,
} from "../errors.js";
import { copyDocument, type Json } from "./document.js";
import { MAX_SUGGESTIONS, suggest } from "./suggest.js";

type ZodIssue = z.core.$ZodIssue;

/** Parses untrusted input once, at the edge; throws one OfferError that lists every problem. */
export function parse<Out>(schema: z.ZodType<Out>, input: unknown, root = ""): Out {
  return parseDocument(schema, copyDocument(input, root), root === "" ? [] : [root]);
}

/** Parses a document that `copyDocument` has already made safe; `at` is where it stood in the whole input. */
export function parseDocument<Out>(schema: z.ZodType<Out>, document: Json, at: FieldPath): Out {
  const result = schema.safeParse(document, { reportInput: true });
  if (result.success) return result.data;
  const [first = impossible("zod names what it refuses"), ...others] = result.error.issues.flatMap((issue) =>
    toOfferIssues(issue, schema, document, at),
  );
  throw new OfferError([first, ...others]);
}

function toOfferIssues(issue: ZodIssue, schema: z.ZodType, document: Json, at: FieldPath): OfferIssue[] {
  const inner = writtenPath(
    issue.path.filter((key) => typeof key !== "symbol"),
    document,
  );
  const path = [...at, ...inner];
  switch (issue.code) {
    case "unrecognized_keys": {
      const known = knownKeys(schema, inner);
      return issue.keys.map((key, index) => ({
        code: "unknown-key",
        path: [...path, key],
        message: `is not a known field${index < MAX_SUGGESTIONS ? suggest(key, known) : ""}${known.length > 0 ? ` (fields: ${known.join(", ")})` : ""}`,
      }));
    }
    case "custom": {
      const { code = "invalid-term", whole = false, found } = (issue.params ?? {}) as CustomParams;
      const seen = found === undefined ? received(issue.input) : { received: found };
      return [{ code, path, message: issue.message, ...(whole ? {} : seen) }];
    }
    case "invalid_type":
    case "invalid_value": {
      const missing = issue.input === undefined;
      const code = missing ? "missing-term" : "invalid-type";
      return [{ code, path, message: missing ? "is required" : rule(issue), ...received(issue.input) }];
    }
    case "too_small":
    case "too_big": {
      const bound = issue.code === "too_small" ? `at least ${issue.minimum}` : `at most ${issue.maximum}`;
      const things = issue.origin === "array" ? " entries" : issue.origin === "string" ? " characters" : "";
      const code = issue.code === "too_big" ? "too-large" : "out-of-range";
      return [{ code, path, message: `must have ${bound}${things}`, ...received(issue.input) }];
    }
    case "invalid_key":
      return issue.issues.map((inside) => ({
        code: "invalid-term" as const,
        path,
        message: `the key ${inside.message}`,
        ...received(inside.input ?? issue.input),
      }));
    default:
      return [{ code: "invalid-type", path, message: issue.message, ...received(issue.input) }];
  }
}

const received = (input: unknown): { received?: string } =>
  input === undefined ? {} : { received: describeReceived(input) };

function rule(issue: Extract<ZodIssue, { code: "invalid_type" | "invalid_value" }>): string {
  if (issue.code === "invalid_type") return `must be ${article(issue.expected)}`;
  return `must be one of ${issue.values.map((value) => JSON.stringify(String(value))).join(", ")}`;
}

const NOUNS: Readonly<Record<string, string>> = {
  object: "an object { … }",
  record: "an object { … }",
  array: "a list [ … ]",
  string: "a text",
  boolean: "true or false",
};

const article = (expected: string): string => NOUNS[expected] ?? `a ${expected}`;

/** What our own checks say beside their message; `whole` where the value at hand is the parent of the field at fault. */
interface CustomParams {
  readonly code?: OfferErrorCode;
  readonly whole?: boolean;
  /** What was received, in words, where a reader inside has said so. */
  readonly found?: string;
}

/** The path as far as it exists in the document: a bare rate has no field `rate` in which to look. */
function writtenPath(path: FieldPath, document: Json): FieldPath {
  let at: unknown = document;
  const end = path.findIndex((key) => {
    const container = typeof at === "object" && at !== null;
    at = container ? (at as Readonly<Record<string, unknown>>)[key] : undefined;
    return !container;
  });
  return end < 0 ? path : path.slice(0, end);
}

/** The field names that the object at `path` inside `schema` accepts. */
function knownKeys(schema: z.ZodType, path: FieldPath): string[] {
  let at: unknown = schema;
  for (const key of path) at = step(unwrap(at), key);
  const shape = shapeOf(unwrap(at));
  return shape === undefined ? [] : Object.keys(shape);
}

type Definition = {
  readonly type?: string;
  readonly innerType?: unknown;
  readonly in?: unknown;
  readonly out?: unknown;
  readonly element?: unknown;
  readonly valueType?: unknown;
};
const definitionOf = (schema: unknown): Definition => (schema as { def?: Definition } | undefined)?.def ?? {};

const shapeOf = (schema: unknown): Readonly<Record<string, unknown>> | undefined =>
  (schema as { shape?: Readonly<Record<string, unknown>> } | undefined)?.shape;

function unwrap(schema: unknown): unknown {
  const { innerType, in: input, out } = definitionOf(schema);
  if (innerType !== undefined) return unwrap(innerType);
  if (out === undefined) return schema;
  const read = unwrap(out);
  return shapeOf(read) === undefined ? unwrap(input) : read;
}

function step(schema: unknown, key: string | number): unknown {
  const { element, valueType } = definitionOf(schema);
  return shapeOf(schema)?.[key] ?? element ?? valueType;
}

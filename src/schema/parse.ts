// Internal: no name of the public API lives here.

import type * as z from "zod";
import { config, util } from "zod/v4/core";
import {
  describeReceived,
  type FieldPath,
  OfferError,
  type OfferErrorCode,
  type OfferIssue,
  promised,
} from "../errors.js";
import { copyDocument, type Json } from "./document.js";
import { type AppliedDefault, DocumentReading, readerOf, UNREADABLE } from "./reader.js";
import { MAX_SUGGESTIONS, suggest } from "./suggest.js";

/** A document as its schema reads it: frozen, with defaults filled in. */
export interface ReadDocument<Out> {
  readonly value: Out;
  /** The defaults that were filled in; paths are relative to the document. */
  readonly assumed: readonly AppliedDefault[];
}

/** Parses untrusted input once, at the edge; throws one OfferError that lists every problem. */
export function parse<Out>(schema: z.ZodType<Out>, input: unknown, root = ""): Out {
  return parseDocument(schema, copyDocument(input, root), root === "" ? [] : [root]);
}

/** Parses a document that `copyDocument` has already made safe; `at` is where it stood in the whole input. */
export const parseDocument = <Out>(schema: z.ZodType<Out>, document: Json, at: FieldPath): Out =>
  readDocument(schema, document, at).value;

/** Parses a document that `copyDocument` has already made safe, and says which defaults were filled in. */
export function readDocument<Out>(schema: z.ZodType<Out>, document: Json, at: FieldPath): ReadDocument<Out> {
  const reading = new DocumentReading();
  const value = readerOf(schema)(document, reading);
  if (value === UNREADABLE) throw problemsOf(schema, document, at);
  return { value: value as Out, assumed: reading.assumed };
}

/** More problems than these are counted and not worded: an OfferError lists no more. */
const MAX_WORDED = 50;

function problemsOf(schema: z.ZodType, document: Json, at: FieldPath): OfferError {
  const context = { async: false };
  const { issues: raw } = schema._zod.run({ value: document, issues: [] }, context) as z.core.ParsePayload;
  const found = raw.reduce((sum, issue) => sum + countOf(issue), 0);
  const worded: OfferIssue[] = [];
  for (const issue of raw) {
    if (worded.length >= MAX_WORDED) break;
    const { input } = issue;
    const finished = { ...util.finalizeIssue(issue, context, config()), input } as ZodIssue;
    worded.push(...toOfferIssues(finished, issue.inst, document, at));
  }
  const [first, ...others] = worded;
  const named = promised(first, "zod says what is wrong with a document that cannot be read");
  return new OfferError([named, ...others], found);
}

type RawIssue = z.core.$ZodRawIssue;
type ZodIssue = z.core.$ZodIssue;

/** How many problems an issue of zod's stands for. */
const countOf = (issue: RawIssue): number =>
  issue.code === "unrecognized_keys"
    ? issue.keys.length
    : issue.code === "invalid_key"
      ? issue.issues.length
      : 1;

function toOfferIssues(issue: ZodIssue, refusing: unknown, document: Json, at: FieldPath): OfferIssue[] {
  const inner = writtenPath(
    issue.path.filter((key) => typeof key !== "symbol"),
    document,
  );
  const path = [...at, ...inner];
  switch (issue.code) {
    case "unrecognized_keys": {
      const known = fieldsOf(refusing);
      return issue.keys.slice(0, MAX_WORDED).map((key, index) => ({
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

/** The names of the fields that an object schema knows. */
function fieldsOf(schema: unknown): string[] {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  return def.type === "object" ? Object.keys(def.shape) : [];
}

/** What went wrong, for a program to switch on. The wording is in `message`; these codes are stable. */
export type OfferErrorCode =
  | "invalid-type"
  | "invalid-decimal"
  | "invalid-date"
  | "invalid-term"
  | "out-of-range"
  | "missing-term"
  | "missing-belief"
  | "unknown-key"
  | "unknown-component"
  | "forbidden-key"
  | "duplicate-name"
  | "too-large"
  | "too-deep"
  | "currency-mismatch"
  | "not-piecewise-linear"
  | "needs-simulation"
  | "flow-before-valuation-date"
  | "all-zero"
  | "no-time-passes"
  | "no-sign-change"
  | "no-root"
  | "several-roots"
  | "unresolved-roots"
  | "missing-package";

/** Where in the input: `["components", 2, "share"]`. Empty means the input as a whole. */
export type FieldPath = readonly (string | number)[];

/** One problem: its code, the field, the rule it broke and, where there was one, what was received. */
export interface OfferIssue {
  /** What went wrong, for a program. */
  readonly code: OfferErrorCode;
  /** Where in the input. */
  readonly path: FieldPath;
  /** The rule that was broken, for people. */
  readonly message: string;
  /** What was received, in a few words; absent where nothing was. */
  readonly received?: string;
}

const MAX_ISSUES = 50;

/**
 * The one error this library throws. `issues` lists every problem found (at most 50); `code` and `path` are those
 * of the first one.
 *
 * @example
 * ```ts
 * npv("8 percent", ["100"], { first: 1 }); // throws invalid-decimal
 * ```
 */
export class OfferError extends Error {
  /** The name of the class, also where a bundler has given the class another one. */
  override readonly name = "OfferError";
  /** The code of the first problem. */
  readonly code: OfferErrorCode;
  /** The path of the first problem. */
  readonly path: FieldPath;
  /** Every problem that was found, at most 50. */
  readonly issues: readonly OfferIssue[];
  /** How many problems were found, as many as `issues` lists or more. */
  readonly found: number;

  /** @param found How many problems there are, where `problem` lists only the first of them. */
  constructor(problem: OfferIssue | readonly [OfferIssue, ...OfferIssue[]], found?: number) {
    const all = "code" in problem ? ([problem] as const) : problem;
    const count = found ?? all.length;
    super(count === 1 ? line(all[0]) : `${count} problems:\n${listing(all, count)}`);
    this.found = count;
    this.issues = Object.freeze(all.slice(0, MAX_ISSUES).map(frozenIssue));
    this.code = all[0].code;
    this.path = Object.freeze([...all[0].path]);
  }

  /** This error with `outer` before every path: its problems, seen from further out. */
  within(outer: FieldPath): OfferError {
    return seenFrom(outer, this);
  }

  /** The error as plain data, for logs and for other programs. */
  toJSON(): Pick<OfferError, "name" | "code" | "message" | "issues"> {
    return { name: this.name, code: this.code, message: this.message, issues: this.issues };
  }
}

// Outside the class, so that no bundler has to give it a second name for use inside itself.
function seenFrom(outer: FieldPath, error: OfferError): OfferError {
  const [first, ...others] = error.issues.map((issue) => ({ ...issue, path: [...outer, ...issue.path] }));
  return new OfferError([promised(first, "an error has a problem"), ...others], error.found);
}

const frozenIssue = (issue: OfferIssue): OfferIssue =>
  Object.freeze({ ...issue, path: Object.freeze([...issue.path]) });

/** What `run` returns; the problems that it throws are seen from further out. */
export function within<Value>(outer: FieldPath, run: () => Value): Value {
  try {
    return run();
  } catch (error) {
    throw error instanceof OfferError ? error.within(outer) : error;
  }
}

/**
 * What `run` makes of an argument that is a document. Problems of its fields have the paths that they have in the document; those of
 * the whole are at the argument's name.
 */
export function ofArgument<Value>(name: string, run: () => Value): Value {
  try {
    return run();
  } catch (error) {
    const whole = error instanceof OfferError && typeof error.path[0] !== "string";
    throw whole ? error.within([name]) : error;
  }
}

/**
 * What an earlier check has made sure of. Throws where there is nothing, which is a bug of this library and not a mistake of
 * the caller: no figure is better than a wrong one.
 */
export function promised<Value>(value: Value | undefined, promise: string): Value {
  if (value !== undefined) return value;
  throw new Error(`offer-valuation has broken a promise of its own, please report it: ${promise}`);
}

/** Throws one error that lists these problems, if there are any. `found` says how many there are where these are but the first. */
export function throwProblems(problems: readonly OfferIssue[], found = problems.length): void {
  const [first, ...others] = problems;
  if (first !== undefined) throw new OfferError([first, ...others], found);
}

/** Refuses to go on without a belief. What an offer needs is checked beforehand; this keeps a hole from becoming a number. */
export function missingBelief(path: FieldPath, message: string): never {
  throw new OfferError({ code: "missing-belief", path, message });
}

function listing(issues: readonly OfferIssue[], count: number): string {
  const lines = issues.slice(0, MAX_ISSUES).map((issue) => `  - ${line(issue)}`);
  const more = count - lines.length;
  return [...lines, ...(more > 0 ? [`  … and ${more} more`] : [])].join("\n");
}

function line({ path, message, received }: OfferIssue): string {
  const where = path.length > 0 ? `${formatPath(path)}: ` : "";
  return `${where}${message}${received === undefined ? "" : `; received ${received}`}`;
}

/** `["components", 2, "share"]` as `components[2].share`. */
export function formatPath(path: FieldPath): string {
  return path
    .map((key, index) => {
      if (typeof key === "number") return `[${key}]`;
      if (!/^[\w-]{1,60}$/.test(key)) return `[${quote(key)}]`;
      return index === 0 ? key : `.${key}`;
    })
    .join("");
}

/** What was received, in a few safe words: never runs a getter or method of the value's own, never prints more than a line. */
export function describeReceived(value: unknown): string {
  if (typeof value === "string") return quote(value);
  if (value === null || value === undefined) return value === null ? "null" : "nothing";
  if (typeof value === "bigint") return `the bigint ${shorten(String(value))}`;
  if (typeof value === "number") return `the number ${value}`;
  if (typeof value === "boolean") return `the boolean ${value}`;
  return typeof value === "object" ? listOrObject(value) : `a ${typeof value}`;
}

/** A Proxy may throw at every question, even at whether it is a list. */
function listOrObject(value: object): string {
  try {
    return Array.isArray(value)
      ? `a list of ${Object.getOwnPropertyDescriptor(value, "length")?.value}`
      : "an object";
  } catch {
    return "an object";
  }
}

/** A text in quotes, on one line, with nothing in it that a terminal or a log could take for an instruction. */
function quote(text: string): string {
  const escaped = (character: string): string =>
    `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  return JSON.stringify(shorten(text)).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, escaped);
}

/** At most 60 characters, cut between two: one that takes two units of a text is shown whole or not at all. */
function shorten(text: string): string {
  const [shown] = /^.{0,59}/su.exec(text) as RegExpExecArray;
  return text[shown.length + 1] === undefined ? text : `${shown}…`;
}

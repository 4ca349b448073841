import * as z from "zod";
import { all, type Claim } from "../algebra/claim.js";
import { builtInComponents } from "../components/builtIn.js";
import {
  type Component,
  type ComponentFactory,
  type ComponentType,
  isComponent,
  type OfferContext,
} from "../components/defineComponent.js";
import { describeReceived, OfferError } from "../errors.js";
import { copyDocument, type Json, type JsonObject } from "../schema/document.js";
import { deepFreeze } from "../schema/freeze.js";
import { parseDocument } from "../schema/parse.js";
import { suggest } from "../schema/suggest.js";
import { formatDate } from "../time/date.js";
import {
  type Deadline,
  MAX_COMPONENTS,
  type OfferCondition,
  type OfferInput,
  type OpenFact,
  offerDocumentSchema,
  type ReportedFact,
} from "./offerDocument.js";

/** A checked, frozen offer. It knows what is owed and nothing of what that is worth. */
export interface Offer extends Omit<OfferInput, "components" | "$schema"> {
  readonly components: readonly Component[];
  readonly conditions: readonly OfferCondition[];
  readonly deadlines: readonly Deadline[];
  readonly facts: readonly ReportedFact[];
  readonly open: readonly OpenFact[];
  /** What the seller is owed if the offer closes. */
  readonly claim: Claim;
  /** The offer as a document: what was stated, and no default. */
  toJSON(): JsonObject;
}

export interface OfferOptions {
  /** Components of one's own, in addition to the built-in ones. */
  readonly components?: readonly Pick<ComponentFactory<never>, "definition">[] | undefined;
}

const made = /* @__PURE__ */ new WeakSet<object>();

/**
 * Composes an offer from components.
 *
 * @throws OfferError listing what is wrong: `duplicate-name` for two components of one name, `out-of-range` for an empty
 * list, and whatever the terms of a component break.
 * @example
 * ```ts
 * const counter = offer({
 *   name: "A counter-offer",
 *   currency: "USD",
 *   components: [
 *     cash({ amount: "12e9", paid: "closing" }),
 *     stock({ value: "5e9", issuer: "ORCL", delivered: "closing" }),
 *     profitShare({ share: "0.5", metric: "us-profit", periods: [2021, 2022], floor: "0", cap: "2e9" }),
 *   ],
 * });
 * counter.components.length; // => 3
 * ```
 */
export const offer = (input: OfferInput): Offer => makeOffer(input, builtInComponents());

/**
 * Reads an offer from data that somebody else wrote, such as a JSON file. Knows the built-in components and those named in
 * `options.components`.
 *
 * @throws OfferError listing every field that is wrong: its path, what was received and the rule it broke.
 * @example
 * ```ts
 * const document = { name: "Deal", currency: "USD", components: [{ type: "cash", amount: "5e6" }] };
 * parseOffer(document).components[0]?.name; // => Cash
 * parseOffer({ ...document, components: [{ type: "csh", amount: "5e6" }] }); // throws unknown-component
 * ```
 */
export function parseOffer(input: unknown, options: OfferOptions = {}): Offer {
  return makeOffer(input, typesOf(options));
}

const typesOf = ({ components = [] }: OfferOptions): readonly ComponentType[] => [
  ...builtInComponents(),
  ...components.map(({ definition }) => definition),
];

function makeOffer(input: unknown, types: readonly ComponentType[]): Offer {
  if (isOffer(input)) return input;
  const ready = readyComponents(input);
  const document = copyDocument(withDocuments(input, ready), "") as JsonObject;
  const {
    $schema: _,
    components: entries,
    ...parsed
  } = parseDocument(offerDocumentSchema(z.unknown()), document, []);
  const components = collectProblems(entries, (entry, index) => {
    return ready.get(index) ?? readComponent(entry as Json, index, types);
  });
  refuseSameNames(components);
  const context: OfferContext = { currency: parsed.currency, bidder: parsed.bidder ?? "the bidder" };
  const checked: Offer = {
    ...parsed,
    components,
    conditions: parsed.conditions ?? [],
    deadlines: (parsed.deadlines ?? []).map((deadline) => ({ ...deadline, date: formatDate(deadline.date) })),
    facts: parsed.facts ?? [],
    open: parsed.open ?? [],
    claim: all(components.map((component) => component.toClaim(context))),
    toJSON: () => document,
  };
  made.add(checked);
  return deepFreeze(checked);
}

const isOffer = (input: unknown): input is Offer =>
  typeof input === "object" && input !== null && made.has(input);

/** Components that a factory of this library has already checked, by their place in the list. */
function readyComponents(input: unknown): ReadonlyMap<number, Component> {
  const listed: unknown =
    typeof input === "object" && input !== null && "components" in input ? input.components : [];
  const entries = Array.isArray(listed) ? [...listed.slice(0, MAX_COMPONENTS).entries()] : [];
  return new Map(entries.flatMap(([index, entry]) => (isComponent(entry) ? [[index, entry] as const] : [])));
}

function withDocuments(input: unknown, ready: ReadonlyMap<number, Component>): unknown {
  if (ready.size === 0) return input;
  const { components, ...rest } = input as { readonly components: readonly unknown[] };
  return { ...rest, components: components.map((entry, index) => ready.get(index)?.toJSON() ?? entry) };
}

function readComponent(entry: Json, index: number, types: readonly ComponentType[]): Component {
  const at = ["components", index] as const;
  const type: unknown =
    typeof entry === "object" && entry !== null && "type" in entry ? entry["type"] : undefined;
  const known = types.find((candidate) => candidate.type === type);
  if (known !== undefined) return known.fromDocument(entry, at);
  const names = types.map((candidate) => candidate.type);
  const hint = typeof type === "string" ? suggest(type, names) : "";
  throw new OfferError({
    code: "unknown-component",
    path: [...at, "type"],
    message: `must be one of ${names.join(", ")}${hint}`,
    received: describeReceived(type),
  });
}

/** Reads every entry before it complains, so that one error lists the problems of all. */
function collectProblems<Entry, Read>(
  entries: readonly Entry[],
  read: (entry: Entry, index: number) => Read,
): readonly Read[] {
  const problems: OfferError[] = [];
  const results = entries.flatMap((entry, index) => {
    try {
      return [read(entry, index)];
    } catch (error) {
      if (!(error instanceof OfferError)) throw error;
      problems.push(error);
      return [];
    }
  });
  const [first, ...others] = problems.flatMap(({ issues }) => issues);
  if (first !== undefined) throw new OfferError([first, ...others]);
  return results;
}

function refuseSameNames(components: readonly Component[]): void {
  const seen = new Set<string>();
  components.forEach(({ name }, index) => {
    if (seen.has(name)) {
      const message = `must be unique within the offer: give one of the components named "${name}" another name`;
      throw new OfferError({ code: "duplicate-name", path: ["components", index, "name"], message });
    }
    seen.add(name);
  });
}

/**
 * The JSON Schema (draft 2020-12) of an offer document, for editors and other programs.
 *
 * @example
 * ```ts
 * JSON.stringify(offerJsonSchema()).includes("profitShare"); // => true
 * ```
 */
export function offerJsonSchema(options: OfferOptions = {}): z.core.JSONSchema.BaseSchema {
  const [first, second, ...others] = typesOf(options).map(({ schema }) => schema());
  const component = z.union([first ?? z.never(), second ?? z.never(), ...others]);
  return z.toJSONSchema(offerDocumentSchema(component), { io: "input", unrepresentable: "any" });
}

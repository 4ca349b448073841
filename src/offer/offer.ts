import * as z from "zod";
import { all, type Claim } from "../algebra/claim.js";
import { builtInComponents } from "../components/builtIn.js";
import {
  type Component,
  type ComponentFactory,
  type ComponentType,
  isComponent,
  isComponentType,
  type OfferContext,
} from "../components/defineComponent.js";
import {
  type OfferedShares,
  type SharePrice,
  sharePrice,
  statesByShare,
} from "../components/parts/perShare.js";
import { isForAll } from "../components/parts/targetShares.js";
import { describeReceived, type FieldPath, OfferError, ofArgument, promised } from "../errors.js";
import { type Decimal, exactSum, ZERO } from "../numeric/decimal.js";
import { isList, ownData } from "../ownData.js";
import { copyDocument, type Json, type JsonObject } from "../schema/document.js";
import { memoizeDocument, once } from "../schema/memoize.js";
import { readOptions } from "../schema/options.js";
import { parseDocument } from "../schema/parse.js";
import { collectProblems } from "../schema/problems.js";
import { deepFreeze } from "../schema/records.js";
import { suggest } from "../schema/suggest.js";
import { checkedCalendar, inAll, toBusinessDays } from "../time/businessCalendar.js";
import { formatDate } from "../time/date.js";
import { heldAt } from "./heldShares.js";
import {
  type Deadline,
  MAX_COMPONENTS,
  type OfferCondition,
  type OfferInput,
  type OpenFact,
  offerDocumentSchema,
  type ReportedFact,
} from "./offerDocument.js";
import { optionSpread } from "./optionSpread.js";
import type { TargetShares } from "./targetDocument.js";

/** A checked, frozen offer. It knows what is owed and nothing of what that is worth. */
export interface Offer extends Omit<OfferInput, "components" | "$schema" | "schemaVersion" | "target"> {
  /** What it is for, by its name. */
  readonly target: string | undefined;
  /** The target's share capital, where it is stated. */
  readonly targetShares: TargetShares | undefined;
  /** The price of one target share, where parts of it are stated for each share. */
  readonly sharePrice: SharePrice | undefined;
  /** The target's financial debt less cash, where it is stated, in units of the offer's currency. */
  readonly netDebt: Decimal | undefined;
  /** What the offer consists of, in the order stated. */
  readonly components: readonly Component[];
  /** Events that must happen for the offer to close; empty where none is stated. */
  readonly conditions: readonly OfferCondition[];
  /** Dates that somebody set; empty where none is stated. They change no value. */
  readonly deadlines: readonly Deadline[];
  /** What was reported of the offer; empty where nothing is stated. Facts change no value. */
  readonly facts: readonly ReportedFact[];
  /** What was not reported, and how the terms read it meanwhile; empty where nothing is stated. */
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
export const offer = (input: OfferInput): Offer => readOffer(input, "input");

/** The offer that a function is called with, under the name of its argument. */
export const readOffer = (input: unknown, argument = "offer"): Offer =>
  ofArgument(argument, () => innerOffer(input));

/** An offer inside something else, whose paths begin where the offer does. */
export const innerOffer = (input: unknown, options?: OfferOptions): Offer =>
  isOffer(input) ? input : makeOffer(input, options === undefined ? builtInComponents() : typesOf(options));

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
  const types = typesOf(options);
  return isOffer(input) ? input : ofArgument("input", () => makeOffer(input, types));
}

/** The built-in components and the caller's own, each type once. */
function typesOf(options: OfferOptions): readonly ComponentType[] {
  const { components = [] } = readOptions(options, ["components"]);
  const own = isList(components) && components.length <= MAX_TYPES && Array.from(components, typeOf);
  if (own === false || !own.every((type) => type !== undefined)) {
    const message = "must be a list of components of one's own, as defineComponent makes them";
    const received = describeReceived(components);
    throw new OfferError({ code: "invalid-type", path: ["options", "components"], message, received });
  }
  if (own.length === 0) return builtInComponents();
  const types = [...new Set([...builtInComponents(), ...own])];
  refuseSameNames(
    types.map(({ type }) => type),
    () => ["options", "components"],
    "component types",
  );
  return types;
}

const MAX_TYPES = 1000;

/** The definition that a factory of components carries; undefined for what no `defineComponent` has made. */
function typeOf(factory: unknown): ComponentType | undefined {
  const definition = ownData(factory, "definition");
  return isComponentType(definition) ? definition : undefined;
}

function makeOffer(input: unknown, types: readonly ComponentType[]): Offer {
  // Components that a factory has checked already are kept as they are; the document shows theirs.
  const ready = new Map<number, Component>();
  const document = copyDocument(input, "", (value, path) => {
    if (!isComponent(value)) return undefined;
    const [field, index] = path();
    if (field === "components" && typeof index === "number") ready.set(index, value);
    return value.toJSON();
  }) as JsonObject;
  const isBuiltIn = ready.size === 0 && types === builtInComponents();
  return isBuiltIn ? builtInOffer(document) : offerFrom(document, types, ready);
}

const builtInOffer = /* @__PURE__ */ memoizeDocument((document) =>
  offerFrom(document as JsonObject, builtInComponents(), new Map()),
);

function offerFrom(
  document: JsonObject,
  types: readonly ComponentType[],
  ready: ReadonlyMap<number, Component>,
): Offer {
  const problems = collectProblems();
  const parsed = problems.attempt([], () => parseDocument(documentSchema(), document, []));
  const listed = entriesOf(document).map((entry, index) =>
    problems.attempt(["components", index], () => ready.get(index) ?? readComponent(entry, types)),
  );
  problems.refuse();
  return checkedOffer(document, parsed as ParsedOffer, listed as readonly Component[]);
}

const documentSchema = /* @__PURE__ */ once(() => offerDocumentSchema(z.unknown()));

type ParsedOffer = z.output<ReturnType<typeof documentSchema>>;

function entriesOf(document: Json): readonly Json[] {
  const entries = (document as JsonObject | null)?.["components"];
  return Array.isArray(entries) ? entries.slice(0, MAX_COMPONENTS) : [];
}

function checkedOffer(
  document: JsonObject,
  { $schema: _schema, schemaVersion: _version, target, ...parsed }: ParsedOffer,
  listed: readonly Component[],
): Offer {
  const shares = offeredShares(target?.shares, listed, parsed.currency);
  refuseMixed(shares, listed);
  const components =
    shares === undefined || shares.options.length === 0 || shares.price === undefined
      ? listed
      : [...listed, optionSpread({})];
  refuseSameNames(
    components.map(({ name }) => name),
    (index) => ["components", index, "name"],
  );
  refuseSameNames(
    (parsed.conditions ?? []).map(({ event }) => event),
    (index) => ["conditions", index, "event"],
  );
  const calendars = calendarsOf(parsed.calendars);
  const businessDays =
    calendars && inAll(Object.values(calendars).map((calendar) => toBusinessDays(calendar, [])));
  const bidder = parsed.bidder ?? "the bidder";
  const context: OfferContext = { currency: parsed.currency, bidder, shares, businessDays, calendars };
  const problems = collectProblems();
  const claims = components.map((component, index) =>
    problems.attempt(["components", index], () => component.toClaim(context)),
  );
  problems.refuse();
  const checked: Offer = {
    ...parsed,
    target: target?.name,
    targetShares: target?.shares,
    netDebt: target?.netDebt,
    sharePrice: shares?.price,
    components,
    conditions: parsed.conditions ?? [],
    deadlines: (parsed.deadlines ?? []).map((deadline) => ({ ...deadline, date: formatDate(deadline.date) })),
    facts: parsed.facts ?? [],
    open: parsed.open ?? [],
    claim: all(claims as readonly Claim[]),
    toJSON: () => document,
  };
  made.add(checked);
  contexts.set(checked, context);
  return deepFreeze(checked);
}

const contexts = /* @__PURE__ */ new WeakMap<Offer, OfferContext>();

/** What the components of an offer that was read take from it. */
export const contextOf = (offer: Offer): OfferContext =>
  promised(contexts.get(offer), "an offer is read together with what its components take from it");

/** The calendars of an offer, checked. */
function calendarsOf(calendars: OfferInput["calendars"]): OfferContext["calendars"] {
  if (calendars === undefined) return undefined;
  const problems = collectProblems();
  const each = Object.entries(calendars).map(([name, calendar]) => [
    name,
    problems.attempt(["calendars", name], () => checkedCalendar(calendar, [])),
  ]);
  problems.refuse();
  return Object.fromEntries(each);
}

/** What each share receives is multiplied by these. */
function offeredShares(
  stated: TargetShares | undefined,
  components: readonly Component[],
  currency: string,
): OfferedShares | undefined {
  if (stated === undefined) return undefined;
  const price = priceStated(components, currency);
  refuseUnknownConversion(stated, price, components);
  return {
    held: heldAt(stated, price?.cash ?? ZERO).held,
    options: (stated.options ?? []).filter(({ vested = true }) => vested),
    price,
  };
}

/** Whether convertibles are converted has to be known where anything is stated for each share. */
function refuseUnknownConversion(
  { convertibles = [] }: TargetShares,
  price: SharePrice | undefined,
  components: readonly Component[],
): void {
  const index = convertibles.findIndex(({ conversionPrice }) => conversionPrice !== undefined);
  const isByShare = (one: Component): boolean => statesByShare(one) || isForAll(one);
  if (index < 0 || !components.some(isByShare)) return;
  if (price !== undefined && price.stock.length === 0) return;
  const message =
    price === undefined
      ? "needs a price for each share: state cash with perShare, or leave conversionPrice out where they are converted anyway"
      : "does not go with a price that moves with a share's: leave conversionPrice out where they are converted, and leave them out where they are not";
  const path = ["target", "shares", "convertibles", index, "conversionPrice"];
  throw new OfferError({ code: "invalid-term", path, message });
}

/** Kinds of components that are paid for the shares, in total where they are not for each of them. */
const PRICED = ["cash", "stock", "fixedValueCollar", "fixedRatioCollar", "election"];

/** Options are in the money by one price, which is nobody's to tell where a part of it is stated in total. */
function refuseMixed(shares: OfferedShares | undefined, components: readonly Component[]): void {
  if (shares?.price === undefined || shares.options.length === 0) return;
  const index = components.findIndex(
    ({ type, pricePart, toJSON }) =>
      PRICED.includes(type) && pricePart === undefined && toJSON()["given"] === undefined,
  );
  if (index < 0) return;
  const message =
    "is stated in total, and other parts of the price for each share: the target has options, which are in the money by a price that is stated for each share throughout";
  throw new OfferError({ code: "invalid-term", path: ["components", index], message });
}

function priceStated(components: readonly Component[], currency: string): SharePrice | undefined {
  const parts = components.flatMap(({ pricePart }, index) =>
    pricePart === undefined ? [] : [{ ...pricePart, index }],
  );
  const foreign = parts.find(
    (part) => "cash" in part && part.currency !== undefined && part.currency !== currency,
  );
  if (foreign !== undefined) {
    const message = `must be ${currency}, the offer's: the price of a share is one sum`;
    throw new OfferError({
      code: "currency-mismatch",
      path: ["components", foreign.index, "currency"],
      message,
    });
  }
  const ofPrice = parts.filter((part) => "ofPrice" in part);
  const kept = exactSum(ofPrice.flatMap((part) => ("ofPrice" in part ? [part.ofPrice] : [])));
  if (kept.greaterThanOrEqualTo(1)) {
    const message = `leaves no price: the parts of the price that are kept back add up to ${kept}, and the rest would have to be nothing or less`;
    const path = [
      "components",
      promised(ofPrice.at(-1), "only parts of a price come to all of it").index,
      "percentOfPrice",
    ];
    throw new OfferError({ code: "out-of-range", path, message });
  }
  return sharePrice(parts, currency);
}

const isOffer = (input: unknown): input is Offer =>
  typeof input === "object" && input !== null && made.has(input);

function readComponent(entry: Json, types: readonly ComponentType[]): Component {
  const type: unknown =
    typeof entry === "object" && entry !== null && "type" in entry ? entry["type"] : undefined;
  const known = types.find((candidate) => candidate.type === type);
  if (known !== undefined) return known.fromDocument(entry, []);
  const names = types.map((candidate) => candidate.type);
  const hint = typeof type === "string" ? suggest(type, names) : "";
  throw new OfferError({
    code: "unknown-component",
    path: ["type"],
    message: hint === "" ? `must be one of ${names.join(", ")}` : `is not a known component${hint}`,
    received: describeReceived(type),
  });
}

function refuseSameNames(
  names: readonly string[],
  pathOf: (index: number) => FieldPath,
  what = "the offer",
): void {
  const index = names.findIndex((name, at) => names.indexOf(name) < at);
  if (index < 0) return;
  const message = `must be unique within ${what}: "${names[index]}" is there already, so give one of them another name`;
  throw new OfferError({ code: "duplicate-name", path: pathOf(index), message });
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

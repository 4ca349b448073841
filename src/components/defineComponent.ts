import * as z from "zod";
import { all, type Claim, given, named, owedBy } from "../algebra/claim.js";
import { checkedClaim } from "../algebra/expression.js";
import {
  describeReceived,
  type FieldPath,
  formatPath,
  OfferError,
  type OfferIssue,
  ofArgument,
  promised,
} from "../errors.js";
import type { Decimal } from "../numeric/decimal.js";
import { isList } from "../ownData.js";
import { copyDocument, type Json, type JsonObject } from "../schema/document.js";
import { type ConditionInput, condition, identifier, list, text, whereStated } from "../schema/fields.js";
import { once } from "../schema/memoize.js";
import { checkedKinds, readOptions } from "../schema/options.js";
import { readDocument } from "../schema/parse.js";
import type { AppliedDefault } from "../schema/reader.js";
import { type BrokenRule, ruledObject } from "../schema/rule.js";
import type { BusinessCalendar, BusinessDays } from "../time/businessCalendar.js";
import { CALENDAR_NEEDED } from "../time/duration.js";
import { onCalendar } from "./parts/onCalendar.js";
import type { OfferedShares, PricePart, SharePrice } from "./parts/perShare.js";
import { hasSharedSum, inTotal } from "./parts/sum.js";

export type { BrokenRule, OfferedShares, PricePart, SharePrice };

/** What a component may take from the offer it stands in. */
export interface OfferContext {
  /** The offer's currency: that of every amount whose terms name no other. */
  readonly currency: string;
  /** Who pays unless a component's terms say otherwise. */
  readonly bidder: string;
  /** The shares of the target, where the offer states them: what is stated for each share is multiplied by them. */
  readonly shares?: OfferedShares | undefined;
  /** Which days are business days, in all calendars of the offer; undefined where it states none. */
  readonly businessDays?: BusinessDays | undefined;
  /** The offer's calendars by name, for terms that count the trading days of one of them; none where it states none. */
  readonly calendars?: Readonly<Record<string, BusinessCalendar>> | undefined;
}

/** One component of an offer: checked terms, and the claim they come down to. Knows what is owed, not what it is worth. */
export interface Component {
  /** Its kind, as documents name it: "cash", "earnOut". */
  readonly type: string;
  /** The name it goes by in tables and in beliefs about it; that of its kind unless its terms state one. */
  readonly name: string;
  /** Terms that nobody stated and that were filled in with the component's defaults; paths are relative to the component. */
  readonly assumed: readonly AppliedDefault[];
  /** Whether it is owed on its own events even where the offer does not close. */
  readonly owedWithoutClosing: boolean;
  /** What it adds to the price of one target share; undefined where it is stated in total, or hangs on an event. */
  readonly pricePart: PricePart | undefined;
  /** The claim, seen from the seller. */
  toClaim(context: OfferContext): Claim;
  /** The document the component was made from: what was stated, and no default. */
  toJSON(): JsonObject;
}

/** How a kind of component is defined: its terms with units, an example, and its lowering to a claim. */
export interface ComponentDefinition<Shape extends z.ZodRawShape = z.ZodRawShape> {
  /** The value of `type` in a document. */
  readonly type: string;
  /** The name a component goes by when its terms give none. */
  readonly label: string;
  /** One sentence for people. */
  readonly summary: string;
  /** A complete document, used in tests and in the JSON Schema. */
  readonly example: JsonObject;
  /** Fields of which exactly one must be stated; any of them may be left out unless stated. */
  readonly exactlyOne?: readonly string[];
  /** The fields of the terms. A function, so that nothing is built before it is needed. Defaults are `.prefault(…)`. */
  readonly terms: () => Shape;
  /** A rule that several fields must keep together: says which field breaks it and how. */
  readonly check?: (terms: z.output<z.ZodObject<Shape>>) => BrokenRule | undefined;
  /** What the checked terms come down to, seen from the seller and before conditions and payer, which all components share. */
  readonly lower: (terms: z.output<z.ZodObject<Shape>>, context: OfferContext) => Claim;
  /** A rule that the terms must keep with the offer they stand in: says which field breaks it and how. */
  readonly checkInOffer?: (
    terms: z.output<z.ZodObject<Shape>>,
    context: OfferContext,
  ) => BrokenRule | undefined;
  /** What the checked terms add to the price of one target share; nothing unless stated. */
  readonly pricePart?: (terms: z.output<z.ZodObject<Shape>>) => PricePart | undefined;
  /** Owed on its own events whether or not the offer closes, as a fee on failure is; false unless stated. */
  readonly owedWithoutClosing?: boolean;
}

/** Terms that every component has. */
export interface CommonTerms {
  /** Name of the component in tables and beliefs, unique within the offer; that of its kind unless stated. */
  readonly name?: string | undefined;
  /** A remark for people; none unless stated. */
  readonly note?: string | undefined;
  /** The party that owes it; the bidder unless stated. */
  readonly owedBy?: string | undefined;
  /** Events that must all happen, or must not, for it to be owed: names, or `{ event, happens: false }`; none unless stated. */
  readonly given?: readonly ConditionInput[] | undefined;
}

/** What a caller writes for the terms of a shape; an empty shape adds nothing (to zod it would forbid everything). */
type OwnTerms<Shape extends z.ZodRawShape> = keyof Shape extends never
  ? unknown
  : ReadonlyTerms<z.input<z.ZodObject<Shape>>>;

/** Terms are read, never written, so that constant lists and tables will do. */
type ReadonlyTerms<Terms> = Terms extends Decimal
  ? Terms
  : Terms extends object
    ? { readonly [Key in keyof Terms]: ReadonlyTerms<Terms[Key]> }
    : Terms;

/** Makes a component from its terms. Carries its definition, so that offers in JSON can be read with it. */
export interface ComponentFactory<Terms> {
  (terms: Terms): Component;
  /** The kind of component that it makes, as `parseOffer` needs it. */
  readonly definition: ComponentType;
}

/** A component definition as offers use it: by its type, on documents. */
export interface ComponentType {
  /** The value of `type` in a document. */
  readonly type: string;
  /** The name a component goes by when its terms give none. */
  readonly label: string;
  /** One sentence for people. */
  readonly summary: string;
  /** A complete document. */
  readonly example: JsonObject;
  /** The schema of a whole document, built when it is first asked for. */
  readonly schema: () => z.ZodType;
  /** Reads a document that has been copied; `at` is where it stands in the whole input. */
  readonly fromDocument: (document: Json, at: FieldPath) => Component;
}

/** What has made each component. */
const made = /* @__PURE__ */ new WeakMap<object, Pick<ComponentType, "fromDocument">>();

/** A component of the kind of another one, whether built in or one's own, from other terms. */
export const remade = (component: Component, document: JsonObject): Component =>
  promised(made.get(component), "a component of an offer came out of a factory").fromDocument(
    Object.freeze(document),
    [],
  );

/** Whether `value` came out of a component factory (of this copy of the library). */
export const isComponent = (value: unknown): value is Component =>
  typeof value === "object" && value !== null && made.has(value);

const DEFINITION = [
  "type",
  "label",
  "summary",
  "example",
  "exactlyOne",
  "terms",
  "check",
  "lower",
  "checkInOffer",
  "pricePart",
  "owedWithoutClosing",
] as const;

const types = /* @__PURE__ */ new WeakSet<object>();

/** Whether `defineComponent` has made `value`, as the definition of a component. */
export const isComponentType = (value: unknown): value is ComponentType =>
  typeof value === "object" && value !== null && types.has(value);

/** The component under whose name something stands that an offer owes. */
export function componentOf({ path: [component] }: { readonly path: readonly string[] }): string {
  if (component !== undefined) return component;
  throw new Error("what an offer owes must stand under the name of a component");
}

const commonTerms = () => ({
  name: identifier(
    "Name of the component in tables and beliefs, unique within the offer; that of its kind unless stated",
  ).optional(),
  note: text("A remark for people").optional(),
  owedBy: identifier("The party that owes it; the bidder unless stated").optional(),
  given: whereStated(() =>
    list(condition("An event that must happen, or must not"), 50).meta({
      description: "Events that must all happen, or must not, for it to be owed",
    }),
  ),
});

/**
 * Defines a kind of component: one file with terms, example and lowering, and nothing about valuing. Works for components
 * of one's own as for the built-in ones; pass those to `parseOffer` to read them from JSON.
 *
 * @example
 * ```ts
 * const bonus = defineComponent({
 *   type: "bonus",
 *   label: "Bonus",
 *   summary: "A round sum on closing.",
 *   example: { type: "bonus", millions: "3" },
 *   terms: () => ({ millions: term.decimal("Amount in millions of the offer's currency") }),
 *   lower: (terms, { currency: code }) => delivery(terms.millions.times("1e6"), currency(code), "closing"),
 * });
 * describe(bonus({ millions: "3" }).toClaim({ currency: "USD", bidder: "Acme" })); // => Bonus: receive USD 3,000,000 on closing, owed by Acme
 * ```
 */
export function defineComponent<Shape extends z.ZodRawShape>(
  definition: ComponentDefinition<Shape>,
): ComponentFactory<CommonTerms & OwnTerms<Shape>> {
  const {
    type,
    label,
    summary,
    example,
    lower,
    checkInOffer,
    owedWithoutClosing = false,
  } = readOptions(definition, DEFINITION, "definition");
  checkedKinds(
    definition,
    { type: "string", label: "string", summary: "string", terms: "function", lower: "function" },
    "definition",
  );
  const schema = once(() => schemaOf(definition));

  /** Terms with each sum as a number: what they must keep together is told once all of them are. */
  const inSums = (own: z.output<z.ZodObject<Shape>>, context: OfferContext) => {
    if (!hasSharedSum(own)) return own;
    const known = inTotal(own, context);
    refuseBroken(definition.check?.(known));
    return known;
  };

  const fromDocument = (document: Json, at: FieldPath): Component => {
    const read = readDocument(schema() as z.ZodType<ParsedComponent>, document, at);
    const { type: _, name = label, note: __, owedBy: obligor, given: conditions = [], ...terms } = read.value;
    const own = terms as z.output<z.ZodObject<Shape>>;
    const component: Component = {
      type,
      name,
      owedWithoutClosing,
      assumed: Object.freeze(read.assumed),
      pricePart: conditions.length === 0 ? definition.pricePart?.(own) : undefined,
      toClaim(context) {
        const dated = onCalendars(inSums(own, context), document, context);
        refuseBroken(checkInOffer?.(dated, context));
        const lowered = lowering(name, type, () => checkedClaim(lower(dated, context), []));
        const owed = owedBy(obligor ?? context.bidder, all([lowered]));
        const conditional = conditions.reduceRight(
          (claim, { event, happens }) => given(event, claim, happens),
          owed,
        );
        return named(name, conditional);
      },
      toJSON: () => document as JsonObject,
    };
    made.set(component, { fromDocument });
    return Object.freeze(component);
  };

  const factory = (terms: object): Component => {
    if (typeof terms === "object" && terms !== null && !isList(terms))
      return fromDocument(Object.freeze({ type, ...copiedTerms(terms) }), []);
    const message = `must be an object with the terms of the component ${type}`;
    const received = describeReceived(terms);
    throw new OfferError({ code: "invalid-type", path: ["terms"], message, received });
  };
  const componentType = Object.freeze({ type, label, summary, example, schema, fromDocument });
  types.add(componentType);
  return Object.freeze(Object.assign(factory, { definition: componentType }));
}

/** Terms with the offer's calendars wherever they count business days; throws where they do and it states none. */
function onCalendars<Terms>(terms: Terms, document: Json, { businessDays }: OfferContext): Terms {
  if (!JSON.stringify(document).includes(" business day")) return terms;
  if (businessDays === undefined)
    throw new OfferError({ code: "missing-term", path: [], message: CALENDAR_NEEDED });
  return onCalendar(terms, businessDays);
}

/** A copy of terms as a document. */
const copiedTerms = (terms: object): JsonObject =>
  ofArgument("terms", () => copyDocument(terms, "")) as JsonObject;

function refuseBroken(broken: BrokenRule | undefined): void {
  if (broken === undefined) return;
  const { field, message, code = "invalid-term" } = broken;
  throw new OfferError({ code, path: [field], message });
}

/** A mistake in how terms are lowered lies in the definition of the component, not in a field of its terms. */
function lowering(name: string, type: string, lower: () => Claim): Claim {
  try {
    return lower();
  } catch (error) {
    if (!(error instanceof OfferError)) throw error;
    const [{ code, path, message, received }] = error.issues as [OfferIssue];
    const argument = path.length === 0 ? "" : `${formatPath(path)}: `;
    throw new OfferError({
      code,
      path: [],
      message: `the component "${name}" (${type}) lowers its terms to a claim that is refused: ${argument}${message}`,
      ...(received === undefined ? {} : { received }),
    });
  }
}

type ParsedComponent = {
  readonly type: string;
  readonly name?: string;
  readonly note?: string;
  readonly owedBy?: string;
  readonly given?: readonly { readonly event: string; readonly happens: boolean }[];
};

function schemaOf<Shape extends z.ZodRawShape>({
  type,
  summary,
  example,
  terms,
  check,
  exactlyOne,
}: ComponentDefinition<Shape>) {
  const fields = { type: z.literal(type), ...commonTerms(), ...terms() };
  const rule = (read: z.output<z.ZodObject<Shape>>): BrokenRule | undefined =>
    (exactlyOne && notExactlyOne(exactlyOne, read)) ?? (hasSharedSum(read) ? undefined : check?.(read));
  const required = exactlyOne && { allOf: [{ oneOf: exactlyOne.map((field) => ({ required: [field] })) }] };
  return ruledObject(fields, rule).meta({ description: summary, examples: [example], ...required });
}

/** Of several ways to state something, one must be chosen. */
function notExactlyOne(fields: readonly string[], terms: object): BrokenRule | undefined {
  const stated = fields.filter((field) => (terms as Readonly<Record<string, unknown>>)[field] !== undefined);
  const [first = "", ...others] = fields;
  const second = stated[1];
  if (second !== undefined)
    return { field: second, message: `does not go with ${stated[0]}: state one of them` };
  return stated.length === 1
    ? undefined
    : { field: first, code: "missing-term", message: `is required, or ${others.join(" or ")} in its place` };
}

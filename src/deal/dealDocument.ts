import * as z from "zod";
import type { Component } from "../components/defineComponent.js";
import type { DecimalInput } from "../numeric/decimal.js";
import type { Offer } from "../offer/offer.js";
import type { ComponentDocument, OfferInput } from "../offer/offerDocument.js";
import type { Json } from "../schema/document.js";
import {
  type ConditionInput,
  condition,
  currencyCode,
  decimal,
  identifier,
  isoDate,
  list,
  table,
  text,
} from "../schema/fields.js";
import type { IsoDate } from "../time/date.js";

/** A deal as people write it: an offer, until when it stands, and what the seller is left with otherwise. */
export interface DealInput {
  /** The offer's name unless stated. */
  readonly name?: string | undefined;
  readonly note?: string | undefined;
  readonly offer: Offer | OfferInput;
  /** The last day on which the offer can close; it lapses then. */
  readonly outsideDate?: IsoDate | OutsideDateInput | undefined;
  /** What becomes of the seller if the deal fails, whatever the cause. */
  readonly otherwise: FailureInput & { readonly alternative: AlternativeInput };
  /** What becomes of the seller for one cause: an event among the offer's conditions, or `lapse`. What it does not say is as in `otherwise`. */
  readonly causes?: Readonly<Record<string, FailureInput>> | undefined;
}

/** An outside date that is put off to a later day if an event has happened; each extension presumes those before it. */
export interface OutsideDateInput {
  readonly date: IsoDate;
  readonly extensions?: readonly { readonly to: IsoDate; readonly given: ConditionInput }[] | undefined;
}

export interface FailureInput {
  /** The day on which it is known, which "closing" means in fees; the outside date unless stated. */
  readonly on?: IsoDate | undefined;
  /** What is paid because of it, beside what the offer itself says of failure. */
  readonly fees?: readonly (Component | ComponentDocument)[] | undefined;
  readonly alternative?: AlternativeInput | undefined;
}

/** What the seller has instead: nothing, a value on a day (a business kept), or another offer. */
export type AlternativeInput =
  | "nothing"
  | {
      readonly name?: string | undefined;
      /** In units of the currency on that day; negative for a burden. */
      readonly value: DecimalInput;
      readonly on: IsoDate;
      /** The offer's unless stated. */
      readonly currency?: string | undefined;
      readonly note?: string | undefined;
    }
  | {
      readonly offer: Offer | OfferInput;
      /** The day on which that offer closes. */
      readonly closing?: IsoDate | undefined;
      readonly note?: string | undefined;
    };

const MAX_EXTENSIONS = 20;

/** Offers and components are read by those who know them; here an empty object stands in their place. */
const standIn = () => z.strictObject({});

const outsideDateField = () =>
  z
    .custom<IsoDate | OutsideDateInput>()
    .transform(
      (input) => (typeof input === "object" && input !== null ? input : { date: input }) as OutsideDateInput,
    )
    .pipe(
      z
        .strictObject({
          date: isoDate("The last day on which the offer can close"),
          extensions: list(
            z.strictObject({
              to: isoDate("The last day from then on"),
              given: condition("What must have happened, or must not"),
            }),
            MAX_EXTENSIONS,
          ).optional(),
        })
        .superRefine(({ date, extensions = [] }, context) => {
          let before = date;
          const early = extensions.findIndex(({ to }) => {
            const putsOff = to > before;
            before = to;
            return !putsOff;
          });
          if (early < 0) return;
          const path = ["extensions", early, "to"];
          const message = "must come after the day that it puts off";
          context.addIssue({ code: "custom", path, message, params: { whole: true } });
        }),
    );

const alternativeField = () =>
  z
    .custom<AlternativeInput>()
    .transform((input, context) => {
      const written = withKind(input as Json);
      if (written !== undefined) return written as WrittenAlternative;
      const missing = input === undefined;
      const message = missing ? `is required: ${ALTERNATIVE_RULE}` : ALTERNATIVE_RULE;
      const code = missing ? "missing-term" : "invalid-type";
      context.addIssue({ code: "custom", message, input, params: { code } });
      return z.NEVER;
    })
    .pipe(z.discriminatedUnion("kind", [nothing(), valueOnADay(), anotherOffer()]));

const ALTERNATIVE_RULE = 'must be "nothing", { value, on } or { offer, closing }';

const nothing = () => z.strictObject({ kind: z.literal("nothing") });

const valueOnADay = () =>
  z.strictObject({
    kind: z.literal("value"),
    name: identifier("What it is").optional(),
    value: decimal("What it is worth on that day, in units of its currency"),
    on: isoDate("The day"),
    currency: currencyCode("Its currency; the offer's unless stated").optional(),
    note: text("A remark for people").optional(),
  });

const anotherOffer = () =>
  z.strictObject({
    kind: z.literal("offer"),
    offer: standIn(),
    closing: isoDate("The day on which that offer closes").optional(),
    note: text("A remark for people").optional(),
  });

type WrittenAlternative = z.input<
  ReturnType<typeof nothing> | ReturnType<typeof valueOnADay> | ReturnType<typeof anotherOffer>
>;

function withKind(input: Json): Json | undefined {
  if (input === "nothing") return { kind: "nothing" };
  if (typeof input !== "object" || input === null || Array.isArray(input)) return undefined;
  return { kind: Object.hasOwn(input, "offer") ? "offer" : "value", ...input };
}

const failureShape = () => ({
  on: isoDate("The day on which it is known that the deal fails").optional(),
  fees: standIn().optional(),
  alternative: alternativeField().optional(),
});

/** The schema of a deal in which stand-ins have taken the place of offers and fees. */
export const dealSchema = () =>
  z.strictObject({
    name: identifier("Name of the deal").optional(),
    note: text("A remark for people").optional(),
    offer: standIn(),
    outsideDate: outsideDateField().optional(),
    otherwise: z.strictObject({ ...failureShape(), alternative: alternativeField() }),
    causes: table(z.strictObject(failureShape())).optional(),
  });

export type DealDocument = z.output<ReturnType<typeof dealSchema>>;
export type FailureDocument = NonNullable<DealDocument["causes"]>[string];

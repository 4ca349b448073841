import * as z from "zod";
import type { Condition } from "../algebra/claim.js";
import type { Component } from "../components/defineComponent.js";
import type { DecimalInput } from "../numeric/decimal.js";
import type { Offer } from "../offer/offer.js";
import type { ComponentDocument, OfferInput } from "../offer/offerDocument.js";
import {
  type ConditionInput,
  choice,
  condition,
  currencyCode,
  decimal,
  field,
  identifier,
  isoDate,
  list,
  table,
  text,
} from "../schema/fields.js";
import { schemaVersion } from "../schema/schemaVersion.js";
import type { EpochDay, IsoDate } from "../time/date.js";

/** A deal as people write it: an offer, until when it stands, and what the seller is left with otherwise. */
export interface DealInput {
  /** Version of the schema that the document follows, which this library refuses where it is newer than its own; 1 unless stated. */
  readonly schemaVersion?: number | undefined;
  /** The offer's name unless stated. */
  readonly name?: string | undefined;
  /** A remark for people; none unless stated. */
  readonly note?: string | undefined;
  /** What the seller receives if the deal closes, and what the offer itself owes if it fails. */
  readonly offer: Offer | OfferInput;
  /** The last day on which the offer can close; it lapses then. */
  readonly outsideDate?: IsoDate | OutsideDateInput | undefined;
  /** What becomes of the seller if the deal fails, whatever the cause. */
  readonly otherwise: FailureInput & {
    /** What the seller has instead: `"nothing"`, a value on a day, or another offer. */
    readonly alternative: AlternativeInput;
  };
  /** What becomes of the seller for one cause: an event among the offer's conditions, or `lapse`. What it does not say is as in `otherwise`. */
  readonly causes?: Readonly<Record<string, FailureInput>> | undefined;
}

/** An outside date that is put off to a later day if an event has happened; each extension presumes those before it. */
export interface OutsideDateInput {
  /** The last day on which the offer can close, before any extension. */
  readonly date: IsoDate;
  /** What puts the day off, in order, at most 20 times; nothing unless stated. */
  readonly extensions?:
    | readonly {
        /** The last day from then on; after the day that it puts off. */
        readonly to: IsoDate;
        /** The event that must have happened, or must not have, for the day to be put off. */
        readonly given: ConditionInput;
      }[]
    | undefined;
}

export interface FailureInput {
  /** The day on which it is known, which "closing" means in fees; the outside date unless stated. */
  readonly on?: IsoDate | undefined;
  /** What is paid because of it, beside what the offer itself says of failure. */
  readonly fees?: readonly (Component | ComponentDocument)[] | undefined;
  /** What the seller has instead; that of `otherwise` unless stated. */
  readonly alternative?: AlternativeInput | undefined;
}

/** What the seller has instead: nothing, a value on a day, the business itself (`goingConcern`), or another offer. */
export type AlternativeInput =
  | "nothing"
  | {
      /** What it is, for tables: a business that is kept, say; none unless stated. */
      readonly name?: string | undefined;
      /** In units of the currency on that day; negative for a burden. */
      readonly value: DecimalInput;
      /** The day on which the seller has it. */
      readonly on: IsoDate;
      /** The offer's unless stated. */
      readonly currency?: string | undefined;
      /** A remark for people; none unless stated. */
      readonly note?: string | undefined;
    }
  | {
      /** The offer that the seller takes instead; it counts as closed. */
      readonly offer: Offer | OfferInput;
      /** The day on which that offer closes. */
      readonly closing?: IsoDate | undefined;
      /** A remark for people; none unless stated. */
      readonly note?: string | undefined;
    }
  | {
      /** What it keeps, such as a `goingConcern`, in the offer's currency unless its terms say otherwise. */
      readonly component: Component | ComponentDocument;
      /** A remark for people; none unless stated. */
      readonly note?: string | undefined;
    };

const MAX_EXTENSIONS = 20;

/** Offers and components are read by those who know them; here an empty object stands in their place. */
const standIn = () => z.strictObject({});

/** Deals have no JSON Schema. */
const NOT_DESCRIBED = () => ({});

function outsideDateField() {
  const forms = {
    day: isoDate("The last day on which the offer can close").transform((date) => ({ date, extensions: [] })),
    extended: outsideDate(),
  };
  return choice<IsoDate | OutsideDateInput, OutsideDate>(
    "The last day on which the offer can close",
    NOT_DESCRIBED,
    (written) => (typeof written === "object" && written !== null ? forms.extended : forms.day),
  );
}

/** An outside date, checked. */
interface OutsideDate {
  readonly date: EpochDay;
  readonly extensions: readonly { readonly to: EpochDay; readonly given: Condition }[];
}

const outsideDate = () =>
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
      const early = extensions.findIndex(({ to }, index) => to <= (extensions[index - 1]?.to ?? date));
      if (early < 0) return;
      const path = ["extensions", early, "to"];
      const message = "must come after the day that it puts off";
      context.addIssue({ code: "custom", path, message, params: { whole: true } });
    })
    .transform(({ date, extensions = [] }): OutsideDate => ({ date, extensions }));

function alternativeField() {
  const forms = {
    nothing: nothing(),
    value: valueOnADay(),
    offer: anotherOffer(),
    component: keptComponent(),
  };
  return choice<AlternativeInput, Alternative>("What the seller has instead", NOT_DESCRIBED, (written) => {
    if (typeof written !== "object" || written === null || Array.isArray(written)) return forms.nothing;
    if (Object.hasOwn(written, "component")) return forms.component;
    return Object.hasOwn(written, "offer") ? forms.offer : forms.value;
  });
}

type Alternative = z.output<
  | ReturnType<typeof nothing>
  | ReturnType<typeof valueOnADay>
  | ReturnType<typeof anotherOffer>
  | ReturnType<typeof keptComponent>
>;

const nothing = () =>
  field<"nothing", { readonly kind: "nothing" }>("Nothing", { const: "nothing" }, (input) =>
    input === "nothing"
      ? { value: Object.freeze({ kind: "nothing" }) }
      : {
          code: "invalid-type",
          message: 'must be "nothing", { value, on }, { component } or { offer, closing }',
        },
  );

const valueOnADay = () =>
  z
    .strictObject({
      name: identifier("What it is").optional(),
      value: decimal("What it is worth on that day, in units of its currency"),
      on: isoDate("The day"),
      currency: currencyCode("Its currency; the offer's unless stated").optional(),
      note: text("A remark for people").optional(),
    })
    .transform((stated) => ({ kind: "value", ...stated }) as const);

const anotherOffer = () =>
  z
    .strictObject({
      offer: standIn(),
      closing: isoDate("The day on which that offer closes").optional(),
      note: text("A remark for people").optional(),
    })
    .transform((stated) => ({ kind: "offer", ...stated }) as const);

const keptComponent = () =>
  z
    .strictObject({ component: standIn(), note: text("A remark for people").optional() })
    .transform((stated) => ({ kind: "component", ...stated }) as const);

const failureShape = () => ({
  on: isoDate("The day on which it is known that the deal fails").optional(),
  fees: standIn().optional(),
  alternative: alternativeField().optional(),
});

/** The schema of a deal in which stand-ins have taken the place of offers and fees. */
export const dealSchema = () =>
  z.strictObject({
    schemaVersion: schemaVersion(),
    name: identifier("Name of the deal").optional(),
    note: text("A remark for people").optional(),
    offer: standIn(),
    outsideDate: outsideDateField().optional(),
    otherwise: z.strictObject({ ...failureShape(), alternative: alternativeField() }),
    causes: table(z.strictObject(failureShape())).optional(),
  });

export type DealDocument = z.output<ReturnType<typeof dealSchema>>;
export type FailureDocument = NonNullable<DealDocument["causes"]>[string];

// Internal: no name of the public API lives here.

import { currency as currencyAsset } from "../algebra/asset.js";
import { type Claim, type Condition, delivery, named, zero } from "../algebra/claim.js";
import { type FieldPath, OfferError, ofArgument } from "../errors.js";
import { innerOffer, type Offer, type OfferOptions } from "../offer/offer.js";
import { copyDocument, type Json, type JsonObject } from "../schema/document.js";
import { once } from "../schema/memoize.js";
import { parseDocument } from "../schema/parse.js";
import { collectProblems } from "../schema/problems.js";
import { suggest } from "../schema/suggest.js";
import { type EpochDay, formatDate } from "../time/date.js";
import { type DealDocument, dealSchema, type FailureDocument } from "./dealDocument.js";

/** The cause of failure that is no event: time runs out. */
export const LAPSE = "lapse";

/** A deal, read and checked. */
export interface Deal {
  readonly name: string;
  readonly offer: Offer;
  /** The last day on which it can close, and how that may be put off; empty where it stands for ever. */
  readonly outside: readonly OutsideDay[];
  failureOf(cause: string): Failure;
  /** The deal as a document, with the documents of the offers and components in it. */
  toJSON(): JsonObject;
}

/** A last day, and what must have happened for it to hold: nothing for the first. */
export interface OutsideDay {
  readonly day: EpochDay;
  readonly given: Condition | undefined;
}

/** What becomes of the seller if the deal fails for one cause. */
interface Failure {
  readonly on: EpochDay | undefined;
  readonly fees: Offer | undefined;
  readonly alternative: Alternative;
  /** Where in the input its day would be stated, and its alternative is. */
  readonly paths: { readonly on: FieldPath; readonly alternative: FieldPath };
}

/** What the seller has instead. */
interface Alternative {
  readonly name: string;
  readonly claim: Claim;
  /** An offer has terms and conditions of its own. */
  readonly offer: Offer | undefined;
  readonly closing: EpochDay | undefined;
}

const schema = /* @__PURE__ */ once(dealSchema);

/** Reads a deal, with the offers and fees in it; throws one error that lists every problem. */
export const readDeal = (input: unknown, argument = "deal", options?: OfferOptions): Deal =>
  ofArgument(argument, () => dealFrom(input, options));

function dealFrom(input: unknown, options: OfferOptions | undefined): Deal {
  // Offers and components that have been checked already are kept as they are, with any components of one's own.
  const inside = new Map<string, unknown>();
  const written = copyDocument(input, "", (value, pathOf) => {
    const path = pathOf();
    if (!isOfferPath(path) && !isFeesPath(path) && !isKeptPath(path)) return undefined;
    inside.set(JSON.stringify(path), value);
    return {};
  });
  const document = parseDocument(schema(), written, []);
  const problems = collectProblems();
  const documents = new Map<string, Json>();
  /** An offer made of what stands at a path, whose document is kept. */
  const readAt = (
    path: FieldPath,
    make: (written: unknown) => Offer,
    documentOf: (made: JsonObject) => Json | undefined,
  ): Offer | undefined => {
    const key = JSON.stringify(path);
    const made = problems.attempt(path, () => make(inside.get(key)));
    const document = made && documentOf(made.toJSON());
    if (document !== undefined) documents.set(key, document);
    return made;
  };
  const read = (path: FieldPath): Offer | undefined =>
    readAt(
      path,
      (written) => innerOffer(written, options),
      (document) => document,
    );
  const offer = read(["offer"]);
  const readFees = (path: FieldPath): Offer | undefined =>
    readAt(path, (written) => besides("Fees", written, 1, offer, options), componentsIn);
  const readKept = (path: FieldPath): Offer | undefined =>
    readAt(
      path,
      (written) => besides("Alternative", [written], 2, offer, options),
      (document) => componentsIn(document)[0],
    );
  const readFailureAt = (path: FieldPath, stated: FailureDocument): StatedFailure =>
    readFailure(stated, path, offer, { read, readFees, readKept });
  const otherwise = readFailureAt(["otherwise"], document.otherwise);
  const causes = new Map(
    Object.entries(document.causes ?? {}).map(([cause, stated]) => [
      cause,
      readFailureAt(["causes", cause], stated),
    ]),
  );
  problems.refuse();
  // The schema asks for an alternative here.
  return dealOf(document, offer as Offer, otherwise as GeneralFailure, causes, () =>
    documentOfAll(written, documents),
  );
}

const componentsIn = (document: JsonObject): readonly Json[] => document["components"] as readonly Json[];

/** A deal's document, with those of what is inside in the places that were left for them. */
const documentOfAll = (written: Json, inside: ReadonlyMap<string, Json>): JsonObject =>
  copyDocument(written, "", (_, pathOf) => inside.get(JSON.stringify(pathOf()))) as JsonObject;

type GeneralFailure = StatedFailure & Pick<Failure, "alternative">;

/** What is stated of failure, generally or for one cause. */
interface StatedFailure extends Partial<Omit<Failure, "paths">> {
  /** Where in the input it is stated. */
  readonly path: FieldPath;
}

function dealOf(
  { name, outsideDate }: DealDocument,
  offer: Offer,
  otherwise: GeneralFailure,
  causes: ReadonlyMap<string, StatedFailure>,
  toJSON: Deal["toJSON"],
): Deal {
  refuseUnknownCauses(offer, [...causes.keys()]);
  const outside: readonly OutsideDay[] =
    outsideDate === undefined
      ? []
      : [
          { day: outsideDate.date, given: undefined },
          ...outsideDate.extensions.map(({ to, given }) => ({ day: to, given })),
        ];
  return {
    name: name ?? offer.name,
    offer,
    outside,
    toJSON,
    failureOf(cause) {
      const stated = causes.get(cause) ?? otherwise;
      const { alternative, path } = stated.alternative === undefined ? otherwise : (stated as GeneralFailure);
      return {
        on: stated.on ?? otherwise.on,
        fees: stated.fees ?? otherwise.fees,
        alternative,
        paths: {
          on: [...stated.path, "on"],
          alternative: [...path, "alternative"],
        },
      };
    },
  };
}

const NOTHING: Alternative = {
  name: "Nothing",
  claim: /* @__PURE__ */ zero(),
  offer: undefined,
  closing: undefined,
};

const isOfferPath = (path: FieldPath): boolean =>
  path.at(-1) === "offer" && (path.length === 1 || path.at(-2) === "alternative");

const isFeesPath = (path: FieldPath): boolean =>
  path.at(-1) === "fees" && path.length === (path[0] === "causes" ? 3 : 2);

const isKeptPath = (path: FieldPath): boolean => path.at(-1) === "component" && path.at(-2) === "alternative";

/** What reads the parts of a deal that are documents of their own, by where they stand. */
type Readers = Readonly<Record<"read" | "readFees" | "readKept", (path: FieldPath) => Offer | undefined>>;

function readFailure(
  { on, fees, alternative }: FailureDocument,
  path: FieldPath,
  offer: Offer | undefined,
  { read, readFees, readKept }: Readers,
): StatedFailure {
  return {
    path,
    ...(on !== undefined && { on }),
    ...(fees !== undefined && { fees: readFees([...path, "fees"]) as Offer }),
    ...(alternative !== undefined && {
      alternative: readAlternative(alternative, offer, {
        read: () => read([...path, "alternative", "offer"]),
        readKept: () => readKept([...path, "alternative", "component"]),
      }),
    }),
  };
}

function readAlternative(
  alternative: NonNullable<FailureDocument["alternative"]>,
  deal: Offer | undefined,
  { read, readKept }: Readonly<Record<"read" | "readKept", () => Offer | undefined>>,
): Alternative {
  switch (alternative.kind) {
    case "nothing":
      return NOTHING;
    case "value": {
      const { name = "Alternative", value, on, currency = currencyOf(deal) } = alternative;
      const claim = named(name, delivery(value, currencyAsset(currency), formatDate(on)));
      return { name, claim, offer: undefined, closing: undefined };
    }
    case "component": {
      const kept = readKept();
      const [component] = kept?.components ?? [];
      if (kept === undefined || component === undefined) return NOTHING;
      return { name: component.name, claim: kept.claim, offer: kept, closing: undefined };
    }
    case "offer": {
      const offer = read();
      // What could not be read is a problem that has been noted, and the deal is refused for it.
      if (offer === undefined) return NOTHING;
      return { name: offer.name, claim: offer.claim, offer, closing: alternative.closing };
    }
  }
}

/** Of an offer that could not be read, any will do: the deal is refused for it. */
const currencyOf = (offer: Offer | undefined): string => (offer === undefined ? "XXX" : offer.currency);

/** Components as an offer of their own, so that they are read as others are; paths leave out so many keys of it. */
function besides(
  name: string,
  components: unknown,
  keys: number,
  offer: Offer | undefined,
  options: OfferOptions | undefined,
): Offer {
  try {
    return innerOffer({ name, currency: currencyOf(offer), bidder: offer?.bidder, components }, options);
  } catch (error) {
    if (!(error instanceof OfferError)) throw error;
    const [first, ...others] = error.issues.map((issue) => ({ ...issue, path: issue.path.slice(keys) }));
    throw first === undefined ? error : new OfferError([first, ...others]);
  }
}

function refuseUnknownCauses({ conditions }: Offer, causes: readonly string[]): void {
  const events = conditions.map(({ event }) => event);
  if (events.includes(LAPSE)) {
    const message = `must have another name than "${LAPSE}", which stands for time running out`;
    throw new OfferError({ code: "duplicate-name", path: ["offer", "conditions"], message });
  }
  const unknown = causes.find((cause) => cause !== LAPSE && !events.includes(cause));
  if (unknown === undefined) return;
  const known = [...events, LAPSE];
  const message = `is no cause of failure${suggest(unknown, known)} (causes: ${known.join(", ")})`;
  throw new OfferError({ code: "unknown-key", path: ["causes", unknown], message });
}

/** Every cause of failure, time included. */
export const causesOf = ({ offer }: Deal): readonly string[] => [
  ...offer.conditions.map(({ event }) => event),
  LAPSE,
];

/** The offers in a deal beside the one it is about, each once: fees and rivals. */
export const othersIn = (deal: Deal): readonly Offer[] => [
  ...new Set(
    causesOf(deal).flatMap((cause) => {
      const { fees, alternative } = deal.failureOf(cause);
      return [fees ?? [], alternative.offer ?? []].flat();
    }),
  ),
];

import { currency as currencyAsset } from "../algebra/asset.js";
import { type Claim, type Condition, delivery, named, zero } from "../algebra/claim.js";
import { type FieldPath, OfferError } from "../errors.js";
import { type Offer, offer as toOffer } from "../offer/offer.js";
import type { OfferInput } from "../offer/offerDocument.js";
import { copyDocument } from "../schema/document.js";
import { once } from "../schema/memoize.js";
import { parseDocument } from "../schema/parse.js";
import { collectProblems } from "../schema/problems.js";
import { ownProperty } from "../schema/records.js";
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
  readonly at: { readonly on: FieldPath; readonly alternative: FieldPath };
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
export function readDeal(input: unknown): Deal {
  // Offers and components that have been checked already are kept as they are, with any components of one's own.
  const inside = new Map<string, unknown>();
  const written = copyDocument(input, "", (value, pathOf) => {
    const path = pathOf();
    if (!isOfferPath(path) && !isFeesPath(path)) return undefined;
    inside.set(JSON.stringify(path), value);
    return {};
  });
  const document = parseDocument(schema(), written, []);
  const problems = collectProblems();
  const read = (path: FieldPath): Offer | undefined =>
    problems.attempt(path, () => toOffer(inside.get(JSON.stringify(path)) as OfferInput));
  const offer = read(["offer"]);
  const readFees = (path: FieldPath): Offer | undefined =>
    problems.attempt(path, () => feesOf(inside.get(JSON.stringify(path)), offer));
  const failures = new Map(
    [["otherwise"], ...Object.keys(document.causes ?? {}).map((cause) => ["causes", cause])].map((at) => {
      const stated = at[1] === undefined ? document.otherwise : ownProperty(document.causes ?? {}, at[1]);
      return [at.at(-1) ?? "", readFailure(stated ?? {}, at, offer, read, readFees)];
    }),
  );
  problems.refuse();
  return dealOf(document, offer as Offer, failures);
}

type StatedFailure = Partial<Omit<Failure, "at">> & { readonly at: FieldPath };

function dealOf(
  { name, outsideDate }: DealDocument,
  offer: Offer,
  failures: ReadonlyMap<string, StatedFailure>,
): Deal {
  refuseUnknownCauses(offer, [...failures.keys()].slice(1));
  const general = failures.get("otherwise");
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
    failureOf(cause) {
      const stated = cause === "otherwise" ? undefined : failures.get(cause);
      const from = stated?.alternative === undefined ? general : stated;
      return {
        on: stated?.on ?? general?.on,
        fees: stated?.fees ?? general?.fees,
        alternative: from?.alternative ?? NOTHING,
        at: {
          on: [...((stated ?? general)?.at ?? []), "on"],
          alternative: [...(from?.at ?? []), "alternative"],
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

function readFailure(
  { on, fees, alternative }: FailureDocument,
  at: FieldPath,
  offer: Offer | undefined,
  read: (path: FieldPath) => Offer | undefined,
  readFees: (path: FieldPath) => Offer | undefined,
): StatedFailure {
  return {
    at,
    ...(on !== undefined && { on }),
    ...(fees !== undefined && { fees: readFees([...at, "fees"]) as Offer }),
    ...(alternative !== undefined && {
      alternative: readAlternative(alternative, offer, () => read([...at, "alternative", "offer"])),
    }),
  };
}

function readAlternative(
  alternative: NonNullable<FailureDocument["alternative"]>,
  deal: Offer | undefined,
  read: () => Offer | undefined,
): Alternative {
  switch (alternative.kind) {
    case "nothing":
      return NOTHING;
    case "value": {
      const { name = "Alternative", value, on, currency = deal?.currency ?? "XXX" } = alternative;
      const claim = named(name, delivery(value, currencyAsset(currency), formatDate(on)));
      return { name, claim, offer: undefined, closing: undefined };
    }
    case "offer": {
      const offer = read();
      const { name = "", claim = zero() } = offer ?? {};
      return { name, claim, offer, closing: alternative.closing };
    }
  }
}

/** Fees as an offer of their ownProperty, so that they are read as components are; paths lead to the list they stand in. */
function feesOf(components: unknown, offer: Offer | undefined): Offer {
  const { currency = "XXX", bidder } = offer ?? {};
  try {
    return toOffer({ name: "Fees", currency, bidder, components } as OfferInput);
  } catch (error) {
    if (!(error instanceof OfferError)) throw error;
    const [first, ...others] = error.issues.map((issue) => ({ ...issue, path: issue.path.slice(1) }));
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

import type { Assumptions } from "../../beliefs/assumptions.js";
import { componentOf } from "../../components/defineComponent.js";
import { readDeal } from "../../deal/deal.js";
import type { DealInput } from "../../deal/dealDocument.js";
import { dealWorth } from "../../deal/dealWorth.js";
import { describeReceived, type FieldPath, OfferError } from "../../errors.js";
import { resultOf } from "../../numeric/certified.js";
import type { Decimal } from "../../numeric/decimal.js";
import type { Arithmetic, Real } from "../../numeric/real.js";
import { type Offer, readOffer } from "../../offer/offer.js";
import type { OfferInput } from "../../offer/offerDocument.js";
import { offerWorth } from "../../offer/offerWorth.js";
import { ownData } from "../../ownData.js";
import { totalOf } from "../../pricing/flows.js";
import { ownProperty } from "../../schema/records.js";
import { suggest } from "../../schema/suggest.js";

/** What is valued again and again: an offer, or a deal with what happens if it fails. */
export type Subject = Offer | OfferInput | DealInput;

/**
 * Which figure of a valuation: of an offer its `"presentValue"` (unless stated), `"withOdds"` for the value with the odds of
 * closing, or one component's present value; of a deal its `"expectedValue"`.
 */
export type FigureChoice =
  | "presentValue"
  | "withOdds"
  | "expectedValue"
  | {
      /** The name of the component whose present value is meant. */
      readonly component: string;
    };

/** One figure of a valuation as a function of beliefs. */
export interface Figure {
  readonly subject: string;
  readonly label: string;
  readonly currency: string;
  /** The figure under some beliefs, in whatever arithmetic; throws where beliefs leave something open. */
  under(beliefs: Assumptions): (numbers: Arithmetic) => Real;
}

/** The figure that a caller chose, of an offer or of a deal. */
export function figureOf(
  subject: Subject,
  base: Assumptions,
  choice: FigureChoice | undefined,
  at: FieldPath = ["options", "figure"],
): Figure {
  return ownData(subject, "offer") === undefined
    ? ofOffer(readOffer(subject, "subject"), base, at, choice)
    : ofDeal(subject as DealInput, base, at, choice);
}

/** A figure to 28 digits. */
export const valueUnder = (figure: Figure, beliefs: Assumptions): Decimal => {
  return resultOf(figure.under(beliefs));
};

function ofDeal(
  input: DealInput,
  base: Assumptions,
  at: FieldPath,
  choice: FigureChoice = "expectedValue",
): Figure {
  if (choice !== "expectedValue") refuseFigure(at, choice, 'must be "expectedValue" for a deal');
  const deal = readDeal(input, "subject");
  return {
    subject: deal.name,
    label: "expected value",
    currency: base.currency ?? deal.offer.currency,
    under: (beliefs) => dealWorth(deal, beliefs).expectedValue,
  };
}

function ofOffer(
  offer: Offer,
  base: Assumptions,
  at: FieldPath,
  choice: FigureChoice = "presentValue",
): Figure {
  const { currency, weighted } = offerWorth(offer, base);
  if (choice === "withOdds" && !weighted) {
    refuseFigure(
      at,
      choice,
      "needs odds: the offer names no condition, or the beliefs give no probability of any",
    );
  }
  const component = componentChosen(at, choice, offer);
  const labels = { presentValue: "present value if it closes", withOdds: "value with the odds of closing" };
  const plain = typeof choice === "string" ? ownProperty(labels, choice) : undefined;
  const label = component === undefined ? plain : `present value of ${component}`;
  return {
    subject: offer.name,
    label:
      label ?? refuseFigure(at, choice, 'must be "presentValue", "withOdds" or { component } for an offer'),
    currency,
    under: (beliefs) => {
      const { presentValue, withOdds, flows } = offerWorth(offer, beliefs);
      if (choice === "withOdds") return withOdds;
      if (component === undefined) return presentValue;
      return totalOf(
        flows.filter((flow) => componentOf(flow) === component),
        "presentValue",
      );
    },
  };
}

function componentChosen(at: FieldPath, choice: FigureChoice, { components }: Offer): string | undefined {
  if (typeof choice !== "object" || choice === null) return undefined;
  const names = components.map(({ name }) => name);
  const component = ownData(choice, "component");
  const found = names.find((name) => name === component);
  if (found !== undefined) return found;
  return refuseFigure(
    at,
    component,
    `must name a component of the offer${typeof component === "string" ? suggest(component, names) : ""}`,
  );
}

function refuseFigure(path: FieldPath, received: unknown, message: string): never {
  throw new OfferError({
    code: "invalid-term",
    path,
    message,
    received: describeReceived(received),
  });
}

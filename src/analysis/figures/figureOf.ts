import type { Assumptions } from "../../beliefs/assumptions.js";
import { componentOf } from "../../components/defineComponent.js";
import { readDeal } from "../../deal/deal.js";
import type { DealInput } from "../../deal/dealDocument.js";
import { dealWorth, errorOf } from "../../deal/dealWorth.js";
import { describeReceived, type FieldPath, OfferError } from "../../errors.js";
import { resultOf } from "../../numeric/certified.js";
import type { Decimal } from "../../numeric/decimal.js";
import type { Arithmetic, Real } from "../../numeric/real.js";
import { type Offer, readOffer } from "../../offer/offer.js";
import type { OfferInput } from "../../offer/offerDocument.js";
import { offerWorth } from "../../offer/offerWorth.js";
import { ownData } from "../../ownData.js";
import { errorsOf } from "../../pricing/breakdown.js";
import { totalOf } from "../../pricing/flows.js";
import { toItsError } from "../../pricing/simulatedUnits.js";
import { ownProperty } from "../../schema/records.js";
import { suggest } from "../../schema/suggest.js";
import type { Design } from "../../simulation/points.js";
import { designIn, type ValuationOptions } from "../../simulation/simulationOptions.js";

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
  /** Whether it may be simulated in part: beliefs that differ a little are then valued on the same paths. */
  readonly simulated: boolean;
  /** The figure under some beliefs; throws where beliefs leave something open. */
  under(beliefs: Assumptions): FigureUnder;
}

/** A figure under some beliefs, in whatever arithmetic. */
export interface FigureUnder {
  (numbers: Arithmetic): Real;
  /** Its standard error, where a part of it was simulated; absent where it is exact. */
  readonly error?: number | undefined;
}

/** The figure that a caller chose, of an offer or of a deal. */
export function figureOf(
  subject: Subject,
  base: Assumptions,
  choice: FigureChoice | undefined,
  options: ValuationOptions = {},
  at: FieldPath = ["options", "figure"],
): Figure {
  const design = designIn(options);
  return ownData(subject, "offer") === undefined
    ? ofOffer(readOffer(subject, "subject"), base, at, choice, design)
    : ofDeal(subject as DealInput, base, at, choice, design);
}

/** A figure to 28 digits, or to those that its standard error leaves meaning in. */
export const valueUnder = (figure: Figure, beliefs: Assumptions): Decimal => {
  const under = figure.under(beliefs);
  return toItsError(resultOf(under), under.error);
};

/** Several branches or flows together, with the standard error of their sum. */
const withError = (value: (numbers: Arithmetic) => Real, error: number | undefined): FigureUnder =>
  Object.assign((numbers: Arithmetic) => value(numbers), { error });

function ofDeal(
  input: DealInput,
  base: Assumptions,
  at: FieldPath,
  choice: FigureChoice = "expectedValue",
  design?: Design,
): Figure {
  if (choice !== "expectedValue") refuseFigure(at, choice, 'must be "expectedValue" for a deal');
  const deal = readDeal(input, "subject");
  return {
    subject: deal.name,
    label: "expected value",
    currency: base.currency ?? deal.offer.currency,
    simulated: design !== undefined,
    under: (beliefs) => {
      const { branches, expectedValue } = dealWorth(deal, beliefs, design);
      return withError(expectedValue, errorOf(branches));
    },
  };
}

function ofOffer(
  offer: Offer,
  base: Assumptions,
  at: FieldPath,
  choice: FigureChoice = "presentValue",
  design?: Design,
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
    simulated: design !== undefined,
    under: (beliefs) => {
      const { presentValue, withOdds, withOddsError, flows } = offerWorth(offer, beliefs, design);
      if (choice === "withOdds") return withError(withOdds, withOddsError());
      if (component === undefined) return withError(presentValue, errorsOf(flows)?.presentValue);
      const own = flows.filter((flow) => componentOf(flow) === component);
      return withError(totalOf(own, "presentValue"), errorsOf(own)?.presentValue);
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

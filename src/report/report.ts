import { type BreakEvenInput, breakEven } from "../analysis/breakEven/breakEven.js";
import { beliefLabel } from "../analysis/figures/beliefLabel.js";
import type { Watch } from "../analysis/figures/watch.js";
import type { UnobservableInputs } from "../analysis/level3/unobservableInput.js";
import { unobservableInputs } from "../analysis/level3/unobservableInputs.js";
import type { RollForward } from "../analysis/rollForward/movements.js";
import { rollForward } from "../analysis/rollForward/rollForward.js";
import { type Sensitivity, sensitivity } from "../analysis/sensitivity/sensitivity.js";
import type { DealSimulation } from "../analysis/simulation/dealSimulation.js";
import { simulate } from "../analysis/simulation/simulate.js";
import { simulateDeal } from "../analysis/simulation/simulateDeal.js";
import type { Simulation } from "../analysis/simulation/simulation.js";
import { type Assumptions, innerAssumptions, readAssumptions } from "../beliefs/assumptions.js";
import type { AssumptionsInput } from "../beliefs/assumptionsInput.js";
import { readDeal } from "../deal/deal.js";
import type { DealInput } from "../deal/dealDocument.js";
import type { DealValuation } from "../deal/dealValuation.js";
import { valueDeal } from "../deal/valueDeal.js";
import { describeReceived, OfferError, within } from "../errors.js";
import { type Decimal, type DecimalInput, toDecimal } from "../numeric/decimal.js";
import { toResult } from "../numeric/rounding.js";
import { type Offer, readOffer } from "../offer/offer.js";
import type { OfferInput } from "../offer/offerDocument.js";
import type { Valuation } from "../offer/valuation.js";
import { valueOffer } from "../offer/valueOffer.js";
import { ownData } from "../ownData.js";
import type { Json, JsonObject } from "../schema/document.js";
import { readOptions } from "../schema/options.js";
import { type Printable, printable } from "../schema/printable.js";
import type { ValuationOptions } from "../simulation/simulationOptions.js";
import { VERSION } from "../version.js";
import { sha256 } from "./sha256.js";

/** For whom a report is: people who decide, or people who check. */
export type ReportKind = "board" | "auditor";

/** What goes into a report. */
export interface ReportOptions extends Watch, ValuationOptions {
  /** `"board"` unless stated. */
  readonly kind?: ReportKind | undefined;
  /** What the offer is to be worth, in units of the currency, where the report says what would have to be true for that; the headline unless stated. */
  readonly target?: DecimalInput | undefined;
  /** Beliefs of earlier days, the earliest first: the report then says how the fair value of what is contingent moved up to these. */
  readonly earlier?: readonly (AssumptionsInput | Assumptions)[] | undefined;
}

/** What a belief would have to be, all others as they are, for the offer to be worth the target. */
export interface Needed {
  /** The belief in words: "Discount rate". */
  readonly belief: string;
  /** What the beliefs state. */
  readonly stated: Decimal;
  /** What it would have to be; empty where no value that was looked at will do. */
  readonly values: readonly Decimal[];
  /** In what it is measured. */
  readonly unit: "percent" | "number";
}

/** What a report says of a deal beside what it says of its offer: whatever comes of it. */
export interface DealReport {
  /** The deal as a document. */
  readonly document: JsonObject;
  /** What the deal is worth to the seller, outcome by outcome. */
  readonly valuation: DealValuation;
  /** The whole range of what the seller may receive, whether or not it closes; absent where nothing was to be simulated. */
  readonly range?: DealSimulation;
}

/** Everything that a report says, as plain data; `toHtml`, `toMarkdown` and `toCsv` show it. */
export interface Report extends Printable {
  /** For whom it is. */
  readonly kind: ReportKind;
  /** The version of this library that made it. */
  readonly version: string;
  /** SHA-256 of the offer (or of the deal) and the beliefs as JSON without spaces, fields in the order of their names: 64 hexadecimal digits. */
  readonly hash: string;
  /** The offer as a document. */
  readonly offer: JsonObject;
  /** The beliefs as a document. */
  readonly beliefs: JsonObject;
  /** Beliefs of earlier days as documents, the earliest first. */
  readonly earlier: readonly JsonObject[];
  /** What the offer is worth. */
  readonly valuation: Valuation;
  /** What the seller has whether or not it closes, where the report is of a deal; absent where it is of an offer alone. */
  readonly deal?: DealReport;
  /** What the offer is to be worth, in units of the currency. */
  readonly target: Decimal;
  /** The paths on which what has no closed form was simulated; absent where nothing was to be. */
  readonly simulation?: NonNullable<ValuationOptions["simulation"]>;
  /** The whole range of what may be paid, on these paths; absent where nothing was to be simulated. */
  readonly range?: Simulation;
  /** What each of the beliefs that matter most would have to be for that. */
  readonly needed: readonly Needed[];
  /** Which belief matters most. */
  readonly sensitivity: Sensitivity;
  /** What no market shows. */
  readonly level3: UnobservableInputs;
  /** How the fair value moved from each of the earlier days to the next; empty without any. */
  readonly rollForwards: readonly RollForward[];
}

/**
 * Everything that a board or an auditor asks of a valuation, in one result: the value with what it is made of, what moves it, what
 * would have to be true for it to be worth a target, the inputs of a Level 3 measurement, how fair value moved since earlier days,
 * and what is needed to do it again: both documents, their hash and the version of the library. With `options.simulation`, what
 * has no closed form is simulated, and the report has the whole range of what may be paid. Of a deal, it also says what the seller has
 * in each outcome and whatever comes of it; all else is of its offer, if that closes, for which closing must be one day.
 *
 * @throws OfferError as `valueOffer`, `valueDeal`, `sensitivity`, `rollForward` and `simulate` do; `invalid-term` for a kind that is none. The signal's
 * reason, if cancelled.
 * @example
 * ```ts
 * import { report, toMarkdown } from "offer-valuation/report";
 * const deal = offer({ name: "Deal", currency: "USD", components: [cash({ amount: "1100", paid: "2022-01-01" })] });
 * const forBoard = report(deal, { valuationDate: "2021-01-01", discountRate: "0.1" }, { target: "1050" });
 * forBoard.valuation.presentValue; // => 1000
 * forBoard.needed[0]?.values[0]?.toFixed(4); // => 0.0476
 * toMarkdown(forBoard).split("\n")[0]; // => # Deal
 * ```
 */
export function report(
  subject: Offer | OfferInput | DealInput,
  assumptions: AssumptionsInput | Assumptions,
  options: ReportOptions = {},
): Report {
  const {
    kind = "board",
    target: asked,
    earlier = [],
    simulation,
    ...watch
  } = readOptions(options, ["kind", "target", "earlier", "simulation", "onProgress", "signal"]);
  if (kind !== "board" && kind !== "auditor") {
    const received = describeReceived(kind);
    const message = 'must be "board" or "auditor"';
    throw new OfferError({ code: "invalid-term", path: ["options", "kind"], message, received });
  }
  if (!Array.isArray(earlier)) {
    const received = describeReceived(earlier);
    const message = "must be a list of beliefs, the earliest first";
    throw new OfferError({ code: "invalid-type", path: ["options", "earlier"], message, received });
  }
  const deal = ownData(subject, "offer") === undefined ? undefined : readDeal(subject, "subject");
  const terms = deal === undefined ? readOffer(subject, "subject") : deal.offer;
  const beliefs = readAssumptions(assumptions);
  const before = earlier.map((one, index) =>
    within(["options", "earlier", index], () => innerAssumptions(one)),
  );
  const valuation = valueOffer(terms, beliefs, { simulation });
  const target =
    asked === undefined ? valuation.breakdown.nominal : toResult(toDecimal(asked, ["options", "target"]));
  const moved = sensitivity(terms, beliefs, { ...watch, simulation, derivatives: kind === "auditor" });
  const stages = [...before, beliefs];
  const documents = [terms.toJSON(), beliefs.toJSON()] as const;
  return printable(
    {
      kind,
      version: VERSION,
      hash: documentHash(deal === undefined ? documents[0] : deal.toJSON(), documents[1]),
      offer: documents[0],
      beliefs: documents[1],
      earlier: before.map((one) => one.toJSON()),
      valuation,
      ...(deal === undefined
        ? {}
        : { deal: dealReport(subject as DealInput, deal.toJSON(), beliefs, simulation) }),
      target,
      ...(simulation === undefined
        ? {}
        : { simulation: { ...simulation }, range: simulate(terms, beliefs, simulation) }),
      needed: neededFor(terms, beliefs, target, moved, { simulation }),
      sensitivity: moved,
      level3: unobservableInputs(terms, beliefs, { simulation }),
      rollForwards: before.map((one, index) =>
        rollForward(terms, one, stages[index + 1] as Assumptions, { simulation }),
      ),
    },
    reportText,
  );
}

const dealReport = (
  deal: DealInput,
  document: JsonObject,
  beliefs: Assumptions,
  simulation: ValuationOptions["simulation"],
): DealReport => ({
  document,
  valuation: valueDeal(deal, beliefs, { simulation }),
  ...(simulation === undefined ? {} : { range: simulateDeal(deal, beliefs, simulation) }),
});

/** A report as one text: the answer, as its valuation prints it. */
export const reportText = ({ valuation }: Pick<Report, "valuation">): string => String(valuation);

/** A hash of an offer, or a deal, and beliefs that does not depend on the order in which their fields stand. */
export const documentHash = (offer: JsonObject, beliefs: JsonObject): string =>
  sha256(JSON.stringify(ordered({ beliefs, offer })));

function ordered(value: Json): Json {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== "object" || value === null) return value;
  const fields = Object.entries(value as JsonObject).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(fields.map(([key, field]) => [key, ordered(field)]));
}

const MOST_NEEDED = 3;

/** What each of the beliefs that matter most would have to be; those that give no measure of where to look are passed over. */
function neededFor(
  offer: Offer,
  beliefs: Assumptions,
  target: Decimal,
  { rows }: Sensitivity,
  options: ValuationOptions,
): Needed[] {
  const found: Needed[] = [];
  for (const { path, kind, swing, base } of rows) {
    if (found.length === MOST_NEEDED || swing.isZero()) break;
    // A day is no number to solve for.
    if (kind === "date" || typeof base === "string") continue;
    const solutions = solutionsFor(offer, beliefs, { target, path, ...options });
    if (solutions === undefined) continue;
    const unit = kind === "rate" || kind === "probability" || kind === "volatility" ? "percent" : "number";
    found.push({ belief: beliefLabel(path), stated: base, values: solutions, unit });
  }
  return found;
}

function solutionsFor(
  offer: Offer,
  beliefs: Assumptions,
  question: BreakEvenInput,
): readonly Decimal[] | undefined {
  try {
    return breakEven(offer, beliefs, question).solutions.map(({ value }) => value);
  } catch (error) {
    if (error instanceof OfferError && error.code === "missing-term") return undefined;
    throw error;
  }
}

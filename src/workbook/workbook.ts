import { type Assumptions, innerAssumptions, readAssumptions } from "../beliefs/assumptions.js";
import type { AssumptionsInput } from "../beliefs/assumptionsInput.js";
import { readDeal } from "../deal/deal.js";
import type { DealInput } from "../deal/dealDocument.js";
import { OfferError, within } from "../errors.js";
import type { Decimal } from "../numeric/decimal.js";
import { type Offer, readOffer } from "../offer/offer.js";
import type { OfferInput } from "../offer/offerDocument.js";
import { valueOffer } from "../offer/valueOffer.js";
import { isList, ownData } from "../ownData.js";
import { readOptions } from "../schema/options.js";
import { deepFreeze } from "../schema/records.js";
import { designIn, type ValuationOptions } from "../simulation/simulationOptions.js";
import { beliefsSheet } from "./beliefsSheet.js";
import { bridgeSheet } from "./bridgeSheet.js";
import type { Model } from "./caseBlock.js";
import { cashFlowsSheet } from "./cashFlowsSheet.js";
import { VIEW } from "./chosen.js";
import type { Context, Views } from "./context.js";
import { dealSheet } from "./dealSheet.js";
import { disclosureSheets } from "./disclosureSheets.js";
import { type DraftSheet, inOrder } from "./draftSheet.js";
import {
  BRIDGE_VALUE,
  DILUTED_SHARES,
  EXPECTED_VALUE,
  PRESENT_VALUE,
  PRICE_PER_SHARE,
  PROBABILITY_OF_CLOSING,
  VALUE_WITH_ODDS,
} from "./figureNames.js";
import { hedgeSheet } from "./hedgeSheet.js";
import { sharedLedger } from "./ledger.js";
import { type MovedTerms, movedTerms } from "./movedTerms.js";
import { sensitivitySheets } from "./sensitivitiesSheet.js";
import type { Workbook } from "./sheet.js";
import { OFFERED_CASH, statedTerms } from "./statedTerms.js";
import { summarySheet, VIEW_SHOWN } from "./summarySheet.js";
import { calendarsSheet, termsSheet } from "./termsSheet.js";
import { FIGURES_IN } from "./unitsShown.js";
import { viewsSheet } from "./viewsSheet.js";
import { numbersIn } from "./workedTerms.js";
import { tablesSheet, workingsSheet } from "./workingsSheet.js";

/** What of a workbook may be left out or added, and whether what has no closed form is simulated. */
export interface WorkbookOptions extends ValuationOptions {
  /** Whether it has sensitivities, whose formulas make up most of a file; it has unless this is false. */
  readonly sensitivities?: boolean | undefined;
  /**
   * Whether it has the unobservable inputs of contingent consideration and, where views are of several days, how its fair value moved
   * from each to the next: numbers of the library, for auditors; it has not unless this is true.
   */
  readonly disclosures?: boolean | undefined;
}

/** More views than these are no table that anybody reads. */
const MAX_VIEWS = 20;

/**
 * An offer under somebody's beliefs as a workbook whose formulas come to the library's figures: change a belief in its cell,
 * and the value follows. Sheets: a summary, the terms, the beliefs (the only cells to change), a row for each payment, the
 * bridge from headline to value, what each belief does to it, and the workings in between. Formulas use functions that Excel 2010, LibreOffice and Google
 * Sheets have. `xlsx` writes it as a file.
 *
 * A deal has one more sheet: the odds of its conditions, its outcomes by cause with their probabilities, and what the seller has in
 * each. The probabilities follow the beliefs; fees and alternatives are the library's numbers.
 *
 * Several views, at most 20, stand in one workbook: one cell of the summary chooses which of them every sheet shows, and a sheet
 * has all of them side by side.
 *
 * Cells compute with doubles, about 15 digits, and hold so many of a belief. What no formula of a cell can follow (an
 * integral over two continuous quantities, events that hang on each other, a zero curve) is the library's number, marked as such
 * and listed in `fixed` and on the summary. What a change of belief makes needed and the file does not hold, such as a past
 * price, shows as #N/A.
 *
 * With `options.simulation`, what has no closed form is simulated on so many paths: such a number stands in a colour of its own, with
 * its standard error beside it, and the summary says how many paths and which seed.
 *
 * @throws OfferError as `valueOffer` does; `out-of-range` for a day before 1 March 1900, from which cells count, and for no view
 * or more than 20; `currency-mismatch` for views in different currencies.
 * @example
 * ```ts
 * const deal = offer({ name: "Deal", currency: "USD", bidder: "Acme", components: [cash({ amount: "1100", paid: "2022-01-01" })] });
 * const { sheets, names } = workbook(deal, { valuationDate: "2021-01-01", discountRate: "0.1" });
 * sheets.map(({ name }) => name).join(", "); // => Summary, Terms, Beliefs, Cash flows, Bridge, Sensitivities, Workings, Cases
 * names.some(({ name }) => name === "discount_rate"); // => true
 * ```
 */
export function workbook(
  subject: Offer | OfferInput | DealInput,
  assumptions: AssumptionsInput | Assumptions | readonly (AssumptionsInput | Assumptions)[],
  options: WorkbookOptions = {},
): Workbook {
  const {
    sensitivities = true,
    disclosures = false,
    simulation,
  } = readOptions(options, ["sensitivities", "disclosures", "simulation"]);
  designIn({ simulation });
  const deal = isDeal(subject) ? subject : undefined;
  const offer = deal === undefined ? readOffer(subject) : readDeal(deal).offer;
  let moved: MovedTerms | undefined;
  const movedOf = () => moved?.terms;
  const views = viewsOf(offer, isList(assumptions) ? assumptions : [assumptions], { simulation }, movedOf);
  moved = movedTerms(views);
  const { all, ledger } = views;
  const stated = statedTerms(all[0].offer, ledger, moved);
  // Cash flows ask for what they need; the sheets that list what was asked for come last.
  const { draft: cashFlows, rows } = cashFlowsSheet(views);
  const steps = bridgeSheet(views, rows);
  // Whether no number of the library stands between beliefs and value: only then do moved beliefs tell all.
  const isFollowed = ledger.fixed.length === 0;
  const outcomes = deal === undefined ? [] : [dealSheet(deal, views)];
  const audited = disclosures ? disclosureSheets(views) : [];
  const { draft: summary, figures, hedge } = summarySheet(views, rows, stated.target, isFollowed);
  const [terms, workings, tables] = [termsSheet(views, stated), workingsSheet(views), tablesSheet(views)];
  const beliefs = beliefsSheet(views);
  const plain = [
    summary,
    ...outcomes,
    terms,
    beliefs,
    cashFlows,
    steps,
    workings,
    ...[tables, calendarsSheet(views)].flatMap((sheet) => sheet ?? []),
  ];
  const hedges =
    hedge.hedged.length === 0 ? [] : [hedgeSheet(views, modelOf(plain), hedge.hedged, hedge.receipts)];
  const live = [...plain, ...hedges];
  const model = modelOf(live);
  const sideBySide = all.length === 1 ? [] : [viewsSheet(views, model, figures)];
  const sheets = inOrder([
    ...live,
    ...sideBySide,
    ...audited,
    ...(sensitivities ? sensitivitySheets(views, model, isFollowed) : []),
  ]);
  return deepFreeze({
    title: deal === undefined ? offer.name : readDeal(deal).name,
    views: [...views.names],
    valuationDate: all[0].valuation.valuationDate,
    sheets: sheets.map(({ sheet }) => sheet),
    names: sheets.flatMap(({ names }) => names),
    fixed: [...ledger.fixed],
  });
}

const modelOf = (drafts: readonly DraftSheet[]): Model => ({
  sheets: drafts.map(({ sheet }) => sheet),
  names: drafts.flatMap(({ names }) => names),
});

const isDeal = (subject: Offer | OfferInput | DealInput): subject is DealInput =>
  ownData(subject, "offer") !== undefined;

/** All views of an offer, each valued, with a ledger that knows them apart. */
function viewsOf(
  offer: Offer,
  sets: readonly (AssumptionsInput | Assumptions)[],
  options: ValuationOptions,
  movedOf: () => MovedTerms["terms"] | undefined,
): Views {
  if (sets.length === 0 || sets.length > MAX_VIEWS) {
    throw new OfferError({
      code: "out-of-range",
      path: ["assumptions"],
      message: `must be one view or at most ${MAX_VIEWS} in a list: they are ${sets.length}`,
    });
  }
  const statedBy = new Map(
    offer.components.map((component) => [component.name, numbersIn(component.toJSON())]),
  );
  const isStated = (component: string, value: Decimal): boolean =>
    statedBy.get(component)?.has(value.toString()) ?? false;
  const ledger = sharedLedger(sets.length, movedOf, isStated);
  // Taken first, so that no belief gets one of them.
  for (const name of [
    PRESENT_VALUE,
    VALUE_WITH_ODDS,
    PROBABILITY_OF_CLOSING,
    BRIDGE_VALUE,
    EXPECTED_VALUE,
    PRICE_PER_SHARE,
    DILUTED_SHARES,
    OFFERED_CASH,
    FIGURES_IN,
    VIEW,
    VIEW_SHOWN,
  ]) {
    ledger.nameFor(name);
  }
  const contextOf = (set: AssumptionsInput | Assumptions, index: number): Context => {
    const beliefs = sets.length === 1 ? readAssumptions(set) : innerAssumptions(set);
    const valuation = valueOffer(offer, beliefs, options);
    const { currency } = valuation;
    return {
      offer,
      beliefs,
      currency,
      valuation,
      ledger: ledger.of(index),
      options,
      isAlone: sets.length === 1,
    };
  };
  const [first, ...others] = sets.map((set, index) =>
    sets.length === 1 ? contextOf(set, index) : within(["assumptions", index], () => contextOf(set, index)),
  );
  const all = [first as Context, ...others] as const;
  others.forEach(({ currency }, index) => {
    if (currency === all[0].currency) return;
    throw new OfferError({
      code: "currency-mismatch",
      path: ["assumptions", index + 1, "currency"],
      message: `must be ${all[0].currency}, as in the first view: views stand side by side`,
      received: currency,
    });
  });
  return { all: [...all], names: viewNames(all), ledger };
}

/** What each view is called: its own name, or its number; no two alike. */
function viewNames(all: readonly Context[]): string[] {
  const given = all.map(({ beliefs }, index) => beliefs.name ?? `View ${index + 1}`);
  return given.map((name, index) => (given.indexOf(name) === index ? name : `${name} (${index + 1})`));
}

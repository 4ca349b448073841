import { obligations } from "../../algebra/obligations.js";
import { type Assumptions, readAssumptions } from "../../beliefs/assumptions.js";
import type { AssumptionsInput } from "../../beliefs/assumptionsInput.js";
import { describeReceived, OfferError, within } from "../../errors.js";
import { spotPrice } from "../../market/prepaidPrice.js";
import { resultOf } from "../../numeric/certified.js";
import type { Decimal } from "../../numeric/decimal.js";
import { resultDifference } from "../../numeric/rounding.js";
import { isContingent } from "../../offer/isContingent.js";
import { type Offer, readOffer } from "../../offer/offer.js";
import type { OfferInput } from "../../offer/offerDocument.js";
import { type OfferWorth, offerWorth } from "../../offer/offerWorth.js";
import { errorsOf } from "../../pricing/breakdown.js";
import { byComponent, type Flow, totalOf } from "../../pricing/flows.js";
import { toItsError } from "../../pricing/simulatedUnits.js";
import { readOptions } from "../../schema/options.js";
import { printable } from "../../schema/printable.js";
import { suggest } from "../../schema/suggest.js";
import { designIn, type ValuationOptions } from "../../simulation/simulationOptions.js";
import { formatDate } from "../../time/date.js";
import { beliefStages } from "./beliefStages.js";
import {
  MOVEMENT_NAMES,
  MOVEMENTS,
  type Movement,
  type MovementName,
  type RollForward,
  type RollForwardColumn,
} from "./movements.js";
import { rollForwardTable } from "./rollForwardTable.js";

/** What a roll-forward counts. */
export interface RollForwardOptions extends ValuationOptions {
  /** Names of components; those that hang on a metric or an event of their own, unless stated. */
  readonly components?: readonly string[] | undefined;
}

/**
 * How the fair value of contingent consideration moved between two dates, after the deal has closed: the reconciliation that a
 * Level 3 liability calls for. Facts and forecasts mix as the closing beliefs state them: a result that is known stands as a
 * plain number under its period, and cumulative terms put it together with what is still to come.
 *
 * Beliefs change one group at a time, in this order: the passage of `time` (the opening beliefs at the later date; a payment
 * that fell due counts with what was expected of it at the opening, a share price of the past with its forward); `forecasts`
 * with known results; `volatilities` and standard deviations; `rates` (discount rates, credit spreads, required returns, risk
 * premiums); `prices` (of shares, with fixings, dividends and lock-ups, and exchange rates); `probabilities`; `other` (dates and
 * whatever else). `payments` at last takes away what fell due from the opening date up to the day before the closing date, as the
 * closing beliefs state it, at their exchange rates. The order is a convention. Every level is a figure of 28 digits and every
 * movement the exact difference of two, so that they add up to the last digit. Correlations of the opening beliefs hold until
 * `volatilities` change, but for those of a metric that is no longer uncertain by then, and of whatever else the beliefs of a stage do
 * not say what a correlation needs. The offer counts as closed.
 *
 * @throws OfferError `out-of-range` where the closing beliefs are not of a later date; `currency-mismatch`; `unknown-key` for a
 * component that the offer does not have, `missing-term` where nothing in it is contingent; and as `valueOffer` does.
 *
 * Source: ASC 805-30-35-1 and IFRS 3.58 (contingent consideration that is a liability is remeasured to fair value at each
 * reporting date, through earnings); IFRS 13.93(e) and ASC 820-10-50-2 (reconciliation of Level 3 balances).
 * @example
 * ```ts
 * const deal = offer({ name: "Deal", currency: "USD", components: [profitShare({ share: "0.5", metric: "profit", periods: [2021, 2022] })] });
 * const view = (valuationDate: string, first: string, second: string) =>
 *   ({ valuationDate, discountRate: "0", metrics: { profit: { forecast: { 2021: first, 2022: second } } } });
 * const { opening, movements, closing } = rollForward(deal, view("2021-01-01", "100", "120"), view("2022-01-01", "130", "150"));
 * opening; // => 110
 * movements.find(({ movement }) => movement === "forecasts")?.amount; // => 30
 * movements.find(({ movement }) => movement === "payments")?.amount; // => -65
 * closing; // => 75
 * ```
 */
export function rollForward(
  offer: Offer | OfferInput,
  opening: AssumptionsInput | Assumptions,
  closing: AssumptionsInput | Assumptions,
  options: RollForwardOptions = {},
): RollForward {
  const terms = readOffer(offer);
  const [before, after] = [read(opening, "opening"), read(closing, "closing")];
  const currency = before.currency ?? terms.currency;
  refuseUnlike(before, after, currency, terms);
  const { simulation, ...chosen } = readOptions(options, ["components", "simulation"]);
  const design = designIn({ simulation });
  const counted = countedIn(terms, chosen);
  const stages = beliefStages(before, after, currency);
  const worthOf = new Map<Assumptions, OfferWorth>();
  const worthUnder = (beliefs: Assumptions): OfferWorth => {
    const worth = worthOf.get(beliefs) ?? offerWorth(terms, beliefs, design);
    worthOf.set(beliefs, worth);
    return worth;
  };
  const first = before.valuationDate;
  /** What is still to come at its value, and with it what fell due since the opening date at its amount. */
  const withPaid = (beliefs: Assumptions, paid = beliefs): Level => {
    const worth = worthUnder(beliefs);
    const fallenDue = worthUnder(paid).flows.filter(({ day }) => day >= first && day < beliefs.valuationDate);
    return levelOf(worth, fallenDue);
  };
  const toCome = (beliefs: Assumptions): Level => levelOf(worthUnder(beliefs), []);
  const opened = toCome(before);
  const levels: Readonly<Record<MovementName, Level>> = {
    time: withPaid(stages.time, before),
    forecasts: withPaid(stages.forecasts),
    volatilities: withPaid(stages.volatilities),
    rates: withPaid(stages.rates),
    prices: withPaid(stages.prices),
    probabilities: withPaid(stages.probabilities),
    other: withPaid(stages.other),
    payments: toCome(after),
  };
  const column = (name: string, components: readonly string[]): RollForwardColumn =>
    columnOf(name, opened, levels, components);
  return printable(
    {
      ...column(terms.name, counted),
      currency,
      openingDate: formatDate(first),
      closingDate: formatDate(after.valuationDate),
      components: counted.map((name) => column(name, [name])),
    },
    rollForwardTable,
  );
}

/** What some components come to under the beliefs of one stage. */
type Level = (components: readonly string[]) => Decimal;

function levelOf({ flows, world }: OfferWorth, fallenDue: readonly Flow[]): Level {
  const [toCome, due] = [byComponent(flows), byComponent(fallenDue)];
  return (components) => {
    const of = (groups: typeof due): readonly Flow[] =>
      components.flatMap((component) => groups.get(component) ?? []);
    const stillToCome = totalOf(of(toCome), "presentValue");
    const level = resultOf((numbers) =>
      of(due).reduce((sum, flow) => {
        const units = flow.expectedUnits(numbers).times(numbers.of(flow.probability));
        return sum.plus(
          units.times(spotPrice(flow.asset, world.market(numbers), world.requiredReturn(flow.path))),
        );
      }, stillToCome(numbers)),
    );
    return toItsError(level, errorsOf([...of(toCome), ...of(due)])?.presentValue);
  };
}

function columnOf(
  name: string,
  openingLevel: Level,
  levels: Readonly<Record<MovementName, Level>>,
  components: readonly string[],
): RollForwardColumn {
  const opening = openingLevel(components);
  let before = opening;
  let beforePayments = opening;
  const movements = MOVEMENT_NAMES.map((movement): Movement => {
    const after = levels[movement](components);
    const amount = resultDifference(after, before);
    before = after;
    if (movement !== "payments") beforePayments = after;
    return { movement, label: MOVEMENTS[movement], amount, after };
  });
  return {
    name,
    opening,
    movements,
    closing: before,
    changeInFairValue: resultDifference(beforePayments, opening),
  };
}

const read = (beliefs: AssumptionsInput | Assumptions, argument: string): Assumptions =>
  within([argument], () => readAssumptions(beliefs, "beliefs"));

function refuseUnlike(
  before: Assumptions,
  after: Assumptions,
  currency: string,
  { currency: own }: Offer,
): void {
  if (after.valuationDate <= before.valuationDate) {
    const message = `must be after ${formatDate(before.valuationDate)}, the valuation date of the opening beliefs`;
    throw new OfferError({ code: "out-of-range", path: ["closing", "valuationDate"], message });
  }
  if ((after.currency ?? own) === currency) return;
  const message = `must be ${currency}, as in the opening beliefs`;
  throw new OfferError({ code: "currency-mismatch", path: ["closing", "currency"], message });
}

/** Components that hang on a metric, or on an event that is no condition of the offer; or those asked for. */
function countedIn(offer: Offer, { components: asked }: RollForwardOptions): readonly string[] {
  const names = offer.components.map(({ name }) => name);
  if (asked === undefined) {
    const contingent = obligations(offer.claim).filter((owed) => isContingent(owed, offer));
    const found = names.filter((name) => contingent.some(({ path }) => path[0] === name));
    return found.length > 0
      ? found
      : refuseComponents("missing-term", [], "must be named: nothing in the offer is contingent");
  }
  if (!Array.isArray(asked) || asked.length === 0) {
    return refuseComponents("invalid-type", [], "must be a list of names of components", asked);
  }
  asked.forEach((name, index) => {
    if (typeof name === "string" && names.includes(name) && asked.indexOf(name) === index) return;
    const hint = typeof name === "string" ? suggest(name, names) : "";
    refuseComponents("unknown-key", [index], `must name a component of the offer, each once${hint}`, name);
  });
  return names.filter((name) => asked.includes(name));
}

function refuseComponents(
  code: OfferError["code"],
  path: OfferError["path"],
  message: string,
  received?: unknown,
): never {
  const seen = received === undefined ? {} : { received: describeReceived(received) };
  throw new OfferError({ code, path: ["options", "components", ...path], message, ...seen });
}

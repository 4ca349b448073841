import { bends, distinctObservables } from "../../algebra/observablesIn.js";
import { type Assumptions, readAssumptions } from "../../beliefs/assumptions.js";
import type { AssumptionsInput } from "../../beliefs/assumptionsInput.js";
import { changeBeliefs } from "../../beliefs/changeBeliefs.js";
import { certified } from "../../numeric/certified.js";
import type { Arithmetic, Real } from "../../numeric/real.js";
import { isContingent } from "../../offer/isContingent.js";
import { type Offer, readOffer } from "../../offer/offer.js";
import type { OfferInput } from "../../offer/offerDocument.js";
import { type OfferWorth, offerWorth } from "../../offer/offerWorth.js";
import { errorsOf } from "../../pricing/breakdown.js";
import { byComponent, type Flow, totalOf } from "../../pricing/flows.js";
import { toItsError } from "../../pricing/simulatedUnits.js";
import { readOptions } from "../../schema/options.js";
import { printable } from "../../schema/printable.js";
import { ownProperty } from "../../schema/records.js";
import { designIn, type ValuationOptions } from "../../simulation/simulationOptions.js";
import { formatDate } from "../../time/date.js";
import { figureOf } from "../figures/figureOf.js";
import { type InputAt, inputsOf, slightlyMoved } from "../figures/inputsOf.js";
import type { Technique, UnobservableInput, UnobservableInputs } from "./unobservableInput.js";
import { unobservableTable } from "./unobservableTable.js";

/**
 * The significant unobservable inputs of the components that hang on a metric or on an event of their own, as disclosures of Level 3 fair
 * values need them: technique, input, range, weighted average and the direction in which the fair value goes with each. An
 * input is the expected value, the volatility or other figure of uncertainty and the risk premium of a metric; the probability of an
 * event; the payer's credit spread or the component's required return. Its range is over the payments of the component that are
 * still due; the average weighs each with its present value. The direction is that of the exact change in value when everything
 * that states the input rises by 1% of the largest figure (amounts), one percentage point (volatilities, probabilities) or
 * one basis point (rates); probabilities of scenarios, which add up to 1, are not moved. Which of the inputs are significant, and
 * what is observable after all, is for the preparer to judge.
 *
 * With `options.simulation`, what has no closed form is simulated, and its technique is "simulation".
 *
 * @throws OfferError as `valueOffer` does.
 *
 * Source: IFRS 13.93(d) and (h)(i); ASC 820-10-50-2(bbb) for the range and the weighted average.
 * @example
 * ```ts
 * const share = profitShare({ share: "0.5", metric: "profit", periods: [2021, 2022], cap: "50" });
 * const deal = offer({ name: "Deal", currency: "USD", bidder: "Acme", components: [share] });
 * const lognormal = (mean: string) => ({ distribution: "lognormal", mean, volatility: "0.3" }) as const;
 * const forecast = { 2021: lognormal("90"), 2022: lognormal("110") };
 * const { inputs } = unobservableInputs(deal, { valuationDate: "2021-01-01", discountRate: "0.05", metrics: { profit: { forecast } } });
 * inputs.map(({ input, low, high, effectOfIncrease }) => `${input} ${low} ${high} ${effectOfIncrease}`).join("; "); // => Expected profit 90 110 higher; Volatility of profit 0.3 0.3 lower
 * ```
 */
export function unobservableInputs(
  offer: Offer | OfferInput,
  assumptions: AssumptionsInput | Assumptions,
  options: ValuationOptions = {},
): UnobservableInputs {
  const terms = readOffer(offer);
  const beliefs = readAssumptions(assumptions);
  const { simulation } = readOptions(options, ["simulation"]);
  const worth = offerWorth(terms, beliefs, designIn({ simulation }));
  const inputs = [...byComponent(worth.flows.filter(({ isPast }) => !isPast))].flatMap(([name, due]) =>
    due.some(({ obligation }) => isContingent(obligation, terms))
      ? certified((numbers) => inputsOfComponent(name, due, beliefs, worth, numbers))
      : [],
  );
  return printable(
    {
      offer: terms.name,
      beliefs: beliefs.name,
      currency: worth.currency,
      valuationDate: formatDate(beliefs.valuationDate),
      inputs: inputs.map(({ places, ...input }) => ({
        ...input,
        effectOfIncrease: effectOf(terms, beliefs, input.component, places, { simulation }),
      })),
    },
    unobservableTable,
  );
}

type Found = Omit<UnobservableInput, "effectOfIncrease"> & { readonly places: readonly InputAt[] };

function inputsOfComponent(
  component: string,
  due: readonly Flow[],
  beliefs: Assumptions,
  { conditions, world }: OfferWorth,
  numbers: Arithmetic,
): readonly Found[] {
  const met = new Set(conditions.map(({ event }) => event));
  const outlook = world.outlook(numbers);
  const found = new Map<string, { readonly input: InputAt; readonly weight: Real }[]>();
  for (const flow of due) {
    for (const input of inputsOf(flow.obligation, beliefs, outlook, met)) {
      const entry = { input, weight: flow.presentValue(numbers).abs() };
      found.set(input.input, [...(found.get(input.input) ?? []), entry]);
    }
  }
  const value = toItsError(totalOf(due, "presentValue")(numbers).toResult(), errorsOf(due)?.presentValue);
  return [...found].map(([input, entries]): Found => {
    const nothing = numbers.of(0);
    const values = entries.map((entry) => entry.input.value);
    const [first = nothing] = values;
    const weights = entries.reduce((sum, { weight }) => sum.plus(weight), nothing);
    const weighted = entries.reduce((sum, entry) => sum.plus(entry.weight.times(entry.input.value)), nothing);
    return {
      component,
      fairValue: value,
      technique: techniqueOf(due, beliefs),
      input,
      unit: entries[0]?.input.unit ?? "amount",
      low: values.reduce((low, one) => low.min(one), first).toResult(),
      high: values.reduce((high, one) => high.max(one), first).toResult(),
      weightedAverage: weights.isZero() ? null : weighted.div(weights).toResult(),
      places: entries.map((entry) => entry.input),
    };
  });
}

/** Whether it was worked out on many paths, a continuous distribution meets a bend, discrete outcomes are weighed, or neither. */
function techniqueOf(due: readonly Flow[], { metrics }: Assumptions): Technique {
  if (due.some(({ simulated }) => simulated !== undefined)) return "simulation";
  const forecasts = due.flatMap(({ obligation: { factors } }) =>
    factors.flatMap((factor) =>
      distinctObservables(factor).flatMap((observable) => {
        if (observable.kind === "price") return [{ bent: bends(factor), values: "continuous" }];
        const { metric, period } = observable;
        const forecast = ownProperty(ownProperty(metrics, metric)?.forecast ?? {}, period.label);
        return forecast === undefined ? [] : [{ bent: bends(factor), values: forecast.family.values }];
      }),
    ),
  );
  if (forecasts.some(({ bent, values }) => bent && values === "continuous")) return "option pricing";
  const weighed = due.some(({ obligation: { conditions } }) => conditions.length > 0);
  return weighed || forecasts.some(({ values }) => values === "several")
    ? "scenario analysis"
    : "discounted cash flow";
}

/** The sign of the exact change in a component's value as an input rises a little. */
function effectOf(
  offer: Offer,
  beliefs: Assumptions,
  component: string,
  places: readonly InputAt[],
  options: ValuationOptions,
): UnobservableInput["effectOfIncrease"] {
  const { changes, up } = slightlyMoved(beliefs, places);
  if (changes.length === 0) return "none";
  const figure = figureOf(offer, beliefs, { component }, options);
  const [before, after] = [figure.under(beliefs), figure.under(changeBeliefs(beliefs, changes))];
  return certified((numbers) => {
    const change = after(numbers).minus(before(numbers));
    if (change.isZero()) return "none";
    return change.isNonNegative() === up ? "higher" : "lower";
  });
}

import * as z from "zod";
import { type Assumptions, readAssumptions } from "../../beliefs/assumptions.js";
import type { AssumptionsInput } from "../../beliefs/assumptionsInput.js";
import { withoutPremiums } from "../../beliefs/withoutPremiums.js";
import { describeReceived, OfferError } from "../../errors.js";
import { requirements } from "../../interpret/requirements.js";
import { type Rate, type RateInput, rateField } from "../../market/rate.js";
import { inEachArithmetic, resultOf } from "../../numeric/certified.js";
import { Decimal, type DecimalInput, ZERO } from "../../numeric/decimal.js";
import { formatAmount } from "../../numeric/format.js";
import type { Arithmetic, Real } from "../../numeric/real.js";
import type { Side } from "../../numeric/roots/bracket.js";
import { scan } from "../../numeric/roots/scan.js";
import { toResult } from "../../numeric/rounding.js";
import { type Offer, readOffer } from "../../offer/offer.js";
import type { OfferInput } from "../../offer/offerDocument.js";
import { offerWorth } from "../../offer/offerWorth.js";
import { identifier, list, positive } from "../../schema/fields.js";
import { once } from "../../schema/memoize.js";
import { parse } from "../../schema/parse.js";
import { suggest } from "../../schema/suggest.js";
import { sideOfTarget } from "../breakEven/sideOfTarget.js";

/** What forecasts are to be worth, so that a premium for the risk of metrics follows from it: by one of two figures. */
export interface ImpliedRiskPremiumInput {
  /** What the forecasts are worth on the valuation date, in the currency of values; above 0. Stated, or else `discountedAt`. */
  readonly enterpriseValue?: DecimalInput | undefined;
  /**
   * A rate at which forecasts are discounted with their risk in it, such as a weighted average cost of capital. It applies to every
   * component of the offer. Stated, or else `enterpriseValue`.
   */
  readonly discountedAt?: RateInput | undefined;
  /** The metrics that have the premium, all the same one; all that the forecasts hang on unless stated. */
  readonly metrics?: readonly string[] | undefined;
}

const schema = /* @__PURE__ */ once(() =>
  z
    .strictObject({
      enterpriseValue: positive("What the forecasts are worth on the valuation date").optional(),
      discountedAt: rateField("A rate at which forecasts are discounted with their risk in it").optional(),
      metrics: list(identifier("A metric that has the premium"), 100).optional(),
    })
    .superRefine(({ enterpriseValue, discountedAt }, context) => {
      if ((enterpriseValue === undefined) !== (discountedAt === undefined)) return;
      const message = "must be stated, or else discountedAt: one of the two";
      const code = enterpriseValue === undefined ? "missing-term" : "invalid-term";
      context.addIssue({
        code: "custom",
        path: ["enterpriseValue"],
        message,
        params: { code, whole: true },
      });
    }),
);

/** Premiums a year that are looked at: beyond the ends none may be stated. */
const LOOKED_AT = /* @__PURE__ */ ["-10", "-1", "-0.1", "0", "0.05", "0.1", "0.2", "0.5", "1", "10"].map(
  (rate) => new Decimal(rate),
) as [Decimal, Decimal];

/** A smaller premium than this, which what forecasts are worth would not show, stands for none and is looked at as this one. */
const LEAST = /* @__PURE__ */ new Decimal("1e-60");

/**
 * The yearly premium for the risk of metrics, as `riskPremium` states it, under which forecasts are worth what they are known to be
 * worth: an enterprise value that somebody has paid, or what they come to at a rate that has their risk in it. It is how practice
 * calibrates a premium: forecasts less the premium, at the discount rate of the beliefs, which is to be free of that risk, are worth
 * as much as the forecasts themselves at the other rate. To 28 digits.
 *
 * The offer says which forecasts count and when they arrive: most often one `goingConcern`, without net debt. Premiums and required
 * returns that the beliefs state play no part.
 *
 * Source: The Appraisal Foundation, VFR Advisory 4, Valuation of Contingent Consideration (2019).
 *
 * @throws OfferError `out-of-range` where no premium from −10 to 10 does it; `missing-term` and `invalid-term` where not one of the two
 * figures is stated, where nothing hangs on a metric, and for a terminal value by growth, in which one premium for the last forecast
 * would be too little for what follows it: let `discountedAt` be the rate of return of forecasts with their growth, and value them without;
 * `missing-belief` as `valueOffer` does.
 * @example
 * ```ts
 * const business = offer({
 *   name: "Target",
 *   currency: "USD",
 *   components: [goingConcern({ metric: "ebitda", periods: [2021, 2022, 2023], terminalValue: "none" })],
 * });
 * const forecast = { 2021: "125e6", 2022: "135e6", 2023: "145e6" };
 * const beliefs = { valuationDate: "2021-01-01", discountRate: "0.02", metrics: { ebitda: { forecast } } };
 * const riskPremium = impliedRiskPremium(business, beliefs, { discountedAt: "0.12" });
 * riskPremium.toFixed(4); // => 0.0931
 * const known = { ...beliefs, metrics: { ebitda: { forecast, riskPremium } } };
 * valueOffer(business, known).presentValue.toFixed(0); // => 341499644
 * impliedRiskPremium(business, beliefs, { enterpriseValue: "341499644" }).toFixed(4); // => 0.0931
 * ```
 */
export function impliedRiskPremium(
  offer: Offer | OfferInput,
  assumptions: AssumptionsInput | Assumptions,
  question: ImpliedRiskPremiumInput,
): Decimal {
  const forecasts = readOffer(offer);
  const { enterpriseValue, discountedAt, metrics: asked } = parse(schema(), question, "question");
  const beliefs = withoutPremiums({ ...readAssumptions(assumptions), requiredReturns: {} });
  const metrics = metricsIn(forecasts, asked);
  // Not rounded before the two are compared, or the premium would take the digits that are cut off for risk.
  const target =
    enterpriseValue === undefined
      ? inEachArithmetic(offerWorth(forecasts, allAt(discountedAt as Rate, forecasts, beliefs)).presentValue)
      : (numbers: Arithmetic): Real => numbers.of(enterpriseValue);
  const valueAt = (premium: Decimal) =>
    offerWorth(forecasts, withPremium(beliefs, metrics, premium)).presentValue;
  const sideAt = (premium: Decimal): Side => {
    const isNearNone = !premium.isZero() && premium.abs().lessThan(LEAST);
    const value = valueAt(isNearNone ? (premium.isNegative() ? LEAST.neg() : LEAST) : premium);
    return sideOfTarget((numbers) => value(numbers).minus(target(numbers)), ZERO);
  };
  const [found, ...more] = scan(LOOKED_AT, sideAt).solutions;
  if (found !== undefined && found.kind === "crossing" && more.length === 0) return toResult(found.value);
  const without = formatAmount(resultOf(valueAt(new Decimal(0))));
  const message = `has no one premium from -10 to 10 that fits it: without any the forecasts are worth ${without}`;
  throw new OfferError({
    code: "out-of-range",
    path: ["question", enterpriseValue === undefined ? "discountedAt" : "enterpriseValue"],
    message,
    received: describeReceived(resultOf(target).toString()),
  });
}

/** Beliefs with one rate for everything that an offer pays, in which its risk is. */
const allAt = (rate: Rate, { components }: Offer, beliefs: Assumptions): Assumptions => ({
  ...beliefs,
  requiredReturns: Object.fromEntries(components.map(({ name }) => [name, rate])),
});

const withPremium = (beliefs: Assumptions, metrics: ReadonlySet<string>, premium: Decimal): Assumptions => ({
  ...beliefs,
  metrics: Object.fromEntries(
    Object.entries(beliefs.metrics).map(([name, metric]) => [
      name,
      metrics.has(name) ? { ...metric, riskPremium: premium } : metric,
    ]),
  ),
});

/** The metrics that are to have the premium, checked. */
function metricsIn(forecasts: Offer, asked: readonly string[] | undefined): ReadonlySet<string> {
  const { metrics, terminalValues } = requirements(forecasts.claim);
  const known = [...new Set(metrics.map(({ metric }) => metric))];
  if (known.length === 0) refuse("invalid-term", ["offer"], "must hang on a metric");
  const chosen = new Set(asked ?? known);
  for (const metric of chosen) {
    if (known.includes(metric)) continue;
    refuse(
      "unknown-key",
      ["question", "metrics"],
      `must be metrics that the offer hangs on${suggest(metric, known)}`,
      metric,
    );
  }
  if (terminalValues.some(({ metric, by }) => by === "growth" && chosen.has(metric))) {
    const message =
      "must have no terminal value by growth: its rate would have no premium for what comes after the last forecast. Take a multiple or none, and discountedAt";
    refuse("invalid-term", ["offer"], message);
  }
  return chosen;
}

function refuse(
  code: OfferError["code"],
  path: readonly string[],
  message: string,
  received?: string,
): never {
  throw new OfferError({
    code,
    path,
    message,
    ...(received === undefined ? {} : { received: `"${received}"` }),
  });
}

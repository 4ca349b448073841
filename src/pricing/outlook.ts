// Internal: no name of the public API lives here.

import type { Asset } from "../algebra/asset.js";
import { formatObservable, type Observable, observableKey } from "../algebra/observable.js";
import { MAX_WINDOW_DAYS, priceDays } from "../algebra/priceDays.js";
import type { Assumptions } from "../beliefs/assumptions.js";
import type { Dependence } from "../beliefs/dependence.js";
import { isAmount, premiumFigure, type RiskPremium } from "../beliefs/riskPremium.js";
import { averageOfLognormals } from "../distributions/averageOfLognormals.js";
import type { Distribution } from "../distributions/distribution.js";
import { type Forecast, toDistribution } from "../distributions/forecast.js";
import { translated } from "../distributions/translated.js";
import { missingBelief, OfferError, promised, within } from "../errors.js";
import { forwardPrice, type Market, refuseDividends } from "../market/prepaidPrice.js";
import { type Decimal, ZERO } from "../numeric/decimal.js";
import type { Arithmetic, Real } from "../numeric/real.js";
import { ownProperty } from "../schema/records.js";
import { type EpochDay, formatDate } from "../time/date.js";
import { type DateRule, formatDateRule, resolveDate } from "../time/dateRule.js";
import { correlationOf, driverOf, HALF_DAYS_A_YEAR, type Score, type Scores } from "./scores.js";

/** What beliefs say of observables: the distribution of each, with risk in its drift or without. */
export interface Outlook extends Scores {
  readonly numbers: Arithmetic;
  dayOf(rule: DateRule): EpochDay;
  /** The single number that stands for an observable: a metric's expected value, a price's forward. */
  forecast(observable: Observable): Real;
  /** With the drift in which expectations are prices: the one to value with. For a share delivered, under its own measure. */
  riskNeutral(observable: Observable, delivered?: Delivery): Distribution;
  /** As forecast; undefined for a future share price for which no expected return is given. */
  realWorld(observable: Observable): Distribution | undefined;
}

/** What is delivered, and when: a share moves together with what is correlated with its price. */
interface Delivery {
  readonly asset: Asset;
  readonly day: EpochDay;
}

/** What quantities are counted in where they move with it. */
type Counted = Extract<Asset, { kind: "share" | "currency" }>;

type Metric = Extract<Observable, { kind: "metric" }>;
type Price = Extract<Observable, { kind: "price" }>;

export const outlookOf = (beliefs: Assumptions, market: Market): Outlook =>
  new BelievedOutlook(beliefs, market);

/** A class, because a dozen closures take longer to make than an option to value. */
class BelievedOutlook implements Outlook {
  readonly numbers: Arithmetic;
  private readonly today: EpochDay;
  /** Each made once: payments that hang on one metric share it, and a beta, for one, is dear to set up. */
  private readonly forecasts = new Map<string, Distribution>();
  private readonly priced = new Map<string, Distribution>();
  /** Windows of neighbouring payments look at the same days, and a forward costs two powers. */
  private forwards: Map<string, Real> | undefined;

  constructor(
    private readonly beliefs: Assumptions,
    private readonly market: Market,
  ) {
    this.numbers = market.numbers;
    this.today = beliefs.valuationDate;
  }

  dayOf(rule: DateRule): EpochDay {
    return resolveDate(rule, this.beliefs.closing);
  }

  forecast(observable: Observable): Real {
    return (observable.kind === "metric" ? this.metric(observable) : this.riskNeutral(observable)).mean;
  }

  riskNeutral(observable: Observable, delivered?: Delivery): Distribution {
    const asset = delivered?.asset;
    const issuer = asset?.kind === "share" ? asset.issuer : undefined;
    const ownShare = observable.kind === "price" && observable.issuer === issuer;
    const abroad =
      observable.kind === "price" && asset?.kind === "currency" && asset.currency !== observable.currency;
    if (!ownShare && (asset?.kind === "share" || abroad)) {
      const plain = this.riskNeutral(observable);
      return this.countedIn(asset as Counted, observable, plain, (delivered as Delivery).day);
    }
    if (observable.kind === "metric") {
      return madeOnce(this.priced, observableKey(observable), () => this.riskAdjusted(observable));
    }
    const key = `${ownShare ? "own " : ""}${observableKey(observable)}`;
    return madeOnce(this.priced, key, () => this.priceToday(observable, ownShare));
  }

  realWorld(observable: Observable): Distribution | undefined {
    if (observable.kind === "metric") return this.metric(observable);
    const { beliefs, numbers } = this;
    const { issuer } = observable;
    const quote = ownProperty(beliefs.shares, issuer);
    const settled = windowOf(observable, this).every((day) => day <= this.today);
    if (quote === undefined || (quote.expectedReturn === undefined && !settled)) return undefined;
    const price = numbers.of(quote.price);
    const drift = numbers.of((quote.expectedReturn ?? ZERO).minus(quote.dividendYield));
    const grown = (day: EpochDay): Real => drift.times(this.yearsTo(day)).exp();
    const { dividends = [] } = quote;
    return this.priceOver(observable, (day) => {
      const gone = dividends.filter(({ date }) => date > this.today && date <= day);
      const left = gone.reduce(
        (sum, { date, amount }) => sum.minus(numbers.of(amount).div(grown(date))),
        price,
      );
      return left.greaterThan(0) ? left.times(grown(day)) : refuseDividends(issuer, day);
    });
  }

  /**
   * Counted in another asset, a quantity that rises with that asset's price is worth more: its score has the mean ρσ√T of the return of
   * a share up to its delivery and, where quantity and asset are measured in different currencies, of the exchange rate between them.
   * Of a foreign price that decides over money at home, that is the quanto adjustment e^(−ρ·σ·σ_FX·T) of its forward.
   *
   * Odds in one money are those in another weighed with the exchange rate over its forward, e^(σ_FX·√T·z − σ_FX²·T/2): that moves a
   * score's mean by its covariance with σ_FX·√T·z and changes nothing else (change of numeraire).
   */
  private countedIn(
    asset: Counted,
    observable: Observable,
    plain: Distribution,
    day: EpochDay,
  ): Distribution {
    const { beliefs, numbers, dependence } = this;
    const isCertain = plain.atoms.length === 1;
    if (isCertain || (!dependence.isCorrelated && dependence.degreesOfFreedom === undefined)) return plain;
    const halfDays = 2 * Math.max(0, day - this.today);
    const issuer = asset.kind === "share" ? asset.issuer : undefined;
    const quote = issuer === undefined ? undefined : ownProperty(beliefs.shares, issuer);
    const currency = asset.kind === "share" ? (quote?.currency ?? this.market.currency) : asset.currency;
    const abroad = currency !== observable.currency;
    const exposures = [
      ...(issuer === undefined
        ? []
        : [{ driver: `shares.${issuer}`, volatility: quote?.volatility, sign: 1 }]),
      ...(abroad ? [this.exchangeOf(currency, 1), this.exchangeOf(observable.currency, -1)] : []),
    ];
    const own = this.scoreOf(observable);
    const driver = driverOf(observable);
    const isStudent = dependence.degreesOfFreedom !== undefined;
    // Student's t joins whatever is uncertain, correlated or not: one number stretches all scores.
    const moving = exposures.filter(({ driver: by, volatility = ZERO }) =>
      isStudent ? !volatility.isZero() : !dependence.correlation(driver, by).isZero(),
    );
    if (moving.length === 0) return plain;
    if (issuer === undefined && isStudent) {
      const message = `must be gaussian: ${currency} is paid by ${formatObservable(observable)}, which moves with the exchange rate (under Student's t without a correlation too), and the adjustment for that is known of jointly normal scores alone`;
      throw new OfferError({ code: "invalid-term", path: ["copula"], message });
    }
    if (own === undefined || plain.withScore === undefined || isStudent) {
      const paid = issuer === undefined ? currency : `shares of ${issuer}`;
      const message = `${paid} in a number that hangs on ${formatObservable(observable)}, which moves with their price in a way that has no closed form, need simulation`;
      throw new OfferError({ code: "needs-simulation", path: [], message });
    }
    const years = numbers.of(halfDays).div(HALF_DAYS_A_YEAR);
    const drift = moving.map(({ driver: by, volatility, sign }) =>
      correlationOf(own, { driver: by, key: String(day), halfDays }, dependence, numbers)
        .times(numbers.of(promised(volatility, "what is correlated has a volatility")).times(years.sqrt()))
        .times(sign),
    );
    return plain.withScore(numbers.sum(drift), numbers.of(1));
  }

  private exchangeOf(currency: string, sign: number) {
    const { volatility } = ownProperty(this.beliefs.currencies, currency) ?? {};
    return { driver: `currencies.${currency}`, volatility, sign };
  }

  get dependence(): Dependence {
    return this.beliefs.dependence;
  }

  scoreOf(observable: Observable): Score | undefined {
    if (observable.kind === "metric") {
      const { period } = observable;
      const key = `${this.dayOf(period.start)} to ${this.dayOf(period.end)}`;
      return { driver: driverOf(observable), key, halfDays: this.halfDaysToMiddle(observable) };
    }
    const days = windowOf(observable, this);
    const [day] = days;
    if (day === undefined || days.length > 1) return undefined;
    const halfDays = 2 * Math.max(0, day - this.today);
    return { driver: driverOf(observable), key: String(day), halfDays };
  }

  private yearsTo(day: EpochDay): Real {
    return this.numbers.of(Math.max(0, day - this.today)).div(365);
  }

  /**
   * A metric is settled, on average, in the middle of the period over which it is measured; once that is under way, in the middle
   * of what remains of it.
   */
  private halfDaysToMiddle({ period }: Metric): number {
    const from = Math.max(this.dayOf(period.start), this.today);
    return Math.max(0, from + this.dayOf(period.end) + 1 - 2 * this.today);
  }

  private metric(observable: Metric): Distribution {
    return madeOnce(this.forecasts, observableKey(observable), () => this.forecastOf(observable));
  }

  private forecastOf(observable: Metric): Distribution {
    const { metric, period } = observable;
    const { forecast, toDate = {} } = this.beliefIn(observable);
    const stated = ownProperty(forecast, period.label);
    if (stated === undefined)
      return missingBelief(["metrics", metric, "forecast", period.label], "a forecast is needed");
    const whole = distributionOf(stated, () => this.halfDaysToMiddle(observable), this.numbers);
    const known = ownProperty(toDate, period.label);
    return known === undefined ? whole : this.knownInPart(observable, whole, known);
  }

  /** What is measured so far and a rest of the forecast's own family, which alone is uncertain. */
  private knownInPart({ metric, period }: Metric, whole: Distribution, known: Decimal): Distribution {
    const path = ["metrics", metric, "toDate", period.label];
    const underWay = this.dayOf(period.start) < this.today && this.today <= this.dayOf(period.end);
    if (!underWay) {
      const message = `is for a period under way, but on ${formatDate(this.today)} ${period.label} ${this.today <= this.dayOf(period.start) ? "has not begun" : "is over: its forecast is what was measured"}`;
      throw new OfferError({ code: "invalid-term", path, message });
    }
    const soFar = this.numbers.of(known);
    try {
      return translated(whole.withMean(whole.mean.minus(soFar)), soFar);
    } catch (error) {
      if (!(error instanceof OfferError)) throw error;
      const message = `leaves a rest that the forecast's family cannot have, with a mean of ${whole.mean.toDecimal().minus(known).toSignificantDigits(6)}: forecasts are of the period as a whole`;
      throw new OfferError({ code: "out-of-range", path, message });
    }
  }

  private beliefIn({ metric, period }: Metric): Assumptions["metrics"][string] {
    return (
      ownProperty(this.beliefs.metrics, metric) ??
      missingBelief(["metrics", metric, "forecast", period.label], "a forecast is needed")
    );
  }

  /**
   * F = E[M]·e^(−λ·tm): the premium for the metric's own risk, up to the middle of its period (of what remains of it); or F = E[M] −
   * a·tm for a premium of an amount a year. What has been measured so far carries no risk.
   */
  private riskAdjusted(observable: Metric): Distribution {
    const distribution = this.metric(observable);
    const { riskPremium } = this.beliefIn(observable);
    if (premiumFigure(riskPremium).isZero()) return distribution;
    const halfDays = this.halfDaysToMiddle(observable);
    return underPremium(distribution, riskPremium, halfDays, () =>
      this.lessPremium(observable, distribution, yearsOf(halfDays, this.numbers)),
    );
  }

  private lessPremium(observable: Metric, distribution: Distribution, years: Real): Distribution {
    const { riskPremium, toDate = {} } = this.beliefIn(observable);
    const path = ["metrics", observable.metric, "riskPremium"];
    if (isAmount(riskPremium)) {
      const deduction = this.numbers.of(riskPremium.amount).times(years);
      return within(path, () => distribution.withMean(distribution.mean.minus(deduction)));
    }
    const known = this.numbers.of(ownProperty(toDate, observable.period.label) ?? ZERO);
    const rest = distribution.mean.minus(known);
    if (rest.greaterThan(0)) {
      const discounted = rest.times(this.numbers.of(riskPremium).times(years).neg().exp());
      return distribution.withMean(known.plus(discounted));
    }
    const message = `is a rate, which only fits a forecast above 0: of nothing or a loss of ${observable.metric} in ${observable.period.label} it demands no return; state the premium as an amount a year, { amount }`;
    throw new OfferError({ code: "invalid-term", path, message });
  }

  private forwardOn(issuer: string, day: EpochDay): Real {
    this.forwards ??= new Map();
    return madeOnce(this.forwards, `${day} ${issuer}`, () => forwardPrice(issuer, day, this.market));
  }

  /** The mean of prices over the days of the window: those past are known, those ahead have the drift given. */
  private priceOver(observable: Price, expectedOn: (day: EpochDay) => Real): Distribution {
    const { numbers, today, beliefs } = this;
    const days = windowOf(observable, this);
    const past = days.filter((day) => day < today);
    const known = past.reduce(
      (sum, day) => sum.plus(numbers.of(fixing(observable.issuer, day, beliefs))),
      numbers.of(0),
    );
    const ahead = days
      .slice(past.length)
      .map((day) => ({ forward: expectedOn(day), years: this.yearsTo(day) }));
    const volatility = numbers.of(ownProperty(beliefs.shares, observable.issuer)?.volatility ?? ZERO);
    return averageOfLognormals(known.div(days.length), ahead, volatility, days.length);
  }

  /** At the forward; where the share itself is delivered, under the measure that counts in shares. */
  private priceToday(observable: Price, ownShare: boolean): Distribution {
    const { issuer } = observable;
    const volatility = this.numbers.of(ownProperty(this.beliefs.shares, issuer)?.volatility ?? ZERO);
    // Counted in the share itself, its price drifts up by its variance: what is delivered is worth more when it is dear.
    const tilted = (day: EpochDay, forward: Real): Real =>
      ownShare ? forward.times(volatility.times(volatility).times(this.yearsTo(day)).exp()) : forward;
    return this.priceOver(observable, (day) => tilted(day, this.forwardOn(issuer, day)));
  }
}

const yearsOf = (halfDays: number, numbers: Arithmetic): Real => numbers.of(halfDays).div(HALF_DAYS_A_YEAR);

/** Something that was worked out, and the time until its period's middle that it was worked out for; undefined for any time. */
interface MadeFor<Made> {
  readonly halfDays: number | undefined;
  readonly made: Made;
}

/**
 * The distribution of each forecast, kept with it: an analysis values an offer under hundreds of beliefs, most forecasts of which
 * are the ones before, and what is known over a distribution is known again where it is the same one.
 */
const distributions = /* @__PURE__ */ new WeakMap<Forecast, Map<Arithmetic, MadeFor<Distribution>>>();

function distributionOf(stated: Forecast, halfDaysAhead: () => number, numbers: Arithmetic): Distribution {
  const known = distributions.get(stated) ?? new Map<Arithmetic, MadeFor<Distribution>>();
  const before = known.get(numbers);
  if (before !== undefined && (before.halfDays === undefined || before.halfDays === halfDaysAhead()))
    return before.made;
  let halfDays: number | undefined;
  const years = (): Real => {
    halfDays = halfDaysAhead();
    return yearsOf(halfDays, numbers);
  };
  const made = toDistribution(stated, years, numbers);
  distributions.set(stated, known.set(numbers, { halfDays, made }));
  return made;
}

/** Each distribution under the premium that it was last asked for. */
const premiums = /* @__PURE__ */ new WeakMap<
  Distribution,
  MadeFor<Distribution> & { readonly premium: RiskPremium }
>();

function underPremium(
  distribution: Distribution,
  premium: RiskPremium,
  halfDays: number,
  make: () => Distribution,
): Distribution {
  const before = premiums.get(distribution);
  if (before?.premium === premium && before.halfDays === halfDays) return before.made;
  const made = make();
  premiums.set(distribution, { premium, halfDays, made });
  return made;
}

function madeOnce<Value>(known: Map<string, Value>, key: string, make: () => Value): Value {
  const before = known.get(key);
  if (before !== undefined) return before;
  const value = make();
  known.set(key, value);
  return value;
}

/** The days over which a price is averaged, or the one day on which it is looked at. */
export function windowOf(observable: Price, outlook: Pick<Outlook, "dayOf">): readonly EpochDay[] {
  const days = priceDays(observable, (rule) => outlook.dayOf(rule));
  if (days.length > 0) return days;
  const { issuer, on, averagedFrom } = observable;
  const window = `from ${formatDateRule(averagedFrom ?? on)} to ${formatDateRule(on)}`;
  const message = `the window ${window} over which the price of ${issuer} is averaged must run forward over at most ${MAX_WINDOW_DAYS} days`;
  throw new OfferError({ code: "out-of-range", path: [], message });
}

function fixing(issuer: string, day: EpochDay, beliefs: Assumptions): Decimal {
  const date = formatDate(day);
  return (
    ownProperty(ownProperty(beliefs.shares, issuer)?.fixings ?? {}, date) ??
    missingBelief(["shares", issuer, "fixings", date], "is needed: the price on a day that has passed")
  );
}

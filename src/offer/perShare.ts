import { currency as currencyAsset, share } from "../algebra/asset.js";
import { type Assumptions, sealed } from "../beliefs/assumptions.js";
import { type Component, componentOf } from "../components/defineComponent.js";
import { statesByShare } from "../components/parts/perShare.js";
import { toDistribution } from "../distributions/forecast.js";
import { requirements } from "../interpret/requirements.js";
import { spotPrice } from "../market/prepaidPrice.js";
import { certified, resultOf } from "../numeric/certified.js";
import { Decimal, exactDifference, exactProduct, exactSum, ONE, ZERO } from "../numeric/decimal.js";
import type { Arithmetic, Real } from "../numeric/real.js";
import { toResult } from "../numeric/rounding.js";
import { type Flow, totalOf } from "../pricing/flows.js";
import { replaced } from "../schema/records.js";
import { type BridgedEquity, equityBridge } from "../settlement/equityBridge.js";
import type { Design } from "../simulation/points.js";
import { type HeldShares, heldAt, heldInTotal } from "./heldShares.js";
import { isContingent } from "./isContingent.js";
import type { Offer } from "./offer.js";
import { type OfferWorth, offerWorth } from "./offerWorth.js";
import type { TargetShares } from "./targetDocument.js";

/** What one target share receives of a component, in units of the valuation's currency. */
export interface ComponentPerShare {
  /** The name of the component. */
  readonly name: string;
  /** At the forecasts and today's prices, without odds or discount. */
  readonly nominal: Decimal;
  /** Its present value. */
  readonly presentValue: Decimal;
  /** All of its present value, divided by the basic shares alone. */
  readonly presentValuePerBasicShare: Decimal;
}

/** How much more a share fetches than it cost. */
export interface Premium {
  /** The price that it is reckoned from: "unaffected price", "last close", or the name of an average. */
  readonly over: string;
  /** That price, in units of the valuation's currency. */
  readonly price: Decimal;
  /** The offer's price ÷ that price − 1: 0.45 is 45%. */
  readonly premium: Decimal;
}

/** What the offer has to do with the shares of one issuer. */
export interface IssuerPerShare {
  /** Whose shares. */
  readonly issuer: string;
  /** The offer's price of one target share ÷ today's price of one of these: the exchange ratio that the price implies. */
  readonly impliedExchangeRatio: Decimal;
  /** Shares that one target share receives at the forecasts, as shares or as a value of them; 0 for none. */
  readonly shares: Decimal;
  /**
   * Hedge ratio: how much the value of what one target share receives changes for one unit of this price; the mean of both sides at a
   * corner. So many shares sold short cover it.
   */
  readonly delta: Decimal;
  /** Part of the issuer that the target's holders will own, from 0 to 1; undefined where its shares outstanding are not stated. */
  readonly ownership: Decimal | undefined;
}

/** The business, priced as the offer does, against one forecast. */
export interface EnterpriseMultiple {
  /** The name of the metric. */
  readonly metric: string;
  /** The period of the forecast. */
  readonly period: string;
  /** Enterprise value ÷ expected metric. */
  readonly multiple: Decimal;
}

/** What an offer comes to for each share of the target. Amounts in units of the valuation's currency. */
export interface PerShare {
  /** The price of one share: all that is fixed, at face, with shares at today's price; what is contingent is no part of it. */
  readonly price: Decimal;
  /** Present value of everything that one share receives, contingent parts among it. */
  readonly value: Decimal;
  /** Present value of the whole offer ÷ basic shares, as if there were no options and units. */
  readonly valuePerBasicShare: Decimal;
  /** By component, in the order of the offer; without what goes to options alone and what is due only if the offer fails. */
  readonly components: readonly ComponentPerShare[];
  /** Shares outstanding, as stated. */
  readonly basicShares: Decimal;
  /** Shares into which convertibles are converted at the offer's price; 0 where there are none. */
  readonly convertedShares: Decimal;
  /** Shares by the treasury stock method at the offer's price, units and convertibles among them. */
  readonly dilutedShares: Decimal;
  /** Premium to each price that the beliefs state. */
  readonly premiums: readonly Premium[];
  /** Part of the price that is paid in money, from 0 to 1; null where the price is 0. */
  readonly cashShare: Decimal | null;
  /** Part of the price that is paid in shares, from 0 to 1; null where the price is 0. */
  readonly stockShare: Decimal | null;
  /** Price × diluted shares. */
  readonly equityValue: Decimal;
  /** Equity value and net debt, less the debt that falls away where convertibles are converted; undefined where the offer states no net debt. */
  readonly enterpriseValue: Decimal | undefined;
  /** Enterprise value ÷ each forecast among the beliefs that is above 0; empty where there is no enterprise value. */
  readonly multiples: readonly EnterpriseMultiple[];
  /** By issuer of whose shares the beliefs give a price. */
  readonly issuers: readonly IssuerPerShare[];
}

/** What an offer comes to for each share of the target; undefined where the offer does not state the shares. */
export function perShareOf(
  offer: Offer,
  beliefs: Assumptions,
  worth: OfferWorth,
  design: Design | undefined,
): PerShare | undefined {
  const { targetShares } = offer;
  return targetShares === undefined
    ? undefined
    : new Shares(offer, beliefs, worth, targetShares, design).perShare();
}

class Shares {
  private readonly options: readonly { readonly count: Decimal; readonly strike: Decimal }[];
  private readonly due: readonly Flow[];
  /** Units of the valuation's currency for one of the offer's, in which the target's figures are stated. */
  private readonly rate: Decimal;

  constructor(
    private readonly offer: Offer,
    private readonly beliefs: Assumptions,
    private readonly worth: OfferWorth,
    private readonly stated: TargetShares,
    /** How what has no closed form is simulated. */
    private readonly design: Design | undefined,
  ) {
    this.rate = offer.currency === worth.currency ? ONE : this.spot(currencyAsset(offer.currency));
    this.options = (stated.options ?? [])
      .filter(({ vested = true }) => vested)
      .map(({ count, strike }) => ({ count, strike: exactProduct(strike, this.rate) }));
    this.due = worth.flows.filter((flow) => !flow.isExcluded);
  }

  perShare(): PerShare {
    const { offer, worth, stated } = this;
    const fixed = this.due.filter(({ obligation }) => !isContingent(obligation, offer));
    const { held, converted, debtConverted, priced } = this.priced(fixed);
    const { pricePerShare, dilutedShares, equityValue } = priced;
    const { counts, excluded } = this.counts(held, pricePerShare, dilutedShares);
    const netDebt = offer.netDebt && exactDifference(exactProduct(offer.netDebt, this.rate), debtConverted);
    const named = offer.components.filter(({ name }) => !excluded.has(name));
    const received = (numbers: Arithmetic, flows: readonly Flow[]): Real =>
      numbers.sum(
        flows
          .filter((flow) => counts.has(componentOf(flow)))
          .map((flow) => flow.presentValue(numbers).div(numbers.of(counts.get(componentOf(flow)) ?? ONE))),
      );
    const inShares = resultOf((numbers) =>
      numbers.sum(
        fixed
          .filter(({ asset, path }) => asset.kind !== "currency" && counts.has(componentOf({ path })))
          .map((flow) => flow.nominal(numbers)),
      ),
    );
    const all = resultOf(
      totalOf(
        fixed.filter((flow) => counts.has(componentOf(flow))),
        "nominal",
      ),
    );
    const stockShare = all.isZero() ? null : toResult(inShares.div(all));
    const enterpriseValue = netDebt && toResult(exactSum([equityValue, netDebt]));
    return {
      price: pricePerShare,
      value: resultOf((numbers) => received(numbers, this.due)),
      valuePerBasicShare: resultOf((numbers) => worth.presentValue(numbers).div(numbers.of(stated.basic))),
      components: named.map((component) => this.componentPerShare(component, counts, held)),
      basicShares: stated.basic,
      convertedShares: converted,
      dilutedShares,
      premiums: this.premiums(pricePerShare),
      cashShare: stockShare && toResult(exactDifference(ONE, stockShare)),
      stockShare,
      equityValue,
      enterpriseValue,
      multiples: enterpriseValue === undefined ? [] : this.multiples(enterpriseValue),
      issuers: this.issuers().map((issuer) =>
        this.issuerPerShare(issuer, pricePerShare, counts, held, received),
      ),
    };
  }

  private spot(asset: ReturnType<typeof currencyAsset>): Decimal {
    return resultOf((numbers) => spotPrice(asset, this.worth.world.market(numbers)));
  }

  /** What all shares and options receive that is fixed, at today's prices. */
  private equity(fixed: readonly Flow[], held: Decimal, price: Decimal | undefined): Decimal {
    const perShare = this.offer.components.filter(
      (one) => one.pricePart !== undefined || one.type === "optionSpread",
    );
    // Debt that is taken over is no part of what a share receives.
    const apart = new Set(
      [...perShare, ...this.offer.components.filter(({ type }) => type === "assumedDebt")].map(
        ({ name }) => name,
      ),
    );
    const inTotal = fixed.filter((flow) => !apart.has(componentOf(flow)));
    return exactSum([this.equityPerShare(held, price), resultOf(totalOf(inTotal, "nominal"))]);
  }

  /** The price that is stated for each share, at today's price of what it is paid in, times all shares, options at their gain. */
  private equityPerShare(held: Decimal, each: Decimal | undefined): Decimal {
    if (each === undefined) return ZERO;
    const gains = this.options
      .filter(({ strike }) => strike.lessThan(each))
      .map(({ count, strike }) => exactProduct(count, exactDifference(each, strike)));
    return exactSum([exactProduct(each, held), ...gains]);
  }

  /** The price of one share as components state it, at today's price of what it is paid in. */
  private statedPrice(): Decimal | undefined {
    const price = this.offer.sharePrice;
    return (
      price &&
      exactSum([
        exactProduct(price.cash, this.rate),
        ...price.stock.map(({ issuer, ratio }) => exactProduct(ratio, this.spot(share(issuer)))),
      ])
    );
  }

  /** The shares in the valuation's currency. */
  private get shares(): TargetShares {
    const { convertibles = [], ...others } = this.stated;
    const converted = convertibles.map(({ shares, conversionPrice }) => ({
      shares,
      conversionPrice: conversionPrice && exactProduct(conversionPrice, this.rate),
    }));
    return { ...others, convertibles: converted };
  }

  /** The only price at which equity = price × diluted shares, and the shares that are held at it. */
  private priced(fixed: readonly Flow[]): HeldShares & { readonly priced: BridgedEquity } {
    const { shares, options } = this;
    const stated = this.statedPrice();
    // A part of the price divides it, and what the bridge takes has no more than so many digits.
    const equity = (held: Decimal): Decimal =>
      this.equity(fixed, held, stated).toSignificantDigits(MAX_DIGITS);
    if (stated === undefined) return heldInTotal(shares, equity(ZERO), options);
    const atPrice = heldAt(shares, stated);
    const terms = { debt: "0", cash: "0", shares: atPrice.held, options };
    return { ...atPrice, priced: equityBridge({ ...terms, enterpriseValue: equity(atPrice.held) }) };
  }

  /** Among how many shares each component is shared out; `excluded` go to no share. */
  private counts(held: Decimal, price: Decimal, diluted: Decimal) {
    const owing = new Set(this.due.map(componentOf));
    const counts = new Map<string, Decimal>();
    const excluded = new Set<string>();
    const granted = exactSum([
      held,
      ...this.options.filter(({ strike }) => strike.lessThan(price)).map(({ count }) => count),
    ]);
    for (const component of this.offer.components) {
      const { name, type, pricePart } = component;
      if (!owing.has(name) || type === "optionSpread") excluded.add(name);
      else if (pricePart !== undefined) counts.set(name, held);
      else counts.set(name, statesByShare(component) ? granted : diluted);
    }
    return { counts, excluded };
  }

  private componentPerShare(
    { name }: Component,
    counts: ReadonlyMap<string, Decimal>,
    held: Decimal,
  ): ComponentPerShare {
    const flows = this.due.filter((flow) => componentOf(flow) === name);
    const each = (figure: "nominal" | "presentValue", count: Decimal): Decimal => {
      const total = totalOf(flows, figure);
      return resultOf((numbers) => total(numbers).div(numbers.of(count)));
    };
    const count = counts.get(name) ?? held;
    return {
      name,
      nominal: each("nominal", count),
      presentValue: each("presentValue", count),
      presentValuePerBasicShare: each("presentValue", this.stated.basic),
    };
  }

  private premiums(price: Decimal): Premium[] {
    const { unaffected, lastClose, averages = {} } = this.beliefs.targetPrices ?? {};
    const stated: [string, Decimal | undefined][] = [
      ["unaffected price", unaffected],
      ["last close", lastClose],
      ...Object.entries(averages),
    ];
    return stated.flatMap(([over, before]) => {
      if (before === undefined) return [];
      const from = exactProduct(before, this.rate);
      return [{ over, price: toResult(from), premium: toResult(exactDifference(price, from).div(from)) }];
    });
  }

  /** Over metrics in the valuation's currency, and over those of which neither beliefs nor terms say what they are measured in. */
  private multiples(enterpriseValue: Decimal): EnterpriseMultiple[] {
    const { beliefs, worth } = this;
    const inTerms = new Map(requirements(this.offer.claim).metrics.map((one) => [one.metric, one.currency]));
    return Object.entries(beliefs.metrics).flatMap(([metric, { forecast, currency }]) =>
      Object.entries(forecast).flatMap(([period, stated]) => {
        const unit = currency ?? inTerms.get(metric);
        if (unit !== undefined && unit !== worth.currency) return [];
        const mean = resultOf((numbers) => toDistribution(stated, () => numbers.of(0), numbers).mean);
        return mean.greaterThan(0) ? [{ metric, period, multiple: toResult(enterpriseValue.div(mean)) }] : [];
      }),
    );
  }

  /** Those whose price can be told in the valuation's currency. */
  private issuers(): string[] {
    const { beliefs, worth } = this;
    return Object.entries(beliefs.shares).flatMap(([issuer, { currency = worth.currency }]) =>
      currency === worth.currency || Object.hasOwn(beliefs.currencies, currency) ? [issuer] : [],
    );
  }

  private issuerPerShare(
    issuer: string,
    price: Decimal,
    counts: ReadonlyMap<string, Decimal>,
    held: Decimal,
    received: (numbers: Arithmetic, flows: readonly Flow[]) => Real,
  ): IssuerPerShare {
    const spot = this.spot(share(issuer));
    const flows = this.due.filter(({ asset }) => "issuer" in asset && asset.issuer === issuer);
    const shares = (countOf: (flow: Flow) => Decimal): Decimal =>
      resultOf((numbers) =>
        numbers.sum(
          flows.map((flow) =>
            flow
              .nominal(numbers)
              .div(numbers.of(spot))
              .div(numbers.of(countOf(flow))),
          ),
        ),
      );
    const issued = shares(() => ONE);
    const outstanding = this.beliefs.shares[issuer]?.outstanding;
    return {
      issuer,
      impliedExchangeRatio: toResult(price.div(spot)),
      shares: shares((flow) => counts.get(componentOf(flow)) ?? held),
      delta: this.delta(issuer, received),
      ownership: outstanding && toResult(issued.div(exactSum([issued, outstanding]))),
    };
  }

  /**
   * By differences of values to 60 digits: what they leave out is of the order of 1e-32 of the slope. What is simulated, on the same
   * paths, is known to the digits of doubles, and the step is as much larger.
   */
  private delta(issuer: string, received: (numbers: Arithmetic, flows: readonly Flow[]) => Real): Decimal {
    const here = this.beliefs.shares[issuer]?.price ?? ONE;
    const isSimulated = this.due.some(({ simulated }) => simulated !== undefined);
    const step = exactProduct(here, isSimulated ? "1e-4" : "1e-16");
    const valueAt = (price: Decimal): Decimal => {
      const moved = sealed(replaced(this.beliefs, ["shares", issuer, "price"], price));
      const { flows } = offerWorth(this.offer, moved, this.design);
      const due = flows.filter((flow) => !flow.isExcluded);
      return new Decimal(certified((numbers) => received(numbers, due).toResult(), DIGITS));
    };
    const [above, below] = [valueAt(exactSum([here, step])), valueAt(exactDifference(here, step))];
    return toResult(exactDifference(above, below).div(step.times(2)));
  }
}

const DIGITS = 60;

/** Digits of a decimal that documents take. */
const MAX_DIGITS = 60;

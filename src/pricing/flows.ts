import type { Amount } from "../algebra/amount.js";
import { amountAt } from "../algebra/amountAt.js";
import type { Asset } from "../algebra/asset.js";
import type { Claim, Condition, Obligor } from "../algebra/claim.js";
import { type Obligation, obligations } from "../algebra/obligations.js";
import type { Observable } from "../algebra/observable.js";
import { bends, distinctObservables } from "../algebra/observablesIn.js";
import { componentOf } from "../components/defineComponent.js";
import type { Distribution } from "../distributions/distribution.js";
import { spotPrice } from "../market/prepaidPrice.js";
import { inEachArithmetic } from "../numeric/certified.js";
import type { Decimal } from "../numeric/decimal.js";
import type { Arithmetic, Real } from "../numeric/real.js";
import { memoize } from "../schema/memoize.js";
import type { EpochDay } from "../time/date.js";
import { expectedAmount } from "./expectedAmount.js";
import type { World } from "./world.js";

/** The flows of a claim in a world, one for each obligation, made once in each arithmetic that asks for them. */
export type Flows = (numbers: Arithmetic) => readonly Flow[];

/** The flows that a claim comes to in a world. */
export const flowsOf = (claim: Claim, world: (numbers: Arithmetic) => World): Flows =>
  inEachArithmetic((numbers) => obligations(claim).map((owed) => new Flow(owed, world(numbers))));

/**
 * What an obligation comes to in a world: its day, its units at the forecasts and as expected, their odds and their price. All
 * before rounding, and each worked out when it is first asked for, so that nobody pays for what nobody looks at.
 */
export class Flow {
  readonly day: EpochDay;
  private knownUnits: Real | undefined;
  private knownExpectedUnits: Real | undefined;
  private knownProbability: Decimal | undefined;
  private knownPrice: Real | undefined;

  constructor(
    readonly obligation: Obligation,
    private readonly world: World,
  ) {
    const { date } = obligation;
    this.day = date === null ? world.valuationDate : world.outlook.dayOf(date);
    this.knownUnits = undefined;
    this.knownExpectedUnits = undefined;
    this.knownProbability = undefined;
    this.knownPrice = undefined;
  }

  get asset(): Asset {
    return this.obligation.asset;
  }

  get conditions(): readonly Condition[] {
    return this.obligation.conditions;
  }

  /** Whose credit stands behind it; null for nobody's. */
  get owedBy(): Obligor {
    return this.obligation.obligor;
  }

  /** The names it stands under, outermost first. */
  get path(): readonly string[] {
    return this.obligation.path;
  }

  /** Units of the asset if every forecast comes true; negative where they are paid. */
  get units(): Real {
    this.knownUnits ??= this.product((factor) => amountAt(factor, this.world.outlook));
    return this.knownUnits;
  }

  /** Over the distributions of what is observed: with risk in the drift, unless a return of its own stands for that risk. */
  get expectedUnits(): Real {
    this.knownExpectedUnits ??= this.product((factor) =>
      expectedAmount(factor, (observable) => this.distributionOf(observable), this.world.outlook),
    );
    return this.knownExpectedUnits;
  }

  /** Whether its amount bends but what it observes is a single number, so that the bend is worth nothing. */
  get pointOnly(): boolean {
    const observed = bentOver(this.obligation);
    return (
      observed.length > 0 &&
      observed.every((observable) => this.distributionOf(observable).atoms.length === 1)
    );
  }

  /** Probability of its conditions. */
  get probability(): Decimal {
    this.knownProbability ??= this.world.probabilityOf(this.conditions);
    return this.knownProbability;
  }

  /** Today's price of one unit delivered on its day, for certain. */
  get price(): Real {
    this.knownPrice ??= this.world.priceOf(this.asset, this.day, this.owedBy, this.path);
    return this.knownPrice;
  }

  /** Units at the forecasts, at spot: no odds, no discount. */
  get nominal(): Real {
    return this.units.times(this.spot);
  }

  /** Expected units × probability, at spot: no discount; nothing for what is past. */
  get expected(): Real {
    return this.isPast ? this.world.numbers.of(0) : this.expectedDelivery.times(this.spot);
  }

  /** Expected units × probability × price. */
  get presentValue(): Real {
    return this.expectedDelivery.times(this.price);
  }

  /** Today's price of one unit delivered at once. */
  get spot(): Real {
    return spotPrice(this.asset, this.world.market);
  }

  get isPast(): boolean {
    return this.day < this.world.valuationDate;
  }

  private get expectedDelivery(): Real {
    return this.expectedUnits.times(this.world.numbers.of(this.probability));
  }

  private product(amountOf: (factor: Amount) => Real): Real {
    const { factors, sign } = this.obligation;
    const [first, ...others] = factors;
    return others.reduce((product, factor) => product.times(amountOf(factor)), amountOf(first)).times(sign);
  }

  private distributionOf(observable: Observable): Distribution {
    const { world, asset, path } = this;
    const unadjusted = world.requiredReturn(path) && world.outlook.realWorld(observable);
    return unadjusted ?? world.outlook.riskNeutral(observable, asset);
  }
}

/** What the bends of an obligation are in. */
const bentOver = /* @__PURE__ */ memoize(({ factors }: Obligation) =>
  factors.filter(bends).flatMap(distinctObservables),
);

/** What stands under each component, in the order of the first of it. */
export function byComponent<Item extends Pick<Flow, "path">>(
  items: readonly Item[],
): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const component = componentOf(item);
    const group = groups.get(component);
    if (group === undefined) groups.set(component, [item]);
    else group.push(item);
  }
  return groups;
}

/** The sum of one figure of several flows. */
export const totalOf = (
  flows: readonly Flow[],
  figure: "nominal" | "expected" | "presentValue",
  numbers: Arithmetic,
): Real => flows.reduce((sum, flow) => sum.plus(flow[figure]), numbers.of(0));

// Internal: no name of the public API lives here.

import type { Amount } from "../algebra/amount.js";
import { amountAt } from "../algebra/amountAt.js";
import type { Asset } from "../algebra/asset.js";
import type { Claim, Condition, Obligor } from "../algebra/claim.js";
import { type Obligation, obligations } from "../algebra/obligations.js";
import type { Observable } from "../algebra/observable.js";
import { bends, distinctObservables } from "../algebra/observablesIn.js";
import { componentOf } from "../components/defineComponent.js";
import type { Distribution } from "../distributions/distribution.js";
import { OfferError } from "../errors.js";
import { spotPrice } from "../market/prepaidPrice.js";
import { certified, inEachArithmetic, resultOf, sharpened } from "../numeric/certified.js";
import type { Decimal } from "../numeric/decimal.js";
import type { Arithmetic, Real } from "../numeric/real.js";
import { knownFigure } from "../numeric/rounding.js";
import { Undecided } from "../numeric/undecided.js";
import { memoize, once } from "../schema/memoize.js";
import type { EpochDay } from "../time/date.js";
import { alternatives } from "./alternatives.js";
import { type Estimate, exact, expectedAmount, productOf } from "./expectedAmount.js";
import type { Outlook } from "./outlook.js";
import { driverOf } from "./scores.js";
import type { SimulatedUnits } from "./simulatedUnits.js";
import type { World } from "./world.js";

/** The flows that a claim comes to in a world, one for each obligation. */
export function flowsOf(claim: Claim, world: World): readonly Flow[] {
  const alternative = once(() => alternativesAmong(flows));
  const flows: readonly Flow[] = obligations(claim).map(
    (obligation) => new Flow(obligation, world, alternative),
  );
  return flows;
}

/** What is owed in place of something larger, which it excludes. */
const alternativesAmong = (flows: readonly Flow[]): ReadonlySet<Obligation> => {
  const possible = flows.filter((flow) => flow.conditions.length > 0 && !flow.isExcluded);
  const items = possible.map((flow) => ({
    obligation: flow.obligation,
    conditions: flow.conditions,
    size: () => certified((numbers) => flow.face(numbers).toNumber()),
  }));
  return new Set([...alternatives(items)].map(({ obligation }) => obligation));
};

/**
 * What an obligation comes to in a world: its day, and its units, odds and price as figures before rounding. Each is worked out
 * when it is asked for, and once in each arithmetic, so that one that needs more digits takes no other with it.
 */
export class Flow {
  readonly day: EpochDay;
  private readonly workings: (numbers: Arithmetic) => Workings;
  private knownProbability: Decimal | undefined;
  private knownError: Estimate["error"] | undefined;

  constructor(
    readonly obligation: Obligation,
    private readonly world: World,
    /** Of all that the claim owes, what is owed in place of something larger. */
    private readonly alternative: () => ReadonlySet<Obligation>,
    /** Its expected units, where they have no closed form and were worked out on many paths. */
    readonly simulated: SimulatedUnits | undefined = undefined,
  ) {
    const { date } = obligation;
    this.day = date === null ? world.valuationDate : world.dayOf(date);
    this.workings = inEachArithmetic(() => ({
      units: undefined,
      expectedUnits: undefined,
      price: undefined,
    }));
    this.knownProbability = undefined;
    this.knownError = undefined;
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

  /** Whether it can never be owed in its world: only if the offer fails, in one where it closes. */
  get isExcluded(): boolean {
    return this.world.excludes(this.conditions);
  }

  /** What the obligation comes to where its expected units were worked out on many paths. */
  onPaths(simulated: SimulatedUnits): Flow {
    return new Flow(this.obligation, this.world, this.alternative, simulated);
  }

  get isPast(): boolean {
    return this.day < this.world.valuationDate;
  }

  /** Probability of its conditions. */
  get probability(): Decimal {
    this.knownProbability ??= this.world.probabilityOf(this.conditions);
    return this.knownProbability;
  }

  /** Units of the asset if every forecast comes true; negative where they are paid. */
  units(numbers: Arithmetic): Real {
    const known = this.workings(numbers);
    known.units ??= sharpened(
      numbers,
      (finer) => this.product((factor) => exact(amountAt(factor, this.world.outlook(finer)))).value,
    );
    return known.units;
  }

  /** Over the distributions of what is observed: with risk in the drift, unless a return of its own stands for that risk. */
  expectedUnits(numbers: Arithmetic): Real {
    const known = this.workings(numbers);
    known.expectedUnits ??=
      this.simulated === undefined
        ? sharpened(
            numbers,
            (finer) => this.estimate(finer).value,
            () => this.errorIfSettled() ?? 0,
          )
        : numbers.of(this.simulated.mean);
    return known.expectedUnits;
  }

  private estimate(numbers: Arithmetic): Estimate {
    try {
      const estimate = this.product((factor) =>
        expectedAmount(
          factor,
          (observable, inNumbers) => this.distributionOf(observable, inNumbers),
          this.world.outlook(numbers),
        ),
      );
      this.knownError = once(estimate.error);
      return estimate;
    } catch (error) {
      throw error instanceof OfferError && error.code === "needs-simulation"
        ? error.within(this.path)
        : error;
    }
  }

  /** How far expected units that are not simulated may be off: 0 in a closed form, what a quadrature leaves out otherwise. */
  get errorOfUnits(): number {
    if (this.simulated !== undefined) return 0;
    if (this.knownError === undefined) resultOf((numbers) => this.expectedUnits(numbers));
    if (this.knownError === undefined) throw new Error("expected units are known together with their error");
    // Figures and their errors need not be settled in the same arithmetic.
    return this.errorIfSettled() ?? certified((numbers) => this.estimate(numbers).error());
  }

  /** The error of the estimate made last; undefined where its arithmetic leaves that undecided. */
  private errorIfSettled(): number | undefined {
    try {
      return this.knownError?.();
    } catch (error) {
      if (error instanceof Undecided) return undefined;
      throw error;
    }
  }

  /** Expected units in the digits that are known of them. */
  get knownExpectedUnits(): Decimal {
    return knownFigure(
      resultOf((numbers) => this.expectedUnits(numbers)),
      this.errorOfUnits,
    ).value;
  }

  /** How far a figure of this flow may be off because its expected units are, with its own odds unless others are given. */
  errorOf(figure: "expected" | "presentValue", probability = this.probability): number {
    if (this.errorOfUnits === 0 || (this.isPast && figure === "expected")) return 0;
    const price = certified((numbers) =>
      (figure === "expected" ? this.spot(numbers) : this.price(numbers)).abs().toNumber(),
    );
    return this.errorOfUnits * probability.toNumber() * price;
  }

  /** Today's price of one unit delivered on its day, for certain. */
  price(numbers: Arithmetic): Real {
    const known = this.workings(numbers);
    known.price ??= this.world.priceOf(this.asset, this.day, this.owedBy, this.path, numbers);
    return known.price;
  }

  /** Today's price of one unit delivered at once. */
  spot(numbers: Arithmetic): Real {
    return spotPrice(this.asset, this.world.market(numbers), this.world.requiredReturn(this.path));
  }

  /** Units at the forecasts, at spot: no odds, no discount. */
  face(numbers: Arithmetic): Real {
    return this.units(numbers).times(this.spot(numbers));
  }

  /** Whether it is part of what a claim comes to at face: it can be owed, and not in place of something larger. */
  get countsAtFace(): boolean {
    return !this.isExcluded && !this.alternative().has(this.obligation);
  }

  /** Its part of what the claim comes to at face. */
  nominal(numbers: Arithmetic): Real {
    return this.countsAtFace ? this.face(numbers) : numbers.of(0);
  }

  /** Expected units × probability, at spot: no discount; nothing for what is past. */
  expected(numbers: Arithmetic): Real {
    return this.isPast ? numbers.of(0) : this.deliveryExpected(numbers).times(this.spot(numbers));
  }

  /** Expected units × probability × price. */
  presentValue(numbers: Arithmetic): Real {
    return this.deliveryExpected(numbers).times(this.price(numbers));
  }

  /** Whether its amount bends but what it observes is a single number, so that the bend is worth nothing. */
  isPointOnly(numbers: Arithmetic): boolean {
    const observed = bentOver(this.obligation);
    return (
      observed.length > 0 &&
      observed.every((observable) => this.world.outlook(numbers).riskNeutral(observable).atoms.length === 1)
    );
  }

  private deliveryExpected(numbers: Arithmetic): Real {
    return this.expectedUnits(numbers).times(numbers.of(this.probability));
  }

  private product(amountOf: (factor: Amount) => Estimate): Estimate {
    const { factors, sign } = this.obligation;
    const [first, ...others] = factors;
    const { value, error } = others.reduce<Estimate>(
      (product, factor) => productOf(product, amountOf(factor)),
      amountOf(first),
    );
    return { value: value.times(sign), error };
  }

  private distributionOf(observable: Observable, numbers: Arithmetic): Distribution {
    const { world, asset, path } = this;
    const outlook = world.outlook(numbers);
    const unadjusted = world.requiredReturn(path) && outlook.realWorld(observable);
    const distribution = unadjusted ?? outlook.riskNeutral(observable, { asset, day: this.day });
    this.refuseMovingPayer(observable, distribution, outlook);
    return distribution;
  }

  /** What a payer owes when its credit is good or bad has no closed form, unless it is a fixed amount. */
  private refuseMovingPayer(observable: Observable, distribution: Distribution, outlook: Outlook): void {
    const { owedBy, world } = this;
    const { dependence } = outlook;
    if (owedBy === null || distribution.atoms.length === 1) return;
    if (!dependence.isCorrelated && dependence.degreesOfFreedom === undefined) return;
    const isLinked = !dependence.correlation(driverOf(observable), `credit.${owedBy}`).isZero();
    if (!isLinked || world.isExchanged(this.day)) return;
    const message = `${this.path.join(", ")}: what ${owedBy} owes moves together with its credit: it has no closed form and needs simulation, which valueOffer and valueDeal do with { simulation: { paths: 65536, seed: 1 } }`;
    throw new OfferError({ code: "needs-simulation", path: [], message });
  }
}

/** What has been worked out of a flow in one arithmetic. */
interface Workings {
  units: Real | undefined;
  expectedUnits: Real | undefined;
  price: Real | undefined;
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
): ((numbers: Arithmetic) => Real) =>
  inEachArithmetic((numbers) => numbers.sum(flows.map((flow) => flow[figure](numbers))));

/** How far a sum of one figure of several flows may be off beside its rounding: 0 where all have closed forms. */
export const errorOfTotal = (flows: readonly Flow[], figure: "expected" | "presentValue"): number =>
  flows.reduce((sum, flow) => sum + flow.errorOf(figure), 0);

// Internal: no name of the public API lives here.

import type { Amount } from "../algebra/amount.js";
import { elapsedYears } from "../algebra/amountAt.js";
import type { Condition } from "../algebra/claim.js";
import { observedBy } from "../algebra/obligations.js";
import { type Observable, price } from "../algebra/observable.js";
import { distinctObservables } from "../algebra/observablesIn.js";
import { payoffOf } from "../algebra/payoffOf.js";
import { isAveraged } from "../algebra/priceDays.js";
import type { Assumptions } from "../beliefs/assumptions.js";
import type { Distribution, Sampling } from "../distributions/distribution.js";
import { OfferError, promised } from "../errors.js";
import { prepaidPrice, spotPrice } from "../market/prepaidPrice.js";
import { certified } from "../numeric/certified.js";
import { type Decimal, ONE, ZERO } from "../numeric/decimal.js";
import type { Arithmetic } from "../numeric/real.js";
import { expectation } from "../pricing/expectation.js";
import type { Flow } from "../pricing/flows.js";
import { windowOf } from "../pricing/outlook.js";
import { checkScores, correlationOf, driverOf, HALF_DAYS_A_YEAR, type Score } from "../pricing/scores.js";
import type { World } from "../pricing/world.js";
import { ownProperty } from "../schema/records.js";
import { type EpochDay, formatDate } from "../time/date.js";
import type { Control } from "./controlVariates.js";
import { exp, ln, normalQuantile } from "./elementary.js";
import type { Kernel } from "./kernel.js";
import { type Block, type Design, drawsOf, isPadded } from "./points.js";
import { type Column, Program, type Value } from "./program.js";
import { factorsOf, type Loading } from "./scores.js";
import { type StudentCopula, studentCopula } from "./studentCopula.js";

/** How an observable is distributed, in numbers of any arithmetic. */
export type DistributionOf = (observable: Observable, numbers: Arithmetic) => Distribution;

/** The name of the random number that stretches all scores of a path, under Student's t copula. */
const COPULA = "copula";

/** Events that hang together may have so many outcomes. */
const MAX_OUTCOMES = 2 ** 12;

/** A world on many paths, ready to be computed. */
export interface Drawn {
  /** How many of the random numbers of a path are not spread evenly although the method is quasi-random. */
  readonly padded: number;
  /** How many columns a kernel must have. */
  readonly columns: number;
  /** Computes all columns for a block of paths. */
  readonly compute: (kernel: Kernel, block: Block) => void;
  /** Computes, in the first place of each column, the path on which each quantity is at its median. */
  readonly computeMiddle: (kernel: Kernel) => void;
}

/** What a world is asked for where it is simulated. */
export interface SimulatedWorld {
  readonly world: World;
  readonly beliefs: Assumptions;
  /** Every event that may be asked for. */
  readonly events: readonly string[];
  /** Events that count as having happened, whatever their odds; none unless stated. */
  readonly presumed?: ReadonlySet<string> | undefined;
}

/** A uniform random number of each path. */
interface Pick {
  readonly name: string;
  readonly column: Column;
}

/**
 * A world on many paths: what quantities, amounts and events come to on each of them, as columns of a program. One random number
 * stands for each quantity whatever is asked of it, so that a price and a payment that hang on it move together.
 */
export class Paths {
  readonly program: Program;
  private readonly scores: Map<string, { readonly score: Score; readonly column: Column }>;
  private readonly groups: readonly EventGroup[];
  /** Uniform random numbers, each by its name: of groups of events, and of whatever else is picked. */
  private readonly picks: Pick[];
  /** Names of the scores that one payment hangs on, for each payment. */
  private readonly payments: Set<string>[];
  /** Functions of a score are told apart by which of these they are. */
  private readonly functions: Map<Distribution, number>;
  /**
   * What is noted meanwhile: the largest parts of amounts that hang on one quantity, with their means in closed form, where asked; and
   * the names of the scores that one payment hangs on.
   */
  private readonly lookedFor: {
    controls: Map<Column, () => number> | undefined;
    scores: Set<string> | undefined;
  };

  /** @param sharing Paths whose random numbers are these ones too. */
  constructor(
    private readonly about: SimulatedWorld,
    sharing?: Paths,
  ) {
    this.program = sharing?.program ?? new Program();
    this.scores = sharing?.scores ?? new Map();
    this.functions = sharing?.functions ?? new Map();
    this.payments = sharing?.payments ?? [];
    this.lookedFor = sharing?.lookedFor ?? { controls: undefined, scores: undefined };
    this.groups =
      sharing?.groups ??
      about.beliefs.odds
        .independentGroups(about.events.filter((event) => this.isOpen(event)))
        .map((events) => new EventGroup(events, this.program.input(), about));
    this.picks = sharing?.picks ?? [...this.groups];
  }

  /** The same paths in another world of the same beliefs, such as that of another day of closing; events in `presumed` have happened. */
  in(world: World, presumed: ReadonlySet<string>): Paths {
    return new Paths({ ...this.about, world, presumed }, this);
  }

  /**
   * Units that a flow delivers if its conditions hold, as they are priced, to be multiplied by its price. Where shares are delivered
   * and their number hangs on something that moves with their price, a path counts as much more or less as the share is then worth
   * more or less than its forward; where a payer's credit moves with anything, by what the payer is then good for.
   */
  pricedUnits(flow: Flow): Value {
    const paid = this.shareOfOwed(flow);
    const units = this.unitsDelivered(flow);
    return paid === undefined
      ? units
      : this.program.product(units, this.program.affine(paid.share, 0, 1 / paid.expected));
  }

  private unitsDelivered(flow: Flow): Value {
    const { asset, day, path } = flow;
    const { world } = this.about;
    const distributionOf: DistributionOf = (observable, numbers) => {
      const outlook = world.outlook(numbers);
      const unadjusted = world.requiredReturn(path) && outlook.realWorld(observable);
      return unadjusted ?? outlook.riskNeutral(observable, { asset, day });
    };
    if (asset.kind !== "share" || !this.movesWith(asset.issuer, flow))
      return this.units(flow, distributionOf);
    const inMoney: DistributionOf = (observable, numbers) => world.outlook(numbers).riskNeutral(observable);
    const onDelivery = price(asset.issuer, this.quotedIn(asset.issuer), formatDate(day));
    const forward = certified((numbers) => inMoney(onDelivery, numbers).mean.toNumber());
    const worth = this.program.affine(this.observed(onDelivery, inMoney), 0, 1 / forward);
    return this.program.product(this.units(flow, inMoney), worth);
  }

  /**
   * The share of what is owed that the payer pays, 1 or the recovery, and what is expected of it, which is what the credit spread takes
   * away: defaults are drawn, and the spread is not counted again. Undefined where the payer's credit moves with nothing.
   *
   * Source: P(default by t) = (1 − c(t)) / (1 − R), c being the discount factor with the spread ÷ the one without, R the recovery.
   */
  private shareOfOwed(flow: Flow): { readonly share: Value; readonly expected: number } | undefined {
    const { asset, day, owedBy, path } = flow;
    const { beliefs, world } = this.about;
    const driver = `credit.${owedBy}`;
    const isJoined = beliefs.dependence.stated.some(({ between }) => between.includes(driver));
    if (owedBy === null || asset.kind === "share" || flow.isPast || !isJoined) return undefined;
    const expected = certified((numbers) => {
      const free = world.priceOf(asset, day, null, path, numbers);
      return free.isZero() ? 1 : flow.price(numbers).div(free).toNumber();
    });
    if (expected >= 1) return undefined;
    const recovery = promised(
      ownProperty(beliefs.recoveryRates, owedBy),
      "what is correlated has a recovery",
    );
    const odds = (1 - expected) / (1 - recovery.toNumber());
    if (odds > 1) {
      const message = `leaves no room for the credit spread of ${owedBy}: by ${formatDate(day)} it would have to default with a probability of ${odds.toPrecision(4)}; state a smaller spread or recovery`;
      throw new OfferError({ code: "out-of-range", path: ["recoveryRates", owedBy], message });
    }
    const score = this.scored({ driver, key: "credit", halfDays: 0 });
    return { share: this.program.select(score, normalQuantile(odds), 1, recovery.toNumber()), expected };
  }

  /** Whether the number of shares that a flow delivers hangs on something else than their price that moves with it. */
  private movesWith(issuer: string, { obligation }: Flow): boolean {
    const { dependence } = this.about.beliefs;
    const share = `shares.${issuer}`;
    return observedBy(obligation).some((observable) => {
      const driver = driverOf(observable);
      if (driver === share) return false;
      return dependence.degreesOfFreedom !== undefined || !dependence.correlation(driver, share).isZero();
    });
  }

  private quotedIn(issuer: string): string {
    const { currency } = certified((numbers) =>
      promised(
        ownProperty(this.about.world.market(numbers).shares, issuer),
        "shares that are delivered are priced",
      ),
    );
    return currency;
  }

  /** Units that a flow delivers if its conditions hold, as they are expected to be. */
  expectedUnits(flow: Flow): Value {
    const paid = this.shareOfOwed(flow);
    const units = this.units(flow, this.asExpected);
    return paid === undefined ? units : this.program.product(units, paid.share);
  }

  /** What one unit that a flow delivers is worth on the day of its delivery, as it is expected to be, in the currency of values. */
  worthOfUnit({ asset, day, path }: Flow): Value {
    if (asset.kind === "terminalValue") {
      const { world } = this.about;
      const factor = certified((numbers) => {
        const market = world.market(numbers);
        const inMoney = spotPrice({ kind: "currency", currency: asset.currency }, market);
        return spotPrice(asset, market, world.requiredReturn(path)).div(inMoney).toNumber();
      });
      return this.program.affine(this.exchangeRate(asset.currency, day), 0, factor);
    }
    if (asset.kind !== "share") return this.exchangeRate(asset.currency, day);
    const currency = this.quotedIn(asset.issuer);
    const worth = this.observed(price(asset.issuer, currency, formatDate(day)), this.asExpected);
    return this.program.product(worth, this.exchangeRate(currency, day));
  }

  /** 1 on the paths on which conditions hold, and 0 on the others. */
  indicator(conditions: readonly Condition[]): Value {
    const open = conditions.filter(({ event }) => this.isOpen(event));
    const settled = conditions.filter((condition) => !open.includes(condition));
    if (settled.some((condition) => this.oddsOf(condition).isZero())) return 0;
    return this.groups.reduce<Value>((product, group) => {
      const own = open.filter(({ event }) => group.events.includes(event));
      return own.length === 0 ? product : this.program.product(product, group.holding(own, this.program));
    }, 1);
  }

  /**
   * 1 on the paths on which one of the wanted things comes about and 0 on the others. Things exclude each other and have shares of all
   * paths; what is left of 1 is the share of the one after the last. Which comes about hangs on nothing else.
   */
  oneOf(name: string, shares: readonly number[], wanted: readonly number[]): Value {
    const sums = shares.map((_, index) => shares.slice(0, index + 1).reduce((sum, share) => sum + share, 0));
    const certain = shares.indexOf(1);
    if (certain >= 0) return wanted.includes(certain) ? 1 : 0;
    let pick = this.picks.find((known) => known.name === name);
    if (pick === undefined) {
      pick = { name, column: this.program.input() };
      this.picks.push(pick);
    }
    return this.program.map(pick.column, JSON.stringify(wanted), (u) => {
      const place = sums.findIndex((upTo) => u < upTo);
      return wanted.includes(place < 0 ? shares.length : place) ? 1 : 0;
    });
  }

  /** What some work makes, and what it asks for that hangs on one quantity, with its mean in closed form. */
  withControls<Made>(work: () => Made): { readonly made: Made; readonly controls: readonly Control[] } {
    const found = new Map<Column, () => number>();
    this.lookedFor.controls = found;
    const made = work();
    this.lookedFor.controls = undefined;
    return { made, controls: [...found].map(([column, mean]) => ({ column, mean })) };
  }

  /** What an amount comes to. */
  amount(amount: Amount, distributionOf: DistributionOf): Value {
    const { controls } = this.lookedFor;
    const [observable, ...more] = controls === undefined ? [] : distinctObservables(amount);
    if (controls === undefined || observable === undefined || more.length > 0 || isAveraged(observable))
      return this.computed(amount, distributionOf);
    // Parts of it would say nothing that it does not.
    this.lookedFor.controls = undefined;
    const value = this.computed(amount, distributionOf);
    this.lookedFor.controls = controls;
    if (typeof value === "number") return value;
    const { world } = this.about;
    controls.set(value, () => {
      const payoff = payoffOf(amount, { dayOf: (rule) => world.dayOf(rule), valueOf: () => undefined });
      return certified((numbers) =>
        expectation(payoff, distributionOf(observable, numbers), numbers).toNumber(),
      );
    });
    return value;
  }

  private computed(amount: Amount, distributionOf: DistributionOf): Value {
    const { program } = this;
    const value = (part: Amount): Value => this.amount(part, distributionOf);
    switch (amount.tag) {
      case "constant":
        return amount.value.toNumber();
      case "observe":
        return this.observed(amount.observable, distributionOf);
      case "add":
        return program.add(value(amount.left), value(amount.right));
      case "times":
        return program.affine(value(amount.amount), 0, amount.factor.toNumber());
      case "min":
        return program.min(value(amount.left), value(amount.right));
      case "max":
        return program.max(value(amount.left), value(amount.right));
      case "ifAtLeast": {
        const [then, otherwise] = [value(amount.then), value(amount.otherwise)];
        return program.select(value(amount.amount), amount.threshold.toNumber(), then, otherwise);
      }
      case "elapsed": {
        const { numerator, denominator } = elapsedYears(amount, (rule) => this.about.world.dayOf(rule));
        return numerator / denominator;
      }
    }
  }

  /** What moves the quantities that have been asked for. */
  drivers(): ReadonlySet<string> {
    return new Set([...this.scores.values()].map(({ score }) => score.driver));
  }

  /** Everything that is kept of what has been asked for, ready to be computed block by block with the random numbers of a design. */
  drawn(design: Design): Drawn {
    const { program, picks } = this;
    const { dependence } = this.about.beliefs;
    const scores = [...this.scores.values()];
    const all = scores.map(({ score }) => score);
    checkScores(all, dependence);
    const { names, loadings } = factorsOf(
      all,
      (a, b) => certified((numbers) => correlationOf(a, b, dependence, numbers).toNumber()),
      design.method === "quasi" ? this.sums() : [],
    );
    const copula = dependence.degreesOfFreedom && studentCopula(dependence.degreesOfFreedom.toNumber());
    const needed = program.needed();
    const draws = drawsOf([...names, ...picks.map(({ name }) => name), COPULA], design);
    const placeOf = names.map(() => -1);
    const mixed = scores.flatMap(({ column }, index) => {
      if (!needed.has(column)) return [];
      const loading = promised(loadings[index], "each score has its loading");
      const { places, weights } = loading;
      for (const number of places) {
        if (placeOf[number] === -1) placeOf[number] = program.newPlace();
      }
      if (copula === undefined && places.length === 1 && weights[0] === 1) {
        column.place = placeOf[places[0] as number] as number;
        return [];
      }
      return [{ loading, column }];
    });
    const stretches = copula === undefined ? -1 : program.newPlace();
    const used = [
      ...placeOf.map((place) => place >= 0),
      ...picks.map(({ column }) => needed.has(column)),
      copula !== undefined,
    ];
    return {
      padded: used.filter((isUsed, dimension) => isUsed && isPadded(dimension, design)).length,
      columns: program.place(),
      compute: (kernel, block) => {
        const { count } = block;
        for (const [number, place] of placeOf.entries()) {
          if (place < 0) continue;
          draws[number]?.(kernel, place, block);
          kernel.toNormal(place, count);
        }
        for (const { loading, column } of mixed) mix(kernel, column.place, count, loading, placeOf);
        if (copula !== undefined) {
          draws.at(-1)?.(kernel, stretches, block);
          const by = kernel.column(stretches);
          for (let i = 0; i < count; i++) by[i] = copula.stretch(by[i] as number);
          for (const { column } of mixed) stretch(kernel.column(column.place), count, by, copula);
        }
        for (const [index, { column }] of picks.entries()) {
          if (needed.has(column)) draws[names.length + index]?.(kernel, column.place, block);
        }
        program.run(kernel, count);
      },
      computeMiddle: (kernel) => {
        for (const { column } of scores) if (needed.has(column)) kernel.column(column.place)[0] = 0;
        for (const { column } of picks) kernel.column(column.place)[0] = 0.5;
        program.run(kernel, 1);
      },
    };
  }

  /**
   * Scores that move payments together, three or more of them, and are not those of one Brownian path, which is bridged. Which these
   * are follows from what is stated to be correlated and not from how closely, so that views that differ in that have the same.
   */
  private sums(): readonly (readonly Score[])[] {
    const { dependence } = this.about.beliefs;
    const areJoined = (a: string, b: string): boolean =>
      dependence.stated.some(({ between }) => between.includes(a) && between.includes(b));
    let sums: { readonly drivers: readonly string[]; readonly scores: readonly Score[] }[] = [];
    const join = (drivers: readonly string[], scores: readonly Score[]): void => {
      const known = sums.filter((sum) => sum.drivers.some((driver) => drivers.includes(driver)));
      const both = { drivers, scores };
      sums = [
        ...sums.filter((sum) => !known.includes(sum)),
        [...known, both].reduce((all, sum) => ({
          drivers: [...new Set([...all.drivers, ...sum.drivers])],
          scores: [...new Set([...all.scores, ...sum.scores])],
        })),
      ];
    };
    for (const payment of this.payments) {
      const scores = [...payment].map((name) => promised(this.scores.get(name), "it was drawn").score);
      const drivers = [...new Set(scores.map(({ driver }) => driver))];
      const of = (driver: string): readonly Score[] => scores.filter((score) => score.driver === driver);
      for (const [index, a] of drivers.entries()) {
        if (dependence.pathOf(a).kind === "autocorrelated" && of(a).length > 1) join([a], of(a));
        for (const b of drivers.slice(index + 1)) if (areJoined(a, b)) join([a, b], [...of(a), ...of(b)]);
      }
    }
    return sums.map(({ scores }) => scores).filter(({ length }) => length > 2 && length <= MOST_IN_SUM);
  }

  private units({ obligation: { factors, sign } }: Flow, distributionOf: DistributionOf): Value {
    const payment = new Set<string>();
    this.payments.push(payment);
    this.lookedFor.scores = payment;
    const product = factors.reduce<Value>(
      (units, factor) => this.program.product(units, this.amount(factor, distributionOf)),
      1,
    );
    this.lookedFor.scores = undefined;
    return this.program.affine(product, 0, sign);
  }

  /** With the real-world drift; a price without an expected return at the drift that prices it. */
  private readonly asExpected: DistributionOf = (observable, numbers) => {
    const outlook = this.about.world.outlook(numbers);
    return outlook.realWorld(observable) ?? outlook.riskNeutral(observable);
  };

  private observed(observable: Observable, distributionOf: DistributionOf): Value {
    if (!isAveraged(observable)) {
      return this.quantity(observable, distributionOf);
    }
    const { issuer, currency } = observable;
    const days = windowOf(observable, this.about.world);
    return days.reduce<Value>((mean, day) => {
      const fixing = this.quantity(price(issuer, currency, formatDate(day)), distributionOf);
      return this.program.add(mean, fixing, 1 / days.length);
    }, 0);
  }

  /** A metric, or a price on one day. */
  private quantity(observable: Observable, distributionOf: DistributionOf): Value {
    const drawn = certified((numbers): { distribution: Distribution; sampling: Sampling } | number => {
      const distribution = distributionOf(observable, numbers);
      if (distribution.atoms.length === 1) return distribution.mean.toNumber();
      return { distribution, sampling: distribution.sampling() };
    });
    if (typeof drawn === "number") return drawn;
    const { sampling, distribution } = drawn;
    const { program } = this;
    if (sampling.form === "normal" && sampling.deviation === 0) return sampling.mean;
    const score = this.scoreOf(observable);
    switch (sampling.form) {
      case "normal":
        return program.affine(score, sampling.mean, sampling.deviation);
      case "lognormal":
        return program.lognormal(score, sampling.floor, sampling.location, sampling.deviation);
      case "inverse": {
        const place = this.functions.get(distribution) ?? this.functions.size;
        this.functions.set(distribution, place);
        return program.inverse(score, String(place), sampling.valueAt);
      }
    }
  }

  private scoreOf(observable: Observable): Column {
    const score = certified((numbers) => this.about.world.outlook(numbers).scoreOf(observable));
    return this.scored(promised(score, "prices are drawn day by day"));
  }

  private scored(score: Score): Column {
    const name = `${score.driver} ${score.key}`;
    this.lookedFor.scores?.add(name);
    const known = this.scores.get(name);
    if (known !== undefined) return known.column;
    const column = this.program.input();
    this.scores.set(name, { score, column });
    return column;
  }

  /** What one unit of a currency will be worth on a day: its forward rate on average, unless another change is expected. */
  private exchangeRate(currency: string, day: EpochDay): Value {
    const { world, beliefs } = this.about;
    const forward = certified((numbers) => {
      const market = world.market(numbers);
      if (currency === market.currency) return 1;
      const worth = (code: string) => prepaidPrice({ kind: "currency", currency: code }, day, null, market);
      return worth(currency).div(worth(market.currency)).toNumber();
    });
    const quote = ownProperty(beliefs.currencies, currency);
    const halfDays = 2 * Math.max(0, day - world.valuationDate);
    if (quote === undefined || forward === 1 || halfDays === 0) return forward;
    const { spot, expectedChange, volatility } = quote;
    const years = halfDays / HALF_DAYS_A_YEAR;
    const mean =
      expectedChange === undefined ? forward : spot.toNumber() * exp(expectedChange.toNumber() * years);
    if (volatility === undefined || volatility.isZero()) return mean;
    const deviation = volatility.toNumber() * Math.sqrt(years);
    const score = this.scored({ driver: `currencies.${currency}`, key: String(day), halfDays });
    return this.program.lognormal(score, 0, ln(mean) - (deviation * deviation) / 2, deviation);
  }

  /** Whether an event may or may not happen. */
  private isOpen(event: string): boolean {
    const probability = this.oddsOf({ event, happens: true });
    return !probability.isZero() && !probability.equals(1);
  }

  private oddsOf(condition: Condition): Decimal {
    const { world, presumed } = this.about;
    if (presumed?.has(condition.event)) return condition.happens ? ONE : ZERO;
    return world.probabilityOf([condition]);
  }
}

function mix(
  kernel: Kernel,
  out: number,
  count: number,
  { places, weights }: Loading,
  placeOf: readonly number[],
): void {
  kernel.fill(out, count, 0);
  for (const [index, number] of places.entries()) {
    kernel.addScaled(out, out, placeOf[number] as number, count, weights[index] as number);
  }
}

/** Normal scores as those of Student's t copula, with one number for all scores of a path. */
function stretch(scores: Float64Array, count: number, by: Float64Array, copula: StudentCopula): void {
  for (let i = 0; i < count; i++) {
    scores[i] = copula.normalScore((scores[i] as number) * (by[i] as number));
  }
}

/** More scores than these in one sum would take longer than they save: each then hangs on the number of the sum and on all before it. */
const MOST_IN_SUM = 64;

/** Everything that may come about of some events, each time all of them told apart, those first of which the last ones happen. */
function possibleOutcomes(
  events: readonly string[],
  { world, beliefs }: SimulatedWorld,
): readonly (readonly Condition[])[] {
  const found = beliefs.odds.possibleTogether(events, MAX_OUTCOMES);
  if (found === undefined) {
    const message = `hang together too closely to be simulated: ${events.join(", ")} have more than ${MAX_OUTCOMES} outcomes`;
    throw new OfferError({ code: "too-large", path: ["events"], message });
  }
  const rank = (happening: ReadonlySet<string>): string =>
    events
      .map((event) => (happening.has(event) ? "0" : "1"))
      .reverse()
      .join("");
  return [...new Map(found.map((happening) => [rank(happening), happening]))]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, happening]) => events.map((event) => ({ event, happens: happening.has(event) })))
    .filter((conditions) => !world.probabilityOf(conditions).isZero());
}

/** Events that hang together: one uniform number picks what comes about of all of them. */
class EventGroup implements Pick {
  readonly name: string;
  /** What may come about, each with the sum of probabilities up to and with it. */
  private readonly outcomes: readonly { readonly happens: ReadonlySet<string>; readonly upTo: number }[];

  constructor(
    readonly events: readonly string[],
    readonly column: Column,
    about: SimulatedWorld,
  ) {
    this.name = `events.${events.join(" ")}`;
    let sum = 0;
    this.outcomes = possibleOutcomes(events, about).map((conditions) => {
      sum += about.world.probabilityOf(conditions).toNumber();
      const happens = new Set(conditions.filter((one) => one.happens).map(({ event }) => event));
      return { happens, upTo: sum };
    });
  }

  /** 1 where conditions hold, which are of these events. */
  holding(conditions: readonly Condition[], program: Program): Value {
    const holds = this.outcomes.map(({ happens }) =>
      conditions.every((condition) => happens.has(condition.event) === condition.happens) ? 1 : 0,
    );
    const sums = this.outcomes.map(({ upTo }) => upTo);
    return program.map(this.column, JSON.stringify(conditions), (u) => {
      let [low, high] = [0, sums.length - 1];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (u < (sums[middle] as number)) high = middle;
        else low = middle + 1;
      }
      return holds[low] as number;
    });
  }
}

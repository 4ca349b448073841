import { type Assumptions, readAssumptions } from "../../beliefs/assumptions.js";
import type { AssumptionsInput } from "../../beliefs/assumptionsInput.js";
import { closingDays } from "../../deal/branches.js";
import { type Deal, readDeal } from "../../deal/deal.js";
import { dealAssumed } from "../../deal/dealAssumed.js";
import { dealDiagnostics } from "../../deal/dealDiagnostics.js";
import type { DealInput } from "../../deal/dealDocument.js";
import { type DealWorth, dealWorth, type ValuedBranch } from "../../deal/dealWorth.js";
import { certified } from "../../numeric/certified.js";
import { type Decimal, ONE, ZERO } from "../../numeric/decimal.js";
import { toResult } from "../../numeric/rounding.js";
import { memoizedOdds, worldOf } from "../../pricing/world.js";
import { readOptions } from "../../schema/options.js";
import { printable } from "../../schema/printable.js";
import { estimateOf } from "../../simulation/estimate.js";
import { Paths } from "../../simulation/paths.js";
import { blockCount, type Design } from "../../simulation/points.js";
import type { Value } from "../../simulation/program.js";
import { type Output, Run } from "../../simulation/run.js";
import type { Moments, Tally } from "../../simulation/tally.js";
import { type EpochDay, formatDate } from "../../time/date.js";
import type { DealSimulation, SimulatedOutcome } from "./dealSimulation.js";
import { dealSimulationTable } from "./dealSimulationTable.js";
import { figureOf, paidAmounts } from "./figures.js";
import { type SimulationOptions, simulationAsked } from "./simulate.js";
import {
  convergenceOf,
  correlationsUsed,
  type Drift,
  paddedIn,
  realWorldAssumed,
  Sums,
} from "./simulatedOffer.js";
import type { PaidAmounts, SimulatedPrice } from "./simulation.js";

/** How a deal is simulated: as an offer is, with all the paths that are asked for. */
export type DealSimulationOptions = Omit<SimulationOptions, "stopAt" | "controlVariates">;

/**
 * What a deal is worth to the seller, and the whole range of what the seller may receive, whether or not it closes: `simulate` for
 * deals, with the branches of `valueDeal`. On each path events, the day of closing and all quantities are drawn, so that the range
 * holds what is paid if it closes on one day or another, and fees and the alternative where it fails. Values are under the pricing drift and
 * weighed with the odds of each branch; what will be received is under the real-world drift. Each branch has figures of its own, on
 * those paths on which it comes about. Pure: the same seed gives the same digits on every machine.
 *
 * @throws OfferError `missing-belief` as `valueDeal` does; `out-of-range` for counts of paths that cannot be.
 * @example
 * ```ts
 * const deal = {
 *   offer: offer({
 *     name: "Deal",
 *     currency: "USD",
 *     components: [cash({ amount: "1000" })],
 *     conditions: [{ event: "approval" }],
 *   }),
 *   outsideDate: "2021-06-30",
 *   otherwise: { alternative: { name: "Going on alone", value: "700", on: "2021-06-30" } },
 * };
 * const beliefs = { valuationDate: "2021-01-01", closing: "2021-06-30", discountRate: "0", events: { approval: "0.8" } };
 * const result = simulateDeal(deal, beliefs, { paths: 16 * 1024, seed: 1 });
 * result.presentValue.mean; // => 940
 * result.paid.quantile("0.1").value; // => 700
 * result.ifClosed.paid.mean.mean; // => 1000
 * ```
 */
export function simulateDeal(
  deal: DealInput,
  assumptions: AssumptionsInput | Assumptions,
  options: DealSimulationOptions,
): DealSimulation {
  const { design, drift } = simulationAsked(readOptions(options, DEAL_OPTIONS));
  const read = readDeal(deal);
  const beliefs = readAssumptions(assumptions);
  const simulated = new SimulatedDeal(read, beliefs, design, drift);
  return simulated.result();
}

const DEAL_OPTIONS = ["paths", "seed", "method", "scrambles", "drift"] as const;

/** What an output is a figure of: of some branches, of a day, or of everything. */
interface Subject {
  readonly drift: Drift;
  readonly of?: ValuedBranch | "closed" | "failed" | undefined;
  readonly day?: EpochDay | undefined;
}

type Figure = Output & Subject;

/** A deal under somebody's beliefs on many paths. */
class SimulatedDeal {
  private readonly worth: DealWorth;
  private readonly paths: Paths;
  private readonly figures: readonly Figure[];
  private readonly run: Run;

  constructor(
    private readonly deal: Deal,
    private readonly beliefs: Assumptions,
    private readonly design: Design,
    private readonly drift: Drift | undefined,
  ) {
    this.worth = dealWorth(deal, beliefs);
    const { needed, currency } = this.worth;
    const world = worldOf(beliefs, currency, { exchanged: false });
    this.paths = new Paths({ world, beliefs, events: needed.events });
    // Both are put together, whichever is counted: which quantity has which dimension does not hang on what is asked.
    this.figures = [...this.priced(), ...this.received()].filter(
      (figure) => drift === undefined || figure.drift === drift,
    );
    this.run = new Run(this.paths, this.figures, design);
    this.run.count(0, blockCount(design));
  }

  result(): DealSimulation {
    const { beliefs, design, drift, worth } = this;
    const { branches, needed, currency } = worth;
    const parts = branches.flatMap((branch) => branch.parts);
    const conditional = [...branches, ...parts, ...parts.flatMap(({ flows }) => flows)];
    const oddsOf = (some: readonly ValuedBranch[]): Decimal =>
      some.reduce((sum, { probability }) => sum.plus(probability), ZERO);
    const closes = oddsOf(branches.filter(isClosing));
    const days = [...new Set(this.figures.flatMap(({ day }) => day ?? []))].sort((a, b) => a - b);
    return printable(
      {
        deal: this.deal.name,
        beliefs: beliefs.name,
        currency,
        valuationDate: formatDate(beliefs.valuationDate),
        paths: design.paths,
        seed: design.seed,
        method: design.method,
        scrambles: design.scrambles,
        presentValue: this.priceOf(undefined, ONE),
        paid: this.paidOf({}),
        ifClosed: this.outcome("closed", closes),
        ifNot: this.outcome("failed", ONE.minus(closes)),
        branches: branches.map((branch) => ({
          outcome: isClosing(branch) ? ("closes" as const) : ("fails" as const),
          cause: branch.cause,
          date: branch.day === undefined ? undefined : formatDate(branch.day),
          ...this.outcome(branch, branch.probability),
        })),
        dates: days.flatMap((day) => {
          const paid = this.paidOf({ day });
          return paid === undefined ? [] : [{ date: formatDate(day), paid }];
        }),
        convergence: convergenceOf(this.run, design),
        correlationsUsed: correlationsUsed(this.paths, beliefs),
        assumed: [
          ...dealAssumed(this.deal, beliefs, needed, currency),
          ...(drift === "pricing"
            ? []
            : realWorldAssumed(
                needed,
                conditional.flatMap(({ conditions }) => conditions),
                beliefs,
              )),
        ],
        diagnostics: [...dealDiagnostics(this.deal, beliefs, needed, currency), ...paddedIn(this.run.padded)],
      },
      dealSimulationTable,
    );
  }

  private outcome(of: NonNullable<Subject["of"]>, probability: Decimal): SimulatedOutcome {
    return {
      probability: toResult(probability),
      presentValue: this.priceOf(of, probability),
      paid: this.paidOf({ of }),
    };
  }

  private tallyOf({ drift, of, day }: Subject): Tally | undefined {
    const index = this.figures.findIndex(
      (figure) => figure.drift === drift && figure.of === of && figure.day === day,
    );
    return this.run.tallies[index];
  }

  /** What some branches add to the expected value, over their odds. */
  private priceOf(of: Subject["of"], probability: Decimal): SimulatedPrice | undefined {
    const tally = this.tallyOf({ drift: "pricing", of });
    if (tally === undefined || probability.isZero()) return undefined;
    const moments = inUnitsOf(tally.moments(), probability.toNumber());
    return { drift: "pricing", ...figureOf(estimateOf(moments, this.design)) };
  }

  private paidOf(subject: Omit<Subject, "drift">): PaidAmounts | undefined {
    const tally = this.tallyOf({ drift: "real-world", ...subject });
    if (tally === undefined) return undefined;
    if (subject.of === undefined) return paidAmounts(tally, this.design);
    // How many paths of a scramble come to a branch is left to chance.
    return tally.moments().count < 2 ? undefined : paidAmounts(tally, { ...this.design, method: "plain" });
  }

  /** Units × odds of the branch and of the flow together × price: odds are taken as they are believed and not drawn. */
  private priced(): Figure[] {
    const odds = memoizedOdds(this.beliefs.odds);
    const sums = new Map<ValuedBranch, Value>();
    for (const branch of this.worth.branches) {
      const sum = new Sums(this.paths);
      for (const { flows, world, conditions, presumed } of branch.parts) {
        const paths = this.paths.in(world, presumed);
        for (const flow of flows) {
          const together = odds([...conditions, ...flow.conditions], presumed).times(branch.share);
          const weight = certified((numbers) => flow.price(numbers).times(numbers.of(together)).toNumber());
          if (weight !== 0) sum.add(paths.program.affine(paths.pricedUnits(flow), 0, weight), [0]);
        }
      }
      sums.set(branch, sum.total());
    }
    const figure = (of: Subject["of"], some: readonly ValuedBranch[]): Figure => ({
      drift: "pricing",
      of,
      value: this.sumOf(some.map((branch) => sums.get(branch) as Value)),
      distributed: false,
    });
    return this.inTurn(figure);
  }

  /** Units × what one is worth on its day, on the paths on which the branch comes about and the flow's conditions hold. */
  private received(): Figure[] {
    const { program } = this.paths;
    const shares = closingDays(this.beliefs).map(({ share }) => share.toNumber());
    const byDay = new Sums(this.paths);
    const sums = new Map<ValuedBranch, Value>();
    const indicators = new Map<ValuedBranch, Value>();
    for (const branch of this.worth.branches) {
      const { conditions: deciding, closingPlaces } = branch;
      const inTime = closingPlaces === undefined ? 1 : this.paths.oneOf("closing", shares, closingPlaces);
      const holds = program.product(this.paths.indicator(deciding), inTime);
      const sum = new Sums(this.paths);
      for (const { flows, world, conditions, presumed } of branch.parts) {
        const paths = this.paths.in(world, presumed);
        for (const flow of flows) {
          if (flow.isPast) continue;
          const owed = program.product(inTime, paths.indicator([...conditions, ...flow.conditions]));
          const paid = program.product(paths.expectedUnits(flow), paths.worthOfUnit(flow));
          const value = program.product(paid, owed);
          sum.add(value, [0]);
          byDay.add(value, [flow.day]);
        }
      }
      sums.set(branch, sum.total());
      indicators.set(branch, holds);
    }
    const figure = (of: Subject["of"], some: readonly ValuedBranch[]): Figure => ({
      drift: "real-world",
      of,
      value: this.sumOf(some.map((branch) => sums.get(branch) as Value)),
      distributed: true,
      ...(of === undefined
        ? {}
        : { where: this.sumOf(some.map((branch) => indicators.get(branch) as Value)) }),
    });
    return [
      ...this.inTurn(figure),
      ...byDay
        .entries()
        .map(([day, value]): Figure => ({ drift: "real-world", day: Number(day), value, distributed: true })),
    ];
  }

  /** A figure of all branches, of those in which the deal closes, of the others, and of each. */
  private inTurn(figure: (of: Subject["of"], some: readonly ValuedBranch[]) => Figure): Figure[] {
    const { branches } = this.worth;
    return [
      figure(undefined, branches),
      figure("closed", branches.filter(isClosing)),
      figure(
        "failed",
        branches.filter((branch) => !isClosing(branch)),
      ),
      ...branches.map((branch) => figure(branch, [branch])),
    ];
  }

  private sumOf(values: readonly Value[]): Value {
    return values.reduce<Value>((sum, value) => this.paths.program.add(sum, value), 0);
  }
}

const isClosing = ({ cause }: ValuedBranch): boolean => cause === undefined;

/** Moments of amounts of which so much is one. */
const inUnitsOf = (moments: Moments, unit: number): Moments => ({
  ...moments,
  mean: moments.mean / unit,
  means: moments.means.map((mean) => mean / unit),
  variance: moments.variance / (unit * unit),
  size: moments.size / unit,
});

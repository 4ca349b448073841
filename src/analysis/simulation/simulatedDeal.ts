// Internal: no name of the public API lives here.

import type { Assumptions } from "../../beliefs/assumptions.js";
import { closingDays } from "../../deal/branches.js";
import type { Deal } from "../../deal/deal.js";
import { dealAssumed } from "../../deal/dealAssumed.js";
import { dealDiagnostics } from "../../deal/dealDiagnostics.js";
import { type DealWorth, dealWorth, type ValuedBranch } from "../../deal/dealWorth.js";
import { certified } from "../../numeric/certified.js";
import { type Decimal, ONE, ZERO } from "../../numeric/decimal.js";
import { toResult } from "../../numeric/rounding.js";
import { worldOf } from "../../pricing/world.js";
import { printable } from "../../schema/printable.js";
import { Paths } from "../../simulation/paths.js";
import type { Program, Value } from "../../simulation/program.js";
import { formatDate } from "../../time/date.js";
import type { DealSimulation, SimulatedOutcome } from "./dealSimulation.js";
import { dealSimulationTable } from "./dealSimulationTable.js";
import { realWorldAssumed } from "./realWorldAssumed.js";
import {
  type Figure,
  type Simulated,
  SimulatedFigures,
  type SimulationAsked,
  Sums,
} from "./simulatedFigures.js";

/** A deal that is to be simulated. */
export interface DealSimulationPlan extends SimulationAsked {
  readonly deal: Deal;
  readonly beliefs: Assumptions;
}

/** Branches that have figures of their own: one, all in which the deal closes, or all in which it fails. */
type Outcome = ValuedBranch | "closed" | "failed";

/** A deal under somebody's beliefs on many paths. */
export class SimulatedDeal implements Simulated<DealSimulation> {
  readonly figures: SimulatedFigures<Outcome>;
  private readonly worth: DealWorth;

  constructor(private readonly plan: DealSimulationPlan) {
    const { deal, beliefs } = plan;
    this.worth = dealWorth(deal, beliefs);
    const { needed, currency } = this.worth;
    const world = worldOf(beliefs, currency, { exchanged: false });
    const paths = new Paths({ world, beliefs, events: needed.events });
    this.figures = new SimulatedFigures(
      paths,
      plan,
      () => this.priced(paths),
      () => this.received(paths),
    );
  }

  result(): DealSimulation {
    const { figures, worth } = this;
    const { deal, beliefs, drift } = this.plan;
    const { branches, needed, currency } = worth;
    const parts = branches.flatMap((branch) => branch.parts);
    const conditional = [...branches, ...parts, ...parts.flatMap(({ flows }) => flows)];
    const closes = branches
      .filter(isClosing)
      .reduce<Decimal>((sum, { probability }) => sum.plus(probability), ZERO);
    return printable(
      {
        deal: deal.name,
        beliefs: beliefs.name,
        currency,
        valuationDate: formatDate(beliefs.valuationDate),
        ...figures.inAll(),
        ifClosed: this.outcome("closed", closes),
        ifNot: this.outcome("failed", ONE.minus(closes)),
        branches: branches.map((branch) => ({
          outcome: isClosing(branch) ? ("closes" as const) : ("fails" as const),
          cause: branch.cause,
          date: branch.day === undefined ? undefined : formatDate(branch.day),
          ...this.outcome(branch, branch.probability),
        })),
        dates: figures.dates(),
        ...figures.findings(beliefs),
        assumed: [
          ...dealAssumed(deal, beliefs, needed, currency),
          ...realWorldAssumed(
            drift,
            needed,
            conditional.flatMap(({ conditions }) => conditions),
            beliefs,
          ),
        ],
        diagnostics: [
          ...dealDiagnostics(deal, beliefs, needed, currency),
          ...figures.diagnostics((outcome) => (outcome === undefined ? deal.name : undefined)),
        ],
      },
      dealSimulationTable,
    );
  }

  /** Values are what branches add to the expected value, over their odds. */
  private outcome(of: Outcome, probability: Decimal): SimulatedOutcome {
    return {
      probability: toResult(probability),
      presentValue: probability.isZero() ? undefined : this.figures.priceOf({ of }, probability.toNumber()),
      paid: this.figures.paidOf({ of }),
    };
  }

  /** Units × odds of the branch and of the flow together × price: odds are taken as they are believed and not drawn. */
  private priced(all: Paths): Figure<Outcome>[] {
    const odds = this.plan.beliefs.odds.probabilityOf;
    const sums = new Map<ValuedBranch, Value>();
    for (const branch of this.worth.branches) {
      const sum = new Sums(all);
      for (const { flows, world, conditions, presumed } of branch.parts) {
        const paths = all.in(world, presumed);
        for (const flow of flows) {
          const together = odds([...conditions, ...flow.conditions], presumed).times(branch.share);
          const weight = certified((numbers) => flow.price(numbers).times(numbers.of(together)).toNumber());
          if (weight !== 0) sum.add(paths.program.affine(paths.pricedUnits(flow), 0, weight), [0]);
        }
      }
      sums.set(branch, sum.total());
    }
    const figure = (of: Outcome | undefined, some: readonly ValuedBranch[]): Figure<Outcome> => ({
      drift: "pricing",
      of,
      value: sumOf(
        all.program,
        some.map((branch) => sums.get(branch) as Value),
      ),
      distributed: false,
    });
    return this.inTurn(figure);
  }

  /** Units × what one is worth on its day, on the paths on which the branch comes about and the flow's conditions hold. */
  private received(all: Paths): Figure<Outcome>[] {
    const { program } = all;
    const shares = closingDays(this.plan.beliefs).map(({ share }) => share.toNumber());
    const byDay = new Sums(all);
    const sums = new Map<ValuedBranch, Value>();
    const indicators = new Map<ValuedBranch, Value>();
    for (const branch of this.worth.branches) {
      const { conditions: deciding, closingPlaces } = branch;
      const inTime = closingPlaces === undefined ? 1 : all.oneOf("closing", shares, closingPlaces);
      const holds = program.product(all.indicator(deciding), inTime);
      const sum = new Sums(all);
      for (const { flows, world, conditions, presumed } of branch.parts) {
        const paths = all.in(world, presumed);
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
    const figure = (of: Outcome | undefined, some: readonly ValuedBranch[]): Figure<Outcome> => ({
      drift: "real-world",
      of,
      value: sumOf(
        all.program,
        some.map((branch) => sums.get(branch) as Value),
      ),
      distributed: true,
      ...(of === undefined
        ? {}
        : {
            where: sumOf(
              all.program,
              some.map((branch) => indicators.get(branch) as Value),
            ),
          }),
    });
    return [
      ...this.inTurn(figure),
      ...byDay.entries().map(
        ([day, value]): Figure<Outcome> => ({
          drift: "real-world",
          day: Number(day),
          value,
          distributed: true,
        }),
      ),
    ];
  }

  /** A figure of all branches, of those in which the deal closes, of the others, and of each. */
  private inTurn(
    figure: (of: Outcome | undefined, some: readonly ValuedBranch[]) => Figure<Outcome>,
  ): Figure<Outcome>[] {
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
}

const sumOf = (program: Program, values: readonly Value[]): Value =>
  values.reduce<Value>((sum, value) => program.add(sum, value), 0);

const isClosing = ({ cause }: ValuedBranch): boolean => cause === undefined;

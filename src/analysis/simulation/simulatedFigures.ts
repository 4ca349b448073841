// Internal: no name of the public API lives here.

import type { Assumptions } from "../../beliefs/assumptions.js";
import { toResult } from "../../numeric/rounding.js";
import type { Diagnostic } from "../../offer/valuation.js";
import { ControlVariates } from "../../simulation/controlVariates.js";
import { estimateOf } from "../../simulation/estimate.js";
import type { Paths } from "../../simulation/paths.js";
import { BLOCK, blockCount, type Design } from "../../simulation/points.js";
import type { Value } from "../../simulation/program.js";
import { type Output, Run } from "../../simulation/run.js";
import type { Moments, Tally } from "../../simulation/tally.js";
import { type EpochDay, formatDate } from "../../time/date.js";
import { heavyTail, paddedIn } from "./drawingDiagnostics.js";
import { figureOf, paidAmounts } from "./figures.js";
import type {
  Convergence,
  PaidAmounts,
  SimulatedDate,
  SimulatedPrice,
  SimulationResult,
} from "./simulation.js";

/** In which drift quantities are drawn. */
export type Drift = "pricing" | "real-world";

/** What is asked of a simulation beside its subject and its beliefs, checked. */
export interface SimulationAsked {
  readonly design: Design;
  /** Undefined for both. */
  readonly drift: Drift | undefined;
  /** Whether means are made surer by what has a closed form. */
  readonly controlVariates: boolean;
  /** The standard error that is good enough; undefined where all paths are to be taken. */
  readonly stopAt: number | undefined;
}

/** An offer or a deal on many paths: blocks are counted, in whatever order, and then it has a result. */
export interface Simulated<Result> {
  readonly figures: Pick<SimulatedFigures<unknown>, "run" | "blocks" | "isSureEnough">;
  /** What all blocks together come to. */
  result(): Result;
}

/** A plan with few paths, then with twice as many, and so on below all of them; none where it says nothing of when to stop. */
export function earlierStages<Plan extends SimulationAsked>(plan: Plan): readonly Plan[] {
  const { design, stopAt } = plan;
  const stages: Plan[] = [];
  if (stopAt === undefined) return stages;
  for (let paths = design.scrambles * BLOCK; paths < design.paths; paths *= 2) {
    stages.push({ ...plan, design: { ...design, paths } });
  }
  return stages;
}

/** What a plan comes to, stage by stage until it is sure enough or all paths are taken. */
export function simulatedAtOnce<Plan extends SimulationAsked, Result>(
  plan: Plan,
  simulatedUnder: (stage: Plan) => Simulated<Result>,
): Result {
  const counted = (stage: Plan): Simulated<Result> => {
    const simulated = simulatedUnder(stage);
    const { run, blocks } = simulated.figures;
    run.count(0, blocks);
    return simulated;
  };
  for (const stage of earlierStages(plan)) {
    const simulated = counted(stage);
    if (simulated.figures.isSureEnough()) return simulated.result();
  }
  return counted(plan).result();
}

/** What an output is a figure of: of some part of the subject (all of it unless stated), on a day (on all unless stated). */
export interface About<Part> {
  readonly drift: Drift;
  readonly of?: Part | undefined;
  readonly day?: EpochDay | undefined;
}

export type Figure<Part> = Output & About<Part>;

/** Figures of an offer or of a deal on many paths: values first, then what is paid. */
export class SimulatedFigures<Part> {
  readonly run: Run;
  readonly blocks: number;
  private readonly figures: readonly Figure<Part>[];
  private readonly controlled: ControlVariates;

  constructor(
    private readonly paths: Paths,
    private readonly asked: SimulationAsked,
    prices: () => readonly Figure<Part>[],
    payments: () => readonly Figure<Part>[],
  ) {
    const { design, drift, controlVariates } = asked;
    // Both are put together, whichever is counted: which quantity has which dimension does not hang on what is asked.
    const { made: priced, controls } = paths.withControls(prices);
    this.figures = [...priced, ...payments()].filter(
      (figure) => drift === undefined || figure.drift === drift,
    );
    const isControlled = controlVariates && drift !== "real-world";
    this.controlled = new ControlVariates(isControlled ? controls : [], priced, paths.program);
    this.run = new Run(paths, [...this.figures, ...this.controlled.outputs], design);
    this.blocks = blockCount(design);
  }

  /** Whether the first figure is known as well as asked. */
  isSureEnough(): boolean {
    const { design, stopAt = 0 } = this.asked;
    return estimateOf(this.momentsOf(0), design).standardError <= stopAt;
  }

  /** How paths were drawn, and what the whole subject is worth and pays. */
  inAll(): Pick<SimulationResult, "paths" | "seed" | "method" | "scrambles" | "presentValue" | "paid"> {
    const { paths, seed, method, scrambles } = this.asked.design;
    return { paths, seed, method, scrambles, presentValue: this.priceOf({}), paid: this.paidOf({}) };
  }

  /** What is paid on each day. */
  dates(): readonly SimulatedDate[] {
    const days = [...new Set(this.figures.flatMap(({ day }) => day ?? []))].sort((a, b) => a - b);
    return days.flatMap((day) => {
      const paid = this.paidOf({ day });
      return paid === undefined ? [] : [{ date: formatDate(day), paid }];
    });
  }

  /** The mean of the first figure after 1, 2, 4, … blocks of each scramble, and after all; the correlations of what was drawn. */
  findings({ dependence }: Assumptions): Pick<SimulationResult, "convergence" | "correlationsUsed"> {
    const drivers = this.paths.drivers();
    return {
      convergence: this.convergence(),
      correlationsUsed: dependence.stated
        .filter(({ between }) => between.every((driver) => drivers.has(driver)))
        .map(({ between, correlation }) => ({ between, correlation: toResult(correlation) })),
    };
  }

  /** What something is worth; undefined where values were not asked for. Amounts are divided by `unit`, 1 unless stated. */
  priceOf(about: Omit<About<Part>, "drift">, unit = 1): SimulatedPrice | undefined {
    const place = this.placeOf({ drift: "pricing", ...about });
    if (place < 0) return undefined;
    const moments = inUnitsOf(this.momentsOf(place), unit);
    return { drift: "pricing", ...figureOf(estimateOf(moments, this.asked.design)) };
  }

  /** What is paid of something; undefined where that was not asked for, or fewer than two paths come to it. */
  paidOf(about: Omit<About<Part>, "drift">): PaidAmounts | undefined {
    const { design } = this.asked;
    const place = this.placeOf({ drift: "real-world", ...about });
    const tally = this.run.tallies[place];
    if (tally === undefined) return undefined;
    if (this.figures[place]?.where === undefined) return paidAmounts(tally, design);
    // How many paths of a scramble are counted is left to chance.
    return tally.moments().count < 2 ? undefined : paidAmounts(tally, { ...design, method: "plain" });
  }

  /** What deserves a look: random numbers beyond the dimensions of the points, and sums that one path decides. */
  diagnostics(nameOf: (of: Part | undefined) => string | undefined): Diagnostic[] {
    const heavy = this.figures.flatMap(({ of, day, where }, index): Diagnostic[] => {
      const name = day === undefined && where === undefined ? nameOf(of) : undefined;
      if (name === undefined) return [];
      return heavyTail(name, (this.run.tallies[index] as Tally).moments());
    });
    const texts = heavy.map(({ text }) => text);
    return [
      ...paddedIn(this.run.padded),
      ...heavy.filter(({ text }, index) => texts.indexOf(text) === index),
    ];
  }

  private placeOf({ drift, of, day }: About<Part>): number {
    return this.figures.findIndex(
      (figure) => figure.drift === drift && figure.of === of && figure.day === day,
    );
  }

  /** What a figure by its place comes to; prices, which come first, with what is known of their parts. */
  private momentsOf(place: number): Moments {
    const { run, figures, controlled } = this;
    const own = (run.tallies[place] as Tally).moments();
    return controlled.moments(place, own, run.tallies.slice(figures.length));
  }

  private convergence(): readonly Convergence[] {
    const { design } = this.asked;
    const tally = this.run.tallies[0] as Tally;
    const each = this.blocks / design.scrambles;
    const steps: number[] = [];
    for (let blocks = 1; blocks < each; blocks *= 2) steps.push(blocks);
    return [...steps, Number.POSITIVE_INFINITY].map((blocks) => {
      const moments = tally.moments(blocks);
      const { mean, standardError } = figureOf(estimateOf(moments, design));
      return { paths: moments.count, mean, standardError };
    });
  }
}

/** Moments of amounts of which so much is one. */
const inUnitsOf = (moments: Moments, unit: number): Moments => ({
  ...moments,
  mean: moments.mean / unit,
  means: moments.means.map((mean) => mean / unit),
  variance: moments.variance / (unit * unit),
  size: moments.size / unit,
});

/** Sums of values under keys. */
export class Sums {
  private readonly sums = new Map<string | number, Value>();

  constructor(private readonly paths: Paths) {}

  add(value: Value, keys: readonly (string | number)[]): void {
    for (const key of keys) this.sums.set(key, this.paths.program.add(this.sums.get(key) ?? 0, value));
  }

  entries(): [string, Value][] {
    return [...this.sums].map(([key, value]) => [String(key), value]);
  }

  total(): Value {
    return [...this.sums.values()].reduce<Value>((sum, value) => this.paths.program.add(sum, value), 0);
  }
}

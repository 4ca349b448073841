// Internal: no name of the public API lives here.

import type { Condition } from "../../algebra/claim.js";
import type { Assumptions } from "../../beliefs/assumptions.js";
import { componentOf } from "../../components/defineComponent.js";
import { certified } from "../../numeric/certified.js";
import { toResult } from "../../numeric/rounding.js";
import { assumedIn, ifItCloses } from "../../offer/assumedIn.js";
import { diagnosticsIn } from "../../offer/diagnosticsIn.js";
import type { Offer } from "../../offer/offer.js";
import { type OfferWorth, offerWorth } from "../../offer/offerWorth.js";
import type { Assumed, Diagnostic } from "../../offer/valuation.js";
import type { Flow } from "../../pricing/flows.js";
import { printable } from "../../schema/printable.js";
import { ownProperty } from "../../schema/records.js";
import { ControlVariates } from "../../simulation/controlVariates.js";
import { estimateOf } from "../../simulation/estimate.js";
import { Paths } from "../../simulation/paths.js";
import { BLOCK, blockCount, type Design } from "../../simulation/points.js";
import type { Value } from "../../simulation/program.js";
import { type Output, Run } from "../../simulation/run.js";
import type { Moments, Tally } from "../../simulation/tally.js";
import { formatDate } from "../../time/date.js";
import { figureOf, paidAmounts } from "./figures.js";
import type { Convergence, CorrelationUsed, SimulatedPrice, Simulation } from "./simulation.js";
import { simulationTable } from "./simulationTable.js";

/** In which drift quantities are drawn. */
export type Drift = "pricing" | "real-world";

/** What is asked of a simulation, checked. */
export interface SimulationPlan {
  readonly offer: Offer;
  readonly beliefs: Assumptions;
  readonly design: Design;
  /** Undefined for both. */
  readonly drift: Drift | undefined;
  /** Whether means are made surer by what has a closed form. */
  readonly controlVariates: boolean;
  /** The standard error that is good enough; undefined where all paths are to be taken. */
  readonly stopAt: number | undefined;
}

/** A plan with few paths first, then with twice as many, up to all; at once with all where it says nothing of when to stop. */
export function stagesOf(plan: SimulationPlan): readonly SimulationPlan[] {
  const { design, stopAt } = plan;
  if (stopAt === undefined) return [plan];
  const stages: SimulationPlan[] = [];
  for (let paths = design.scrambles * BLOCK; paths < design.paths; paths *= 2) {
    stages.push({ ...plan, design: { ...design, paths } });
  }
  return [...stages, plan];
}

/** What an output is a figure of. */
interface Subject {
  readonly drift: Drift;
  readonly component?: string;
  readonly day?: number;
}

/** An offer under somebody's beliefs on many paths: which figures are counted, and what they come to. */
export class SimulatedOffer {
  readonly run: Run;
  readonly blocks: number;
  private readonly worth: OfferWorth;
  private readonly subjects: readonly Subject[];
  private readonly paths: Paths;
  private readonly controlled: ControlVariates;

  constructor(private readonly plan: SimulationPlan) {
    const { offer, beliefs, design, drift } = plan;
    this.worth = offerWorth(offer, beliefs);
    const { flows, world, needed } = this.worth;
    this.paths = new Paths({ world, beliefs, events: needed.events });
    // Both are put together, whichever is counted: which quantity has which dimension does not hang on what is asked.
    const { made: priced, controls } = this.paths.withControls(() => pricedOutputs(flows, this.paths));
    const outputs = [...priced, ...paidOutputs(flows, this.paths)].filter(
      (output) => drift === undefined || output.drift === drift,
    );
    this.subjects = outputs;
    const isControlled = this.plan.controlVariates && drift !== "real-world";
    this.controlled = new ControlVariates(isControlled ? controls : [], priced, this.paths.program);
    this.run = new Run(this.paths, [...outputs, ...this.controlled.outputs], design);
    this.blocks = blockCount(design);
  }

  /** Whether the figure is known as well as asked. */
  isSureEnough(): boolean {
    const { design, stopAt = 0 } = this.plan;
    return estimateOf(this.momentsOf(0), design).standardError <= stopAt;
  }

  /** What all blocks together come to. */
  result(): Simulation {
    const { offer, beliefs, design, drift } = this.plan;
    const { currency, needed, weighted, flows } = this.worth;
    const names = [...new Set(flows.map(componentOf))];
    const paidOf = (subject: Omit<Subject, "drift">) => {
      const tally = this.tallyOf({ drift: "real-world", ...subject });
      return tally && paidAmounts(tally, design);
    };
    const days = [...new Set(this.subjects.flatMap(({ day }) => day ?? []))].sort((a, b) => a - b);
    return printable(
      {
        offer: offer.name,
        beliefs: beliefs.name,
        currency,
        valuationDate: formatDate(beliefs.valuationDate),
        closing: beliefs.closing === undefined ? undefined : formatDate(beliefs.closing),
        paths: design.paths,
        seed: design.seed,
        method: design.method,
        scrambles: design.scrambles,
        presentValue: this.priceOf({}),
        paid: paidOf({}),
        components: names.map((name) => ({
          name,
          presentValue: this.priceOf({ component: name }),
          paid: paidOf({ component: name }),
        })),
        dates: days.flatMap((day) => {
          const paid = paidOf({ day });
          return paid === undefined ? [] : [{ date: formatDate(day), paid }];
        }),
        convergence: convergenceOf(this.run, design),
        correlationsUsed: correlationsUsed(this.paths, beliefs),
        assumed: [
          ...assumedIn(offer, beliefs, needed, weighted, currency),
          ...ifItCloses(offer),
          ...(drift === "pricing"
            ? []
            : realWorldAssumed(
                needed,
                flows.flatMap(({ conditions }) => conditions),
                beliefs,
              )),
        ],
        diagnostics: [
          ...diagnosticsIn(offer, beliefs, needed, flows),
          ...paddedIn(this.run.padded),
          ...this.diagnostics(),
        ],
      },
      simulationTable,
    );
  }

  private placeOf({ drift, component, day }: Subject): number {
    return this.subjects.findIndex(
      (subject) => subject.drift === drift && subject.component === component && subject.day === day,
    );
  }

  private tallyOf(subject: Subject): Tally | undefined {
    return this.run.tallies[this.placeOf(subject)];
  }

  /** What a figure by its place comes to; prices, which come first, with what is known of their parts. */
  private momentsOf(place: number): Moments {
    const { run, subjects, controlled } = this;
    const own = (run.tallies[place] as Tally).moments();
    return controlled.moments(place, own, run.tallies.slice(subjects.length));
  }

  private priceOf(subject: Omit<Subject, "drift">): SimulatedPrice | undefined {
    const place = this.placeOf({ drift: "pricing", ...subject });
    if (place < 0) return undefined;
    return { drift: "pricing", ...figureOf(estimateOf(this.momentsOf(place), this.plan.design)) };
  }

  private diagnostics(): Diagnostic[] {
    const { drift } = this.plan;
    const found = this.subjects.flatMap(({ component, day }, index): Diagnostic[] => {
      const tally = this.run.tallies[index] as Tally;
      if (component === undefined || day !== undefined) return [];
      const { largestShare, count } = tally.moments();
      if (largestShare < LARGE_SHARE || count < BLOCK) return [];
      const text = `${component}: one path of ${count} makes up ${Math.round(100 * largestShare)}% of the spread, so that its standard error may be too low: amounts have no variance, or need more paths`;
      return [{ code: "heavy-tail", path: [component], text }];
    });
    return drift === undefined
      ? found.filter(({ text }, index) => found.findIndex((one) => one.text === text) === index)
      : found;
  }
}

/** The mean of the first figure after 1, 2, 4, … blocks of each scramble, and after all. */
export function convergenceOf(run: Run, design: Design): readonly Convergence[] {
  const tally = run.tallies[0] as Tally;
  const each = blockCount(design) / design.scrambles;
  const steps: number[] = [];
  for (let blocks = 1; blocks < each; blocks *= 2) steps.push(blocks);
  return [...steps, Number.POSITIVE_INFINITY].map((blocks) => {
    const moments = tally.moments(blocks);
    const { mean, standardError } = figureOf(estimateOf(moments, design));
    return { paths: moments.count, mean, standardError };
  });
}

/** The correlations that were stated between quantities that were drawn. */
export function correlationsUsed(paths: Paths, { dependence }: Assumptions): readonly CorrelationUsed[] {
  const drivers = paths.drivers();
  return dependence.stated
    .filter(({ between }) => between.every((driver) => drivers.has(driver)))
    .map(({ between, correlation }) => ({ between, correlation: toResult(correlation) }));
}

export function paddedIn(padded: number): Diagnostic[] {
  if (padded === 0) return [];
  const text = `Quasi-random points have 512 dimensions: ${padded} more random numbers of each path are drawn for themselves (Philox), so that more paths help less than they would`;
  return [{ code: "padded-points", path: [], text }];
}

/** One path alone should not decide how sure a mean is. */
const LARGE_SHARE = 0.25;

type Figure = Output & Subject;

/** Units × odds × price: the odds are taken as they are believed and not drawn, which is exact and leaves less to chance. */
function pricedOutputs(flows: readonly Flow[], paths: Paths): Figure[] {
  const sums = new Sums(paths);
  for (const flow of flows) {
    const weight = certified((numbers) => flow.price(numbers).toNumber()) * flow.probability.toNumber();
    if (weight !== 0) sums.add(paths.program.affine(paths.pricedUnits(flow), 0, weight), [componentOf(flow)]);
    else sums.add(0, [componentOf(flow)]);
  }
  return [
    { drift: "pricing", value: sums.total(), distributed: false },
    ...sums
      .entries()
      .map(([component, value]): Figure => ({ drift: "pricing", component, value, distributed: false })),
  ];
}

/** Units × what one is worth on its day, where its conditions hold; what was due before today is paid no more. */
function paidOutputs(flows: readonly Flow[], paths: Paths): Figure[] {
  const byComponent = new Sums(paths);
  const byDay = new Sums(paths);
  for (const flow of flows) {
    const paid = flow.isPast
      ? 0
      : paths.program.product(
          paths.program.product(paths.expectedUnits(flow), paths.worthOfUnit(flow)),
          paths.indicator(flow.conditions),
        );
    byComponent.add(paid, [componentOf(flow)]);
    if (!flow.isPast) byDay.add(paid, [flow.day]);
  }
  const figure = (value: Value, subject: Omit<Subject, "drift">): Figure => ({
    drift: "real-world",
    ...subject,
    value,
    distributed: true,
  });
  return [
    figure(byComponent.total(), {}),
    ...byComponent.entries().map(([component, value]) => figure(value, { component: String(component) })),
    ...byDay.entries().map(([day, value]) => figure(value, { day: Number(day) })),
  ];
}

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

/** What has to be taken for granted to say what will be paid under some conditions, beside what values take for granted. */
export function realWorldAssumed(
  needed: OfferWorth["needed"],
  conditions: readonly Condition[],
  beliefs: Assumptions,
): Assumed[] {
  const withoutReturn = needed.shares.filter(
    (issuer) => ownProperty(beliefs.shares, issuer)?.expectedReturn === undefined,
  );
  const joined = (party: string): boolean =>
    beliefs.dependence.stated.some(({ between }) => between.includes(`credit.${party}`));
  const withoutChange = needed.currencies.filter((code) => {
    const quote = ownProperty(beliefs.currencies, code);
    return quote !== undefined && quote.expectedChange === undefined;
  });
  return [
    ...withoutReturn.map(
      (issuer): Assumed => ({
        kind: "default",
        path: ["shares", issuer, "expectedReturn"],
        text: `shares.${issuer}.expectedReturn: not stated, taken as the discount rate where it is said what will be paid`,
      }),
    ),
    ...withoutChange.map(
      (code): Assumed => ({
        kind: "default",
        path: ["currencies", code, "expectedChange"],
        text: `currencies.${code}.expectedChange: not stated, so that its forward rates are expected where it is said what will be paid`,
      }),
    ),
    ...(conditions.length > 0
      ? [
          {
            kind: "method" as const,
            path: ["events"],
            text: "The odds of events are those at which values are weighed, taken as what will happen: drawn independently of metrics and prices",
          },
        ]
      : []),
    ...needed.parties.filter(joined).map(
      (party): Assumed => ({
        kind: "method",
        path: ["creditSpreads", party],
        text: `Defaults of ${party} are drawn at the odds that its credit spread prices, taken as what will happen; what is drawn is not discounted with the spread as well`,
      }),
    ),
    ...(needed.parties.some((party) => !joined(party))
      ? [
          {
            kind: "method" as const,
            path: [],
            text: "What will be paid takes each payer to pay whose credit is correlated with nothing: spreads lower values alone",
          },
        ]
      : []),
  ];
}

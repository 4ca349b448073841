// Internal: no name of the public API lives here.

import type { Assumptions } from "../../beliefs/assumptions.js";
import { componentOf } from "../../components/defineComponent.js";
import { certified } from "../../numeric/certified.js";
import { assumedIn, ifItCloses } from "../../offer/assumedIn.js";
import { diagnosticsIn } from "../../offer/diagnosticsIn.js";
import type { Offer } from "../../offer/offer.js";
import { type OfferWorth, offerWorth } from "../../offer/offerWorth.js";
import type { Flow } from "../../pricing/flows.js";
import { printable } from "../../schema/printable.js";
import { Paths } from "../../simulation/paths.js";
import type { Value } from "../../simulation/program.js";
import { formatDate } from "../../time/date.js";
import { realWorldAssumed } from "./realWorldAssumed.js";
import {
  type About,
  type Figure,
  type Simulated,
  SimulatedFigures,
  type SimulationAsked,
  Sums,
} from "./simulatedFigures.js";
import type { Simulation } from "./simulation.js";
import { simulationTable } from "./simulationTable.js";

/** An offer that is to be simulated. */
export interface SimulationPlan extends SimulationAsked {
  readonly offer: Offer;
  readonly beliefs: Assumptions;
}

/** An offer under somebody's beliefs on many paths; the parts that have figures of their own are its components, by their names. */
export class SimulatedOffer implements Simulated<Simulation> {
  readonly figures: SimulatedFigures<string>;
  private readonly worth: OfferWorth;

  constructor(private readonly plan: SimulationPlan) {
    const { offer, beliefs } = plan;
    this.worth = offerWorth(offer, beliefs);
    const { flows, world, needed } = this.worth;
    const paths = new Paths({ world, beliefs, events: needed.events });
    this.figures = new SimulatedFigures(
      paths,
      plan,
      () => pricedOutputs(flows, paths),
      () => paidOutputs(flows, paths),
    );
  }

  result(): Simulation {
    const { figures, worth } = this;
    const { offer, beliefs, drift } = this.plan;
    const { currency, needed, weighted, flows } = worth;
    const names = [...new Set(flows.map(componentOf))];
    return printable(
      {
        offer: offer.name,
        beliefs: beliefs.name,
        currency,
        valuationDate: formatDate(beliefs.valuationDate),
        closing: beliefs.closing === undefined ? undefined : formatDate(beliefs.closing),
        ...figures.inAll(),
        components: names.map((name) => ({
          name,
          presentValue: figures.priceOf({ of: name }),
          paid: figures.paidOf({ of: name }),
        })),
        dates: figures.dates(),
        ...figures.findings(beliefs),
        assumed: [
          ...assumedIn(offer, beliefs, needed, weighted, currency),
          ...ifItCloses(offer),
          ...realWorldAssumed(
            drift,
            needed,
            flows.flatMap(({ conditions }) => conditions),
            beliefs,
          ),
        ],
        diagnostics: [
          ...diagnosticsIn(offer, beliefs, needed, flows),
          ...figures.diagnostics((component) => component),
        ],
      },
      simulationTable,
    );
  }
}

/** Units × odds × price: the odds are taken as they are believed and not drawn, which is exact and leaves less to chance. */
function pricedOutputs(flows: readonly Flow[], paths: Paths): Figure<string>[] {
  const sums = new Sums(paths);
  for (const flow of flows) {
    const weight = certified((numbers) => flow.price(numbers).toNumber()) * flow.probability.toNumber();
    if (weight !== 0) sums.add(paths.program.affine(paths.pricedUnits(flow), 0, weight), [componentOf(flow)]);
    else sums.add(0, [componentOf(flow)]);
  }
  return [
    { drift: "pricing", value: sums.total(), distributed: false },
    ...sums.entries().map(
      ([component, value]): Figure<string> => ({
        drift: "pricing",
        of: component,
        value,
        distributed: false,
      }),
    ),
  ];
}

/** Units × what one is worth on its day, where its conditions hold; what was due before today is paid no more. */
function paidOutputs(flows: readonly Flow[], paths: Paths): Figure<string>[] {
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
  const figure = (value: Value, subject: Omit<About<string>, "drift">): Figure<string> => ({
    drift: "real-world",
    ...subject,
    value,
    distributed: true,
  });
  return [
    figure(byComponent.total(), {}),
    ...byComponent.entries().map(([component, value]) => figure(value, { of: component })),
    ...byDay.entries().map(([day, value]) => figure(value, { day: Number(day) })),
  ];
}

import { breakEven } from "../src/analysis/breakEven/breakEven.js";
import { bridge } from "../src/analysis/bridge/bridge.js";
import { bridgeSvg } from "../src/analysis/bridge/bridgeSvg.js";
import { compareOffers } from "../src/analysis/comparison/compareOffers.js";
import { footballFieldSvg } from "../src/analysis/comparison/footballFieldSvg.js";
import { payoffCurve } from "../src/analysis/payoff/payoffCurve.js";
import { payoffSvg } from "../src/analysis/payoff/payoffSvg.js";
import { sensitivity } from "../src/analysis/sensitivity/sensitivity.js";
import { tornadoSvg } from "../src/analysis/sensitivity/tornadoSvg.js";
import { simulateAsync } from "../src/analysis/simulation/simulateAsync.js";
import { timelineSvg } from "../src/analysis/timeline/timelineSvg.js";
import { OfferError } from "../src/errors.js";
import { type Block, heading, listed, paragraph, picture } from "../src/print/blocks.js";
import { blocksHtml } from "../src/print/blocksHtml.js";
import { documentFormatting } from "../src/print/documentFormatting.js";
import type { Units } from "../src/print/formatting.js";
import { report } from "../src/report/report.js";
import { toHtml } from "../src/report/show.js";
import { simulationAnswer, simulationPictures, simulationTables } from "../src/report/simulationBlocks.js";
import type { Json } from "../src/schema/document.js";
import { answersHtml, tablesHtml } from "./shown.js";
import { type Paths, valued } from "./valued.js";

/** What takes its time, as data that goes from the page to its worker. */
export type Job =
  | {
      readonly kind: "results";
      /** Which views could not be valued at once, for want of paths alone. */
      readonly waiting: readonly boolean[];
      readonly offer: Json;
      readonly views: readonly Json[];
      readonly open: number;
      readonly units: Units;
      readonly paths: Paths;
    }
  | {
      readonly kind: "break-even";
      readonly offer: Json;
      readonly beliefs: Json;
      readonly target: string;
      readonly path: readonly (string | number)[];
      readonly paths: Paths;
    }
  | {
      readonly kind: "report";
      readonly offer: Json;
      readonly beliefs: Json;
      readonly units: Units;
      readonly paths: Paths;
    };

/** What comes of a job, piece by piece. */
export type Piece =
  /** The answer and the tables, where they had to be simulated; or a report to keep. */
  | { readonly part: "answers" | "tables" | "report"; readonly html: string }
  /** One picture with its heading. */
  | { readonly part: "picture"; readonly name: string; readonly html: string }
  /** What the belief would have to be, as decimals. */
  | { readonly part: "solutions"; readonly values: readonly string[] }
  | { readonly part: "problem"; readonly message: string }
  | { readonly part: "progress"; readonly doing: string; readonly done: number; readonly total: number }
  | { readonly part: "done" };

/** Does a job and tells what comes of it. */
export async function work(job: Job, tell: (piece: Piece) => void): Promise<void> {
  try {
    if (job.kind === "results") await results(job, tell);
    else if (job.kind === "report") {
      const { offer, beliefs, units, paths } = job;
      // Simulated, so that it has the whole range of what may be paid.
      const made = report(offer as never, beliefs as never, {
        simulation: paths,
        ...following("Report", tell),
      });
      tell({ part: "report", html: toHtml(made, { units }) });
    } else {
      const { offer, beliefs, target, path, paths } = job;
      const { solutions } = breakEven(offer as never, beliefs as never, {
        target,
        path,
        simulation: paths,
        ...following("Looking for it", tell),
      });
      tell({ part: "solutions", values: solutions.map(({ value }) => value.toString()) });
    }
  } catch (error) {
    if (!(error instanceof OfferError)) throw error;
    tell({ part: "problem", message: error.message });
  }
}

const following = (doing: string, tell: (piece: Piece) => void) => ({
  onProgress: (done: number, total: number) => tell({ part: "progress", doing, done, total }),
});

async function results(
  { offer, views, open, units, paths, waiting }: Extract<Job, { kind: "results" }>,
  tell: (piece: Piece) => void,
): Promise<void> {
  const shown = documentFormatting({ units });
  const simulated = valued(offer, views, paths);
  const { valuations } = simulated;
  // What the page has found itself stands beside the fields.
  if (waiting[open] === true)
    for (const { path, message } of simulated.viewIssues[open] ?? [])
      tell({ part: "problem", message: [...path, message].join(": ") });
  if (waiting.some((isWaiting, index) => isWaiting && valuations[index] !== undefined)) {
    tell({ part: "answers", html: answersHtml(valuations, shown) });
    tell({ part: "tables", html: tablesHtml(valuations, open, shown) });
  }
  const own = valuations[open];
  if (own === undefined) return;
  const add = async (
    name: string,
    draw: () => readonly Block[] | Promise<readonly Block[]>,
  ): Promise<void> => {
    const blocks: Block[] = [heading(name)];
    try {
      blocks.push(...(await draw()));
    } catch (error) {
      // Some offers have no such picture: nothing in them hangs on one uncertain quantity.
      if (!(error instanceof OfferError)) throw error;
      blocks.push(paragraph(error.message));
    }
    tell({ part: "picture", name, html: blocksHtml(blocks, shown) });
  };
  const [terms, view] = [offer as never, views[open] as never];
  const options = { simulation: paths };
  const drawn = (name: string, draw: () => string): Promise<void> => add(name, () => [picture(name, draw())]);
  await drawn("From headline to value", () => bridgeSvg(bridge(terms, view, options), shown.pictures));
  await drawn("Which belief matters most", () =>
    tornadoSvg(
      sensitivity(terms, view, { ...options, derivatives: false, ...following("What moves it", tell) }),
      shown.pictures,
    ),
  );
  await add("What may be paid", async () => {
    const simulation = await simulateAsync(terms, view, { ...paths, ...following("Simulating", tell) });
    return [
      paragraph(`${simulationAnswer(simulation, shown)}.`),
      ...simulationPictures(simulation, shown),
      ...simulationTables(simulation, shown),
    ];
  });
  await drawn("What a component pays", () => payoffSvg(payoffCurve(terms, view), shown.pictures));
  await drawn("When what is paid", () => timelineSvg(own, shown.pictures));
  if (views.length > 1 && valuations.every((one) => one !== undefined))
    await drawn("Views on one scale", () =>
      footballFieldSvg(compareOffers([terms], views as never, options), shown.pictures),
    );
  const lists = { "Taken for granted": own.assumed, "Worth a look": own.diagnostics };
  for (const [name, list] of Object.entries(lists)) {
    const blocks = listed(
      name,
      list.map(({ text }) => text),
    );
    tell({ part: "picture", name, html: blocksHtml(blocks, shown) });
  }
}

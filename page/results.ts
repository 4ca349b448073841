import { bridge } from "../src/analysis/bridge/bridge.js";
import { bridgeSvg } from "../src/analysis/bridge/bridgeSvg.js";
import { compareOffers } from "../src/analysis/comparison/compareOffers.js";
import { footballFieldSvg } from "../src/analysis/comparison/footballFieldSvg.js";
import { payoffCurve } from "../src/analysis/payoff/payoffCurve.js";
import { payoffSvg } from "../src/analysis/payoff/payoffSvg.js";
import { sensitivity } from "../src/analysis/sensitivity/sensitivity.js";
import { tornadoSvg } from "../src/analysis/sensitivity/tornadoSvg.js";
import { timelineSvg } from "../src/analysis/timeline/timelineSvg.js";
import { OfferError } from "../src/errors.js";
import type { Valuation } from "../src/offer/valuation.js";
import { answer, type Block, heading, listed, paragraph, picture } from "../src/print/blocks.js";
import { blocksHtml } from "../src/print/blocksHtml.js";
import type { Formatting } from "../src/print/formatting.js";
import {
  answerOf,
  breakdownTable,
  paymentsTable,
  roundingRemark,
  viewsTable,
} from "../src/report/valuationBlocks.js";
import type { Json } from "../src/schema/document.js";
import { h } from "./dom.js";
import { Explorer } from "./explorer.js";

/** The answer, tables and pictures. */
export class Results {
  private readonly answers = h("div", { "aria-live": "polite", class: "answers" });
  private readonly tables = h("div");
  private readonly pictures = h("div");
  private readonly explorer: Explorer;
  readonly element: HTMLElement;
  private later: ReturnType<typeof setTimeout> | undefined;

  constructor(onBelief: (beliefs: Json) => void) {
    this.explorer = new Explorer(onBelief);
    this.element = h("div", {}, this.answers, this.explorer.element, this.tables, this.pictures);
  }

  show(
    valuations: readonly (Valuation | undefined)[],
    offer: Json,
    views: readonly Json[],
    open: number,
    formatting: Formatting,
  ): void {
    const beliefs = views[open] ?? {};
    const found = valuations.filter((one) => one !== undefined);
    const own = valuations[open];
    put(
      this.answers,
      found.map((one) => answer(answerOf(one, formatting))),
      formatting,
    );
    put(this.tables, tablesOf(found, own, formatting), formatting);
    this.explorer.show(own === undefined ? undefined : { offer, beliefs }, formatting);
    // Pictures take longer, and nobody looks at them while typing.
    clearTimeout(this.later);
    this.later = setTimeout(() => {
      put(
        this.pictures,
        own === undefined ? [] : picturesOf(own, offer, beliefs, found.length === views.length ? views : []),
        formatting,
      );
    }, 60);
  }
}

/** Names in blocks are escaped where they are made into HTML. */
function put(element: HTMLElement, blocks: readonly Block[], formatting: Formatting): void {
  element.innerHTML = blocksHtml(blocks, formatting);
}

function tablesOf(found: readonly Valuation[], own: Valuation | undefined, formatting: Formatting): Block[] {
  return [
    ...(found.length > 1 ? [heading("Views side by side"), viewsTable(found, formatting)] : []),
    ...(own === undefined
      ? []
      : [
          heading(own.beliefs === undefined ? "What it is made of" : `What it is made of, ${own.beliefs}`),
          breakdownTable(own, formatting),
          ...roundingRemark([own], formatting),
          paymentsTable(own, formatting),
        ]),
  ];
}

function picturesOf(own: Valuation, offer: Json, beliefs: Json, views: readonly Json[]): Block[] {
  const [terms, view] = [offer as never, beliefs as never];
  const drawn = (title: string, draw: () => string): Block[] => {
    try {
      return [heading(title), picture(title, draw())];
    } catch (error) {
      // Some offers have no such picture: nothing in them hangs on one uncertain quantity.
      if (!(error instanceof OfferError)) throw error;
      return [heading(title), paragraph(error.message)];
    }
  };
  return [
    ...drawn("From headline to value", () => bridgeSvg(bridge(terms, view))),
    ...drawn("Which belief matters most", () => tornadoSvg(sensitivity(terms, view, { derivatives: false }))),
    ...drawn("What a component pays", () => payoffSvg(payoffCurve(terms, view))),
    ...drawn("When what is paid", () => timelineSvg(own)),
    ...(views.length > 1
      ? drawn("Views on one scale", () => footballFieldSvg(compareOffers([terms], views as never)))
      : []),
    ...listed(
      "Taken for granted",
      own.assumed.map(({ text }) => text),
    ),
    ...listed(
      "Worth a look",
      own.diagnostics.map(({ text }) => text),
    ),
  ];
}

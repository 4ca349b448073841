import type { Valuation } from "../src/offer/valuation.js";
import type { DocumentFormatting } from "../src/print/documentFormatting.js";
import { h } from "./dom.js";
import { answersHtml, tablesHtml } from "./shown.js";
import type { Job, Piece } from "./work.js";
import { LongWork } from "./worker.js";

/** The answer, tables and pictures. */
export class Results {
  private readonly answers = h("div", { "aria-live": "polite", class: "answers" });
  private readonly tables = h("div");
  private readonly pictures = h("div");
  private readonly work: LongWork;
  readonly element: HTMLElement;
  private later: ReturnType<typeof setTimeout> | undefined;

  constructor(script: string, explorer: HTMLElement) {
    this.work = new LongWork(script);
    this.element = h("div", {}, this.answers, this.work.element, explorer, this.tables, this.pictures);
  }

  /** Shows what could be valued at once, and has the rest worked out. */
  show(
    valuations: readonly (Valuation | undefined)[],
    job: Extract<Job, { readonly kind: "results" }>,
    formatting: DocumentFormatting,
  ): void {
    this.answers.innerHTML = answersHtml(valuations, formatting);
    this.tables.innerHTML = tablesHtml(valuations, job.open, formatting);
    // Pictures take longer, and nobody looks at them while typing.
    clearTimeout(this.later);
    this.work.end();
    this.later = setTimeout(() => {
      const drawn = new Set<Element>();
      this.work.start(job, (piece) => this.take(piece, drawn));
    }, 60);
  }

  private take(piece: Piece, drawn: Set<Element>): void {
    if (piece.part === "answers" || piece.part === "tables") this[piece.part].innerHTML = piece.html;
    else if (piece.part === "problem") this.answers.append(h("p", {}, piece.message));
    else if (piece.part === "picture") {
      const known = [...this.pictures.children].find(({ id }) => id === piece.name);
      const element = known ?? h("div", { id: piece.name });
      element.innerHTML = piece.html;
      if (known === undefined) this.pictures.append(element);
      drawn.add(element);
    } else if (piece.part === "done") {
      for (const element of [...this.pictures.children]) if (!drawn.has(element)) element.remove();
    }
  }
}

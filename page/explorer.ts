import { formatBelief } from "../src/analysis/figures/beliefFigure.js";
import { beliefLabel } from "../src/analysis/figures/beliefLabel.js";
import { beliefPaths } from "../src/analysis/figures/beliefPaths.js";
import type { StatedBelief } from "../src/analysis/figures/statedBeliefs.js";
import { withBelief } from "../src/analysis/figures/withBelief.js";
import { parseAssumptions } from "../src/beliefs/assumptions.js";
import { OfferError } from "../src/errors.js";
import { Decimal } from "../src/numeric/decimal.js";
import { valueOffer } from "../src/offer/valueOffer.js";
import type { DocumentFormatting } from "../src/print/documentFormatting.js";
import type { Json } from "../src/schema/document.js";
import { choiceOf, fill, freshId, h } from "./dom.js";
import { decimalOf } from "./typed.js";
import type { Paths } from "./valued.js";
import { LongWork } from "./worker.js";

const STEPS = 200;

interface Subject {
  readonly offer: Json;
  readonly beliefs: Json;
  readonly paths: Paths;
}

/** What has no closed form is simulated on few paths while a belief is dragged. */
const FEW_PATHS = 4096;

/** One belief is dragged, and the value follows; or a value is asked for, and the belief is found. */
export class Explorer {
  readonly element = h("div", { class: "explorer" });
  private readonly output = h("output", { "aria-live": "polite" });
  private readonly found = h("p", { "aria-live": "polite" });
  private readonly slider = h("input", {
    type: "range",
    min: 0,
    max: STEPS,
    id: freshId(),
    oninput: () => this.moved(),
  });
  private readonly target = h("input", {
    type: "text",
    inputmode: "decimal",
    id: freshId(),
    onchange: () => this.solve(),
  });
  private readonly choiceId = freshId();
  private readonly choice = h("div");
  private chosen = "";
  private subject: Subject | undefined;
  private formatting: DocumentFormatting | undefined;

  private readonly work: LongWork;

  constructor(
    script: string,
    private readonly onBelief: (beliefs: Json) => void,
  ) {
    this.work = new LongWork(script);
    const target = h("label", { for: this.target.id }, "To be worth");
    fill(
      this.element,
      h("h2", {}, "What would have to be true?"),
      h(
        "div",
        { class: "head" },
        h("label", { for: this.choiceId }, "If another belief were held of"),
        this.choice,
      ),
      h("div", { class: "head" }, h("label", { for: this.slider.id }, "drag it"), this.slider, this.output),
      h(
        "div",
        { class: "head" },
        target,
        this.target,
        h("button", { type: "button", onclick: () => this.solve() }, "find"),
        h("button", { type: "button", onclick: () => this.hold() }, "hold this belief"),
      ),
      this.work.element,
      this.found,
    );
  }

  show(subject: Subject | undefined, formatting: DocumentFormatting): void {
    this.element.hidden = subject === undefined;
    this.subject = subject;
    this.formatting = formatting;
    this.work.end();
    if (subject === undefined) return;
    const stated = this.stated();
    if (!stated.some(({ name }) => name === this.chosen)) {
      const preferred = stated.find(({ kind }) => kind === "amount") ?? stated[0];
      this.chosen = preferred?.name ?? "";
    }
    const options = stated.map(({ name, path }) => [name, beliefLabel(path)] as const);
    fill(
      this.choice,
      choiceOf(options, this.chosen, {
        id: this.choiceId,
        onchange: (event) => {
          this.chosen = (event.target as HTMLSelectElement).value;
          // What is being looked for is of another belief.
          this.work.end();
          this.centre();
        },
      }),
    );
    this.centre();
  }

  private stated(): readonly StatedBelief[] {
    if (this.subject === undefined) return [];
    return beliefPaths(parseAssumptions(this.subject.beliefs)).filter(
      ({ tied, kind }) => tied === undefined && kind !== "date",
    );
  }

  private belief(): StatedBelief | undefined {
    return this.stated().find(({ name }) => name === this.chosen);
  }

  /** Puts the slider where the belief is. */
  private centre(): void {
    const belief = this.belief();
    if (belief === undefined) return;
    const [low, high] = rangeOf(belief);
    const share = new Decimal(belief.written).minus(low).div(high.minus(low)).toNumber();
    this.slider.value = String(Math.round(share * STEPS));
    this.found.textContent = "";
    this.say(new Decimal(belief.written));
  }

  private at(): Decimal | undefined {
    const belief = this.belief();
    if (belief === undefined) return undefined;
    const [low, high] = rangeOf(belief);
    return low.plus(high.minus(low).times(this.slider.valueAsNumber).div(STEPS)).toSignificantDigits(6);
  }

  private moved(): void {
    const at = this.at();
    if (at !== undefined) this.say(at);
  }

  private sought: Decimal | undefined;

  private say(at: Decimal): void {
    const [subject, belief, formatting] = [this.subject, this.belief(), this.formatting];
    if (subject === undefined || belief === undefined || formatting === undefined) return;
    this.sought = at;
    const named = formatBelief(at.toSignificantDigits(6), belief.kind);
    this.slider.setAttribute("aria-valuetext", named);
    try {
      const { presentValue, withOdds, currency } = valueOffer(
        subject.offer as never,
        withBelief(subject.beliefs as never, belief.path, at.toString()),
        { simulation: { ...subject.paths, paths: FEW_PATHS } },
      );
      const weighted =
        withOdds === undefined
          ? ""
          : `; ${formatting.inWords(withOdds.presentValue, currency)} with the odds`;
      this.output.textContent = `${named}: ${formatting.inWords(presentValue, currency)}${weighted}`;
    } catch (error) {
      if (!(error instanceof OfferError)) throw error;
      this.output.textContent = `${named}: ${error.issues[0]?.message ?? ""}`;
    }
  }

  private solve(): void {
    const [subject, belief] = [this.subject, this.belief()];
    if (subject === undefined || belief === undefined || this.target.value.trim() === "") return;
    const target = decimalOf(this.target.value);
    this.found.textContent = "";
    this.work.start({ kind: "break-even", ...subject, target, path: belief.path }, (piece) => {
      if (piece.part === "problem") this.found.textContent = piece.message;
      if (piece.part === "solutions")
        this.solved(
          belief,
          piece.values.map((value) => new Decimal(value)),
        );
    });
  }

  private solved(belief: StatedBelief, solutions: readonly Decimal[]): void {
    const [first] = solutions;
    const all = solutions
      .map((value) => formatBelief(value.toSignificantDigits(8), belief.kind))
      .join(" or ");
    this.found.textContent =
      first === undefined
        ? `No value of ${beliefLabel(belief.path)} makes it worth that.`
        : `${beliefLabel(belief.path)} would have to be ${all}.`;
    if (first === undefined) return;
    const [low, high] = rangeOf(belief);
    const share = first.minus(low).div(high.minus(low)).toNumber();
    this.slider.value = String(Math.round(Math.min(1, Math.max(0, share)) * STEPS));
    this.say(first.toSignificantDigits(15));
  }

  private hold(): void {
    const belief = this.belief();
    if (this.subject === undefined || belief === undefined || this.sought === undefined) return;
    this.onBelief(withBelief(this.subject.beliefs as never, belief.path, this.sought.toString()).toJSON());
  }
}

/** Where a belief may be dragged: odds anywhere, rates a few points, amounts from nothing to thrice what they are. */
function rangeOf({ written, kind }: StatedBelief): readonly [Decimal, Decimal] {
  const base = new Decimal(written);
  if (kind === "probability") return [new Decimal(0), new Decimal(1)];
  if (kind === "rate") return [Decimal.min(base, 0), Decimal.max(base.times(3), "0.25")];
  if (base.isZero()) return [new Decimal(0), new Decimal(1)];
  return base.isNegative() ? [base.times(3), new Decimal(0)] : [new Decimal(0), base.times(3)];
}

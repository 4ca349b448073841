import { serialToDate, writeXlsx } from "hucre";
import buyer from "../examples/oracle-tiktok.buyer.json" with { type: "json" };
import sceptic from "../examples/oracle-tiktok.sceptic.json" with { type: "json" };
import seller from "../examples/oracle-tiktok.seller.json" with { type: "json" };
import { assumptionsJsonSchema } from "../src/beliefs/assumptions.js";
import { JsonTextError, readJsonText } from "../src/command/jsonText.js";
import { starterBeliefs } from "../src/command/new.js";
import { builtInComponents } from "../src/components/builtIn.js";
import { reportedOracleOffer } from "../src/deals/reportedOracleOffer.js";
import { OfferError, type OfferIssue } from "../src/errors.js";
import { Decimal } from "../src/numeric/decimal.js";
import { formatAmount } from "../src/numeric/format.js";
import { offerJsonSchema } from "../src/offer/offer.js";
import { documentFormatting } from "../src/print/documentFormatting.js";
import type { Units } from "../src/print/formatting.js";
import { isJsonObject, type Json } from "../src/schema/document.js";
import { workbook } from "../src/workbook/workbook.js";
import { type XlsxWriter, xlsx } from "../src/workbook/xlsx.js";
import { fromHash, toHash } from "./address.js";
import { choiceOf, download, fill, freshId, h } from "./dom.js";
import { Explorer } from "./explorer.js";
import { DocumentForm } from "./form.js";
import { Results } from "./results.js";
import type { Schema } from "./schema.js";
import { type Paths, valued } from "./valued.js";
import { LongWork } from "./worker.js";

/** What the page holds: an offer, and somebody's beliefs, or those of several. */
interface Document {
  readonly offer: Json;
  readonly views: readonly [Json, ...Json[]];
}

/** The reported offer under three illustrative views. */
const OPENING: Document = {
  offer: reportedOracleOffer.toJSON(),
  views: [seller as unknown as Json, buyer as unknown as Json, sceptic as unknown as Json],
};

/** On how many paths one may simulate: 16 times a power of two. */
const PATHS = [16_384, 65_536, 262_144, 1_048_576];

/** Puts the page into its document; long work is done in workers that run the page's own script. */
export function startPage(ownScript: string): void {
  let state: Document = OPENING;
  let open = 0;
  let units: Units = "ones";
  let paths: Paths = { paths: 16_384, seed: 1 };
  const script = URL.createObjectURL(new Blob([ownScript], { type: "text/javascript" }));

  const problems = h("div", { class: "problems", role: "status" });
  const tabs = h("div", { class: "tabs", role: "group", "aria-label": "Views" });
  const offerForm = new DocumentForm({
    schema: offerJsonSchema() as Schema,
    onChange: (offer) => update({ ...state, offer }),
    examples: {
      at: "components",
      label: "Add a component",
      entries: builtInComponents().map(({ type, summary, example }) => ({ name: type, summary, example })),
    },
  });
  const beliefsForm = new DocumentForm({
    schema: assumptionsJsonSchema() as Schema,
    onChange: (beliefs) => {
      update({
        ...state,
        views: state.views.map((view, index) => (index === open ? beliefs : view)) as [Json, ...Json[]],
      });
      renderTabs();
    },
  });
  const explorer = new Explorer(script, (beliefs) => {
    update({
      ...state,
      views: state.views.map((view, index) => (index === open ? beliefs : view)) as [Json, ...Json[]],
    });
    beliefsForm.show(beliefs);
  });

  const documents = h(
    "section",
    { class: "documents", "aria-label": "Terms and beliefs" },
    h("details", { open: true }, h("summary", {}, h("h2", {}, "Beliefs")), tabs, beliefsForm.element),
    h("details", {}, h("summary", {}, h("h2", {}, "The offer")), offerForm.element),
  );
  const results = new Results(script, explorer.element);
  const reporting = new LongWork(script);

  const nameOf = (view: Json, index: number): string =>
    isJsonObject(view) && typeof view["name"] === "string" && view["name"] !== ""
      ? view["name"]
      : `View ${index + 1}`;

  function renderTabs(): void {
    const tab = (view: Json, index: number): HTMLElement =>
      h(
        "button",
        { type: "button", "aria-pressed": index === open ? "true" : "false", onclick: () => choose(index) },
        nameOf(view, index),
      );
    fill(
      tabs,
      ...state.views.map(tab),
      h("button", { type: "button", class: "quiet", onclick: addView }, "+ another view"),
      ...(state.views.length < 2
        ? []
        : [h("button", { type: "button", class: "quiet", onclick: removeView }, "remove this view")]),
    );
  }

  function choose(index: number): void {
    open = index;
    renderTabs();
    beliefsForm.show(state.views[open] ?? {});
    compute();
  }

  function addView(): void {
    const copy = state.views[open] ?? {};
    const view = { ...(isJsonObject(copy) ? copy : {}), name: `View ${state.views.length + 1}` };
    state = { ...state, views: [...state.views, view] };
    choose(state.views.length - 1);
    update(state);
  }

  function removeView(): void {
    const views = state.views.filter((_, index) => index !== open);
    state = { ...state, views: views as unknown as [Json, ...Json[]] };
    choose(0);
    update(state);
  }

  let waiting: ReturnType<typeof setTimeout> | undefined;

  /** Another document: it is valued when typing pauses, and the address says it. */
  function update(next: Document): void {
    state = next;
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      compute();
      void writeAddress();
    }, 120);
  }

  let written = "";

  async function writeAddress(): Promise<void> {
    written = await toHash(state as unknown as Json);
    history.replaceState(null, "", written);
  }

  function compute(): void {
    const { offer, views } = state;
    const { valuations, offerIssues, viewIssues: issues } = valued(offer, views);
    // What has no closed form is no problem: it is simulated.
    const viewIssues = issues.map((list) => list.filter(({ code }) => code !== "needs-simulation"));
    const shown = documentFormatting({ units });
    const here = viewIssues[open] ?? [];
    const lost = [...offerForm.showProblems(offerIssues), ...beliefsForm.showProblems(here)];
    const elsewhere = viewIssues.flatMap((issues, index) =>
      index === open || issues.length === 0
        ? []
        : [`${nameOf(state.views[index] ?? {}, index)}: ${issues.slice(0, 1).map(said)}`],
    );
    lacking = viewIssues.map((list) => list.some(({ code }) => code === "missing-belief"));
    renderProblems(offerIssues.length + here.length, [...lost.map(said), ...elsewhere]);
    const beliefs = views[open] ?? {};
    const inOrder = offerIssues.length === 0 && here.length === 0;
    explorer.show(inOrder ? { offer, beliefs, paths } : undefined, shown);
    const waiting = valuations.map((one, index) => one === undefined && viewIssues[index]?.length === 0);
    results.show(valuations, { kind: "results", offer, views, open, units, paths, waiting }, shown);
  }

  const said = ({ path, message }: OfferIssue): string =>
    `${path.length === 0 ? "" : `${path.join(" › ")}: `}${message}`;

  /** Which views do not state all that the offer hangs on. */
  let lacking: readonly boolean[] = [];

  /** How many problems stand beside the fields, and what is said of others. */
  function renderProblems(count: number, others: readonly string[]): void {
    if (count === 0 && others.length === 0) {
      fill(problems);
      return;
    }
    fill(
      problems,
      h(
        "p",
        {},
        count === 0
          ? "Another view cannot be valued:"
          : `${count === 1 ? "1 problem is" : `${count} problems are`} shown beside the fields. Until then, what cannot be valued is left out.`,
      ),
      ...(others.length === 0 ? [] : [h("ul", {}, ...others.map((text) => h("li", {}, text)))]),
      ...(lacking.includes(true)
        ? [
            h(
              "button",
              { type: "button", onclick: fillMissing },
              "Put placeholders for the beliefs that are missing",
            ),
          ]
        : []),
    );
  }

  /** What the offer needs and a view does not state, from the placeholders that starters have. */
  function fillMissing(): void {
    if (!isJsonObject(state.offer)) return;
    const placeholders = starterBeliefs(state.offer);
    const views = state.views.map((view, index) =>
      lacking[index] === true ? merge(placeholders, view) : view,
    ) as unknown as [Json, ...Json[]];
    beliefsForm.show(views[open] ?? {});
    update({ ...state, views });
  }

  function merge(placeholder: Json, stated: Json): Json {
    if (!isJsonObject(placeholder) || !isJsonObject(stated)) return stated;
    // A forecast is of one family.
    if (stated["distribution"] !== undefined) return stated;
    // A note of the placeholders is none of the view's.
    const { note: _, ...fields } = placeholder;
    const names = new Set([...Object.keys(stated), ...Object.keys(fields)]);
    return Object.fromEntries(
      [...names].map((name): [string, Json] => {
        const [ours, theirs] = [stated[name], placeholder[name]];
        return [
          name,
          ours === undefined ? (theirs as Json) : theirs === undefined ? ours : merge(theirs, ours),
        ];
      }),
    );
  }

  /** Takes a document from a file or an address: of the page, of an offer, or of beliefs. */
  function take(text: string): void {
    const document = readJsonText(text).value;
    if (!isJsonObject(document)) throw new Error("is no document of an offer, of beliefs, or of this page");
    if (Array.isArray(document["views"]) && document["offer"] !== undefined) {
      const views = document["views"].slice(0, 50) as unknown as [Json, ...Json[]];
      if (views.length === 0) throw new Error("has no view");
      load({ offer: document["offer"], views });
    } else if (document["components"] !== undefined) {
      load({ ...state, offer: document });
    } else if (document["valuationDate"] !== undefined) {
      state = { ...state, views: [...state.views, document] };
      load(state, state.views.length - 1);
    } else
      throw new Error("is no document of an offer (components), of beliefs (valuationDate), or of this page");
  }

  function load(next: Document, view = 0): void {
    state = next;
    offerForm.show(state.offer);
    choose(view);
    update(state);
  }

  function refused(error: unknown): void {
    if (error instanceof JsonTextError) {
      fill(problems, h("p", {}, `Line ${error.place.line}, column ${error.place.column}: ${error.message}`));
    } else if (error instanceof Error) fill(problems, h("p", {}, error.message));
  }

  async function openFile(event: Event): Promise<void> {
    const input = event.target as HTMLInputElement;
    try {
      for (const file of input.files ?? []) take(await file.text());
    } catch (error) {
      refused(error);
    }
    input.value = "";
  }

  const json = (value: Json): string => `${JSON.stringify(value, null, 2)}\n`;

  const saveAll = (): void =>
    download("offer-valuation.json", json(state as unknown as Json), "application/json");
  const saveOffer = (): void => download("offer.json", json(state.offer), "application/json");
  const saveBeliefs = (): void => download("beliefs.json", json(state.views[open] ?? {}), "application/json");

  async function attempt(run: () => Promise<void> | void): Promise<void> {
    try {
      await run();
    } catch (error) {
      if (!(error instanceof OfferError)) throw error;
      refused(error);
    }
  }

  const saveReport = (): void =>
    reporting.start(
      { kind: "report", offer: state.offer, beliefs: state.views[open] ?? {}, units, paths },
      (piece) => {
        if (piece.part === "problem") refused(new Error(piece.message));
        if (piece.part === "report") download("report.html", piece.html, "text/html");
      },
    );

  const saveWorkbook = (): Promise<void> =>
    attempt(async () => {
      const book = workbook(state.offer as never, state.views[open] as never, { simulation: paths });
      // The page leaves out the writer of charts: what they show stands in cells as well.
      const plain = { ...book, sheets: book.sheets.map((sheet) => ({ ...sheet, charts: [] })) };
      const bytes = await xlsx(plain, { writeXlsx, serialToDate } as unknown as XlsxWriter);
      download("offer.xlsx", bytes, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    });

  function toolbar(): HTMLElement {
    const file = h("input", {
      type: "file",
      accept: ".json,application/json",
      multiple: true,
      id: "file",
      onchange: (event) => void openFile(event),
    });
    const button = (text: string, run: () => void): HTMLElement =>
      h("button", { type: "button", onclick: run }, text);
    const id = freshId();
    const select = choiceOf(
      ["ones", "thousands", "millions", "billions"].map((one) => [one, one] as const),
      units,
      {
        id,
        onchange: () => {
          units = select.value as Units;
          compute();
        },
      },
    );
    const on = choiceOf(
      PATHS.map((count) => [String(count), formatAmount(new Decimal(count))] as const),
      String(paths.paths),
      {
        id: freshId(),
        onchange: () => {
          paths = { ...paths, paths: Number(on.value) };
          compute();
        },
      },
    );
    const seed = h("input", {
      type: "number",
      min: 0,
      max: Number.MAX_SAFE_INTEGER,
      step: 1,
      value: paths.seed,
      id: freshId(),
      onchange: () => {
        if (!seed.checkValidity() || seed.value === "") seed.value = String(paths.seed);
        paths = { ...paths, seed: Number(seed.value) };
        compute();
      },
    });
    return h(
      "div",
      { class: "toolbar" },
      h("label", { for: "file", class: "file" }, "Open a file"),
      file,
      button("Save all", saveAll),
      button("Save the offer", saveOffer),
      button("Save this view", saveBeliefs),
      button("Workbook", () => void saveWorkbook()),
      button("Report", saveReport),
      button("Print", () => print()),
      h("button", { type: "button", class: "below", onclick: () => documents.scrollIntoView() }, "Beliefs"),
      h("span", {}, h("label", { for: id }, "amounts in"), select),
      h("span", {}, h("label", { for: on.id }, "simulated on"), on),
      h("span", {}, h("label", { for: seed.id }, "paths, seed"), seed),
      reporting.element,
    );
  }

  function page(): HTMLElement[] {
    return [
      h(
        "header",
        {},
        h("h1", {}, "What is the offer worth?"),
        h(
          "p",
          {},
          "Change a term or a belief, and the value follows. Nothing leaves this page; its address holds the whole document, so that it can be sent. The beliefs that it opens with are illustrations, not facts.",
        ),
        toolbar(),
      ),
      h(
        "main",
        {},
        h("section", { class: "results", "aria-label": "The answer" }, problems, results.element),
        documents,
      ),
      h("footer", {}, h("p", {}, "offer-valuation. No advice on any deal.")),
    ];
  }

  async function readAddress(): Promise<void> {
    if (location.hash === written) return;
    try {
      const text = await fromHash(location.hash);
      if (text !== undefined) take(text);
    } catch (error) {
      refused(
        new Error(
          `The document in the address cannot be read: ${error instanceof Error ? error.message : ""}`,
        ),
      );
    }
  }

  document.body.append(...page());
  offerForm.show(state.offer);
  choose(0);
  addEventListener("hashchange", () => void readAddress());
  void readAddress();
}

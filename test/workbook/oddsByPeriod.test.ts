import { type AssumptionsInput, type EventInput, parseOffer } from "offer-valuation";
import { type Workbook, workbook, xlsx } from "offer-valuation/workbook";
import { beforeAll, describe, expect, it } from "vitest";
import { describeWith, libreOffice } from "../support/programs.js";
import { comparedFigures, errorOf } from "./comparedFigures.js";
import { inCell } from "./inCell.js";
import { type FileValues, recalculated } from "./libreOffice.js";

const HALVES = ["2023-H1", "2023-H2", "2024-H1"] as const;

const not = (event: string) => ({ event, happens: false });

const deal = parseOffer({
  name: "Deal",
  currency: "USD",
  bidder: "Acme",
  conditions: [{ event: "approval in 2023-H1" }, { event: "licence" }],
  components: [
    { type: "milestone", amount: "10e6", event: "launch", periods: HALVES, paymentLag: "30 days" },
    { type: "milestone", name: "Later", amount: "4e6", event: "launch", periods: HALVES.slice(1) },
    { type: "milestone", name: "Ever", amount: "3e6", event: "launch", by: "2025-06-30" },
    { type: "cash", name: "Never", amount: "2e6", paid: "2025-06-30", given: [not("launch")] },
    {
      type: "cash",
      name: "Not early",
      amount: "7e6",
      paid: "2025-06-30",
      given: [not("launch in 2023-H1"), not("approval in 2023-H2")],
    },
    { type: "cash", name: "Approved", amount: "1e6", paid: "2025-06-30", given: ["approval"] },
  ],
});

const dates = { valuationDate: "2022-12-31", closing: "2023-02-28", discountRate: "0.08" } as const;
const approval = { byPeriod: { "2023-H1": "0.6", "2023-H2": "0.3" } } as const;
const launchByPeriod = { "2023-H1": "0.3", "2023-H2": "0.2", "2024-H1": "0.1" } as const;
const hazard = { hazardRate: "0.5", from: "2022-12-31", periods: HALVES } as const;

const views = {
  table: { ...dates, events: { licence: "0.9", approval, launch: { byPeriod: launchByPeriod } } },
  hazard: { ...dates, events: { licence: "0.9", approval, launch: hazard } },
} as const satisfies Record<string, AssumptionsInput>;
type View = keyof typeof views;

const withLaunch = (view: View, launch: EventInput): AssumptionsInput => ({
  ...views[view],
  events: { ...views[view].events, launch },
});

/** What is typed into a cell, and what says the same among the beliefs. */
const CHANGES: readonly (readonly [View, cell: string, value: string, AssumptionsInput])[] = [
  [
    "table",
    "launch_by_period, 1",
    "0.25",
    withLaunch("table", { byPeriod: { ...launchByPeriod, "2023-H1": "0.25" } }),
  ],
  [
    "table",
    "launch_by_period, 2",
    "0.35",
    withLaunch("table", { byPeriod: { ...launchByPeriod, "2023-H2": "0.35" } }),
  ],
  [
    "table",
    "launch_by_period, 3",
    "0",
    withLaunch("table", { byPeriod: { ...launchByPeriod, "2024-H1": "0" } }),
  ],
  [
    "table",
    "approval_by_period, 1",
    "0.45",
    {
      ...views.table,
      events: { ...views.table.events, approval: { byPeriod: { ...approval.byPeriod, "2023-H1": "0.45" } } },
    },
  ],
  [
    "table",
    "licence_probability",
    "0.5",
    { ...views.table, events: { ...views.table.events, licence: "0.5" } },
  ],
  ["hazard", "launch_hazard_rate", "1.25", withLaunch("hazard", { ...hazard, hazardRate: "1.25" })],
  ["hazard", "launch_from", "2022-11-15", withLaunch("hazard", { ...hazard, from: "2022-11-15" })],
  ["hazard", "launch_from", "2023-08-15", withLaunch("hazard", { ...hazard, from: "2023-08-15" })],
];

const written = (view: View): Workbook => workbook(deal, views[view], { sensitivities: false });

describe("odds of when an event happens", () => {
  it.each(["table", "hazard"] as const)("leave no number of the library: by %s", (view) => {
    expect(written(view).fixed).toEqual([]);
  });
});

/** The same odds in another order, one more period, and an order of its own of the same ones. */
const ORDERS = [
  { "2023-H1": "0.3", "2023-H2": "0.2", "2024-H1": "0.1" },
  { "2024-H1": "0.25", "2023-H2": "0.15", "2023-H1": "0.35" },
  { "2024-H2": "0.05", "2023-H2": "0.4", "2023-H1": "0.125", "2024-H1": "0.075" },
] as const;

const ordered = ORDERS.map(
  (byPeriod, index): AssumptionsInput => ({ ...withLaunch("table", { byPeriod }), name: `View ${index}` }),
);

/** By the label of a belief, what the columns of the views have there; undefined where a view states nothing. */
function beliefRows({ sheets }: Workbook): ReadonlyMap<string, readonly (number | undefined)[]> {
  const { rows = [] } = sheets.find(({ name }) => name === "Beliefs") ?? {};
  const found = new Map<string, (number | undefined)[]>();
  for (const [label, , ...cells] of rows) {
    if (label?.kind !== "text" || !label.text.startsWith("Probability of launch in ")) continue;
    const before = found.get(label.text) ?? ORDERS.map(() => undefined);
    found.set(
      label.text,
      before.map((value, view) => {
        const cell = cells[view];
        return cell?.kind === "number" ? cell.value : value;
      }),
    );
  }
  return found;
}

describe("odds by period of views that state them in another order, or of other periods", () => {
  const book = workbook(deal, ordered, { sensitivities: false });

  it("stand beside the label of their period", () => {
    expect(beliefRows(book)).toEqual(
      new Map([
        ["Probability of launch in 2023-H1", [0.3, 0.35, 0.125]],
        ["Probability of launch in 2023-H2", [0.2, 0.15, 0.4]],
        ["Probability of launch in 2024-H1", [0.1, 0.25, 0.075]],
        ["Probability of launch in 2024-H2", [undefined, undefined, 0.05]],
      ]),
    );
  });

  it("share a column where the periods are the same", () => {
    const columns = book.names.filter(({ name }) => /^launch_by_period(_\d+)?$/.test(name));
    expect(columns.map(({ rows }) => rows)).toEqual([3, 4]);
    expect(book.fixed).toEqual([]);
  });
});

describe("a hazard on days that cells do not count", () => {
  it.each([
    ["from before them", { ...hazard, from: "1899-12-31" }],
    ["from the last day before them", { ...hazard, from: "1900-02-28" }],
    [
      "in a period before them",
      {
        ...hazard,
        periods: [{ label: "Before", start: "1899-01-01", end: "1899-12-31" }, ...HALVES],
      },
    ],
  ] as const)("comes in the number of the library: %s", (_, launch) => {
    const { fixed } = workbook(deal, withLaunch("hazard", launch), { sensitivities: false });
    expect(fixed.length).toBeGreaterThan(0);
    expect(fixed.every((remark) => /^Probability of .*launch/.test(remark))).toBe(true);
  });

  it("follows the beliefs from the first day that they count", () => {
    const launch = { ...hazard, from: "1900-03-01" };
    expect(workbook(deal, withLaunch("hazard", launch), { sensitivities: false }).fixed).toEqual([]);
  });
});

describeWith(libreOffice, "odds of when an event happens", (soffice) => {
  let values: ReadonlyMap<string, FileValues>;
  const changed = CHANGES.map(([view, cell, value]) => inCell(written(view), cell, value));
  const together = workbook(deal, ordered, { sensitivities: false });
  const shown = ordered.map((_, index) =>
    index === 0 ? together : inCell(together, "view_shown", `View ${index}`),
  );

  beforeAll(async () => {
    const files = new Map<string, Uint8Array>();
    for (const [index, book] of changed.entries()) files.set(`file-${index}`, await xlsx(book));
    for (const [index, book] of shown.entries()) files.set(`view-${index}`, await xlsx(book));
    values = await recalculated(soffice, files);
  }, 240_000);

  it.each(
    CHANGES.map(([view, cell, value], index) => [view, cell, value, index] as const),
  )("are followed when they are changed: by %s, %s to %s", (_, __, ___, index) => {
    const beliefs = CHANGES[index]?.[3] as AssumptionsInput;
    const shown = values.get(`file-${index}`) as FileValues;
    const wrong = comparedFigures(changed[index] as Workbook, shown, deal, beliefs)
      .map((figure) => ({ ...figure, error: errorOf(figure) }))
      .filter(({ error }) => !(error <= 1e-12));
    expect(wrong).toEqual([]);
  });
  it.each([0, 1, 2])("are those of the view that is shown, whatever the order: view %i", (index) => {
    const book = shown[index] as Workbook;
    const wrong = comparedFigures(
      book,
      values.get(`view-${index}`) as FileValues,
      deal,
      ordered[index] as AssumptionsInput,
    )
      .map((figure) => ({ ...figure, error: errorOf(figure) }))
      .filter(({ error }) => !(error <= 1e-12));
    expect(wrong).toEqual([]);
  });
});

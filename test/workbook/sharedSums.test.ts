import {
  add,
  constant,
  currency,
  defineComponent,
  delivery,
  max,
  metric,
  observe,
  parseOffer,
  term,
  times,
} from "offer-valuation";
import { type Workbook, workbook, xlsx } from "offer-valuation/workbook";
import { beforeAll, describe, expect, it } from "vitest";
import { describeWith, libreOffice } from "../support/programs.js";
import { comparedFigures, errorOf } from "./comparedFigures.js";
import { inCell } from "./inCell.js";
import { type FileValues, recalculated } from "./libreOffice.js";
import { beliefsFor } from "./offers.js";

const shares = {
  basic: "100e6",
  options: [
    { count: "7e6", strike: "11" },
    { count: "5e6", strike: "25" },
  ],
};
/** A kind of component that the library does not know: part of a metric less three times what it states for each share. */
const kicker = defineComponent({
  type: "kicker",
  label: "Kicker",
  summary: "Part of a profit above three times a sum for each share.",
  example: { type: "kicker", perShare: "0.1", rate: "0.3" },
  terms: () => ({
    perShare: term.nonNegative("Sum for each target share"),
    rate: term.fraction("Part of the profit"),
  }),
  lower: ({ perShare, rate }, { currency: code, shares: all }) => {
    const less = perShare
      .times(all?.held ?? 1)
      .times(-3)
      .plus(7000);
    const paid = add(times(rate, observe(metric("profit", "2022", code))), constant(less));
    return delivery(max(paid, constant("0")), currency(code), "2023-03-31");
  },
});
const read = (document: object) => parseOffer(document, { components: [kicker] });
const made = (components: readonly object[], of: object = shares) =>
  read({
    name: "Deal",
    currency: "USD",
    bidder: "Acme",
    target: { name: "Target", shares: of },
    components,
  });

const components = [
  { type: "cash", perShare: "20" },
  {
    type: "earnOut",
    share: "0.2",
    metric: "ebitda",
    periods: ["2022"],
    threshold: "10e6",
    cap: { perShare: "1.5" },
    floor: { percentOfPrice: "0.1%" },
  },
  {
    type: "cliffEarnOut",
    metric: "users",
    periods: ["2022", "2023"],
    threshold: "5e8",
    amount: [{ perShare: "1.25" }, "7e6"],
  },
  {
    type: "priceAdjustment",
    metric: "capital",
    peg: "5e6",
    capUp: { percentOfPrice: "0.012" },
    collar: { width: { percentOfPrice: "0.001" }, kind: "deductible" },
    direction: "upOnly",
  },
  {
    type: "reverseTerminationFee",
    steps: [{ event: "blocked", amount: { percentOfPrice: "3%" }, paid: "closing" }],
  },
  { type: "tickingFee", amount: { percentOfPrice: "1" }, rate: "0.06", start: "2020-06-30" },
  {
    type: "multipleEarnOut",
    metric: "profit",
    periods: ["2022"],
    multiple: "8",
    paid: { percentOfPrice: "0.4" },
  },
];
const collars = [
  { type: "cash", perShare: "5" },
  { type: "fixedValueCollar", issuer: "ACME", value: "15", low: "38", high: "62" },
  { type: "fixedRatioCollar", issuer: "ACME", ratio: "0.4", low: "41", high: "64" },
  { type: "election", issuer: "ACME", cash: "21", ratio: "0.52", cashPool: "0.45", stockPool: "0.7" },
];
// Plain numbers that are as large as totals, shares of totals and levels that follow from sums for each share.
const alike = [
  { type: "cash", perShare: "20" },
  {
    type: "earnOut",
    share: "0.5",
    metric: "ebitda",
    periods: ["2022"],
    threshold: "25e6",
    cap: { perShare: "0.25" },
  },
  {
    type: "cliffEarnOut",
    metric: "revenue",
    periods: ["2022"],
    threshold: "-25e6",
    amount: { perShare: "0.25" },
  },
  {
    type: "cliffEarnOut",
    name: "Second cliff",
    metric: "revenue",
    periods: ["2022"],
    threshold: "25e6",
    amount: { perShare: "0.25" },
  },
];
const tiered = made(
  [
    { type: "cash", perShare: "20" },
    {
      type: "tieredEarnOut",
      metric: "profit",
      periods: ["2022"],
      tiers: [
        { from: "10e6", rate: "0.25" },
        { from: "40e6", rate: "0.5" },
      ],
      tierKind: "incremental",
      cap: { perShare: "0.20" },
      floor: "5e6",
    },
  ],
  { basic: "100e6" },
);
const own = made(
  [
    { type: "cash", perShare: "20" },
    { type: "kicker", perShare: "0.21", rate: "0.3" },
    ...components.slice(1, 2),
  ],
  { basic: "100e6" },
);
const offers = {
  tiered,
  own,
  sums: made(components),
  collars: made(collars, { basic: "100e6" }),
  alike: made(alike, { basic: "100e6" }),
};
type Which = keyof typeof offers;
const beliefs = {
  tiered: beliefsFor(tiered),
  own: beliefsFor(own),
  sums: beliefsFor(offers.sums),
  collars: beliefsFor(offers.collars),
  alike: beliefsFor(offers.alike),
};
const written = (which: Which): Workbook => workbook(offers[which], beliefs[which], { sensitivities: false });

const EARN_OUT_CAP = '"cap":{"perShare":"0.25"}';
const CLIFF = '"threshold":"-25e6","amount":{"perShare":"0.25"}';
const SECOND = '"threshold":"25e6","amount":{"perShare":"0.25"}';

/** What is typed into a cell, and what says the same in the document. */
const CHANGES: readonly (readonly [Which, cell: string, value: string, from: string, to: string])[] = [
  ["sums", "earn_out_cap_per_share", "1.1", '"cap":{"perShare":"1.5"}', '"cap":{"perShare":"1.1"}'],
  ["sums", "earn_out_floor_part_of_price", "0.002", '"0.1%"', '"0.2%"'],
  ["sums", "cliff_earn_out_amount_1_per_share", "2", '"perShare":"1.25"', '"perShare":"2"'],
  ["sums", "price_adjustment_cap_up_part_of_price", "0.02", '"0.012"', '"0.02"'],
  ["sums", "price_adjustment_collar_width_part_of_price", "0.003", '"0.001"', '"0.003"'],
  ["sums", "price_adjustment_peg", "8e6", '"peg":"5e6"', '"peg":"8e6"'],
  ["sums", "reverse_termination_fee_step_1_amount_part_of_price", "0.05", '"3%"', '"5%"'],
  [
    "sums",
    "ticking_fee_amount_part_of_price",
    "0.5",
    '"amount":{"percentOfPrice":"1"}',
    '"amount":{"percentOfPrice":"0.5"}',
  ],
  ["sums", "ticking_fee_rate", "0.09", '"rate":"0.06"', '"rate":"0.09"'],
  ["sums", "multiple_less_paid_paid_part_of_price", "0.3", '"0.4"', '"0.3"'],
  ["sums", "cash_per_share", "26", '"perShare":"20"', '"perShare":"26"'],
  ["sums", "target_basic_shares", "90e6", '"100e6"', '"90e6"'],
  ["collars", "fixed_value_collar_value", "17", '"value":"15"', '"value":"17"'],
  ["collars", "fixed_ratio_collar_exchange_ratio", "0.35", '"ratio":"0.4"', '"ratio":"0.35"'],
  ["collars", "election_threshold", "23", '"cash":"21"', '"cash":"23"'],
  ["collars", "election_cash_pool", "0.42", '"cashPool":"0.45"', '"cashPool":"0.42"'],
  ["collars", "target_basic_shares", "90e6", '"100e6"', '"90e6"'],
  ["alike", "earn_out_cap_per_share", "0.3", EARN_OUT_CAP, EARN_OUT_CAP.replace("0.25", "0.3")],
  ["alike", "cliff_earn_out_amount_per_share", "0.4", CLIFF, CLIFF.replace("0.25", "0.4")],
  ["alike", "second_cliff_amount_per_share", "0.4", SECOND, SECOND.replace("0.25", "0.4")],
  ["alike", "target_basic_shares", "90e6", '"100e6"', '"90e6"'],
  ["tiered", "tiered_earn_out_cap_per_share", "0.26", '"perShare":"0.20"', '"perShare":"0.26"'],
  ["tiered", "target_basic_shares", "120e6", '"100e6"', '"120e6"'],
  ["own", "kicker_per_share", "0.3", '"perShare":"0.21"', '"perShare":"0.3"'],
  ["own", "earn_out_cap_per_share", "1.1", '"cap":{"perShare":"1.5"}', '"cap":{"perShare":"1.1"}'],
  ["own", "target_basic_shares", "90e6", '"100e6"', '"90e6"'],
];

describe.each([
  "sums",
  "collars",
] as const)("amounts stated for each share or as a part of the price: %s", (which) => {
  it("stand as they are stated, and no total of them is a number", () => {
    const terms = written(which).sheets.find(({ name }) => name === "Terms");
    const roles = terms?.rows.flatMap(([label, cell]) =>
      cell?.role === "constant" && label?.kind === "text" ? [label.text] : [],
    );
    expect(roles).toEqual([]);
  });
});

it("writes no formula of a sum for each share for a number that is only as large", () => {
  const terms = workbook(tiered, beliefsFor(tiered), { sensitivities: false }).sheets.find(
    ({ name }) => name === "Terms",
  );
  const cells = terms?.rows.flatMap(([, cell, name]) =>
    name?.kind === "text" && name.text.startsWith("tiered_earn_out_cap") && cell != null ? [cell] : [],
  );
  // The cap as it is stated, the width of the first tier, and the cap in total.
  expect(cells).toMatchObject([
    { kind: "number", value: 0.2 },
    { kind: "number", value: 30e6 },
    { kind: "formula", formula: "tiered_earn_out_cap_per_share*target_shares_that_receive" },
  ]);
});

it.each([
  ["tiered", "tiered_earn_out_threshold"],
  ["own", "kicker_threshold"],
] as const)("has the levels that a sum for each share moves as formulas of it: %s", (which, name) => {
  const terms = written(which).sheets.find((sheet) => sheet.name === "Terms");
  const cell = terms?.rows.find(([, , title]) => title?.kind === "text" && title.text === name)?.[1];
  expect(cell).toMatchObject({
    kind: "formula",
    formula: expect.stringContaining("_per_share*target_shares"),
  });
});

describeWith(libreOffice, "an amount stated for each share or as a part of the price", (soffice) => {
  let values: ReadonlyMap<string, FileValues>;
  const changed = CHANGES.map(([which, cell, value]) => inCell(written(which), cell, value));

  beforeAll(async () => {
    const files = new Map<string, Uint8Array>();
    for (const [index, book] of changed.entries()) files.set(`file-${index}`, await xlsx(book));
    values = await recalculated(soffice, files);
  }, 240_000);

  it.each(
    CHANGES.map((change, index) => [change[1], change[2], index] as const),
  )("is followed when it is changed: %s to %s", (_, __, index) => {
    const [which, , , from, to] = CHANGES[index] as (typeof CHANGES)[number];
    const document = JSON.stringify(offers[which].toJSON());
    expect(document.split(from).length).toBe(2);
    const other = read(JSON.parse(document.replace(from, to)));
    const shown = values.get(`file-${index}`) as FileValues;
    const wrong = comparedFigures(changed[index] as Workbook, shown, other, beliefs[which])
      .map((figure) => ({ ...figure, error: errorOf(figure) }))
      .filter(({ error }) => !(error <= 1e-11));
    expect(wrong).toEqual([]);
  });
});

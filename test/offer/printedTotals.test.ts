import { fc, test } from "@fast-check/vitest";
import {
  all,
  cash,
  compareOffers,
  currency,
  Decimal,
  defineComponent,
  delivery,
  escrow,
  named,
  type Offer,
  offer,
  sideBySide,
  term,
  valueDeal,
  valueOffer,
} from "offer-valuation";
import { describe, expect, it } from "vitest";
import { sum } from "../laws/kit/closeTo.js";

// What tables print, read back from their texts as somebody with a pocket calculator would: percentages add up, and where
// money does not, the table says so.

const NOTE = "Rows are rounded one by one";

/** A part with a name and a part without one. */
const partlyNamed = defineComponent({
  type: "partlyNamed",
  label: "Partly named",
  summary: "An amount, a part of which has a name.",
  example: { type: "partlyNamed", plain: "100", extra: "0.5" },
  terms: () => ({ plain: term.nonNegative("Without a name"), extra: term.nonNegative("With one") }),
  lower: ({ plain, extra }, { currency: code }) =>
    all([
      delivery(plain, currency(code), "closing"),
      named("Extra", delivery(extra, currency(code), "closing")),
    ]),
});

const amounts = fc.integer({ min: 0, max: 9_999_999 }).map((thousandths) => String(thousandths / 1000));

const components = fc.oneof(
  { weight: 3, arbitrary: amounts.map((amount) => (name: string) => cash({ name, amount })) },
  fc.tuple(amounts, amounts).map(
    ([plain, extra]) =>
      (name: string) =>
        partlyNamed({ name, plain, extra }),
  ),
  amounts.map(
    (amount) => (name: string) =>
      escrow({
        name,
        amount,
        releases: [{ share: "0.3", paid: "closing + 1 year" }, { paid: "closing + 2 years" }],
        interest: { rate: "0.0333", dayCount: "30E/360" },
      }),
  ),
);

const offers: fc.Arbitrary<Offer> = fc.array(components, { minLength: 1, maxLength: 7 }).map((makers) =>
  offer({
    name: "Deal",
    currency: "USD",
    bidder: "Acme",
    components: makers.map((make, index) => make(`Component ${index + 1}`)),
    conditions: [{ event: "approval" }, { event: "vote" }],
  }),
);

const beliefs = {
  valuationDate: "2021-01-01",
  closing: "2021-06-30",
  discountRate: "0.0717",
  events: { approval: "0.777", vote: "0.333" },
};

const figureIn = (text = ""): Decimal => new Decimal(text.replace(/[,%]/g, "") || "NaN");

interface Row {
  readonly depth: number;
  readonly figures: readonly string[];
}

/** The rows between the rules of a table, and its total; every figure under its header. */
function readTable(table: string): { readonly rows: readonly Row[]; readonly total: readonly string[] } {
  const lines = table.split("\n");
  const rules = lines.flatMap((line, index) => (line.startsWith("──") ? [index] : []));
  const [first = 0, second = 0] = rules;
  const cells = (line: string): string[] => line.trim().split(/ {2,}/).slice(1);
  return {
    rows: lines.slice(first + 1, second).map((line) => ({
      depth: (line.length - line.trimStart().length) / 2,
      figures: cells(line),
    })),
    total: cells(lines[second + 1] ?? ""),
  };
}

/** Whether the figures of a column add up as they are printed: outermost rows to the total, parts to the row above them. */
function addsUp(rows: readonly Row[], total: string | undefined, column: number, depth = 0): boolean {
  const starts = rows.flatMap((row, index) => (row.depth === depth ? [index] : []));
  if (starts.length === 0) return true;
  const figures = starts.map((start) => figureIn(rows[start]?.figures[column]));
  if (!sum(figures).equals(figureIn(total))) return false;
  return starts.every((start, index) =>
    addsUp(rows.slice(start + 1, starts[index + 1]), rows[start]?.figures[column], column, depth + 1),
  );
}

describe("a printed valuation", () => {
  test.prop([offers])("prints shares that add up to 100.0%, and says where money does not add up", (deal) => {
    const valuation = valueOffer(deal, beliefs);
    const text = String(valuation);
    const { rows, total } = readTable(text);
    if (valuation.presentValue.isZero()) {
      expect(text.replace(/^With the odds.*$/m, "")).not.toContain("%");
    } else {
      expect(total[3]).toBe("100.0%");
      expect(addsUp(rows, total[3], 3)).toBe(true);
    }
    expect(text.includes(NOTE)).toBe(![0, 1, 2].every((column) => addsUp(rows, total[column], column)));
    // Rounded as people round in their sheets, whatever the total.
    rows
      .filter(({ depth }) => depth === 0)
      .forEach(({ figures }, index) => {
        const exact = valuation.breakdown.parts[index]?.presentValue;
        expect(figureIn(figures[2]).toString()).toBe(
          exact?.toDecimalPlaces(2, Decimal.ROUND_HALF_UP).toString(),
        );
      });
  });

  test.prop([offers, offers])("beside another one says where money does not add up", (one, other) => {
    const valuations = [one, other].map((deal, index) =>
      valueOffer(deal, { ...beliefs, name: `View ${index}` }),
    );
    const text = sideBySide(valuations);
    const exact = valuations.every((valuation) => {
      const { rows, total } = readTable(String(valuation));
      return addsUp(rows, total[2], 2);
    });
    expect(text.includes(NOTE)).toBe(!exact);
  });

  test.prop([offers])("lists parts that add up to their row, what has no name among them", (deal) => {
    const { breakdown } = valueOffer(deal, beliefs);
    const check = (row: typeof breakdown): void => {
      if (row.parts.length === 0) return;
      for (const figure of ["nominal", "expected", "presentValue"] as const) {
        const parts = sum(row.parts.map((part) => part[figure]));
        expect(parts.minus(row[figure]).abs().lessThanOrEqualTo(row[figure].abs().times("1e-26"))).toBe(true);
      }
      row.parts.forEach(check);
    };
    check(breakdown);
  });
});

it("a row with one named part shows the rest", () => {
  const deal = offer({
    name: "Deal",
    currency: "USD",
    components: [partlyNamed({ plain: "100", extra: "0.50" })],
  });
  const lines = String(valueOffer(deal, { ...beliefs, discountRate: "0" }))
    .split("\n")
    .map((line) => line.trim());
  expect(
    lines.filter((line) => /^(?:Partly named|Extra|\(rest\))/.test(line)).map((line) => line.split(/ {2,}/)),
  ).toEqual([
    ["Partly named", "100.50", "100.50", "100.50", "100.0%"],
    ["Extra", "0.50", "0.50", "0.50", "0.5%"],
    ["(rest)", "100.00", "100.00", "100.00", "99.5%"],
  ]);
});

it("three equal parts print 100.0%", () => {
  const deal = offer({
    name: "Deal",
    currency: "USD",
    components: ["A", "B", "C"].map((name) => cash({ name, amount: "100.335" })),
  });
  const text = String(valueOffer(deal, { ...beliefs, discountRate: "0" }));
  expect(text.match(/[\d.]+%/g)).toEqual(["33.4%", "33.3%", "33.3%", "100.0%"]);
  expect(text).toContain(`\n\n${NOTE}`);
  expect(text.match(/100\.34/g)).toHaveLength(9);
});

test.prop([fc.array(offers, { minLength: 1, maxLength: 3 })])(
  "compared offers print shares of each that add up to 100.0%, and say where money does not add up",
  (deals) => {
    const named = deals.map((deal, index) =>
      offer({
        name: `Offer ${index}`,
        currency: "USD",
        bidder: "Acme",
        components: deal.components,
        conditions: deal.conditions,
      }),
    );
    const comparison = compareOffers(named, [beliefs], { rankBy: "if it closes" });
    const text = String(comparison);
    const shares = comparison.views[0]?.offers.map(({ mix, presentValue }) => ({ mix, presentValue })) ?? [];
    const printed = [...text.matchAll(/\(([\d.]+)%\)/g)].map(([, percent]) => Number(percent));
    const whole = shares.filter(({ presentValue }) => !presentValue.isZero()).length;
    expect(printed.reduce((all, percent) => all + percent, 0)).toBeCloseTo(100 * whole, 6);
    const cents = (amount: Decimal): Decimal => amount.toDecimalPlaces(2, Decimal.ROUND_HALF_UP);
    const exact = shares.every(({ mix, presentValue }) =>
      sum(mix.map(({ amount }) => cents(amount))).equals(cents(presentValue)),
    );
    expect(text.includes(NOTE)).toBe(!exact);
  },
);

test.prop([offers, fc.integer({ min: 0, max: 100_000 }), fc.integer({ min: 0, max: 100_000 })])(
  "a deal prints probabilities that add up to 100.00%, and says where money does not add up",
  (deal, a, b) => {
    const events = { approval: String(a / 100_000), vote: String(b / 100_000) };
    const valuation = valueDeal(
      {
        offer: deal,
        outsideDate: "2021-12-31",
        otherwise: { alternative: { value: "777.777", on: "2021-12-31" } },
      },
      { ...beliefs, events },
    );
    const text = String(valuation);
    const lines = text.split("\n");
    const [first = 0, second = 0] = lines.flatMap((line, index) => (line.startsWith("──") ? [index] : []));
    const percents = (from: number, to: number): string[] =>
      lines.slice(from, to).map((line) => / ([\d.]+)% /.exec(line)?.[1] ?? "NaN");
    const branches = percents(first + 1, second);
    const outcomes = percents(second + 1, second + 3);
    expect(sum(outcomes.map(figureIn)).toString()).toBe("100");
    const closing = valuation.branches.map(({ outcome }) => outcome === "closes");
    for (const [index, closes] of [true, false].entries()) {
      const inside = branches.filter((_, place) => closing[place] === closes).map(figureIn);
      if (inside.length > 0) expect(sum(inside).toString()).toBe(figureIn(outcomes[index]).toString());
    }
    const last = (line = ""): Decimal => figureIn(line.trim().split(/ {2,}/).at(-1));
    const total = last(lines[second + 3]);
    const exact = [lines.slice(first + 1, second), lines.slice(second + 1, second + 3)].every((group) =>
      sum(group.map(last)).equals(total),
    );
    expect(text.includes(NOTE)).toBe(!exact);
  },
);

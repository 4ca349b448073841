import { fc, test } from "@fast-check/vitest";
import { OfferError } from "offer-valuation";
import {
  beliefRows,
  beliefsFromRows,
  CellReader,
  calculate,
  functionTable,
  offerFromRows,
  offerRows,
} from "offer-valuation/spreadsheet";
import { describe, expect, it } from "vitest";
import { beliefsOf, offerOf } from "../../deals/galleryDeals.js";
import { hostile } from "../../laws/kit/hostile.js";
import { beliefs, offers, seldom } from "./documents.js";

type Rows = readonly (readonly unknown[])[];

const reader = new CellReader({ dateSystem: "1900" });
const value = functionTable().find(({ name }) => name === "VALUE");
const valued = (terms: unknown, stated: unknown) => value && calculate(value, [terms, stated], reader);
const today = ["", "", "valuationDate", "2020-09-14"];
const deal: Rows = [
  ["", "offer", "name", "Deal"],
  ["", "", "currency", "USD"],
];

/** What a cell shows to somebody who looks. */
const problemsOf = (rows: Rows): string[] => {
  const outcome = valued([...deal, ...rows], [today]);
  return outcome !== undefined && "message" in outcome ? outcome.message.split("; terms") : [];
};

describe("terms that are wrong", () => {
  it.each<[title: string, rows: Rows, problem: string]>([
    [
      "an unknown type",
      [["", "csh", "amount", 5]],
      'terms, row 3, column 2: is not a known type; did you mean "cash"?; received "csh"',
    ],
    ["no type", [["Cash", "", "amount", 5]], "terms, row 3, column 2: must say what the label is of"],
    [
      "an unknown field",
      [
        ["", "cash", "amount", 5],
        ["", "", "payd", "closing"],
      ],
      'terms, row 4, column 4: payd: is not a known field; did you mean "paid"?',
    ],
    [
      "a share in percent",
      [
        ["", "profitShare", "share", 50],
        ["", "", "metric", "m"],
        ["", "", "periods", 2021],
      ],
      'terms, row 3, column 4: share: must be between 0 and 1: write 50% as "0.5"; received "50"',
    ],
    ["a missing term", [["", "cash", "paid", "closing"]], "terms, row 3, column 2: amount: is required"],
    [
      "a field twice",
      [
        ["", "cash", "amount", 5],
        ["", "", "Amount", 6],
      ],
      "terms, row 4, column 4: is stated already in row 3",
    ],
    [
      "a value and what is inside it",
      [
        ["", "milestone", "amount", 5],
        ["", "", "period", 2021],
        ["", "", "period.label", "x"],
      ],
      "terms, row 5, column 4: is stated already in row 4",
    ],
    [
      "a second value",
      [["", "cash", "amount", 5, 6]],
      "terms, row 3, column 5: must be blank: amount takes one value",
    ],
    [
      "a value without a field",
      [["", "cash", "", 5]],
      "terms, row 3, column 3: must say what the value is of",
    ],
    [
      "a gap in a list",
      [
        ["", "profitShare", "share", 0.5],
        ["", "", "metric", "m"],
        ["", "", "periods", 2021, "", 2023],
      ],
      "terms, row 5, column 6: comes without the one before: components.1.periods.2 is not stated",
    ],
    [
      "an entry far away",
      [["", "profitShare", "periods.1000000000", 2021]],
      "terms, row 3, column 3: must count entries from 1 to 100000",
    ],
    [
      "an entry 0",
      [["", "profitShare", "periods.0", 2021]],
      "terms, row 3, column 3: must count entries from 1 to 100000",
    ],
    [
      "a deep field",
      [["", "cash", "a.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1", 1]],
      "terms, row 3, column 3: must have at most 16 keys",
    ],
    [
      "a long field",
      [["", "cash", "a".repeat(1001), 1]],
      "terms, row 3, column 3: must have at most 1000 characters",
    ],
    ["an empty key", [["", "cash", "a..b", 1]], "terms, row 3, column 3: must be keys with dots between"],
    [
      "a quote that does not end",
      [["", "cash", 'a."b', 1]],
      "terms, row 3, column 3: must be keys with dots between",
    ],
    [
      "a list without a number",
      [
        ["", "cash", "amount", 1],
        ["", "offer", "components.given", "a"],
      ],
      "terms, row 4, column 3: must say which entry of components is meant: components.1 is the first",
    ],
    [
      "a key of every object",
      [
        ["", "cash", "amount", 5],
        ["", "", "__proto__.polluted", 1],
      ],
      "terms, row 4, column 4: __proto__: is a key that is not allowed",
    ],
    [
      "another one",
      [
        ["", "cash", "amount", 5],
        ["", "", "constructor", 1],
      ],
      "terms, row 4, column 4: constructor: is a key that is not allowed",
    ],
    [
      "a type of every object",
      [["", "constructor", "amount", 5]],
      "terms, row 3, column 2: must be one of offer, ",
    ],
    [
      "a name twice",
      [
        ["A", "cash", "amount", 5],
        ["B", "cash", "amount", 5],
        ["A", "cash", "amount", 5],
      ],
      "terms, row 5, column 1: name: must be unique within the offer",
    ],
    [
      "a name on what has none",
      [["x", "fact", "fact", "y"]],
      "terms, row 3, column 1: must be blank: fact has no name",
    ],
    [
      "a flag that is none",
      [["", "profitShare", "clawback", "perhaps"]],
      "terms, row 3, column 4: must be TRUE or FALSE",
    ],
    ["an object in a cell", [["", "cash", "amount", {}]], "terms, row 3, column 4: must be a text"],
    ["a number in a word", [["", "cash", "amount", Number.NaN]], "terms, row 3, column 4: must be a number"],
    [
      "a serial that is no day",
      [
        ["", "cash", "amount", 1],
        ["", "", "paid", -5],
      ],
      "terms, row 4, column 4: must be a date",
    ],
    ["nobody's label", [["", "", "components", ""]], "terms: components: is required"],
  ])("%s", (_, rows, problem) => {
    expect(problemsOf(rows)[0]?.startsWith(problem), `${problemsOf(rows)[0]}`).toBe(true);
  });

  it("are all said at once, and what hangs on them is not", () => {
    const rows = [
      ["", "csh", "amount", 5],
      ["", "", "paid", "x"],
      ["", "cash", "amount", 5, 6],
      ["", "cash", "a..b", 1],
    ];
    expect(problemsOf(rows)).toHaveLength(3);
    const cash = ["", "cash", "amount", 5];
    expect(problemsOf([cash, ["", "csh", "amount", 5], ["", "", "amount", 6], cash])).toHaveLength(1);
  });

  it("are few enough to be read", () => {
    expect(problemsOf(Array.from({ length: 20_001 }, () => ["", "cash", "amount", 1]))[0]).toContain(
      "at most 20000 rows",
    );
    expect(problemsOf([["", "cash", "amount", ...Array.from({ length: 20_000 }, () => 1)]])[0]).toContain(
      "row 3, column 20000: must be the last column",
    );
    expect(problemsOf(Array.from({ length: 1500 }, () => ["", "cash", "amount", 1]))[0]).toContain(
      "at most 1000",
    );
  });

  it("name the beliefs that are wanting", () => {
    const terms = [
      ...deal,
      ["Share", "profitShare", "share", 0.5],
      ["", "", "metric", "us-profit"],
      ["", "", "periods", 2021, 2022],
    ];
    const stated = [today, ["", "", "discountRate", 0.08], ["us-profit", "metric", "2021", 1]];
    expect(valued(terms, stated)).toEqual({
      error: "#N/A",
      message: 'beliefs, row 3, column 4: 2022: is needed: a forecast in USD; did you mean "2021"?',
    });
    expect(valued(terms, [today])).toMatchObject({
      message: expect.stringContaining("beliefs: metric us-profit, 2021: is needed: a forecast in USD"),
    });
  });

  it("in beliefs are said with their rows", () => {
    const stated = [
      today,
      ["m", "metric", "2021.distribution", "normal"],
      ["", "", "2021.mean", "x"],
      ["", "", "2021.standardDeviation", 1],
      ["__proto__", "event", "", 1],
      ["", "event", "", 1],
    ];
    expect(valued([...deal, ["", "cash", "amount", 5]], stated)).toMatchObject({
      error: "#VALUE!",
      message: expect.stringMatching(/^beliefs, row 6, column 1: must name the event/),
    });
    expect(valued([...deal, ["", "cash", "amount", 5]], stated.slice(0, 5))).toMatchObject({
      message: expect.stringContaining("beliefs, row 5, column 4: is a key that is not allowed"),
    });
    expect(valued([...deal, ["", "cash", "amount", 5]], stated.slice(0, 4))).toMatchObject({
      message: expect.stringContaining("beliefs, row 3, column 4: 2021.mean: must be a decimal"),
    });
  });
});

describe("rows of anything", () => {
  const words = fc.constantFrom(
    "",
    "cash",
    "offer",
    "metric",
    "event",
    "amount",
    "__proto__",
    "constructor",
    "2021.mean",
    "periods.2",
    "given.1.event",
    "closing",
    "(none)",
    "'",
    '"',
    ".",
    "toString",
    "lock-up",
    "discount rate",
  );
  const cells = fc.oneof(
    words,
    fc.string(),
    fc.double(),
    fc.boolean(),
    fc.constantFrom(null, undefined, "#N/A"),
    fc.date(),
    hostile(),
  );
  const rows = fc.array(fc.array(cells, { maxLength: 8 }), { maxLength: 12 });

  test.prop([rows], { numRuns: 300 })("are read or refused, and nothing else happens", (some) => {
    for (const read of [offerFromRows, beliefsFromRows]) {
      try {
        read(some);
      } catch (error) {
        if (!(error instanceof OfferError)) expect(error).toMatchObject({ name: "PassedError" });
      }
    }
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  test.prop([rows, rows, fc.nat(60), fc.nat(7), cells], { numRuns: 100 })(
    "never make a function throw",
    (terms, stated, row, column, cell) => {
      valued(terms, stated);
      const spoilt = offerRows(offerOf("sanofi-genzyme")).map((line) => [...line] as unknown[]);
      const line = spoilt[row % spoilt.length];
      if (line !== undefined) line[column] = cell;
      const outcome = valued(spoilt, beliefRows(beliefsOf("sanofi-genzyme")));
      expect(outcome).toSatisfy(
        (found: object) =>
          "value" in found || ("error" in found && !String(Object(found).message).includes("defect")),
      );
    },
  );
});

describe("rows that are written", () => {
  const formula = /^[=+\-@\t\r\n]/;
  const isNumber = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
  it.each([
    ...offers.map(([title, offer]) => [title, offerRows(offer)] as const),
    ...seldom.map(([title, offer]) => [title, offerRows(offer)] as const),
    ...beliefs.map(([title, document]) => [title, beliefRows(document)] as const),
  ])("hold no formula: %s", (_, written) => {
    const found = written
      .flat()
      .filter((cell) => typeof cell === "string" && formula.test(cell) && !isNumber.test(cell));
    expect(found).toEqual([]);
  });
});

import { OfferError } from "offer-valuation";
import { beliefRows, beliefsFromRows, CellReader, offerFromRows } from "offer-valuation/spreadsheet";
import { describe, expect, it } from "vitest";

type Rows = readonly (readonly unknown[])[];

const offer: Rows = [
  ["", "offer", "name", "Deal"],
  ["", "", "currency", "USD"],
];
const termsOf = (rows: Rows, reader?: CellReader): unknown =>
  JSON.parse(JSON.stringify(offerFromRows([...offer, ...rows], { reader }).toJSON()))["components"];
const beliefsOf = (rows: Rows, reader?: CellReader): Record<string, unknown> =>
  JSON.parse(JSON.stringify(beliefsFromRows(rows, { reader }).toJSON()));
const today = ["", "", "valuationDate", "2020-09-14"];

describe("rows", () => {
  it("begin a component where a type is written, and go on with it where none is", () => {
    const rows = [
      ["label", "type", "field", "value"],
      [],
      ["Cash", "cash", "amount", "5e6"],
      ["", null, "", undefined],
      ["", "", "paid", "closing"],
      ["", "cash", "amount", "1", ""],
      [undefined, undefined, "name", "More cash"],
    ];
    expect(termsOf(rows)).toEqual([
      { type: "cash", name: "Cash", amount: "5e6", paid: "closing" },
      { type: "cash", name: "More cash", amount: "1" },
    ]);
  });

  it("may repeat label and type, as a database does", () => {
    const rows = [
      ["A", "cash", "amount", "5"],
      ["A", "cash", "paid", "closing"],
      ["B", "cash", "amount", "6"],
    ];
    expect(termsOf(rows)).toEqual([
      { type: "cash", name: "A", amount: "5", paid: "closing" },
      { type: "cash", name: "B", amount: "6" },
    ]);
  });

  it("may have titles in any case, and none", () => {
    const stated = [["", "beliefs", "valuationDate", "2020-09-14"]];
    expect(beliefsOf([["Label", "TYPE", "Field", "Value", "more"], ...stated])).toEqual(beliefsOf(stated));
    expect(beliefsOf([["Label", "Type", "Field"], today])).toEqual(beliefsOf(stated));
  });

  it("vary words", () => {
    const rows = [
      ["Share", "Profit Share", "Share", "50%"],
      ["", "", "Metric", "profit"],
      ["", "", "Periods", 2021],
      ["", "", "payment lag", "30 days"],
      ["", "", "claw-back", "true"],
      ["Notes", "seller note", "Principal", 100],
      ["", "", "repayment", "zero coupon"],
      ["", "", "term", "2 years"],
    ];
    expect(termsOf(rows)).toEqual([
      {
        type: "profitShare",
        name: "Share",
        share: "0.5",
        metric: "profit",
        periods: [2021],
        paymentLag: "30 days",
        clawback: true,
      },
      {
        type: "sellerNote",
        name: "Notes",
        principal: "100",
        repayment: "zeroCoupon",

        term: "2 years",
      },
    ]);
  });

  it("leave out what has no value yet", () => {
    const rows = [
      today,
      ["Acme", "credit spread", "", ""],
      ["", "closing", "", null],
      ["m", "metric", "2021"],
    ];
    expect(beliefsOf(rows)).toEqual({ valuationDate: "2020-09-14" });
  });
});

describe("a cell", () => {
  it("is a date where nothing but a date will do, by the dates of its spreadsheet", () => {
    const rows = [
      ["", "", "valuationDate", 44088],
      ["", "", "closing.dates.date", 44147, new Date(2020, 11, 12), "2020-12-20"],
      ["", "", "closing.dates.probability", 0.5, "25%", ".25"],
      ["ORCL", "share", "price", 44088],
      ["", "", "fixings.2020-09-10", 57],
      ["", "discount rate", "date", 44088],
      ["", "", "zeroRates.date", 44453, 44818],
      ["", "", "zeroRates.rate", 0.01, 0.015],
    ];
    expect(beliefsOf(rows)).toEqual({
      valuationDate: "2020-09-14",
      closing: {
        dates: [
          { date: "2020-11-12", probability: "0.5" },
          { date: "2020-12-12", probability: "0.25" },
          { date: "2020-12-20", probability: ".25" },
        ],
      },
      shares: { ORCL: { price: "44088", fixings: { "2020-09-10": "57" } } },
      discountRate: {
        date: "2020-09-14",
        zeroRates: [
          { date: "2021-09-14", rate: "0.01" },
          { date: "2022-09-14", rate: "0.015" },
        ],
      },
    });
    const since1904 = new CellReader({ dateSystem: "1904" });
    expect(beliefsOf([["", "", "valuationDate", 42626]], since1904)).toEqual({ valuationDate: "2020-09-14" });
  });

  it("is a date or a rule where a rule is due, and a year in a period", () => {
    const rows = [
      ["", "cash", "amount", 44147],
      ["", "", "paid", 44147],
      ["Share", "profitShare", "share", 1],
      ["", "", "metric", 2021],
      ["", "", "periods", 2021, "2022-H1"],
      ["", "", "periods.3.label", "Year 3"],
      ["", "", "periods.3.start", 44927],
      ["", "", "periods.3.end", "closing + 3 years"],
    ];
    expect(termsOf(rows)).toEqual([
      { type: "cash", amount: "44147", paid: "2020-11-12" },
      {
        type: "profitShare",
        name: "Share",
        share: "1",
        metric: "2021",
        periods: [2021, "2022-H1", { label: "Year 3", start: "2023-01-01", end: "closing + 3 years" }],
      },
    ]);
  });

  it("has 15 digits as a number, and all of them as a text", () => {
    const rows = [
      today,
      ["a", "event", "", 0.1 + 0.2],
      ["b", "event", "", "0.30000000000000004"],
      ["c", "event", "", "'0.50"],
    ];
    expect(beliefsOf(rows)["events"]).toEqual({ a: "0.3", b: "0.30000000000000004", c: "0.50" });
  });

  it("that holds an error makes an error", () => {
    expect(() => beliefsOf([today, ["a", "event", "", "#DIV/0!"]])).toThrow("#DIV/0!");
  });
});

describe("a field", () => {
  it("spreads a list over its columns, and a list of records over its rows", () => {
    const rows = [
      ["", "reverseTerminationFee", "steps.event", "approval", "", "vote"],
      ["", "", "steps.2.event.event", "court"],
      ["", "", "steps.2.event.happens", false],
      ["", "", "steps.amount", 1, 2, 3],
      ["", "", "steps.paid", "closing", "closing", "2021-01-01"],
      ["", "", "given", "x"],
    ];
    expect(termsOf(rows)).toEqual([
      {
        type: "reverseTerminationFee",
        steps: [
          { event: "approval", amount: "1", paid: "closing" },
          { event: { event: "court", happens: false }, amount: "2", paid: "closing" },
          { event: "vote", amount: "3", paid: "2021-01-01" },
        ],
        given: ["x"],
      },
    ]);
  });

  it("goes on with a list where a number says", () => {
    const rows = [
      today,
      ["m", "metric", "2021.distribution", "sample"],
      ["", "", "2021.values.3", 3, 4],
      ["", "", "2021.values", 1, 2],
    ];
    expect(beliefsOf(rows)["metrics"]).toEqual({
      m: { forecast: { 2021: { distribution: "sample", values: ["1", "2", "3", "4"] } } },
    });
  });

  it("takes one value alone for a value, where it may be one", () => {
    const odds = [
      ["", "", "ifHappens", 1],
      ["", "", "ifNot", 0],
    ];
    const events = (...given: Rows) =>
      (
        beliefsOf([today, ["a", "event", "", 1], ["b", "event", "", 1], ...given, ...odds])[
          "events"
        ] as Record<string, { given: unknown }>
      )["e"]?.given;
    expect(events(["e", "event", "given", "a"])).toBe("a");
    expect(events(["e", "event", "given.1", "a"])).toEqual(["a"]);
    expect(events(["e", "event", "given", "a", "b"])).toEqual(["a", "b"]);
    expect(events(["e", "event", "given.event", "a"], ["", "", "given.happens", false])).toEqual({
      event: "a",
      happens: false,
    });
  });

  it("has quotes around a key with a dot", () => {
    const rows = [
      today,
      ["m.1", "metric", 'forecast."first.year".distribution', "point"],
      ["", "", 'forecast . "first.year" . value', 5],
    ];
    expect(beliefsOf(rows)["metrics"]).toEqual({
      "m.1": { forecast: { "first.year": { distribution: "point", value: "5" } } },
    });
    expect(beliefRows(beliefsFromRows(rows)).at(-1)).toEqual(["", "", 'forecast."first.year".value', 5]);
  });
});

it("an error of one's own rows names rows and columns from 1", () => {
  const rows = [...offer, ["", "cash", "amount", "5"], ["Share", "profitShare", "share", "50"]];
  let error: unknown;
  try {
    offerFromRows(rows);
  } catch (caught) {
    error = caught;
  }
  expect(error).toBeInstanceOf(OfferError);
  expect((error as OfferError).issues.map(({ path }) => path)).toEqual([
    ["rows", 4, 4],
    ["rows", 4, 2],
    ["rows", 4, 2],
  ]);
  expect((error as OfferError).message).toContain(
    'rows[4][4]: share: must be between 0 and 1: write 50% as "0.5"; received "50"',
  );
});

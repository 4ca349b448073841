import { annuity, npv, presentValue, xnpv } from "offer-valuation";
import { expect, it } from "vitest";

// Trap 14: the spreadsheet's NPV discounts the first amount too; textbooks do not. A toy picks one without saying.

it("npv says where the first amount falls", () => {
  const amounts = ["-100", "150"];

  expect(npv("0.25", amounts, { first: 0 }).toString()).toBe("20");
  expect(npv("0.25", amounts, { first: 1 }).toString()).toBe("16");
});

it.each([
  {},
  undefined,
  { first: 2 },
  { first: "1" },
  { first: true },
])("npv refuses to guess from %o", (options) => {
  // @ts-expect-error `first` is required, and 0 or 1.
  expect(() => npv("0.25", ["1"], options)).toThrow(/^options(\.first)?: must be (0|an object)/);
});

it("annuity distinguishes an ordinary annuity from an annuity due", () => {
  expect(annuity("0.25", 2, { first: 1 }).toString()).toBe("1.44");
  expect(annuity("0.25", 2, { first: 0 }).toString()).toBe("1.8");
});

const flows = [
  { date: "2021-01-01", amount: "-100" },
  { date: "2022-01-01", amount: "150" },
];

it("xnpv takes the first flow at face, unless told the day to discount to", () => {
  expect(xnpv("0.25", flows).toString()).toBe("20");
  // The toy, with NPV's habit: 16.
  expect(xnpv("0.25", flows, { valuationDate: "2020-01-02" }).toString()).toBe("16");
});

it("xnpv discounts to the first flow listed, in whatever order the later ones stand", () => {
  const [first, later] = flows;
  if (first === undefined || later === undefined) throw new Error("two flows expected");
  const shuffled = [first, { date: "2023-01-01", amount: "625" }, later];

  expect(xnpv("0.25", shuffled).toString()).toBe("420");
});

it("xnpv refuses a flow before the day it discounts to", () => {
  // A toy compounds it forward without a word.
  expect(() => xnpv("0.25", [...flows].reverse())).toThrow("flows[1].date: lies before 2022-01-01");
  expect(() => xnpv("0.25", flows, { valuationDate: "2021-06-01" })).toThrow("flows[0].date: lies before");
});

it("presentValue counts what is past as nothing, and what is due today in full", () => {
  expect(presentValue("0.25", flows, { valuationDate: "2021-01-02" }).greaterThan(0)).toBe(true);
  expect(presentValue("0.25", flows, { valuationDate: "2021-01-01" }).toString()).toBe("20");
  expect(presentValue("0.25", flows, { valuationDate: "2022-01-01" }).toString()).toBe("150");
  expect(presentValue("0.25", flows, { valuationDate: "2022-01-02" }).toString()).toBe("0");
});

import { duration, irr, npv, presentValue, xirr, xnpv } from "offer-valuation";
import { expect, it } from "vitest";
import { problems, refusal } from "./refusal.js";

/** A list whose second place holds nothing, not even `undefined`. */
function holed<Item>(first: Item, third: Item): Item[] {
  const list = [first];
  list[2] = third;
  return list;
}

const flows = holed({ date: "2021-01-01", amount: "-100" }, { date: "2022-01-01", amount: "110" });
const amounts = holed("-100", "110");
const options = { valuationDate: "2021-01-01" };

it.each<[name: string, call: () => unknown, problem: string]>([
  ["npv", () => npv("0.1", amounts, { first: 0 }), "amounts.1: invalid-decimal"],
  ["irr", () => irr(amounts), "amounts.1: invalid-decimal"],
  ["xnpv", () => xnpv("0.1", flows), "flows.1: invalid-type"],
  ["presentValue", () => presentValue("0.1", flows, options), "flows.1: invalid-type"],
  ["duration", () => duration("0.1", flows, options), "flows.1: invalid-type"],
  ["xirr", () => xirr(flows), "flows.1: invalid-type"],
])("%s refuses a hole in a list", (_, call, problem) => {
  expect(problems(refusal(call))).toContain(problem);
});

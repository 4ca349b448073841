import { cash, offer, tickingFee, valueDeal } from "offer-valuation";
import { expect, it } from "vitest";
import { expectDigits, readGolden } from "./golden.js";

interface DealCase {
  readonly hazardRate: string;
  readonly from: string;
  readonly until: string;
  readonly every: "month" | "day";
  readonly outsideDate: string;
  readonly approval: string;
  readonly discountRate: string;
  readonly days: readonly { readonly date: string; readonly probability: string }[];
  readonly closes: string;
  readonly ifClosed: string;
  readonly expected: string;
}

const deal = offer({
  name: "Deal",
  currency: "USD",
  components: [cash({ amount: "1000" }), tickingFee({ amount: "1000", rate: "0.06", start: "2021-02-01" })],
  conditions: [{ event: "approval" }],
});

it.each(readGolden<DealCase>("deal"))("a hazard rate of $hazardRate by the $every", (golden) => {
  const { hazardRate, from, until, every, outsideDate, approval, discountRate } = golden;
  const alternative = { value: "600", on: "2021-12-31" };
  const valuation = valueDeal(
    { offer: deal, outsideDate, otherwise: { alternative } },
    {
      valuationDate: "2021-01-01",
      closing: { hazardRate, from, until, every, at: "end" },
      discountRate,
      events: { approval },
    },
  );
  const inTime = golden.days.filter(({ date }) => date <= outsideDate);
  const closing = valuation.branches.filter(({ outcome }) => outcome === "closes");
  expect(closing.map(({ date }) => date)).toEqual(inTime.map(({ date }) => date));
  expectDigits(valuation.ifClosed.probability, golden.closes);
  expectDigits(valuation.ifClosed.value ?? valuation.expectedValue.neg(), golden.ifClosed);
  expectDigits(valuation.expectedValue, golden.expected);
  if (approval !== "1") return;
  closing.forEach(({ probability }, index) => {
    expectDigits(probability, inTime[index]?.probability ?? "");
  });
});

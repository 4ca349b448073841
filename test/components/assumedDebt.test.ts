import { fc } from "@fast-check/vitest";
import { cash, offer, valueOffer } from "offer-valuation";
import { expect, it } from "vitest";
import { assumedDebt } from "../../src/components/assumedDebt.js";
import { moneyGoldens } from "../golden/moneyComponents.js";
import { problems, refusal } from "../input/refusal.js";
import { componentLaws } from "../laws/kit/componentLaws.js";
import { dateRules } from "../laws/kit/dates.js";
import { nonNegativeDecimals } from "../laws/kit/decimals.js";
import { common, currencies, type TermsOf } from "./moneyTerms.js";

const terms: fc.Arbitrary<TermsOf<typeof assumedDebt>> = fc.record(
  {
    face: nonNegativeDecimals(),
    value: nonNegativeDecimals(),
    takenOver: dateRules(),
    currency: currencies,
    ...common,
  },
  { requiredKeys: ["face"] },
);

componentLaws("assumed debt", assumedDebt, terms);
moneyGoldens(assumedDebt);

it("makes an equity value into a transaction value", () => {
  // AT&T and Time Warner, 22 October 2016: 85.4 billion, 108.7 billion with net debt.
  const deal = offer({
    name: "Deal",
    currency: "USD",
    components: [cash({ amount: "85.4e9" }), assumedDebt({ face: "23.3e9" })],
  });
  const { presentValue } = valueOffer(deal, {
    valuationDate: "2016-10-22",
    closing: "2016-10-22",
    discountRate: "0.05",
  });
  expect(presentValue.toString()).toBe("108700000000");
});

it("counts at a stated value where there is one, even none", () => {
  const worth = (given: TermsOf<typeof assumedDebt>) =>
    valueOffer(offer({ name: "Deal", currency: "USD", components: [assumedDebt(given)] }), {
      valuationDate: "2021-01-01",
      closing: "2022-01-01",
      discountRate: "0.25",
    }).presentValue.toString();
  expect(worth({ face: "1000" })).toBe("800");
  expect(worth({ face: "1000", value: "750" })).toBe("600");
  expect(worth({ face: "1000", value: "0" })).toBe("0");
});

it.each<[object, string, string]>([
  [{}, "face: missing-term", 'is required: must be a decimal string such as "0.08" or "10e9"'],
  [{ face: "-1" }, "face: out-of-range", "must not be negative"],
  [{ face: "1", value: "-1" }, "value: out-of-range", "must not be negative"],
  [
    { face: "1", takenOver: "tomorrow" },
    "takenOver: invalid-date",
    'must be a date YYYY-MM-DD or "closing", if need be moved: "closing + 3 months", "2021-12-31 + 90 days"',
  ],
])("refuses %j", (bad, problem, message) => {
  const error = refusal(() => assumedDebt(bad as TermsOf<typeof assumedDebt>));
  expect(problems(error)).toEqual([problem]);
  expect(error.issues[0]?.message).toBe(message);
});

import fc from "fast-check";
import type { reverseTerminationFee } from "offer-valuation";
import { dateRules } from "../laws/kit/dates.js";
import { nonNegativeDecimals } from "../laws/kit/decimals.js";
import { common, currencies, type TermsOf } from "./moneyTerms.js";

const events = fc.constantFrom("antitrust failure by 2023-01-18", "superior proposal", "approval");
const later = fc.constantFrom(
  [{ from: "2023-01-18", amount: "2.5e9" }],
  [
    { from: "2021-01-01", amount: "0" },
    { from: "2030-06-30", amount: "3" },
  ],
);
/** Terms of fees that one side pays the other if a deal fails. */
export const feeTerms: fc.Arbitrary<TermsOf<typeof reverseTerminationFee>> = fc.record(
  {
    steps: fc.array(
      fc.record(
        { event: events, amount: nonNegativeDecimals(), paid: dateRules(), later },
        { requiredKeys: ["event", "amount", "paid"] },
      ),
      {
        minLength: 1,
        maxLength: 3,
      },
    ),
    currency: currencies,
    ...common,
  },
  { requiredKeys: ["steps"] },
);

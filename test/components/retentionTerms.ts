import fc from "fast-check";
import type { escrow, holdback } from "offer-valuation";
import { dateRules } from "../laws/kit/dates.js";
import { nonNegativeDecimals } from "../laws/kit/decimals.js";
import { periods } from "../laws/kit/periods.js";
import { accruals, common, currencies, type TermsOf } from "./moneyTerms.js";

const { owedBy: _, ...ofEscrow } = common;

const releases = fc
  .tuple(
    fc.constantFrom<(string | undefined)[][]>(
      ["1"],
      [undefined],
      ["0.25", "0.75"],
      ["0.3", undefined],
      ["0", "0.1", "0.9"],
    ),
    fc.array(dateRules(), { minLength: 3, maxLength: 3 }),
  )
  .map(([shares, dates]) =>
    shares.map((share, index) => ({
      ...(share === undefined ? {} : { share }),
      paid: dates[index] ?? "closing",
    })),
  );

const terms = {
  amount: nonNegativeDecimals(),
  currency: currencies,
  releases,
  interest: fc.oneof(fc.constant("none" as const), accruals()),
  claims: fc.oneof(
    fc.constant("none" as const),
    fc.record({
      metric: fc.constant("claims"),
      period: periods(),
      borneBy: fc.constantFrom("last" as const, "first" as const, "pro rata" as const),
    }),
  ),
};
const requiredKeys: ("amount" | "releases")[] = ["amount", "releases"];
/** Terms of escrows: nobody owes them. */
export const escrowTerms: fc.Arbitrary<TermsOf<typeof escrow>> = fc.record(
  { ...terms, ...ofEscrow },
  { requiredKeys },
);
export const holdbackTerms: fc.Arbitrary<TermsOf<typeof holdback>> = fc.record(
  { ...terms, ...common },
  { requiredKeys },
);

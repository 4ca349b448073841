import fc from "fast-check";
import type { cash, profitShare, stock } from "offer-valuation";
import { events, parties } from "./claims.js";
import { dateRules, durations } from "./dates.js";
import { factors, fractions, nonNegativeDecimals } from "./decimals.js";
import { labelOf, periods } from "./periods.js";

type TermsOf<Factory extends (terms: never) => unknown> = Parameters<Factory>[0];

const currencies = fc.constantFrom("USD", "EUR");

const conditions = fc.array(fc.oneof(events(), fc.record({ event: events(), happens: fc.boolean() })), {
  minLength: 1,
  maxLength: 3,
});

const common = {
  note: fc.constantFrom("A remark", "Two\nlines"),
  owedBy: parties(),
  given: conditions,
};

export const cashTerms = (): fc.Arbitrary<TermsOf<typeof cash>> =>
  fc.record(
    { amount: nonNegativeDecimals(), paid: dateRules(), currency: currencies, ...common },
    { requiredKeys: ["amount"] },
  );

export const stockTerms = (): fc.Arbitrary<TermsOf<typeof stock>> => {
  const issuer = fc.constantFrom("ORCL", "MSFT");
  const both = { issuer, delivered: dateRules(), ...common };
  return fc.oneof(
    fc.record(
      { value: nonNegativeDecimals(), currency: currencies, ...both },
      { requiredKeys: ["value", "issuer"] },
    ),
    fc.record({ shares: nonNegativeDecimals(), ...both }, { requiredKeys: ["shares", "issuer"] }),
  );
};

export const profitShareTerms = (): fc.Arbitrary<TermsOf<typeof profitShare>> =>
  fc
    .record(
      {
        share: fractions(),
        metric: fc.constantFrom("us-profit", "revenue (net)"),
        periods: fc.uniqueArray(periods(), { minLength: 1, maxLength: 4, selector: labelOf }),
        currency: currencies,
        paymentLag: durations(),
        floor: factors(),
        cap: nonNegativeDecimals(),
        clawback: fc.boolean(),
        ...common,
      },
      { requiredKeys: ["share", "metric", "periods"] },
    )
    .map(({ floor, cap, ...terms }) => ({
      ...terms,
      ...(floor === undefined ? {} : { floor: terms.clawback ? floor : floor.replace("-", "") }),
      ...(cap === undefined ? {} : { cap: floor === undefined ? cap : `${cap.split(/[.e]/)[0]}e6` }),
    }))
    .filter(({ floor, cap }) => floor === undefined || cap === undefined || Number(cap) >= Number(floor));

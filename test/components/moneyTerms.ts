import fc from "fast-check";
import { events, parties } from "../laws/kit/claims.js";
import { dayCounts } from "../laws/kit/dates.js";

/** The terms that a factory takes. */
export type TermsOf<Factory extends (terms: never) => unknown> = Parameters<Factory>[0];

export const currencies = fc.constantFrom("USD", "EUR");

/** What every component may say, but its name. */
export const common = {
  note: fc.constantFrom("A remark", "Two\nlines"),
  owedBy: parties(),
  given: fc.array(fc.oneof(events(), fc.record({ event: events(), happens: fc.boolean() })), {
    minLength: 1,
    maxLength: 3,
  }),
};

/** Rates a year that a contract may state. */
export const contractRates = () =>
  fc.constantFrom("0", "1e-20", "0.0275", "0.08", "0.333333333333333333333", "10");

export const accruals = () => fc.record({ rate: contractRates(), dayCount: dayCounts() });

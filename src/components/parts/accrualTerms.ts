import * as z from "zod";
import { decimal } from "../../schema/fields.js";
import { DAY_COUNTS } from "../../time/dayCount.js";

/** A rate a year that a contract states, as opposed to one that a market quotes. Above 1,000% it is a slip of the pen. */
export const yearlyRate = (description: string) =>
  decimal(`${description}, a year, as a fraction: 0.05 is 5%`, (rate) =>
    (rate.isNegative() && !rate.isZero()) || rate.greaterThan(10)
      ? "must be between 0 and 10 (0.05 is 5%)"
      : undefined,
  );

export const dayCountTerm = () => z.enum(DAY_COUNTS).meta({ description: "How days become years" });

/** Simple interest, as a contract states it. */
export const accrualTerms = () =>
  z.strictObject({ rate: yearlyRate("Simple interest"), dayCount: dayCountTerm() });

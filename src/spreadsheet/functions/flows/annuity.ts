import { certified } from "../../../numeric/certified.js";
import { ONE, ZERO } from "../../../numeric/decimal.js";
import { annuityFactor } from "../../../timeValue/annuity.js";
import { choice, number, optional, required } from "../../parameter.js";
import { spreadsheetFunction } from "../../spreadsheetFunction.js";
import { periodicRate } from "../parts/periodicRate.js";
import { whole } from "../parts/whole.js";

const MAX_PERIODS = 1_000_000;

export const annuity = spreadsheetFunction({
  name: "ANNUITY",
  summary:
    "What equal payments at equal intervals are worth to who receives them: −PV of other spreadsheets.",
  parameters: {
    rate: required(periodicRate("Discount rate a period")),
    nper: required(whole("Number of payments", 0, MAX_PERIODS)),
    pmt: optional(number("Each payment, 1 unless stated")),
    fv: optional(number("What is paid on top at the end of the last period, nothing unless stated")),
    type: optional(
      choice("0 where a payment falls at the end of its period, 1 at its start; 0 unless stated", ["0", "1"]),
    ),
  },
  result: "number",
  run: ({ rate, nper, pmt = ONE, fv = ZERO, type = "0" }) =>
    certified((numbers) => {
      const payments = annuityFactor(rate, nper, type === "0" ? 1 : 0, numbers).times(numbers.of(pmt));
      const atEnd = numbers.of(rate).log1p().times(-nper).exp().times(numbers.of(fv));
      return payments.plus(atEnd).toResult();
    }),
});

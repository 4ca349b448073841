// Internal: no name of the public API lives here.

import { certified } from "../../../numeric/certified.js";
import { Decimal, ZERO } from "../../../numeric/decimal.js";
import {
  finalValue,
  interestOf,
  MAX_AMOUNTS,
  MAX_PERIODS,
  paymentOf,
  periodsOfPayments,
  principalOf,
  rateOfPayments,
} from "../../../timeValue/levelPayments.js";
import { choice, number, optional, required } from "../../parameter.js";
import { type SpreadsheetFunction, spreadsheetFunction } from "../../spreadsheetFunction.js";
import { guess, periodicRate, whole } from "../parts/numberCells.js";
import { readAt, refuse } from "../parts/refusals.js";

// Arguments and signs are those of spreadsheets: what is received is positive, what is paid negative.
const rate = () => required(periodicRate("Interest rate a period: 0.005 is 0.5%"));
const nper = (least: number, most = MAX_PERIODS) => required(whole("Number of periods", least, most));
const pmt = () => required(number("Payment a period, negative where it is paid"));
const PV = "Amount now: a loan received is positive, a deposit negative";
const pv = () => number(PV);
const fv = () =>
  optional(number("Amount at the end, such as a balloon, negative where it is paid; 0 unless stated"));
const type = () =>
  optional(
    choice("0 where a payment falls at the end of its period, 1 at its start; 0 unless stated", ["0", "1"]),
  );

const firstOf = (written: string | undefined): 0 | 1 => (written === "1" ? 0 : 1);
export const futureValue = spreadsheetFunction({
  name: "FUTURE_VALUE",
  summary: "Future value of level payments and of an amount now: FV of other spreadsheets.",
  parameters: {
    rate: rate(),
    nper: nper(0),
    pmt: pmt(),
    pv: optional(number(`${PV}; 0 unless stated`)),
    type: type(),
  },
  result: "number",
  run: ({ pmt: payment, pv: presentValue = ZERO, type: written, ...terms }) =>
    certified((numbers) =>
      finalValue(
        { rate: terms.rate, periods: terms.nper, payment, presentValue, first: firstOf(written) },
        numbers,
      ).toResult(),
    ),
});

export const levelPayment = spreadsheetFunction({
  name: "PMT",
  summary: "The level payment a period of a loan or a savings plan.",
  parameters: { rate: rate(), nper: nper(1), pv: required(pv()), fv: fv(), type: type() },
  result: "number",
  run: ({ pv: presentValue, fv: left = ZERO, type: written, ...terms }) =>
    certified((numbers) =>
      paymentOf(
        { rate: terms.rate, periods: terms.nper, presentValue, futureValue: left, first: firstOf(written) },
        numbers,
      ).toResult(),
    ),
});

/** One of the two parts of a level payment. */
const partOfPayment = (name: string, summary: string, part: typeof interestOf): SpreadsheetFunction =>
  spreadsheetFunction({
    name,
    summary,
    parameters: {
      rate: rate(),
      per: required(whole("Which period, from 1 to nper", 1, MAX_PERIODS)),
      nper: nper(1),
      pv: required(pv()),
      fv: fv(),
      type: type(),
    },
    result: "number",
    run: ({ per, pv: presentValue, fv: left = ZERO, type: written, ...terms }) => {
      if (per > terms.nper) refuse(["per"], `must not be greater than nper, ${terms.nper}`, new Decimal(per));
      const level = { rate: terms.rate, periods: terms.nper, presentValue, futureValue: left };
      return certified((numbers) => part({ ...level, first: firstOf(written) }, per, numbers).toResult());
    },
  });

export const ipmt = partOfPayment("IPMT", "Interest in one level payment.", interestOf);

export const ppmt = partOfPayment("PPMT", "Principal in one level payment.", principalOf);

export const numberOfPayments = spreadsheetFunction({
  name: "NPER",
  summary: "Number of level payments; #NUM! where none suffices.",
  parameters: { rate: rate(), pmt: pmt(), pv: required(pv()), fv: fv(), type: type() },
  result: "number",
  run: ({ pmt: payment, pv: presentValue, fv: left = ZERO, type: written, ...terms }) =>
    readAt(["pmt"], () =>
      certified((numbers) =>
        periodsOfPayments(
          { rate: terms.rate, payment, presentValue, futureValue: left, first: firstOf(written) },
          numbers,
        ).toResult(),
      ),
    ),
});

export const levelRate = spreadsheetFunction({
  name: "RATE",
  summary: "Interest rate a period of level payments; #NUM! for none, or two without a guess.",
  parameters: {
    nper: nper(1, MAX_AMOUNTS),
    pmt: pmt(),
    pv: required(pv()),
    fv: fv(),
    type: type(),
    guess: guess(),
  },
  result: "number",
  run: ({ nper: periods, pmt: payment, pv: presentValue, fv: left = ZERO, type: written, guess }) =>
    rateOfPayments({ periods, payment, presentValue, futureValue: left, first: firstOf(written) }, guess),
});

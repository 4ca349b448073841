import { dateSerial } from "../time/date.js";
import type { Context } from "./context.js";
import { checkedDay } from "./dateFormula.js";

const DATES = "Dates";

export const valuationDateInput = ({ ledger, beliefs }: Context): string =>
  ledger.input("valuationDate", ["valuation_date"], () => ({
    section: DATES,
    label: "Valuation date",
    unit: "date",
    format: "date",
    value: dateSerial(checkedDay(beliefs.valuationDate)),
    source: "",
    stated: true,
  }));

export const closingInput = ({ ledger, beliefs: { closing } }: Context): string =>
  ledger.input("closing", ["closing"], () => ({
    section: DATES,
    label: "Closing",
    unit: "date",
    format: "date",
    value: dateSerial(checkedDay(closing ?? 0)),
    source: "",
    stated: true,
  }));

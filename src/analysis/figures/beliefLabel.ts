// Internal: no name of the public API lives here.

import type { FieldPath } from "../../errors.js";
import { formatPath } from "../../errors.js";

/** A belief in words for people, in place of its path: "us-profit 2022: mode" for `metrics.us-profit.forecast.2022.mode`. */
export function beliefLabel(path: FieldPath): string {
  const [kind, name, ...rest] = path.map(String);
  switch (kind) {
    case "closing":
      return name === undefined ? "Closing" : `Closing: ${words([name, ...rest])}`;
    case "discountRate":
      return rateLabel("Discount rate", [name, ...rest]);
    case "creditSpreads":
      return `Credit spread of ${name}`;
    case "requiredReturns":
      return `Required return of ${name}`;
    case "metrics":
      return metricLabel(name, rest);
    case "shares":
      return rest[0] === "price" ? `Share price of ${name}` : `${capitalised(words(rest))} of ${name}`;
    case "currencies":
      return rest[0] === "spot"
        ? `Exchange rate of ${name}`
        : rateLabel(`Discount rate in ${name}`, rest.slice(1));
    case "events":
      return rest.length === 0 ? `Odds of ${name}` : `Odds of ${name}: ${words(rest)}`;
    default:
      return formatPath(path);
  }
}

function metricLabel(metric: string | undefined, [field, period, ...rest]: readonly string[]): string {
  if (field !== "forecast") return `${capitalised(words([field]))} of ${metric}`;
  return rest.length === 0 ? `${metric} ${period}` : `${metric} ${period}: ${words(rest)}`;
}

/** A rate stated by itself or as one among fields. */
function rateLabel(label: string, fields: readonly (string | undefined)[]): string {
  const said = words(fields);
  return said === "" || said === "rate" ? label : `${label}: ${said}`;
}

/** `["zeroRates", "2", "rate"]` as "zero rates 3, rate". */
const words = (fields: readonly (string | undefined)[]): string =>
  fields
    .flatMap((field) => field ?? [])
    .map((field) => (/^\d{1,3}$/.test(field) ? ` ${Number(field) + 1}` : `, ${spaced(field)}`))
    .join("")
    .replace(/^,? /, "");

const spaced = (field: string): string =>
  /^[a-z][A-Za-z]*$/.test(field) ? field.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`) : field;

const capitalised = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;

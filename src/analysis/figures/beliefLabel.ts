// Internal: no name of the public API lives here.

import type { FieldPath } from "../../errors.js";
import { formatPath } from "../../errors.js";
import { AS_NAMED, type Naming } from "../../print/naming.js";

/**
 * A belief in words for people, in place of its path: "us-profit 2022: mode" for `metrics.us-profit.forecast.2022.mode`; or as somebody
 * who named the path calls it.
 */
export const beliefLabel = (path: FieldPath, naming: Naming = AS_NAMED): string =>
  naming.labelOf(formatPath(path)) ?? inWords(path, naming);

function inWords(path: FieldPath, naming: Naming): string {
  const [kind, id = "", ...rest] = path.map(String);
  const name = naming.name(id);
  const fields = id === "" ? rest : [id, ...rest];
  switch (kind) {
    case "closing":
      return withFields(naming.word("Closing"), fields, naming);
    case "discountRate":
      return rateLabel(naming.word("Discount rate"), fields, naming);
    case "creditSpreads":
      return naming.word("Credit spread of {name}", { name });
    case "requiredReturns":
      return naming.word("Required return of {name}", { name });
    case "metrics":
      return metricLabel(name, rest, naming);
    case "shares":
      return rest[0] === "price"
        ? naming.word("Share price of {name}", { name })
        : fieldOf(rest, name, naming);
    case "currencies":
      return rest[0] === "spot"
        ? naming.word("Exchange rate of {name}", { name })
        : rateLabel(naming.word("Discount rate in {name}", { name }), rest.slice(1), naming);
    case "events":
      return withFields(naming.word("Odds of {name}", { name }), rest, naming);
    default:
      return formatPath(path);
  }
}

function metricLabel(
  metric: string,
  [field = "", period, ...rest]: readonly string[],
  naming: Naming,
): string {
  if (field !== "forecast") return fieldOf([field], metric, naming);
  return withFields(`${metric} ${period}`, rest, naming);
}

const fieldOf = (fields: readonly string[], name: string, naming: Naming): string =>
  naming.word("{field} of {name}", { field: capitalised(words(fields, naming)), name });

const withFields = (label: string, fields: readonly string[], naming: Naming): string =>
  fields.length === 0 ? label : `${label}: ${words(fields, naming)}`;

/** A rate stated by itself or as one among fields. */
const rateLabel = (label: string, fields: readonly string[], naming: Naming): string =>
  withFields(label, fields.length === 1 && fields[0] === "rate" ? [] : fields, naming);

/** `["zeroRates", "2", "rate"]` as "zero rates 3, rate". */
const words = (fields: readonly string[], { word }: Naming): string =>
  fields
    .map((field) => (/^\d{1,3}$/.test(field) ? ` ${Number(field) + 1}` : `, ${word(spaced(field))}`))
    .join("")
    .replace(/^,? /, "");

const spaced = (field: string): string =>
  /^[a-z][A-Za-z]*$/.test(field) ? field.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`) : field;

const capitalised = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;

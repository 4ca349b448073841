import { OfferError } from "../../../errors.js";
import type { InternalRates } from "../../../timeValue/ratesOfReturn.js";
import type { ResultRows } from "../../spreadsheetFunction.js";

/** All rates of return in a column; throws where there is none, or where it is not proved that these are all. */
export function everyRate({ roots, complete, reason }: InternalRates): ResultRows {
  if (complete && roots.length > 0) return roots.map(({ rate }) => [rate]);
  const known = roots.map(({ rate }) => rate.toString()).join(", ");
  const message = complete
    ? "no rate above -1 makes these flows worth nothing"
    : `${reason}${known === "" ? "" : `; known so far: ${known}`}`;
  throw new OfferError({ code: complete ? "no-root" : "unresolved-roots", path: [], message });
}

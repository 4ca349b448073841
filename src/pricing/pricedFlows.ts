import type { Claim } from "../algebra/claim.js";
import { obligations } from "../algebra/obligations.js";
import { observablesIn } from "../algebra/observablesIn.js";
import type { Assumptions } from "../beliefs/assumptions.js";
import { OfferError } from "../errors.js";
import type { Arithmetic } from "../numeric/real.js";
import { ownProperty } from "../schema/records.js";
import { flowsIn } from "./expectedCashFlows.js";
import { marketOf } from "./marketOf.js";
import { outlookOf } from "./outlook.js";
import { type Pricing, type ValuedFlow, valueFlows } from "./valueFlows.js";

/**
 * The flows of a claim under beliefs that have been checked for what it needs, each with its price and its odds. What is due by
 * closing is `exchanged` for the target, so that nobody's credit stands behind it, unless nothing is.
 */
export function pricedFlows(
  claim: Claim,
  beliefs: Assumptions,
  currency: string,
  probabilityOf: Pricing["probabilityOf"],
  numbers: Arithmetic,
  exchanged = true,
): readonly ValuedFlow[] {
  refuseReturnsOnShares(claim, beliefs);
  const market = marketOf(beliefs, currency, numbers);
  const ownRateOf: Pricing["ownRateOf"] = ([component = ""]) =>
    ownProperty(beliefs.requiredReturns, component);
  const flows = flowsIn(
    claim,
    outlookOf(beliefs, market),
    beliefs.valuationDate,
    (path) => ownRateOf(path) !== undefined,
  );
  const prices = exchanged ? market : { ...market, closing: undefined };
  return valueFlows(flows, { market: prices, ownRateOf, probabilityOf });
}

/** A share already is its own present value, and a price observed has its risk in its drift: a rate would count it twice. */
function refuseReturnsOnShares(claim: Claim, beliefs: Assumptions): void {
  if (Object.keys(beliefs.requiredReturns).length === 0) return;
  for (const { asset, factors, path } of obligations(claim)) {
    const [component = ""] = path;
    const priced =
      asset.kind === "share" || factors.flatMap(observablesIn).some(({ kind }) => kind === "price");
    if (!priced || ownProperty(beliefs.requiredReturns, component) === undefined) continue;
    const message = `cannot apply: what ${component} owes hangs on a share price, whose risk is in today's price already and must not be discounted again`;
    throw new OfferError({ code: "invalid-term", path: ["requiredReturns", component], message });
  }
}

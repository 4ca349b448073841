// Internal: no name of the public API lives here.

import type { Condition } from "../../algebra/claim.js";
import type { Assumptions } from "../../beliefs/assumptions.js";
import type { OfferWorth } from "../../offer/offerWorth.js";
import type { Assumed } from "../../offer/valuation.js";
import { ownProperty } from "../../schema/records.js";
import type { Drift } from "./simulatedFigures.js";

/** What has to be taken for granted to say what will be paid under some conditions, beside what values take for granted; nothing where it is not said. */
export function realWorldAssumed(
  drift: Drift | undefined,
  needed: OfferWorth["needed"],
  conditions: readonly Condition[],
  beliefs: Assumptions,
): Assumed[] {
  if (drift === "pricing") return [];
  const withoutReturn = needed.shares.filter(
    (issuer) => ownProperty(beliefs.shares, issuer)?.expectedReturn === undefined,
  );
  const joined = (party: string): boolean =>
    beliefs.dependence.stated.some(({ between }) => between.includes(`credit.${party}`));
  const withoutChange = needed.currencies.filter((code) => {
    const quote = ownProperty(beliefs.currencies, code);
    return quote !== undefined && quote.expectedChange === undefined;
  });
  return [
    ...withoutReturn.map(
      (issuer): Assumed => ({
        kind: "default",
        path: ["shares", issuer, "expectedReturn"],
        text: `shares.${issuer}.expectedReturn: not stated, taken as the discount rate where it is said what will be paid`,
      }),
    ),
    ...withoutChange.map(
      (code): Assumed => ({
        kind: "default",
        path: ["currencies", code, "expectedChange"],
        text: `currencies.${code}.expectedChange: not stated, so that its forward rates are expected where it is said what will be paid`,
      }),
    ),
    ...(conditions.length > 0
      ? [
          {
            kind: "method" as const,
            path: ["events"],
            text: "The odds of events are those at which values are weighed, taken as what will happen: drawn independently of metrics and prices",
          },
        ]
      : []),
    ...needed.parties.filter(joined).map(
      (party): Assumed => ({
        kind: "method",
        path: ["creditSpreads", party],
        text: `Defaults of ${party} are drawn at the odds that its credit spread prices, taken as what will happen; what is drawn is not discounted with the spread as well`,
      }),
    ),
    ...(needed.parties.some((party) => !joined(party))
      ? [
          {
            kind: "method" as const,
            path: [],
            text: "What will be paid takes each payer to pay whose credit is correlated with nothing: spreads lower values alone",
          },
        ]
      : []),
  ];
}

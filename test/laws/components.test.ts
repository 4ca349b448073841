import { test } from "@fast-check/vitest";
import { cash, Decimal, offer, profitShare, requirements, stock, valueOffer } from "offer-valuation";
import { describe, expect } from "vitest";
import { beliefsFor } from "./kit/beliefs.js";
import { expectClose } from "./kit/closeTo.js";
import { componentLaws } from "./kit/componentLaws.js";
import { cashTerms, profitShareTerms, stockTerms } from "./kit/components.js";
import { labelOf } from "./kit/periods.js";

componentLaws("cash", cash, cashTerms());
componentLaws("stock", stock, stockTerms());
componentLaws("a profit share", profitShare, profitShareTerms());

describe("a profit share", () => {
  const believed = profitShareTerms().chain((terms) => {
    const deal = offer({ name: "Deal", currency: "USD", components: [profitShare(terms)] });
    return beliefsFor(requirements(deal.claim)).map((beliefs) => ({ terms, deal, beliefs }));
  });

  test.prop([believed], { numRuns: 60 })(
    "pays its share of each forecast between floor and cap, and for a loss nothing unless clawed back",
    ({ terms, deal, beliefs }) => {
      const { share, metric, periods, clawback, floor = clawback ? undefined : "0", cap } = terms;
      const flows = valueOffer(deal, beliefs).cashFlows;
      expect(flows.map(({ path }) => path[1])).toEqual(periods.map(labelOf));
      flows.forEach(({ units }, index) => {
        const label = labelOf(periods[index] ?? "none");
        const forecast = beliefs.metrics?.[metric]?.forecast[label] as string;
        let expected = new Decimal(forecast).times(share);
        if (floor !== undefined && expected.lt(floor)) expected = new Decimal(floor);
        if (cap !== undefined && expected.gt(cap)) expected = new Decimal(cap);
        expectClose(units, expected);
      });
    },
  );
});

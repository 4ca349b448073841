import { Decimal, discountFactor, zeroCurve, zeroRate } from "offer-valuation";
import { it } from "vitest";
import { expectClose } from "../../laws/kit/closeTo.js";
import { continuous, factors, inYears, nodes, START } from "./documents.js";

it("beyond the last node of a log-linear curve, the forward rate of its last stretch holds", () => {
  const curve = { ...factors("0.98", "0.9"), interpolation: "log-linear" } as const;
  expectClose(discountFactor(curve, START, "2024-01-01"), new Decimal("0.9").times("0.9").div("0.98"));
});

it("beyond the last node of linear zero rates, the forward rate just before it holds", () => {
  // 2%, 3% and 5% in one, two and three years: t·r(t) rises by r + t·r' = 5% + 3·2% a year at the end.
  const { zeroRates } = nodes([inYears(1), "0.02"], [inYears(2), "0.03"], [inYears(3), "0.05"]);
  const curve = zeroCurve({ ...continuous, zeroRates, interpolation: "linear-zero" });
  expectClose(zeroRate(curve, inYears(4)), new Decimal("0.26").div(4));
});

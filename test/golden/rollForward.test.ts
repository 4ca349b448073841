import { offer, profitShare, rollForward } from "offer-valuation";
import { expect, it } from "vitest";
import { expectDigits, readGolden } from "./golden.js";

const deal = offer({
  name: "Deal",
  currency: "USD",
  bidder: "Acme",
  components: [
    profitShare({
      share: "0.5",
      metric: "profit",
      periods: [2021, 2022],
      paymentLag: "30 days",
      cap: "500000",
      given: ["licence"],
    }),
  ],
});
const lognormal = (mean: string, volatility: string) =>
  ({ distribution: "lognormal", mean, volatility }) as const;

it("every level of a roll-forward", () => {
  const made = rollForward(
    deal,
    {
      valuationDate: "2021-01-01",
      discountRate: "0.06",
      creditSpreads: { Acme: "0.02" },
      metrics: {
        profit: {
          forecast: { 2021: lognormal("700000", "0.4"), 2022: lognormal("900000", "0.4") },
          riskPremium: "0.05",
        },
      },
      events: { licence: "0.6" },
    },
    {
      valuationDate: "2022-03-01",
      discountRate: "0.045",
      creditSpreads: { Acme: "0.03" },
      metrics: {
        profit: { forecast: { 2021: "800000", 2022: lognormal("1000000", "0.3") }, riskPremium: "0.04" },
      },
      events: { licence: "1" },
    },
  );
  const [golden] = readGolden<{ readonly levels: Readonly<Record<string, string>> }>("rollForward");
  const { opening = "", ...levels } = golden?.levels ?? {};
  expectDigits(made.opening, opening);
  expect(made.movements.map(({ movement }) => movement)).toEqual(Object.keys(levels));
  for (const { movement, after } of made.movements) expectDigits(after, levels[movement] ?? "");
});

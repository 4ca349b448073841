import { cumulativeEarnOut, offer, valueOffer } from "offer-valuation";
import { expect, it } from "vitest";

// Trap 10: the sum of two lognormals is not lognormal. A toy gives the total a lognormal with the right mean and variance.

const deal = (periods: number[]) =>
  offer({
    name: "Deal",
    currency: "USD",
    components: [cumulativeEarnOut({ share: "1", metric: "ebitda", periods, threshold: "30" })],
  });

const year = { distribution: "lognormal", mean: "10", volatility: "0.6" } as const;
const beliefs = (forecast: Record<number, typeof year>) => ({
  valuationDate: "2021-01-01",
  discountRate: "0",
  metrics: { ebitda: { forecast } },
});

it("a cumulative test over two years integrates over both", () => {
  const { presentValue } = valueOffer(deal([2021, 2022]), beliefs({ 2021: year, 2022: year }));

  // The toy: 1.110025589093323, a call on a lognormal with the mean and the variance of the sum.
  expect(presentValue.toFixed(14)).toBe("1.10299968628834");
}, 60_000);

it("says that the years are taken as independent", () => {
  const { assumed } = valueOffer(deal([2021, 2022]), beliefs({ 2021: year, 2022: year }));

  expect(assumed.some(({ text }) => text.includes("taken as independent"))).toBe(true);
}, 60_000);

it("asks for simulation beyond two uncertain years rather than make one up", () => {
  expect(() => valueOffer(deal([2021, 2022, 2023]), beliefs({ 2021: year, 2022: year, 2023: year }))).toThrow(
    "hangs on more than two continuous quantities",
  );
});

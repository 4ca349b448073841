import {
  addHazard,
  Decimal,
  discountFactor,
  forwardExchangeRate,
  forwardRate,
  zeroCurve,
  zeroRate,
} from "offer-valuation";
import { describe, expect, it } from "vitest";
import { inYears, START } from "./documents.js";

const HULL = "Hull, Options, Futures, and Other Derivatives";
const continuous = { date: START, compounding: "continuous", dayCount: "30E/360" } as const;

describe(`${HULL}, Determining zero rates`, () => {
  const curve = zeroCurve({
    ...continuous,
    couponFrequency: "semi-annual",
    bonds: [
      { date: inYears(0.25), coupon: "0", price: "0.975" },
      { date: inYears(0.5), coupon: "0", price: "0.949" },
      { date: inYears(1), coupon: "0", price: "0.900" },
      { date: inYears(1.5), coupon: "0.08", price: "0.960" },
      { date: inYears(2), coupon: "0.12", price: "1.016" },
    ],
  });

  it("three bills and two bonds give the zero rates 10.127, 10.469, 10.536, 10.681 and 10.808 percent", () => {
    const rates = curve.nodes.map(({ zeroRate: rate }) => rate.times(100).toFixed(3));
    expect(rates).toEqual(["10.127", "10.469", "10.536", "10.681", "10.808"]);
  });
});

describe(`${HULL}, Bond pricing: zero rates of 5.0, 5.8, 6.4 and 6.8 percent at half years`, () => {
  const zeroRates = ["0.050", "0.058", "0.064", "0.068"].map((rate, index) => ({
    date: inYears((index + 1) / 2),
    rate,
  }));
  const curve = zeroCurve({ ...continuous, zeroRates });
  const factor = (years: number) => discountFactor(curve, START, inYears(years));

  it("make a bond that pays 6% worth 98.39", () => {
    const coupons = [0.5, 1, 1.5, 2].map((years) => factor(years).times(3));
    const price = coupons.reduce((sum, value) => sum.plus(value), factor(2).times(100));
    expect(price.toFixed(2)).toBe("98.39");
  });

  it("mean a two-year par yield of 6.87%, from which they follow again", () => {
    const parYield = (years: number) => {
      const dates = Array.from({ length: 2 * years }, (_, index) => (index + 1) / 2);
      const annuity = dates.reduce((sum, date) => sum.plus(factor(date)), new Decimal(0));
      return new Decimal(1).minus(factor(years)).times(2).div(annuity);
    };
    expect(parYield(2).times(100).toFixed(2)).toBe("6.87");

    const parYields = zeroRates.map(({ date }, index) => ({ date, yield: parYield((index + 1) / 2) }));
    const again = zeroCurve({ ...continuous, couponFrequency: "semi-annual", parYields });
    expect(again.nodes.map((node) => node.zeroRate.toFixed(24))).toEqual(
      zeroRates.map(({ rate }) => new Decimal(rate).toFixed(24)),
    );
  });
});

it(`${HULL}, Forward rates: zero rates of 3.0, 4.0, 4.6, 5.0 and 5.3 percent mean 5.0, 5.8, 6.2 and 6.5`, () => {
  const zeroRates = ["0.030", "0.040", "0.046", "0.050", "0.053"].map((rate, index) => ({
    date: inYears(index + 1),
    rate,
  }));
  const curve = zeroCurve({ ...continuous, zeroRates });
  const forwards = [1, 2, 3, 4].map((year) => forwardRate(curve, inYears(year), inYears(year + 1)));
  expect(forwards.map(String)).toEqual(["0.05", "0.058", "0.062", "0.065"]);
});

describe("forward exchange rates at 7% and 5% for two years, spot 0.6200", () => {
  it.each([
    [`${HULL}, Forward and futures contracts on currencies`, "continuous", "0.6453"],
    ["a covered arbitrage worked with annual compounding, wodefinance.com", "annual", "0.64384399"],
  ] as const)("%s", (_, compounding, printed) => {
    const at = (rate: string) => ({ rate, compounding, dayCount: "30E/360" }) as const;
    const forward = forwardExchangeRate("0.62", at("0.07"), at("0.05"), START, inYears(2));
    expect(forward.toFixed(printed.length - 2)).toBe(printed);
  });
});

describe("a hazard rate", () => {
  const free = { ...continuous, zeroRates: [{ date: inYears(1), rate: "0" }] };

  it("of 20% and a recovery of 17% make a one-year bond of 100 worth 85 (quiz on reduced-form models of default risk, quizplus.com 91822)", () => {
    const risky = addHazard(free, { hazardRate: "0.2", recovery: "0.17" });
    expect(discountFactor(risky, START, inYears(1)).times(100).toFixed(0)).toBe("85");
  });

  it(`of 3.33% and a recovery of 40% are a spread of about 200 basis points (${HULL}, Estimating default probabilities)`, () => {
    const risky = addHazard(free, {
      hazardRate: new Decimal("0.02").div("0.6").toFixed(20),
      recovery: "0.4",
    });
    expect(zeroRate(risky, inYears(1)).toFixed(3)).toBe("0.020");
  });
});

import { fixedRatioCollar, fixedValueCollar, offer, valueOffer } from "offer-valuation";
import { describe, expect, it } from "vitest";

// Trap 6, in collars: which side of the band the price is on decides whether a number of shares or a value is owed, and so
// whether it is discounted. A toy has the value at the reference price, and discounts that.

const fixings = (price: string) => ({ "2021-02-24": price, "2021-02-25": price, "2021-02-26": price });
const window = { priced: "2021-02-26", averagedFrom: "2021-02-24", delivered: "2022-03-01" };

/** Worth when the reference price has been settled, the share has moved to 50, and delivery is a year away. */
const worth = (component: Parameters<typeof offer>[0]["components"][number], settled: string, rate: string) =>
  valueOffer(offer({ name: "Deal", currency: "USD", components: [component] }), {
    valuationDate: "2021-03-01",
    discountRate: rate,
    shares: { X: { price: "50", fixings: fixings(settled), volatility: "0.3" } },
  }).presentValue.toString();

describe("once its average is settled", () => {
  const value = fixedValueCollar({ issuer: "X", value: "20", low: "40", high: "50", ...window });
  const ratio = fixedRatioCollar({ issuer: "X", ratio: "0.5", low: "40", high: "50", ...window });

  it.each([
    // Collar, settled price, worth at 0% and at 25%.
    ["a fixed value below its band is a number: 0.5 × 50, no rate", value, "36", "25", "25"], // the toy: 18 and 14.4
    ["a fixed value inside its band is a value, discounted", value, "44", "20", "16"],
    ["a fixed value above its band is a number: 0.4 × 50, no rate", value, "60", "20", "20"], // the toy: 24 and 19.2
    ["a fixed ratio below its band is a value, discounted", ratio, "36", "20", "16"],
    ["a fixed ratio inside its band is a number: 0.5 × 50, no rate", ratio, "44", "25", "25"], // the toy: 22 and 17.6
    ["a fixed ratio above its band is a value, discounted", ratio, "60", "25", "20"],
  ])("%s", (_, collar, settled, free, discounted) => {
    expect(worth(collar, settled, "0")).toBe(free);
    expect(worth(collar, settled, "0.25")).toBe(discounted);
  });
});

/** Compose an offer of your own and value it: npx tsx examples/own-offer.ts */
import { cash, offer, profitShare, stock, valueOffer } from "offer-valuation";

const counter = offer({
  name: "A counter-offer",
  currency: "USD",
  bidder: "Acme",
  components: [
    cash({ name: "Cash at closing", amount: "12e9", paid: "closing" }),
    cash({ name: "Deferred cash", amount: "1e9", paid: "closing + 18 months" }),
    stock({ value: "5e9", issuer: "ACME", delivered: "closing" }),
    profitShare({
      share: "0.5",
      metric: "us-profit",
      periods: [2021, 2022],
      paymentLag: "90 days",
      cap: "2e9",
    }),
  ],
});

const valuation = valueOffer(counter, {
  valuationDate: "2020-09-14",
  closing: "2020-12-31",
  discountRate: "0.08",
  creditSpreads: { Acme: "0.015" },
  metrics: { "us-profit": { forecast: { 2021: "1.0e9", 2022: "1.5e9" } } },
});

console.log(String(valuation));
for (const { text } of valuation.assumed) console.log(`- ${text}`);

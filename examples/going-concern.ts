/**
 * The reported Oracle offer against keeping TikTok's US operations: at which growth is the offer worth keeping?
 *
 *   npx tsx examples/going-concern.ts
 *
 * The terms of the offer are those that were reported; every forecast, rate and multiple here is made up for the example.
 */
import {
  type AssumptionsInput,
  breakEven,
  compareOffers,
  goingConcern,
  indifference,
  offer,
  reportedOracleOffer,
  valueDeal,
  valueOffer,
} from "offer-valuation";

const YEARS = [2021, 2022, 2023, 2024, 2025];

/** What the seller has without a deal: five years of cash flows, then growth for ever. */
const keep = goingConcern({
  name: "US operations",
  metric: "us-cash-flow",
  periods: YEARS,
  terminalValue: "growth",
});

/** The same business, sold at a multiple of its EBITDA after five years. */
const sell = goingConcern({
  name: "US operations, sold in 2025",
  metric: "us-cash-flow",
  periods: YEARS,
  terminalValue: { multipleOf: "us-ebitda" },
});

const noDeal = offer({ name: "No deal", currency: "USD", components: [keep] });
const laterSale = offer({ name: "Sale in 2025", currency: "USD", components: [sell] });

const beliefs: AssumptionsInput = {
  name: "Illustrative",
  valuationDate: "2020-09-14",
  closing: "2020-11-12",
  discountRate: "0.03",
  creditSpreads: { Oracle: "0.015" },
  requiredReturns: { "US operations": "0.11", "US operations, sold in 2025": "0.11" },
  metrics: {
    "us-profit": { forecast: { 2021: "1.0e9", 2022: "1.5e9" } },
    "us-cash-flow": {
      forecast: { 2021: "0.9e9", 2022: "1.25e9", 2023: "1.6e9", 2024: "1.9e9", 2025: "2.1e9" },
      terminalGrowth: "0.025",
    },
    "us-ebitda": { forecast: { 2025: "3.2e9" }, exitMultiple: "9" },
  },
  events: {
    "white-house-approval": "0.6",
    "cfius-approval": "0.9",
    "beijing-approval": "0.5",
  },
};

console.log(String(valueOffer(noDeal, beliefs)));

console.log(
  `\n${compareOffers([reportedOracleOffer, noDeal, laterSale], [beliefs], { rankBy: "if it closes" })}`,
);

const growth = "metrics.us-cash-flow.terminalGrowth";
console.log(
  `\n${indifference(reportedOracleOffer, noDeal, beliefs, { belief: growth, from: "-0.1", to: "0.1", rankBy: "if it closes" }).text}`,
);

const deal = {
  name: "The offer, with the business to fall back on",
  offer: reportedOracleOffer,
  outsideDate: "2020-11-12",
  otherwise: { alternative: { component: keep } },
};
console.log(`\n${valueDeal(deal, beliefs)}`);
console.log(`\n${breakEven(deal, beliefs, { target: "20e9", path: growth })}`);

import { cash } from "../components/cash.js";
import { profitShare } from "../components/profitShare.js";
import { stock } from "../components/stock.js";
import { offer } from "../offer/offer.js";

/** Published on Monday 14 September 2020, the day after Microsoft's statement; no URL is recorded. */
const ARTICLE =
  '"ByteDance not interested in selling TikTok\'s US operations to Microsoft or Oracle", press report';

/**
 * What newspapers reported in August and September 2020 that Oracle had offered ByteDance for TikTok's US operations: $10
 * billion in cash, $10 billion in Oracle stock and 50% of TikTok's annual US profit for two years.
 *
 * Each reported fact carries its source. What was not reported is listed in `open` with the reading that the terms take;
 * beliefs about profit, prices, rates and odds are the caller's. No offer became binding.
 *
 * @example
 * ```ts
 * const valuation = valueOffer(reportedOracleOffer, {
 *   valuationDate: "2020-09-14",
 *   closing: "2020-11-12",
 *   discountRate: "0.08",
 *   metrics: { "us-profit": { forecast: { 2021: "1.0e9", 2022: "1.5e9" } } },
 * });
 * valuation.presentValue.toFixed(2); // => 20833802201.89
 * ```
 */
export const reportedOracleOffer = /* @__PURE__ */ (() =>
  offer({
    name: "Oracle's reported offer for TikTok's US operations",
    currency: "USD",
    bidder: "Oracle",
    seller: "ByteDance",
    target: "TikTok's US operations",
    components: [
      cash({ amount: "10e9" }),
      stock({ value: "10e9", issuer: "ORCL" }),
      profitShare({ share: "0.5", metric: "us-profit", periods: [2021, 2022] }),
    ],
    conditions: [
      {
        event: "white-house-approval",
        description: "Approval of the deal by the White House",
        source: ARTICLE,
      },
      {
        event: "cfius-approval",
        description: "Approval by the Committee on Foreign Investment in the United States",
        source: ARTICLE,
      },
      {
        event: "beijing-approval",
        description:
          "Approval by Beijing under the new rules on exports of artificial-intelligence technology",
        source: ARTICLE,
      },
    ],
    deadlines: [
      {
        date: "2020-09-20",
        what: "ByteDance to announce a plan for a sale, set by the US President",
        source: ARTICLE,
      },
      { date: "2020-09-29", what: "Ban of TikTok in the US unless a plan is announced", source: ARTICLE },
      { date: "2020-11-12", what: "Deal to be completed", source: ARTICLE },
    ],
    facts: [
      {
        fact: "Offer: $10 billion in cash, $10 billion in Oracle stock and 50% of TikTok's annual profit from US operations for two years",
        source: ARTICLE,
        reported: "emerged in August 2020",
      },
      {
        fact: "ByteDance told Microsoft that it was no longer being considered as a buyer",
        source: ARTICLE,
        reported: "2020-09-13",
      },
      {
        fact: "The deal was likely not to be an outright sale; Oracle was set to be declared TikTok's trusted tech partner in the US",
        source: ARTICLE,
        reported: "2020-09-14",
      },
      {
        fact: "ByteDance had decided not to sell or transfer TikTok's source code to a US company",
        source: ARTICLE,
        reported: "2020-09-14",
      },
    ],
    open: [
      {
        fact: "Whether the $10 billion of stock is a fixed value or a fixed number of shares",
        reading: "taken as a fixed value",
      },
      {
        fact: "Which two years the profit share covers",
        reading: "taken as calendar 2021 and 2022, the first two after the date set for completion",
      },
      {
        fact: "What counts as profit, and in which currency",
        reading: "taken as whatever the beliefs forecast, in US dollars",
      },
      { fact: "What a loss year does", reading: "taken to pay nothing and to be forgotten the year after" },
      {
        fact: "When cash, stock and profit share are paid",
        reading: "taken as closing, closing and the end of each year",
      },
      { fact: "Lock-up on the shares, taxes, fees, adjustments of the price", reading: "taken as none" },
      {
        fact: "TikTok's US profit, discount rates, probabilities",
        reading: "left to the beliefs; nothing is taken for them",
      },
    ],
  }))();

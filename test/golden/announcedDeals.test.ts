import { readFileSync } from "node:fs";
import { Decimal, parseOffer, prorate, valueOffer } from "offer-valuation";
import { describe, expect, it } from "vitest";

// What announcements said of each share of the target, and how much that is above its price before: from the terms, at the
// share prices of the day. Every entry names its source.

interface AnnouncedDeal {
  readonly deal: string;
  readonly components: readonly { readonly events?: readonly string[] }[];
  readonly shares: Readonly<Record<string, { readonly price: string }>>;
  /** The target's price from which the premium was reckoned. */
  readonly before?: string;
  /** As published: to the cent, or to the dollar where only that was. */
  readonly perShare: string;
  readonly premium?: string;
  /** The price and all contingent payments. */
  readonly withContingent?: string;
}

const deals: readonly AnnouncedDeal[] = JSON.parse(
  readFileSync(new URL("./announcedDeals.json", import.meta.url), "utf8"),
);

const placesOf = (text: string): number => text.replace("%", "").split(".")[1]?.length ?? 0;

const eventsIn = (components: AnnouncedDeal["components"]): readonly string[] =>
  components.flatMap(({ events = [] }) => events);

/** An offer for a thousand shares, valued on the day it closes. */
function valued({ components, shares, before }: AnnouncedDeal) {
  const made = parseOffer({
    name: "Announced",
    currency: "USD",
    bidder: "Bidder",
    target: { name: "Target", shares: { basic: "1000" } },
    components,
  });
  const { perShare, headline } = valueOffer(made, {
    valuationDate: "2022-01-01",
    closing: "2022-01-01",
    discountRate: "0",
    shares,
    events: Object.fromEntries(eventsIn(components).map((event) => [event, "0.5"])),
    ...(before === undefined ? {} : { targetPrices: { lastClose: before } }),
  });
  if (perShare === undefined) throw new Error("an offer that states the shares has figures for each of them");
  return { perShare, headline };
}

describe.each(deals)("$deal", (announced) => {
  const { perShare, headline } = valued(announced);

  it("comes to the published price of a share", () => {
    expect(perShare.price.toFixed(placesOf(announced.perShare))).toBe(announced.perShare);
  });

  const { premium, withContingent } = announced;
  if (premium !== undefined) {
    it("and to the published premium", () => {
      const found = perShare.premiums[0]?.premium.times(100).toFixed(placesOf(premium));
      expect(`${found}%`).toBe(premium);
    });
  }

  if (withContingent !== undefined) {
    it("and with all contingent payments to the most it can be", () => {
      const { atMost } = headline;
      expect(atMost === "unlimited" ? atMost : atMost.div(1000).toFixed(2)).toBe(withContingent);
    });
  }
});

describe("VMware's election, as published on 21 November 2023", () => {
  // telecomtv.com: 50% of the shares become cash; 96% of holders had elected stock (Barron's, as quoted by zaro.info).
  it("cuts those who chose stock to half of all shares", () => {
    const holders = [
      { holder: "stock", stock: "960" },
      { holder: "cash", cash: "40" },
    ];
    const { holders: made, stockMet } = prorate({ holders, cashShares: "500" });

    expect(made.map(({ cash, stock }) => `${cash} and ${stock}`)).toEqual(["460 and 500", "40 and 0"]);
    expect(stockMet.toString()).toBe(new Decimal(500).div(960).toSignificantDigits(28).toString());
  });
});

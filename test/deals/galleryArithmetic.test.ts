import { type AssumptionsInput, offer, valueOffer } from "offer-valuation";
import { describe, expect, it } from "vitest";
import { equityBridge } from "../../src/settlement/equityBridge.js";
import { exchangeRatioAt } from "../../src/settlement/exchangeRatioAt.js";
import { ownership } from "../../src/settlement/ownership.js";
import { prorate } from "../../src/settlement/prorate.js";
import { sharesIssued } from "../../src/settlement/sharesIssued.js";
import { beliefsOf, figure, inBillions, offerOf, settledAt } from "./galleryDeals.js";

// The published arithmetic of each offer, done over again. Sources are those of its document, in examples/deals.

const cashIn = (deal: string) => figure(String(offerOf(deal).components[0]?.["amount"]));

describe("AT&T and Time Warner: prospectus of 9 January 2017; announcement of 22 October 2016", () => {
  const collar = {
    value: "53.75",
    low: "37.411",
    high: "41.349",
    rounding: { places: 3, mode: "half-up" },
  } as const;
  const at = (price: string) =>
    settledAt("att-time-warner", { shares: { T: { price } } }).minus(cashIn("att-time-warner"));

  it("ratios of 1.437 and 1.300 are $53.75 at the ends of the band", () => {
    expect(String(exchangeRatioAt("37.411", collar))).toBe("1.437");
    expect(String(exchangeRatioAt("41.349", collar))).toBe("1.3");
  });

  it("half cash, half stock: $107.50 a share and $85.4 billion inside the band", () => {
    const inside = at("39.522").plus(cashIn("att-time-warner"));
    expect(inside.div("794.4e6").toFixed(2)).toBe("107.50");
    expect(inBillions(inside, 1)).toBe("85.4");
  });

  it("1.437 shares below the band, 1.300 above", () => {
    expect(at("32").div("794.4e6").toFixed(3)).toBe(figure("1.437").times(32).toFixed(3));
    expect(at("42").div("794.4e6").toFixed(3)).toBe(figure("1.3").times(42).toFixed(3));
  });

  it("from 14.4% to 15.7% of AT&T, with the 6.14 billion AT&T shares there were (recalled, not read)", () => {
    const owned = ["1.300", "1.437"].map((ratio) => {
      const issued = sharesIssued({ targetShares: "794.4e6", ratio });
      const holders = [
        { holder: "AT&T's holders", shares: "6.14e9" },
        { holder: "Time Warner's", shares: issued },
      ];
      return ownership({ holders }).holders[1]?.fraction.times(100).toFixed(1);
    });
    expect(owned).toEqual(["14.4", "15.7"]);
  });
});

describe("Disney and Fox: FierceVideo, June 2018; Seeking Alpha, 19 March 2019", () => {
  const collar = { value: "38", low: "93.53", high: "114.32" };
  const total = (price: string) => settledAt("disney-fox", { shares: { DIS: { price } } });

  it("ratios of 0.4063 and 0.3324 are $38 at the ends of the band", () => {
    expect(String(exchangeRatioAt("93.53", collar))).toBe("0.4063");
    expect(String(exchangeRatioAt("114.32", collar))).toBe("0.3324");
  });

  it("$71.3 billion in all to the tenth that $35.7 billion is rounded to, $85.1 billion with net debt", () => {
    expect(Math.abs(total("106.10").div("1e9").minus("71.3").toNumber())).toBeLessThan(0.11);
    expect(figure("71.3").plus("13.8").toFixed(1)).toBe("85.1");
  });

  it("$35.7 billion of stock in about 343 million shares is the middle of the band", () => {
    expect(figure("35.7e9").div("343e6").toFixed(0)).toBe(figure("93.53").plus("114.32").div(2).toFixed(0));
  });

  it("at closing: $51.572626 at $114.1801 is 0.4517 shares", () => {
    expect(String(exchangeRatioAt("114.1801", { ...collar, value: "51.572626" }))).toBe("0.4517");
  });
});

describe("Broadcom and VMware: Form 10-Q for 1 May 2022; MarketScreener, October 2023", () => {
  it("about $138 a share and $61 billion in all, at the price recalled for 25 May 2022", () => {
    const total = settledAt("broadcom-vmware", { shares: { AVGO: { price: "531.63" } } });
    expect(total.div("441e6").toFixed(0)).toBe("138");
    expect(inBillions(total, 0)).toBe("61");
  });

  it("of the 96% that elected stock, 52.1% turned into stock and 47.9% into cash; the 4% got cash", () => {
    const holders = [
      { holder: "for stock", stock: "9600" },
      { holder: "for cash", cash: "400" },
    ];
    const { stockMet, cashMet } = prorate({ holders, cashShares: "5000" });
    expect([stockMet, cashMet].map((met) => met.times(100).toFixed(1))).toEqual(["52.1", "100.0"]);
  });
});

describe("Bristol-Myers Squibb and Celgene: Form 10-K for 2018; MarketScreener (34067664)", () => {
  const approvals = ["liso-cel-by-2020-12-31", "ozanimod-by-2020-12-31", "bb2121-by-2021-03-31"];
  const perShare = (...happened: string[]) =>
    settledAt("bristol-myers-celgene", {
      shares: { BMY: { price: "52.43" } },
      events: {
        ...beliefsOf("bristol-myers-celgene").events,
        ...Object.fromEntries(approvals.map((event) => [event, happened.includes(event) ? "1" : "0"])),
      },
    }).div("728e6");

  it("one share and $50 are $102.43; the right adds $9 with all three approvals and nothing with two", () => {
    expect(perShare().toFixed(2)).toBe("102.43");
    expect(perShare(...approvals).toFixed(2)).toBe("111.43");
    expect(perShare(...approvals.slice(0, 2)).toFixed(2)).toBe("102.43");
  });

  it("$2.2 billion is 2.95% of the equity without the right, 2.71% with it", () => {
    const fee = (price: string) => figure("2.2e9").div(figure(price).times("728e6")).times(100).toFixed(2);
    expect([fee("102.43"), fee("111.43")]).toEqual(["2.95", "2.71"]);
  });
});

describe("Facebook and WhatsApp: pr2live.com, 20 February 2014, after the filing", () => {
  it("$12 billion in 183,865,778 shares is $65.2650 each", () => {
    expect(figure("12e9").div("183865778").toFixed(4)).toBe("65.2650");
  });

  it("is $16 billion at that price: $3 billion for employees who stay are no price", () => {
    expect(inBillions(settledAt("facebook-whatsapp", { shares: { FB: { price: "65.2650" } } }), 2)).toBe(
      "16.00",
    );
    expect(inBillions(figure("45966444").times("65.2650"), 2)).toBe("3.00");
  });
});

describe("Sanofi and Genzyme: exhibit (a)(43), 2011; press release of 16 February 2011", () => {
  const perShare = (sales: string, events: Record<string, string>) => {
    const forecast = Object.fromEntries([2015, 2017, 2018, 2019].map((year) => [year, sales]));
    const certain = { "holders-tender": "1", ...events };
    return settledAt("sanofi-genzyme", { events: certain, metrics: { "lemtrada-sales": { forecast } } }).div(
      "271.6e6",
    );
  };
  const [production, approval] = [
    "production-levels-met-in-2011",
    "lemtrada-approved-by-2014-03-31",
  ] as const;

  it("$74 and rights of $14 at most, and an approval that comes late costs nothing then", () => {
    expect(String(perShare("2.8e9", { [production]: "1", [approval]: "1" }))).toBe("88");
    expect(String(perShare("2.8e9", { [production]: "1", [approval]: "0" }))).toBe("88");
  });

  it("each milestone by itself", () => {
    const none = { [production]: "0", [approval]: "0" };
    expect(
      ["399e6", "400e6", "1.8e9", "2.3e9", "2.8e9"].map((sales) => String(perShare(sales, none))),
    ).toEqual(["74", "76", "80", "84", "87"]);
    expect(String(perShare("1.8e9", { ...none, [approval]: "1" }))).toBe("80");
  });
});

describe("Microsoft and Activision Blizzard: MarketScreener (45061641), after the filing", () => {
  const fees = offerOf("microsoft-activision").components.filter((component) => component.type !== "cash");
  const odds = {
    "antitrust-approvals": "0.75",
    "activision-holders-approval": "1",
    "better-offer-accepted": "0",
  };

  it("$75.3 billion of equity is $95.00 a share, and $68.7 billion with $6.6 billion of net cash", () => {
    const shares = figure("75.3e9").div("95").toFixed(0);
    const bridged = equityBridge({ enterpriseValue: "68.7e9", debt: "0", cash: "6.6e9", shares });
    expect(bridged.pricePerShare.toFixed(2)).toBe("95.00");
    expect(inBillions(settledAt("microsoft-activision"), 1)).toBe("75.3");
  });

  it.each([
    ["terminated-before-2023-01-18", "2"],
    ["terminated-from-2023-01-18-to-2023-04-18", "2.5"],
    ["terminated-after-2023-04-18", "3"],
  ])("%s, the fee is $%s billion, by itself worth that times the odds of failing", (step, billions) => {
    const steps = fees[0]?.["steps"] as { event: string }[];
    const when = Object.fromEntries(steps.map(({ event }) => [event, event === step ? "1" : "0"]));
    const failing = offer({ name: "Fees", currency: "USD", bidder: "Microsoft", components: fees });
    const beliefs: AssumptionsInput = {
      valuationDate: "2022-01-18",
      discountRate: "0",
      events: { ...odds, ...when },
    };
    expect(valueOffer(failing, beliefs).presentValue.div("0.25e9").toString()).toBe(billions);
  });

  it("as part of the offer, fees are worth nothing if it closes", () => {
    const { breakdown, presentValue } = valueOffer(
      offerOf("microsoft-activision"),
      beliefsOf("microsoft-activision"),
    );
    expect(String(breakdown.parts[0]?.presentValue)).toBe(String(presentValue));
  });
});

describe("Musk and Twitter: Business Today, 26 April 2022", () => {
  it("$54.20 is 38% above the closing price recalled for 1 April 2022", () => {
    expect(figure("54.20").div("39.31").minus(1).times(100).toFixed(0)).toBe("38");
    expect(settledAt("musk-twitter").div("811.8e6").toFixed(2)).toBe("54.20");
  });
});

describe("Nexstar and Tribune: Form 8-K of 30 November 2018; announcement of completion", () => {
  it.each([
    ["2019-09-19", "46.687397"],
    ["2019-09-01", "46.509863"],
    ["2019-08-31", "46.5"],
    ["2019-06-30", "46.5"],
  ])("closing on %s, a share is worth $%s", (closing, value) => {
    expect(String(settledAt("nexstar-tribune", { closing }))).toBe(value);
  });
});

describe("Verizon and Vodafone: prospectus of December 2013; Vodafone, 19 February 2014", () => {
  const total = (price: string) => settledAt("verizon-vodafone", { shares: { VZ: { price } } });

  it("$60.15 billion at $47.1852 is 1,274,764,121 shares, and never more than 1,279,787,235", () => {
    // Both published numbers are the quotient rounded up to a whole share.
    const issuedAt = (price: string) =>
      String(sharesIssued({ value: "60.15e9", price, rounding: { places: 0, mode: "up" } }));
    expect(issuedAt("47.1852")).toBe("1274764121");
    expect(issuedAt("47.00")).toBe("1279787235");
  });

  it("is approximately $130 billion inside the collar", () => {
    expect(inBillions(total("47.1852"), 2)).toBe("130.05");
    expect(total("51").equals(total("47"))).toBe(true);
  });

  it("and a fixed number of shares outside", () => {
    const stock = (price: string) => total(price).minus("69.9e9");
    expect(stock("45").div("45").toFixed(0)).toBe("1279787234");
    expect(stock("60").div("60").toFixed(0)).toBe("1179411765");
  });
});

describe("AB InBev and SABMiller: announcement of 11 November 2015", () => {
  const shares = { ABI: { price: "78.66", volatility: "0.24" } };
  const under = (basis: "economic" | "GAAP") =>
    settledAt("ab-inbev-sabmiller", { shares, lockUps: { model: "finnerty", basis } });

  it("£3.7788 and 0.483969 shares are £41.85 before any discount for the lock-up", () => {
    expect(under("GAAP").toFixed(2)).toBe("41.85");
  });

  it("and less with it, by no more than Finnerty's ceiling of 32.28% of the shares", () => {
    const discount = under("GAAP").minus(under("economic")).div(figure("78.66").times("0.483969"));
    expect(discount.greaterThan("0.1") && discount.lessThan("0.3228")).toBe(true);
  });
});

describe("Issuer Direct and Newswire: Form 10-Q for 30 September 2022; exhibit 10.2", () => {
  const { breakdown, cashFlows } = valueOffer(
    offerOf("issuer-direct-newswire"),
    beliefsOf("issuer-direct-newswire"),
  );

  it("$18.0 million, $22.0 million and 180,181 shares at $21.60 are approximately $43.9 million", () => {
    const stock = breakdown.parts[2]?.nominal;
    expect(stock?.div("1e6").toFixed(1)).toBe("3.9");
    expect(stock?.plus("40e6").div("1e6").toFixed(1)).toBe("43.9");
  });

  it("the note pays 6% for 372 days of 365 on 8 November 2023", () => {
    const note = cashFlows.filter(({ date }) => date === "2023-11-08").map(({ units }) => units);
    const [principal, interest] = note;
    expect(String(principal)).toBe("22000000");
    expect(interest?.toFixed(2)).toBe(figure("22e6").times("0.06").times(372).div(365).toFixed(2));
  });
});

describe("Fresenius and APP: press release of July 2008; questions and answers on the rights", () => {
  const right = (ebitda: readonly [string, string, string]) => {
    const forecast = Object.fromEntries(ebitda.map((value, index) => [2008 + index, value]));
    return settledAt("fresenius-app", { metrics: { "adjusted-ebitda": { forecast } } }).minus("3.7e9");
  };

  it("$23 is $3.7 billion and $6 is $970 million on the same number of shares", () => {
    expect(inBillions(figure("970e6").div("6").times("23"), 1)).toBe("3.7");
  });

  it("pays 2.5 times the excess of three years together over $1.267 billion, up to $970 million", () => {
    expect(String(right(["400e6", "400e6", "467e6"]))).toBe("0");
    expect(String(right(["-100e6", "700e6", "767e6"]))).toBe("250000000");
    expect(String(right(["555e6", "555e6", "545e6"]))).toBe("970000000");
    expect(String(right(["700e6", "700e6", "700e6"]))).toBe("970000000");
  });
});

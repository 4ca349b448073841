import { fc, test } from "@fast-check/vitest";
import {
  type AssumptionsInput,
  cash,
  cliffEarnOut,
  Decimal,
  describe as describeClaim,
  earnOut,
  type OfferInput,
  offer,
  offerJsonSchema,
  parseOffer,
  priceAdjustment,
  reverseTerminationFee,
  stock,
  tickingFee,
  valueOffer,
} from "offer-valuation";
import { describe, expect, it } from "vitest";
import { problems, refusal } from "../input/refusal.js";

const refused = (action: () => unknown): readonly string[] => problems(refusal(action));

// 100 million shares at $20, 10 million options at $10 in the money, 5 million at $25 that are not: 110 million shares receive what
// is stated for each, and all of them together are paid 100m × 20 + 10m × (20 − 10) = 2.1 billion.
const shares = {
  basic: "100e6",
  options: [
    { count: "10e6", strike: "10" },
    { count: "5e6", strike: "25" },
  ],
};
const composed = (
  components: OfferInput["components"],
  { price = cash({ perShare: "20" }), of = shares as object } = {},
) =>
  offer({
    name: "Deal",
    currency: "USD",
    bidder: "Acme",
    target: { name: "T", shares: of as never },
    components: [price, ...components],
  });
const capped = (terms: object) =>
  earnOut({ share: "0.2", metric: "ebitda", periods: [2022], threshold: "10e6", ...terms });
const wordsOf = (made: ReturnType<typeof composed>, name: string): readonly string[] =>
  describeClaim(made.claim)
    .split("\n")
    .filter((line) => line.startsWith(name));

describe("sums stated for each share or as a part of the price", () => {
  it("count shares and options in the money, in every place where a sum stands", () => {
    const made = composed([
      capped({ cap: { perShare: "1.5" }, floor: { percentOfPrice: "0.1%" } }),
      cliffEarnOut({
        metric: "users",
        periods: [2022, 2023],
        threshold: "1",
        amount: [{ perShare: "1" }, "7"],
      }),
      priceAdjustment({
        metric: "capital",
        peg: "5e6",
        capUp: { percentOfPrice: "0.01" },
        collar: { width: { percentOfPrice: "0.001" }, kind: "deductible" },
        direction: "upOnly",
      }),
      reverseTerminationFee({
        steps: [{ event: "blocked", amount: { percentOfPrice: "3%" }, paid: "closing" }],
      }),
      tickingFee({ amount: { percentOfPrice: "1" }, rate: "0.06", start: "2021-06-30" }),
    ]);

    expect(wordsOf(made, "Earn-out")[0]).toContain("at least 2,100,000, at most 165,000,000");
    expect(wordsOf(made, "Cliff")[0]).toContain("receive 110,000,000 if users for 2022 is at least 1");
    expect(wordsOf(made, "Cliff")[1]).toContain("receive 7 if users for 2023");
    expect(wordsOf(made, "Price adjustment")[0]).toContain(
      "minus 7,100,000), at least 0, at most 21,000,000",
    );
    expect(wordsOf(made, "Reverse")[0]).toContain("USD 63,000,000");
    expect(wordsOf(made, "Ticking fee")[0]).toContain("126,000,000");
  });

  it("count all options that receive a share of what is paid where no price is stated for each share", () => {
    const made = composed([capped({ cap: { perShare: "1.5" } })], { price: cash({ amount: "2e9" }) });
    expect(wordsOf(made, "Earn-out")[0]).toContain("at most 150,000,000");
  });

  it("come back from JSON, and are described there", () => {
    const made = composed([capped({ cap: { perShare: "1.5" } })]);
    const again = parseOffer(JSON.parse(JSON.stringify(made)));
    expect(describeClaim(again.claim)).toBe(describeClaim(made.claim));
    expect(JSON.stringify(offerJsonSchema())).toContain('"required":["percentOfPrice"]');
  });

  it("are given to each share that receives them", () => {
    const beliefs: AssumptionsInput = {
      valuationDate: "2022-01-01",
      closing: "2022-01-01",
      discountRate: "0",
      metrics: { ebitda: { forecast: { 2022: "1e12" } } },
    };
    const { perShare } = valueOffer(composed([capped({ cap: { perShare: "1.5" } })]), beliefs);
    expect(perShare?.components.map(({ name, nominal }) => `${name} ${nominal}`)).toEqual([
      "Cash 20",
      "Earn-out 1.5",
    ]);
  });
});

const ratio = stock({ ratio: "0.5", issuer: "ACME" });
it.each<[string, () => unknown, string[]]>([
  ["neither", () => capped({ cap: {} }), ["cap.perShare: invalid-term"]],
  ["both", () => capped({ cap: { perShare: "1", percentOfPrice: "1" } }), ["cap.perShare: invalid-term"]],
  [
    "a field of another kind",
    () => capped({ cap: { each: "1" } }),
    ["cap.each: unknown-key", "cap.perShare: invalid-term"],
  ],
  ["a list", () => capped({ cap: ["1"] }), ["cap: invalid-decimal"]],
  ["a negative one", () => capped({ cap: { perShare: "-1" } }), ["cap.perShare: out-of-range"]],
  [
    "more than the price",
    () => capped({ cap: { percentOfPrice: "1.1" } }),
    ["cap.percentOfPrice: out-of-range"],
  ],
  [
    "a rule between two sums",
    () => composed([capped({ cap: { perShare: "1" }, floor: "200e6" })]),
    ["components.1.cap: invalid-term"],
  ],
  [
    "no shares",
    () => offer({ name: "Deal", currency: "USD", components: [capped({ cap: { perShare: "1" } })] }),
    ["components.0.cap.perShare: invalid-term"],
  ],
  [
    "no price",
    () => composed([capped({ cap: { percentOfPrice: "0.1" } })], { price: cash({ amount: "1" }) }),
    ["components.1.cap.percentOfPrice: invalid-term"],
  ],
  [
    "a price that moves",
    () => composed([capped({ cap: { percentOfPrice: "0.1" } })], { price: ratio, of: { basic: "1" } }),
    ["components.1.cap.percentOfPrice: invalid-term"],
  ],
  [
    "options at a price that moves",
    () => composed([capped({ cap: { perShare: "0.1" } })], { price: ratio }),
    ["components.1.cap.perShare: invalid-term"],
  ],
  [
    "another currency than the price",
    () => composed([capped({ cap: { percentOfPrice: "0.1" }, currency: "EUR" })]),
    ["components.1.cap.percentOfPrice: invalid-term"],
  ],
])("is refused: %s", (_, make, expected) => {
  expect(refused(make)).toEqual(expected);
});

test.prop([
  fc.integer({ min: 1, max: 1e9 }),
  fc.integer({ min: 1, max: 1e6 }),
  fc.integer({ min: 1, max: 1000 }),
])(
  "a part of the price is as much as that part of it stated for each share, where there are no options",
  (basic, price, thousandths) => {
    const of = { basic: `${basic}` };
    const paid = cash({ perShare: `${price}` });
    const part = new Decimal(thousandths).div(1000);
    const [byPart, byShare] = [{ percentOfPrice: part }, { perShare: part.times(price) }].map((cap) =>
      describeClaim(composed([capped({ cap })], { price: paid, of }).claim),
    );
    expect(byPart).toBe(byShare);
  },
);

import { fc, test } from "@fast-check/vitest";
import {
  type AssumptionsInput,
  cash,
  compareOffers,
  offer,
  profitShare,
  stock,
  valueOffer,
  warrant,
} from "offer-valuation";
import { describe, expect, it } from "vitest";
import { expectClose, sum, sumOfSizes } from "../../laws/kit/closeTo.js";
import { hostile } from "../../laws/kit/hostile.js";
import { believedOffers } from "../../laws/kit/offers.js";
import { errorOf } from "../../laws/kit/requiredBeliefs.js";

const runs = { numRuns: 40 };

/** One offer, and others that add a payment to it: whatever it needs is enough for them all. */
const families = believedOffers().chain(({ offer: made, beliefs }) =>
  fc.tuple(fc.array(fc.integer({ min: -50, max: 50 }), { maxLength: 4 }), fc.constant({ made, beliefs })),
);

const family = (made: ReturnType<typeof offer>, beliefs: AssumptionsInput, extras: readonly number[]) => [
  made,
  ...extras.map((extra, index) =>
    offer({
      ...(made.toJSON() as unknown as typeof made),
      name: `Other ${index}`,
      components: [
        ...made.components,
        cash({
          name: "Extra",
          amount: `${extra + 50}`,
          currency: beliefs.currency,
          paid: beliefs.valuationDate,
        }),
      ],
    }),
  ),
];

describe("compared offers", () => {
  test.prop([families], runs)("are ranked by what they are worth", ([extras, { made, beliefs }]) => {
    const offers = family(made, beliefs, extras);
    const [view] = compareOffers(offers, [{ ...beliefs, discountRate: "0.05" }]).views;
    const ranked = (view?.ranking ?? []).map((name) => view?.offers.find(({ offer }) => offer === name));
    ranked.forEach((one, index) => {
      const next = ranked[index + 1];
      if (one === undefined || next === undefined) return;
      expect(one.value.lessThan(next.value)).toBe(false);
      expect(one.rank === next.rank).toBe(one.value.equals(next.value));
    });
    for (const { rank, value } of view?.offers ?? []) {
      expect(rank).toBe(1 + ranked.filter((other) => other?.value.greaterThan(value)).length);
    }
  });

  test.prop([families], runs)("are valued as each is alone", ([extras, { made, beliefs }]) => {
    const offers = family(made, beliefs, extras);
    const view = { ...beliefs, discountRate: "0.05" };
    const full = compareOffers(offers, [view]).views[0]?.offers ?? [];
    const brief = compareOffers(offers, [view], { keep: "figures" }).views[0]?.offers ?? [];
    offers.forEach((one, index) => {
      const alone = valueOffer(one, view);
      expect(full[index]?.valuation?.toJSON()).toEqual(alone.toJSON());
      expect(full[index]?.value).toEqual(alone.withOdds?.presentValue ?? alone.presentValue);
      expect(brief[index]?.presentValue).toEqual(alone.presentValue);
      expect(brief[index]?.valuation).toBeUndefined();
      const amounts = (brief[index]?.mix ?? []).map(({ amount }) => amount);
      expectClose(sum(amounts), alone.presentValue, sumOfSizes(amounts));
    });
  });

  test.prop([families, fc.nat(3)], runs)(
    "look the same whichever viewpoint comes first",
    ([extras, { made, beliefs }], more) => {
      const offers = family(made, beliefs, extras);
      const sets = Array.from({ length: 2 + more }, (_, index) => ({
        ...beliefs,
        name: `Party ${index}`,
        discountRate: `0.0${index + 1}`,
      }));
      const there = compareOffers(offers, sets, { keep: "figures" }).views;
      const back = compareOffers(offers, [...sets].reverse(), { keep: "figures" }).views;
      expect([...back].reverse()).toEqual(there);
    },
  );
});

const mixed = offer({
  name: "Mixed",
  currency: "USD",
  bidder: "Acme",
  conditions: [{ event: "approval" }],
  components: [
    cash({ name: "Cash", amount: "100", given: ["approval"] }),
    cash({ name: "Later", amount: "110", paid: "closing + 1 year" }),
    stock({ name: "Shares", shares: "2", issuer: "ACME" }),
    stock({ name: "Worth", value: "30", issuer: "ACME" }),
    cash({ name: "If licensed", amount: "40", given: ["licence"] }),
    profitShare({ share: "0.5", metric: "profit", periods: [2021] }),
  ],
});

const view = {
  name: "A view",
  valuationDate: "2021-01-01",
  closing: "2021-01-01",
  discountRate: "0.1",
  shares: { ACME: { price: "25" } },
  metrics: { profit: { forecast: { 2021: "22" } } },
  events: { approval: "0.5", licence: "0.25" },
};

const plain = offer({ name: "Plain", currency: "USD", components: [cash({ amount: "200" })] });

describe("what an offer is made of", () => {
  const comparison = compareOffers([mixed, plain], [view]);

  it("is told apart by kind, by hand", () => {
    const rows = comparison.views[0]?.offers[0]?.mix.map(
      ({ kind, amount }) => `${kind} ${amount.toFixed(2)}`,
    );
    // Contingent: 40 · 0.25, and 11 at 10% over the 364 days to 2021-12-31.
    const contingent = (10 + 11 / 1.1 ** (364 / 365)).toFixed(2);
    expect(rows).toEqual([
      "cash at closing 100.00",
      "deferred cash 100.00",
      "stock 80.00",
      `contingent ${contingent}`,
    ]);
  });

  it("counts a warrant as stock, whatever it is paid in", () => {
    const option = warrant({ warrants: "10", strike: "20", expires: "2022-01-01", issuer: "ACME" } as never);
    const [one] =
      compareOffers([offer({ name: "W", currency: "USD", components: [option] })], [view]).views[0]?.offers ??
      [];
    expect(one?.mix.map(({ share }) => share?.toString())).toEqual(["0", "0", "1", "0"]);
  });

  it("is printed with shares, odds and ranks", () => {
    const rows = String(comparison).split("\n");
    const cells = (label: string) =>
      rows
        .find((row) => row.startsWith(label))
        ?.trim()
        .split(/ {2,}/)
        .slice(1);
    expect(rows[0]).toBe("A view");
    expect(cells("Cash at closing")).toEqual(["100.00 (33.3%)", "200.00 (100.0%)"]);
    expect(cells("Odds of closing")).toEqual(["50.0%", "100.0%"]);
    expect(cells("Rank")).toEqual(["2", "1"]);
  });

  it("ranks by the value if it closes where asked to", () => {
    const { views, rankedBy } = compareOffers([mixed, plain], [view], { rankBy: "if it closes" });
    expect([rankedBy, ...(views[0]?.ranking ?? [])]).toEqual(["if it closes", "Mixed", "Plain"]);
  });

  it("says where odds are not stated", () => {
    const { approval: _, ...events } = view.events;
    const made = compareOffers([mixed, plain], [{ ...view, events }]);
    expect(made.views[0]?.offers[0]?.oddsOfClosing).toBeUndefined();
    expect(String(made)).toContain("not stated");
  });

  it("is plain data in JSON, and frozen", () => {
    const json = JSON.parse(JSON.stringify(comparison));
    expect(json.views[0].offers[0].mix[0]).toEqual({
      kind: "cash at closing",
      amount: "100",
      share: comparison.views[0]?.offers[0]?.mix[0]?.share?.toString(),
    });
    expect(Object.isFrozen(comparison.views[0]?.offers[0]?.mix)).toBe(true);
  });
});

describe("what is refused", () => {
  it.each([
    ["no offers", [[], [view]], { code: "missing-term", path: ["offers"] }],
    [
      "two offers of one name",
      [[plain, plain], [view]],
      { code: "duplicate-name", path: ["offers", 1, "name"] },
    ],
    ["a bad offer, by its place", [[plain, {}], [view]], { path: ["offers", 1, "name"] }],
    [
      "a belief that is missing, by its place",
      [[mixed], [view, { valuationDate: "2021-01-01" }]],
      { path: ["beliefSets", 1, "closing"] },
    ],
    ["beliefs that are no list", [[plain], view], { code: "invalid-type", path: ["beliefSets"] }],
    ["too many at once", [[plain], Array.from({ length: 10_001 }, () => view)], { code: "too-large" }],
    ["another ranking", [[plain], [view], { rankBy: "odds" }], { path: ["options", "rankBy"] }],
    [
      "a currency that only some have",
      [[plain, { ...plain.toJSON(), name: "Euros", currency: "EUR" }], [view]],
      { code: "currency-mismatch", path: ["offers", 1, "currency"] },
    ],
  ])("%s", (_, given, expected) => {
    expect(
      errorOf(() => compareOffers(...(given as unknown as Parameters<typeof compareOffers>))),
    ).toMatchObject({ name: "OfferError", ...expected });
  });

  test.prop([hostile(), hostile(), hostile()], { numRuns: 150 })("anything else", (offers, sets, options) => {
    for (const given of [
      [offers, [view], {}],
      [[plain], sets, {}],
      [[plain], [sets], {}],
      [[plain], [view], options],
    ]) {
      const error = errorOf(() => compareOffers(...(given as unknown as Parameters<typeof compareOffers>)));
      if (error !== undefined) expect(error).toMatchObject({ name: "OfferError" });
    }
  });
});

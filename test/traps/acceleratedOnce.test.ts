import { earnOut, offer, valueOffer } from "offer-valuation";
import { expect, it } from "vitest";

// Trap 11: an earn-out that is accelerated by an event pays either the accelerated amount or the regular ones. A toy adds the
// accelerated amount on top, or weighs the regular payments with the event once per year.

const acceleration = { event: "sale", amount: "500", paid: "2021-06-30" };
const component = (given: readonly string[] = []) =>
  earnOut({
    share: "1",
    metric: "ebitda",
    periods: [2021, 2022],
    acceleration,
    ...(given.length > 0 && { given }),
  });

const worth = (deal: ReturnType<typeof component>, events: Record<string, string>) =>
  valueOffer(offer({ name: "Deal", currency: "USD", components: [deal] }), {
    valuationDate: "2021-01-01",
    discountRate: "0",
    metrics: { ebitda: { forecast: { 2021: "300", 2022: "700" } } },
    events,
  }).presentValue.toString();

it.each([
  // The toy: 1000 + 0.25 · 500 = 1125; or 0.75·300 + 0.75²·700 + 125 = 743.75.
  ["0.25", "875"],
  ["0", "1000"],
  ["1", "500"],
])("with a sale at %s it is worth %s", (sale, expected) => {
  expect(worth(component(), { sale })).toBe(expected);
});

it("an event named on the component and in its acceleration counts once", () => {
  // Owed only if there is a sale, so only the accelerated amount is. The toy: 0.25 · 0.25 · 500 = 31.25.
  expect(worth(component(["sale"]), { sale: "0.25" })).toBe("125");
});

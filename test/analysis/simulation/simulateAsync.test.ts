import { describe, expect, it } from "vitest";
import { cash, offer, simulate, simulateAsync, stock } from "../../../src/index.js";

const deal = offer({
  name: "Deal",
  currency: "USD",
  components: [cash({ amount: "100" }), stock({ shares: "10", issuer: "ACME" })],
});

const beliefs = {
  valuationDate: "2021-01-01",
  closing: "2021-04-01",
  discountRate: "0.05",
  shares: { ACME: { price: "60", currency: "USD", volatility: "0.4", expectedReturn: "0.09" } },
};

describe("simulateAsync", () => {
  it("gives the digits of simulate, tells how far it is, and stops when asked", async () => {
    const done: number[] = [];
    const asked = { paths: 16 * 4096, seed: 7 };
    const watched = await simulateAsync(deal, beliefs, { ...asked, onProgress: (count) => done.push(count) });
    expect(JSON.stringify(watched)).toBe(JSON.stringify(simulate(deal, beliefs, asked)));
    expect(done).toEqual([32, 64]);
    const controller = new AbortController();
    const stopped = simulateAsync(deal, beliefs, {
      ...asked,
      signal: controller.signal,
      onProgress: () => controller.abort(new Error("enough")),
    });
    await expect(stopped).rejects.toThrow("enough");
  });
});

import { describe, expect, it } from "vitest";
import { cash, offer, simulateDeal, simulateDealAsync, stock } from "../../../src/index.js";

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

describe("simulateDealAsync", () => {
  const whole = { offer: deal, otherwise: { alternative: "nothing" } } as const;

  it("gives the digits of simulateDeal, tells how far it is, and stops when asked", async () => {
    const done: string[] = [];
    const asked = { paths: 16 * 4096, seed: 7 };
    const onProgress = (count: number, total: number) => done.push(`${count} of ${total}`);
    const watched = await simulateDealAsync(whole, beliefs, { ...asked, onProgress });
    expect(JSON.stringify(watched)).toBe(JSON.stringify(simulateDeal(whole, beliefs, asked)));
    expect(done).toEqual(["32 of 64", "64 of 64"]);
    const controller = new AbortController();
    const stopped = simulateDealAsync(whole, beliefs, {
      ...asked,
      signal: controller.signal,
      onProgress: () => controller.abort(new Error("enough")),
    });
    await expect(stopped).rejects.toThrow("enough");
  });
});

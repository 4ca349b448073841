import { test } from "vitest";
import { cliffEarnOut, tieredEarnOut, catchUpEarnOut, offer, valueOffer, earnOut } from "offer-valuation";
const ln = { 2021: { distribution: "lognormal", mean: "9.5", volatility: "0.38" }, 2022: { distribution: "lognormal", mean: "11", volatility: "0.35" } } as const;
const no = { 2021: { distribution: "normal", mean: "9.5", standardDeviation: "3.3" }, 2022: { distribution: "normal", mean: "11", standardDeviation: "4.1" } } as const;
const tiers = Array.from({ length: 10 }, (_, i) => ({ from: String(4 + i), rate: `0.${String(2 + 3 * i).padStart(2, "0")}` }));
const base = { metric: "m", periods: [2021, 2022] };
const comps = {
  cliffs: cliffEarnOut({ ...base, threshold: "10", amount: "2", aggregateCap: "3" }),
  tieredInc: tieredEarnOut({ ...base, tiers, tierKind: "incremental", aggregateCap: "1.5" }),
  tieredRetro: tieredEarnOut({ ...base, tiers: tiers.slice(0, 4), tierKind: "retroactive", aggregateCap: "1.5" }),
  catchUp: catchUpEarnOut({ ...base, share: "0.2", threshold: "8", aggregateCap: "3" }),
  capped: earnOut({ ...base, share: "0.3", threshold: "8", cap: "1", aggregateCap: "1.7" }),
};
for (const [bn, forecast] of Object.entries({ ln, no }))
for (const [name, c] of Object.entries(comps)) test(`${bn} ${name}`, () => {
  const t = performance.now();
  let out: string;
  try { out = String(valueOffer(offer({ name: "D", currency: "USD", components: [c] }), { valuationDate: "2021-01-01", discountRate: "0", metrics: { m: { forecast } } }).presentValue); }
  catch (e) { out = (e as Error).message; }
  console.log("RES", bn, name, out, Math.round(performance.now() - t) + "ms");
}, 600000);

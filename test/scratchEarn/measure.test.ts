import { readFileSync } from "node:fs";
import { test } from "vitest";
import { offer, parseOffer, valueOffer } from "offer-valuation";
import { decimalOf } from "../../src/numeric/decimal.js";
import { payoffOf } from "../../src/interpret/payoffOf.js";
import { obligations } from "../../src/interpret/obligations.js";
const Wide = decimalOf(100);
const { cases } = JSON.parse(readFileSync("test/golden/contingentComponents.json", "utf8"));
test("worst", () => {
  const worst = new Map<string, [number, string, number]>();
  for (const c of cases) {
    const t = performance.now();
    let err = NaN;
    try {
      const v = valueOffer(parseOffer({ name: "D", currency: "USD", bidder: "Acme", components: [c.component] }), c.beliefs).presentValue;
      err = new Wide(v).minus(c.presentValue).abs().div(new Wide(c.presentValue).abs()).toNumber();
    } catch (e) { console.log("ERR", c.name, (e as Error).message); }
    const key = `${c.component.type}${c.quadrature ? " (quadrature)" : ""}`;
    const [n, , w] = worst.get(key) ?? [0, "", 0];
    worst.set(key, [n + 1, c.name, Math.max(w, err)]);
    console.log("CASE", c.component.type, "|", c.name, "|", err.toExponential(1), "|", Math.round(performance.now() - t) + "ms");
  }
  for (const [k, v] of worst) console.log("WORST", k, v[0], v[2].toExponential(1));
}, 600000);
test("ten tiers", () => {
  for (const c of cases.filter((x: { name: string }) => x.name.startsWith("ten "))) {
    const o = parseOffer({ name: "D", currency: "USD", bidder: "Acme", components: [c.component] });
    const [ob] = obligations(o.claim);
    const payoff = payoffOf(ob!.factors[0], { valueOf: () => undefined, dayOf: () => 0 });
    const times: number[] = [];
    for (let i = 0; i < 40; i++) { const t = performance.now(); valueOffer(o, c.beliefs); times.push(performance.now() - t); }
    times.sort((a, b) => a - b);
    const v = valueOffer(o, c.beliefs).presentValue;
    const err = new Wide(v).minus(c.presentValue).abs().div(c.presentValue).toExponential(1);
    console.log("TEN", c.name, "pieces", payoff.lines.length, "breakpoints", payoff.breakpoints.length, "median ms", times[20]!.toFixed(1), "min", times[0]!.toFixed(1), "value", String(v), "rel err", err);
  }
}, 600000);

/**
 * Made-up offers and beliefs to try an engine with: variations of Oracle's reported offer for TikTok. The same numbers give the
 * same files.
 *
 *     node sample.js 200 100 sample        200 offers, 100 sets of beliefs: sample/offers.ndjson, sample/beliefs.ndjson
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";

const [offers = 200, beliefs = 100] = process.argv.slice(2, 4).map(Number);
const folder = process.argv[4] ?? "sample";
/** @param {string} name */
const example = (name) => JSON.parse(readFileSync(new URL(`../${name}.json`, import.meta.url), "utf8"));
const offer = example("oracle-tiktok.offer");
const views = ["seller", "buyer", "sceptic"].map((name) => example(`oracle-tiktok.${name}`));

/** The n-th of numbers that are spread evenly over 0 to 1 (additive recurrence with the golden ratio). @param {number} n */
const spread = (n) => (n * 0.6180339887498949) % 1;

mkdirSync(folder, { recursive: true });
/**
 * @param {string} name
 * @param {number} count
 * @param {(n: number) => object} make
 */
const write = (name, count, make) =>
  writeFileSync(`${folder}/${name}.ndjson`, Array.from({ length: count }, (_, n) => `${JSON.stringify(make(n))}\n`).join(""));

write("offers", offers, (n) => ({
  ...offer,
  name: `Offer ${n + 1}`,
  components: offer.components.map((/** @type {{ type: string }} */ terms) =>
    terms.type === "cash" ? { ...terms, amount: String(Math.round(8e9 + 4e9 * spread(n))) } : terms,
  ),
}));
write("beliefs", beliefs, (n) => ({
  ...views[n % views.length],
  name: `View ${n + 1}`,
  discountRate: (0.06 + 0.06 * spread(n)).toFixed(4),
}));

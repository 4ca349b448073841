/**
 * Made-up offers and beliefs to try an engine with: variations of Oracle's reported offer for TikTok. The same numbers give the
 * same files.
 *
 *     node sample.js 200 100 sample        200 offers, 100 sets of beliefs: sample/offers.ndjson, sample/beliefs.ndjson
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** @param {string} name */
const example = (name) => JSON.parse(readFileSync(new URL(`../${name}.json`, import.meta.url), "utf8"));

/** The n-th of numbers that are spread evenly over 0 to 1 (multiples of the golden ratio). @param {number} n */
const spread = (n) => (n * 0.6180339887498949) % 1;

/**
 * @param {number} offers
 * @param {number} beliefs
 * @param {string} folder
 */
export function writeSample(offers, beliefs, folder) {
  const offer = example("oracle-tiktok.offer");
  const views = ["seller", "buyer", "sceptic"].map((name) => example(`oracle-tiktok.${name}`));
  const write = (/** @type {string} */ name, /** @type {object[]} */ documents) =>
    writeFileSync(
      join(folder, `${name}.ndjson`),
      documents.map((one) => `${JSON.stringify(one)}\n`).join(""),
    );
  mkdirSync(folder, { recursive: true });
  write(
    "offers",
    Array.from({ length: offers }, (_, n) => {
      const amount = String(Math.round(8e9 + 4e9 * spread(n)));
      const components = offer.components.map((/** @type {{ type: string }} */ terms) =>
        terms.type === "cash" ? { ...terms, amount } : terms,
      );
      return { ...offer, name: `Offer ${n + 1}`, components };
    }),
  );
  write(
    "beliefs",
    Array.from({ length: beliefs }, (_, n) => ({
      ...views[n % views.length],
      name: `View ${n + 1}`,
      discountRate: (0.06 + 0.06 * spread(n)).toFixed(4),
    })),
  );
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const [offers = "200", beliefs = "100", folder = "sample"] = process.argv.slice(2);
  writeSample(Number(offers), Number(beliefs), folder);
}

import { searchDisagreements } from "./kit/ratesAgree.js";

/**
 * Looks for cash flows whose rates of return differ by the function that is asked: so many of them, from a seed. Not part of
 * the suite, which tries a hundred thousand: `npx tsx test/laws/millionsOfRates.ts 10000000 [seed]` takes a quarter of an hour.
 */
const [count = "1000000", seed = "1"] = process.argv.slice(2);
const began = performance.now();
const { disagreements, tried } = searchDisagreements(Number(count), Number(seed));
const seconds = (performance.now() - began) / 1000;
console.log(
  `${tried} cash flows from seed ${seed} in ${seconds.toFixed(0)} s, ${disagreements.length} disagreements`,
);
for (const disagreement of disagreements) console.log(disagreement);
process.exitCode = disagreements.length === 0 ? 0 : 1;

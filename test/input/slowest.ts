/**
 * The slowest of many random inputs, lawful and not: offers and beliefs as people write them, some of them with a field left out,
 * doubled, or turned into something else. Whatever is not valued must be an `OfferError`. Not part of the suite:
 * `npx tsx test/input/slowest.ts [inputs] [seed]`, 100,000 and 1 unless stated.
 */
import { OfferError, valueOffer } from "offer-valuation";
import { Random } from "../bench/random.js";
import { realisticOffer } from "../bench/realisticOffers.js";

const SHOWN = 10;

/** What people and programs write where something else belongs. */
const STRANGE: readonly unknown[] = [
  "",
  "-1",
  "0",
  "1e-50",
  "1e50",
  "1e9999",
  "NaN",
  "0x10",
  "8%",
  "2021-02-30",
  "9999-12-31",
  "closing - 400 years",
  "x".repeat(10_000),
  "__proto__",
  null,
  true,
  0.1,
  -0,
  1e21,
  Number.NaN,
  [],
  {},
  [["1"]],
  { distribution: "lognormal" },
  { constructor: 1 },
];

type Container = Record<string, unknown> | unknown[];

const isContainer = (value: unknown): value is Container => typeof value === "object" && value !== null;

/** A copy in which one place, drawn at random, is something else. */
function damaged(document: unknown, random: Random): unknown {
  const copy = structuredClone(document);
  const places: { readonly inside: Container; readonly key: string }[] = [];
  const look = (inside: Container): void => {
    for (const [key, value] of Object.entries(inside)) {
      places.push({ inside, key });
      if (isContainer(value)) look(value);
    }
  };
  if (isContainer(copy)) look(copy);
  if (places.length === 0) return copy;
  const { inside, key } = random.pick(places);
  const fields = inside as Record<string, unknown>;
  switch (random.whole(0, 3)) {
    case 0:
      delete fields[key];
      break;
    case 1:
      fields[`${key}x`] = fields[key];
      break;
    default:
      fields[key] = random.pick(STRANGE);
  }
  return copy;
}

const [count = "100000", seed = "1"] = process.argv.slice(2);
const random = new Random(Number(seed));
const slowest: { readonly ms: number; readonly outcome: string; readonly input: string }[] = [];
const outcomes = new Map<string, number>();
for (let index = 0; index < Number(count); index += 1) {
  const written = realisticOffer(random, random.fraction() < 0.3);
  const isLawful = random.fraction() < 0.4;
  const [offer, beliefs] = isLawful
    ? [written.offer, written.beliefs]
    : random.fraction() < 0.5
      ? [damaged(written.offer, random), written.beliefs]
      : [written.offer, damaged(written.beliefs, random)];
  const began = process.cpuUsage();
  let outcome = "valued";
  try {
    const { presentValue } = valueOffer(offer as never, beliefs as never);
    if (!presentValue.isFinite()) throw new Error(`a value that is ${presentValue}`);
  } catch (error) {
    if (!(error instanceof OfferError)) {
      console.log(JSON.stringify({ offer, beliefs }));
      throw error;
    }
    outcome = error.code;
  }
  const { user, system } = process.cpuUsage(began);
  const ms = (user + system) / 1000;
  outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
  if (slowest.length < SHOWN || ms > (slowest.at(-1)?.ms ?? 0)) {
    slowest.push({ ms, outcome, input: JSON.stringify({ offer, beliefs }).slice(0, 300) });
    slowest.sort((a, b) => b.ms - a.ms);
    slowest.length = Math.min(slowest.length, SHOWN);
  }
}
console.log(`${count} inputs from seed ${seed}`);
for (const [outcome, times] of [...outcomes].sort(([, a], [, b]) => b - a))
  console.log(`${times}  ${outcome}`);
console.log(`slowest, in milliseconds of processor time:`);
for (const { ms, outcome, input } of slowest) console.log(`${ms.toFixed(1)}  ${outcome}  ${input}`);

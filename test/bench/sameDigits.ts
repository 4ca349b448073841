// Whether random offers are worth the same to the last digit, with every row, flow and remark, after a change as before it:
//   npx tsx test/bench/sameDigits.ts write FILE COUNT      at the commit before
//   npx tsx test/bench/sameDigits.ts compare FILE          at the commit after
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { valueOffer } from "../../src/index.js";
import { Random } from "./random.js";
import { realisticOffer } from "./realisticOffers.js";

const SEED = 20_261_128;

const [task, file, count] = parseArgs({ allowPositionals: true }).positionals;

/** A line for each offer: what its valuation, or the error in its place, comes to as JSON. */
function* lines(offers: number): Generator<string> {
  const random = new Random(SEED);
  for (let index = 0; index < offers; index += 1) {
    const { offer, beliefs } = realisticOffer(random, index % 10 === 9);
    yield createHash("sha256").update(resultOf(offer, beliefs)).digest("hex").slice(0, 16);
  }
}

function resultOf(offer: unknown, beliefs: unknown): string {
  try {
    return JSON.stringify(valueOffer(offer as never, beliefs as never));
  } catch (error) {
    return String(error);
  }
}

if (file === undefined || (task !== "write" && task !== "compare"))
  throw new Error("say write FILE COUNT, or compare FILE");
if (task === "write") writeFileSync(file, [...lines(Number(count))].join("\n"));
else {
  const before = readFileSync(file, "utf8").split("\n");
  let [index, different] = [0, 0];
  for (const line of lines(before.length)) {
    if (line !== before[index]) {
      different += 1;
      console.log(`offer ${index} comes to something else`);
    }
    index += 1;
  }
  console.log(`${before.length} offers, ${different} of them different`);
  process.exitCode = different > 0 ? 1 : 0;
}

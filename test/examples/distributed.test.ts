import { execFile } from "node:child_process";
import {
  appendFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { simulate } from "offer-valuation";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { describeWith, distributedPackages, gnuParallel, redisServer } from "../support/programs.js";

const HERE = "examples/distributed";

/** Runs a line of the shell in the folder of the examples, as a user would. */
async function shell(line: string): Promise<string> {
  const { stdout } = await promisify(execFile)("bash", ["-euo", "pipefail", "-c", line], {
    cwd: HERE,
    maxBuffer: 1e9,
  });
  return stdout;
}

const [OFFERS, VIEWS] = [24, 12];

/** Lines that are refused, beside as many good ones. */
const BAD_OFFERS = [
  "{ no JSON",
  `{ "note": "${"x".repeat(1_000_000)}" }`,
  '{ "name": "Deal", "schemaVersion": 2, "currency": "USD", "components": [] }',
  '{ "name": "Deal", "currency": "USD", "components": [{ "type": "csh" }] }',
];
const BAD_BELIEFS = ['{ "valuationDate": "yesterday" }'];

interface Line {
  readonly offer: number;
  readonly beliefs: number;
  readonly presentValue?: string;
  readonly error?: { readonly code: string };
}

const linesIn = (text: string): string[] => text.trimEnd().split("\n");

describe("guides/beyond-one-machine.md", () => {
  const guide = readFileSync("guides/beyond-one-machine.md", "utf8");

  it("shows the sums that its script makes of what was measured", async () => {
    expect(guide).toContain(`\`\`\`text\n${await shell("node bullmq/sums.js")}\`\`\``);
  });

  it("names the machine that was measured", () => {
    const { machine } = JSON.parse(readFileSync(join(HERE, "bullmq", "measured.json"), "utf8"));
    expect(guide).toContain(machine);
  });
});

describeWith(distributedPackages, "examples/distributed", () => {
  const folder = mkdtempSync(join(tmpdir(), "offer-valuation-distributed-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const files = `${folder}/offers.ndjson ${folder}/beliefs.ndjson`;
  let single = "";
  let lines: readonly Line[] = [];

  beforeAll(async () => {
    await shell(`node sample.js ${OFFERS} ${VIEWS} ${folder}`);
    for (const line of BAD_OFFERS) appendFileSync(join(folder, "offers.ndjson"), `${line}\n`);
    for (const line of BAD_BELIEFS) appendFileSync(join(folder, "beliefs.ndjson"), `${line}\n`);
    single = await shell(`node single.js ${files}`);
    lines = linesIn(single).map((line) => JSON.parse(line));
  }, 60_000);

  it("answers every offer under all beliefs, good or bad, in order", () => {
    const places = lines.map(({ offer, beliefs }) => [offer, beliefs]);
    const [offers, views] = [OFFERS + BAD_OFFERS.length, VIEWS + BAD_BELIEFS.length];
    expect(places).toEqual(
      Array.from({ length: offers * views }, (_, n) => [Math.floor(n / views) + 1, (n % views) + 1]),
    );
    const refusedOffers = ["invalid-json", "too-large", "newer-version", "unknown-component"];
    const codes = lines.map(({ offer, beliefs, error }) => [offer, beliefs, error?.code]);
    expect(codes).toEqual(
      places.map(([offer = 0, beliefs = 0]) => [
        offer,
        beliefs,
        offer > OFFERS ? refusedOffers[offer - OFFERS - 1] : beliefs > VIEWS ? "invalid-date" : undefined,
      ]),
    );
  });

  it("DuckDB gives the same lines", { timeout: 60_000 }, async () => {
    for (const name of ["offers", "beliefs"]) {
      await shell(`node duckdb/parquet.js ${folder}/${name}.ndjson ${folder}/${name}.parquet`);
    }
    const value = `node duckdb/value.js ${folder}/offers.parquet ${folder}/beliefs.parquet ${folder}/parts`;
    await Promise.all([0, 1].map((part) => shell(`${value} ${part} 2`)));
    expect(await shell(`node duckdb/answers.js ${folder}/parts`)).toBe(single);
    expect(readdirSync(join(folder, "parts")).sort()).toEqual(["part-0-of-2.parquet", "part-1-of-2.parquet"]);
  });

  describeWith(gnuParallel, "GNU parallel", () => {
    it("gives the same digits through the command", { timeout: 60_000 }, async () => {
      const printed = await shell(
        `node jobs.js ${files} | parallel --will-cite --pipe -N 200 --keep-order --retries 3 -j 2 'npx offer-valuation value --each || test $? = 1'`,
      );
      const answers = linesIn(printed).map((line) => JSON.parse(line));
      expect(answers.map(({ valuation }) => valuation?.presentValue)).toEqual(
        lines.map(({ presentValue }) => presentValue),
      );
      expect(answers.map(({ error }) => error === undefined)).toEqual(
        lines.map(({ error }) => error === undefined),
      );
      const named = answers.filter(({ id }) => id !== undefined);
      expect(named.map(({ id }) => [id.offer, id.beliefs])).toEqual(
        lines
          .filter(({ error }) => error?.code !== "invalid-json")
          .map(({ offer, beliefs }) => [offer, beliefs]),
      );
    });
  });

  describeWith(redisServer, "BullMQ", () => {
    it("gives the same lines, lists what was refused, and goes on where it stopped", {
      timeout: 90_000,
    }, async () => {
      const out = join(folder, "results");
      const run = `node bullmq/run.js ${files} --rows 10 --columns 7 --workers 2 --out ${out}`;
      expect(await shell(run)).toContain(`${lines.length} answers`);
      expect(readFileSync(join(out, "answers.ndjson"), "utf8")).toBe(single);
      const refused = linesIn(single).filter((line) => line.includes('"error":'));
      expect(linesIn(readFileSync(join(out, "dead-letters.ndjson"), "utf8"))).toEqual(refused);
      const blocks = readdirSync(out).filter((name) => name.startsWith("block-"));
      expect(blocks).toHaveLength(3);
      const [gone = ""] = blocks;
      rmSync(join(out, gone));
      const times = () => blocks.map((name) => statSync(join(out, name), { throwIfNoEntry: false })?.mtimeMs);
      const before = times();
      await shell(run);
      expect(times().slice(1)).toEqual(before.slice(1));
      expect(readFileSync(join(out, "answers.ndjson"), "utf8")).toBe(single);
    });

    it("gives the simulation of a single process, from its parts", { timeout: 90_000 }, async () => {
      const [offer, beliefs] = ["oracle-tiktok.offer.json", "oracle-tiktok.buyer.json"];
      const out = join(folder, "simulation");
      const paths = 65_536;
      await shell(
        `node bullmq/run.js ../${offer} ../${beliefs} --paths ${paths} --parts 3 --workers 2 --out ${out}`,
      );
      const read = (name: string) => JSON.parse(readFileSync(join("examples", name), "utf8"));
      const alone = simulate(read(offer), read(beliefs), { paths, seed: 1 });
      expect(readFileSync(join(out, "simulation.json"), "utf8")).toBe(`${JSON.stringify(alone)}\n`);
    });

    it("holds no more than what is under way, however much there is", { timeout: 90_000 }, async () => {
      const many = join(folder, "many");
      await shell(`node sample.js 1 1 ${many}`);
      const newer = { schemaVersion: 2, note: "x".repeat(9_990) };
      const count = 9_000;
      writeFileSync(join(many, "offers.ndjson"), `${JSON.stringify(newer)}\n`.repeat(count));
      // The documents come to 90 MB, more than the producer may have in all.
      const printed = await shell(
        `node --max-old-space-size=56 bullmq/run.js ${many}/offers.ndjson ${many}/beliefs.ndjson --rows 100 --workers 2 --out ${many}`,
      );
      expect(printed).toContain(`${count} answers`);
      const [, redis] = /(\d+) MB for Redis/.exec(printed) ?? [];
      expect(Number(redis)).toBeLessThan(20);
    });

    it("accidents change no digit and lose no answer", { timeout: 180_000 }, async () => {
      const log = await shell("node bullmq/killed.js");
      for (const event of [
        /worker \d+ is killed in the middle of chunk/,
        /worker \d+ is killed in the middle of a merge/,
        /Redis is killed\n.*Redis is started again/,
        /was delivered again, and is there once/,
        /the answers are those of a single process, to the last digit, each there once/,
        /a chunk of an unknown version: refused line by line/,
      ]) {
        expect(log).toMatch(event);
      }
    });
  });
});

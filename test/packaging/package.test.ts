import { execFile } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { build } from "esbuild";
import * as source from "offer-valuation";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

// Packs a copy of the repository as it would be published, and uses the package as strangers would.

const minutes = 60_000;
const root = resolve(".");
// In the background, a build does not write into the JSON.
/** Schemas are data: they have no types to resolve. */
const documentsOnly = [
  "--exclude-entrypoints",
  "schemas/offer.schema.json",
  "schemas/assumptions.schema.json",
];
const packOptions = ["--json", "--foreground-scripts=false", "--pack-destination"];
let scratch: string;
let tarball: string;
let packed: string[];

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), "offer-valuation-"));
  const copy = join(scratch, "repository");
  const left = ["node_modules", ".git", "dist", "coverage"].map((name) => join(root, name));
  await cp(root, copy, { recursive: true, filter: (path) => !left.includes(path) });
  await symlink(join(root, "node_modules"), join(copy, "node_modules"));
  // `prepack` builds, so this also proves that a publisher cannot forget to.
  const [report] = JSON.parse(await run(copy, "npm", "pack", ...packOptions, scratch));
  tarball = join(scratch, report.filename);
  packed = report.files.map((file: { path: string }) => file.path);
}, 5 * minutes);

afterAll(() => rm(scratch, { recursive: true, force: true }));

describe("the package", () => {
  it("contains the build, the documents and nothing else", () => {
    expect(packed.filter((path) => !path.startsWith("dist/")).sort()).toEqual([
      "CHANGELOG.md",
      "LICENSE",
      "README.md",
      "THIRD-PARTY-NOTICES.txt",
      "package.json",
    ]);
    const built = packed.filter((path) => path.startsWith("dist/"));
    expect(built).toEqual(
      expect.arrayContaining(
        ["js", "cjs", "d.ts", "d.cts"].flatMap((end) => [
          `dist/index.${end}`,
          `dist/workbook.${end}`,
          `dist/report.${end}`,
          `dist/parallel.${end}`,
        ]),
      ),
    );
    const ofSpreadsheets = built.filter((path) => path.startsWith("dist/spreadsheets/"));
    expect(ofSpreadsheets.sort()).toEqual([
      ...["functions.html", "functions.js", "functions.json"].map(
        (name) => `dist/spreadsheets/excel/${name}`,
      ),
      ...[16, 32, 64, 80].map((size) => `dist/spreadsheets/excel/icon-${size}.png`),
      "dist/spreadsheets/excel/manifest.xml",
      ...["flows", "instruments", "offers"].map(
        (edition) => `dist/spreadsheets/google-sheets/offer-valuation-${edition}.gs`,
      ),
    ]);
    const schemas = built.filter((path) => path.startsWith("dist/schemas/"));
    expect(schemas.sort()).toEqual(
      ["assumptions", "offer"].map((name) => `dist/schemas/${name}.schema.json`),
    );
    const alone = ["dist/offer-valuation.html", "dist/command.bin", "dist/value.bin"];
    expect(built).toEqual(expect.arrayContaining(alone));
    const modules = built.filter((path) => ![...ofSpreadsheets, ...schemas, ...alone].includes(path));
    // No source maps: they were more than half of the package.
    expect(modules.filter((path) => !/\.(js|cjs)$|\.d\.(ts|cts)$/.test(path))).toEqual([]);
  });

  it("pleases publint", { timeout: minutes }, () => run(root, bin("publint"), "--strict", tarball));

  it("has types that resolve everywhere", { timeout: minutes }, () =>
    run(root, bin("attw"), "--no-color", tarball, ...documentsOnly),
  );
});

describe("the installed package", () => {
  it.each([
    ["use.mjs", `import * as api from "offer-valuation";`],
    ["use.cjs", `const api = require("offer-valuation");`],
  ])("gives the figures of the source in %s", { timeout: 2 * minutes }, async (file, imports) => {
    const project = await consumer(file, {
      [file]: `${imports} console.log(JSON.stringify((${figures})(api)));`,
    });
    expect(JSON.parse(await run(project, process.execPath, file))).toEqual(figures(source));
  });

  it.each([
    ["book.mjs", `import { workbook, xlsx } from "offer-valuation/workbook";`],
    ["book.cjs", `const { workbook, xlsx } = require("offer-valuation/workbook");`],
  ])(
    "makes a workbook in %s, and says what writing it needs",
    { timeout: 2 * minutes },
    async (file, imports) => {
      const code = `${imports}
      const component = { type: "cash", amount: "1100", paid: "2022-01-01" };
      const offer = { name: "Deal", currency: "USD", components: [component] };
      const book = workbook(offer, { valuationDate: "2021-01-01", discountRate: "0.1" });
      xlsx(book).catch(({ code }) => console.log(JSON.stringify([book.sheets.length, code])));`;
      const project = await consumer(file, { [file]: code });
      expect(JSON.parse(await run(project, process.execPath, file))).toEqual([8, "missing-package"]);
    },
  );

  it.each([
    "mjs",
    "cjs",
  ])("simulates on threads in .%s, families of one's own included, with the digits of one", {
    timeout: 2 * minutes,
  }, async (kind) => {
    const imported = (names: string, from: string): string =>
      kind === "mjs" ? `import { ${names} } from "${from}";` : `const { ${names} } = require("${from}");`;
    const families = `${imported("currency, defineComponent, delivery, term", "offer-valuation")}
        const components = [defineComponent({
          type: "licence", label: "Licence fee", summary: "A fixed amount.",
          example: { type: "licence", amount: "2.50" },
          terms: () => ({ amount: term.nonNegative("Amount") }),
          lower: (read, offer) => delivery(read.amount, currency(offer.currency), "2021-06-30"),
        })];
        ${kind === "mjs" ? "export { components };" : "module.exports = { components };"}`;
    const code = `${imported("parseOffer, simulate", "offer-valuation")}
        ${imported("simulateInParallel", "offer-valuation/parallel")}
        ${imported("components", `./families.${kind}`)}
        const share = { type: "profitShare", share: "0.5", metric: "profit", periods: [2021], floor: "0" };
        const document = { name: "Deal", currency: "USD", components: [share, { type: "licence", amount: "2.50" }] };
        const offer = parseOffer(document, { components });
        const forecast = { 2021: { distribution: "normal", mean: "1e6", standardDeviation: "1e6" } };
        const beliefs = { valuationDate: "2021-01-01", discountRate: "0", metrics: { profit: { forecast } } };
        const options = { paths: 16 * 1024, seed: 1 };
        const families = process.cwd() + "/families.${kind}";
        simulateInParallel(offer, beliefs, { ...options, threads: 2, families }).then((result) =>
          console.log(JSON.stringify(result) === JSON.stringify(simulate(offer, beliefs, options))));`;
    const project = await consumer(`threads-${kind}`, {
      [`threads.${kind}`]: code,
      [`families.${kind}`]: families,
    });
    expect(await run(project, process.execPath, `threads.${kind}`)).toBe("true\n");
  });

  it("brings the command", { timeout: 2 * minutes }, async () => {
    const project = await consumer("command", {});
    const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
    expect(await run(project, "npx", "offer-valuation", "--version")).toBe(`${version}\n`);
    const documents = ["offer", "buyer"].map((name) => join(root, `examples/oracle-tiktok.${name}.json`));
    const answer = await run(project, "npx", "offer-valuation", "value", ...documents);
    expect(answer).toContain("20,706,014,641.55");
  });

  it("compiles its command again where what came compiled is damaged, cut off or for another source", {
    timeout: 2 * minutes,
  }, async () => {
    const project = await consumer("damaged", {});
    const built = join(project, "node_modules/offer-valuation/dist");
    const documents = ["offer", "buyer"].map((name) => join(root, `examples/oracle-tiktok.${name}.json`));
    const program = `process.argv.splice(1, Infinity, "", "value", ...${JSON.stringify(documents)});
      require("${built}/cli.cjs").started.then(({ script }) =>
        process.on("exit", () => console.log(script.cachedDataRejected)));`;
    const answer = () => run(project, process.execPath, "--eval", program);
    const [compiled, script] = [join(built, "value.bin"), join(built, "value.js")];
    const [whole, text] = [readFileSync(compiled), readFileSync(script, "latin1")];
    const asItCame = await answer();
    expect(asItCame).toContain("20,706,014,641.55");
    // Taken where this Node made it; its seal begins with the version of the one that did.
    const isTaken = whole.toString("latin1").startsWith(`${process.version} `);
    expect(asItCame).toMatch(isTaken ? /\nfalse\n$/ : /\nundefined\n$/);

    // Nothing that V8 would have to look at.
    const again = asItCame.replace(/false\n$/, "undefined\n");
    await writeFile(compiled, Buffer.from(whole).fill(0, 400_000, 400_512));
    expect(await answer()).toBe(again);
    await writeFile(compiled, whole.subarray(0, 500_000));
    expect(await answer()).toBe(again);
    await rm(compiled);
    expect(await answer()).toBe(again);
    await writeFile(compiled, whole);
    await writeFile(script, text.replace(/^\/\/ ./, "// x"));
    expect(await answer()).toBe(again);
  });

  it("is text of one byte a character wherever its entry leads, which Node reads sooner", async () => {
    const project = await consumer("bytes", {});
    const built = join(project, "node_modules/offer-valuation/dist");
    const ahead = ["index.js", "index.cjs"];
    for (const name of ahead) {
      const text = readFileSync(join(built, name), "utf8");
      expect(/[^\0-\x7f]/.exec(text), name).toBe(null);
      const files = Array.from(text.matchAll(/["']\.\/([\w-]+\.c?js)["']/g), ([, file = ""]) => file);
      ahead.push(...files.filter((file) => !ahead.includes(file)));
    }
    expect(ahead.length).toBeGreaterThan(4);
  });

  it("tells bundlers to leave alone the modules of which only its caller knows the path", async () => {
    const project = await consumer("bundlers", {});
    const built = join(project, "node_modules/offer-valuation/dist");
    for (const ending of [".js", ".cjs"]) {
      const files = readdirSync(built).filter((name) => name.startsWith("chunk-") && name.endsWith(ending));
      const noted = files.filter((name) => readFileSync(join(built, name), "utf8").includes("@vite-ignore"));
      expect(noted).not.toEqual([]);
    }
  });

  it("compiles in strict TypeScript, as ESM and as CommonJS", { timeout: 2 * minutes }, async () => {
    const code = `
      import { type Decimal, OfferError, reportedOracleOffer, valueOffer, yearFraction } from "offer-valuation";
      import { type Sheet, workbook } from "offer-valuation/workbook";
      export const value: Decimal = valueOffer(reportedOracleOffer, {
        valuationDate: "2020-09-14",
        closing: "2020-11-12",
        discountRate: "0.08",
        metrics: { "us-profit": { forecast: { 2021: "1.0e9", 2022: "1.5e9" } } },
      }).presentValue;
      export const sheets: readonly Sheet[] = workbook(reportedOracleOffer, { valuationDate: "2020-09-14" }).sheets;
      export const years: string = yearFraction("2024-01-01", "2025-01-01", "ACT/365F").toFixed(2);
      export const codeOf = (error: unknown) => (error instanceof OfferError ? error.code : undefined);
      // @ts-expect-error: a day count is one of a list, so the types are real and not \`any\`
      yearFraction("2024-01-01", "2025-01-01", "no such day count");`;
    const compilerOptions = {
      module: "NodeNext",
      target: "ES2022",
      lib: ["ES2022", "DOM"],
      types: [],
      strict: true,
      exactOptionalPropertyTypes: true,
      skipLibCheck: false,
      noEmit: true,
    };
    const project = await consumer("types", {
      "use.mts": code,
      "use.cts": code,
      "tsconfig.json": JSON.stringify({ compilerOptions, files: ["use.mts", "use.cts"] }),
    });
    await run(project, bin("tsc"), "-p", project);
  });

  it("leaves out of a bundle what is not used", { timeout: 2 * minutes }, async () => {
    const project = await consumer("bundle", {});
    const whole = await bundle(project, `export * from "offer-valuation";`);
    const part = await bundle(project, `export { yearFraction } from "offer-valuation";`);
    expect(whole.inputs.some(isZod)).toBe(true);
    expect(whole.inputs.filter((path) => path.includes("node_modules/zod/"))).toEqual([]);
    expect(part.inputs.filter(isZod)).toEqual([]);
    expect(part.ownBytes).toBeLessThan(whole.ownBytes / 4);
  });
});

function bin(name: string): string {
  return join(root, "node_modules/.bin", name);
}

async function run(cwd: string, command: string, ...options: string[]): Promise<string> {
  try {
    return (await promisify(execFile)(command, options, { cwd, env: { ...process.env, NO_COLOR: "1" } }))
      .stdout;
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    throw new Error(`${command} ${options.join(" ")} failed:\n${stdout}${stderr}`);
  }
}

/** A project of its own that has installed the package. */
async function consumer(name: string, files: Record<string, string>): Promise<string> {
  const project = join(scratch, name);
  await mkdir(project);
  await writeFile(join(project, "package.json"), JSON.stringify({ private: true }));
  for (const [file, text] of Object.entries(files)) await writeFile(join(project, file), text);
  await run(project, "npm", "install", "--prefer-offline", "--no-audit", "--no-fund", tarball);
  return project;
}

/** Self-contained, because its text also runs in the projects that have installed the package. */
function figures({
  OfferError,
  reportedOracleOffer,
  valueOffer,
  xnpv,
  yearFraction,
}: typeof source): string[] {
  const valuation = valueOffer(reportedOracleOffer, {
    valuationDate: "2020-09-14",
    closing: "2020-11-12",
    discountRate: "0.08",
    metrics: { "us-profit": { forecast: { 2021: "1.0e9", 2022: "1.5e9" } } },
  });
  const flows = [
    { date: "2024-01-01", amount: "-100" },
    { date: "2025-01-01", amount: "120" },
  ];
  let code = "";
  try {
    yearFraction("2024-02-30", "2025-01-01", "ACT/365F");
  } catch (error) {
    code = error instanceof OfferError ? error.code : String(error);
  }
  const years = yearFraction("2024-01-01", "2025-01-01", "ACT/365F");
  return [valuation.presentValue, valuation, xnpv("0.1", flows), years, code].map(String);
}

interface Bundle {
  /** Files of which something is left in the bundle. */
  readonly inputs: readonly string[];
  /** Bytes that come from this package rather than from its dependencies. */
  readonly ownBytes: number;
}

async function bundle(project: string, contents: string): Promise<Bundle> {
  const { metafile } = await build({
    stdin: { contents, resolveDir: project },
    absWorkingDir: project,
    bundle: true,
    minify: true,
    format: "esm",
    write: false,
    metafile: true,
    logLevel: "silent",
  });
  const [output] = Object.values(metafile.outputs);
  const used = Object.entries(output?.inputs ?? {}).filter(([, { bytesInOutput }]) => bytesInOutput > 0);
  const own = used.filter(([path]) => path.includes("node_modules/offer-valuation/") && !isZod(path));
  return {
    inputs: used.map(([path]) => path),
    ownBytes: own.reduce((sum, [, { bytesInOutput }]) => sum + bytesInOutput, 0),
  };
}

/** What the package uses of zod, in a file beside its own. */
function isZod(path: string): boolean {
  return path.endsWith("node_modules/offer-valuation/dist/zod.js");
}

import {
  type AssumptionsInput,
  assumptionsJsonSchema,
  breakEven,
  compareOffers,
  type DealInput,
  type OfferInput,
  outcomesJsonSchema,
  sensitivity,
  sensitivityGrid,
  settle,
  simulate,
  simulateDeal,
  valueOffer,
} from "offer-valuation";
import { replay } from "offer-valuation/report";
import { functionTable } from "offer-valuation/spreadsheet";
import { describe, expect, it } from "vitest";
import { builtInComponents } from "../../src/components/builtIn.js";
import { BELIEFS, command, FILES, HIGH, OFFER } from "./kit.js";

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe("sensitivity", () => {
  const call = ["sensitivity", "offer.json", "base.json"];

  it("gives the library's figures", async () => {
    const { stdout } = await command([...call, "--range", "discountRate=0.05:0.2", "--format", "json"]);
    const expected = sensitivity(OFFER, BELIEFS, { ranges: { discountRate: ["0.05", "0.2"] } });
    expect(JSON.parse(stdout)).toEqual(plain(expected));
    expect((await command([...call, "--format", "svg"])).stdout).toContain("<svg");
  });

  it("makes a grid of two beliefs", async () => {
    const axes = ["--across", "discountRate=0,0.1", "--down", "metrics.profit.forecast.2021=220,440"];
    const { stdout } = await command([...call, ...axes, "--format", "json"]);
    const expected = sensitivityGrid(
      OFFER,
      BELIEFS,
      { path: "discountRate", values: ["0", "0.1"] },
      { path: "metrics.profit.forecast.2021", values: ["220", "440"] },
    );
    expect(JSON.parse(stdout)).toEqual(plain(expected));
    expect((await command([...call, ...axes])).stdout).toMatch(/440 +1,320\.00 +1,200\.00/);
  });

  it("tells whoever watches how far it is, and nobody else", async () => {
    const told: number[] = [];
    await command(call, FILES, [], (done) => told.push(done));
    expect(told.at(-1)).toBeGreaterThan(0);
    expect((await command(call)).stderr).toBe("");
  });

  it("says which belief there is not", async () => {
    const { stderr, exitCode } = await command([...call, "--range", "discuontRate=0.05:0.2"]);
    expect(stderr).toContain('did you mean "discountRate"?');
    expect(exitCode).toBe(1);
  });
});

describe("break-even", () => {
  const call = ["break-even", "offer.json", "base.json"];

  it("gives the library's figures", async () => {
    const asked = [...call, "--target", "1200", "--belief", "metrics.profit.forecast.2021"];
    const { stdout } = await command([...asked, "--format", "json"]);
    const expected = breakEven(OFFER, BELIEFS, { target: "1200", path: "metrics.profit.forecast.2021" });
    expect(JSON.parse(stdout)).toEqual(plain(expected));
    expect((await command(asked)).stdout).toContain("metrics.profit.forecast.2021 = 440");
  });

  it("lists the beliefs where none is named", async () => {
    expect((await command(call)).stdout).toContain("metrics.profit.forecast.2021");
  });
});

describe("compare", () => {
  it("ranks offers under everybody's beliefs, whatever the order of files", async () => {
    const other = {
      ...OFFER,
      name: "Other",
      components: [{ type: "cash", amount: "1250", paid: "2022-01-01" }],
    };
    const files = { ...FILES, "other.json": other };
    const { stdout } = await command(
      ["compare", "base.json", "offer.json", "high.json", "other.json", "--format", "json"],
      files,
    );
    expect(JSON.parse(stdout)).toEqual(plain(compareOffers([OFFER, other], [BELIEFS, HIGH])));
    const shown = (await command(["compare", "offer.json", "other.json", "base.json", "high.json"], files))
      .stdout;
    expect(shown).toContain("Base: Other is worth most\nHigh: Deal is worth most");
  });
});

describe("workbook", () => {
  it("takes several views", async () => {
    const call = ["workbook", "offer.json", "base.json", "high.json", "-o", "book.xlsx"];
    const { files, exitCode } = await command(call, { ...FILES, "high.json": HIGH });
    expect([exitCode, files[0]?.name]).toEqual([0, "book.xlsx"]);
  });

  it("simulates where it is told on how many paths, and says so", async () => {
    const year = (mean: string) => ({ distribution: "lognormal", mean, volatility: "0.3" });
    const offer = {
      name: "Deal",
      currency: "USD",
      bidder: "Acme",
      components: [
        {
          type: "cumulativeEarnOut",
          metric: "profit",
          periods: [2021, 2022, 2023],
          share: "0.2",
          threshold: "300",
        },
      ],
    };
    const forecast = { 2021: year("100"), 2022: year("110"), 2023: year("120") };
    const documents = { "offer.json": offer, "base.json": { ...BELIEFS, metrics: { profit: { forecast } } } };
    const call = ["workbook", "offer.json", "base.json", "-o", "book.xlsx"];
    const refused = await command(call, documents);
    expect([refused.exitCode, refused.files.length]).toEqual([1, 0]);
    expect(refused.stderr).toContain("--paths 65536 with value, sensitivity, break-even, report or workbook");
    const made = await command([...call, "--paths", "1024", "--seed", "7"], documents);
    expect([made.exitCode, made.files.length]).toEqual([0, 1]);
    expect(made.stderr).toContain("simulated on 1,024 paths, seed 7");
  });

  it("makes a file", async () => {
    const { files, exitCode } = await command(["workbook", "offer.json", "base.json", "-o", "book.xlsx"]);
    expect([exitCode, files.length, files[0]?.name]).toEqual([0, 1, "book.xlsx"]);
    expect([...(files[0]?.content as Uint8Array).slice(0, 2)]).toEqual([0x50, 0x4b]);
  });
});

describe("check", () => {
  it("finds nothing where there is nothing", async () => {
    const { stdout, exitCode } = await command(["check", "offer.json", "base.json"]);
    expect(stdout).toContain("All 2 files are in order");
    expect(exitCode).toBe(0);
  });

  it("lists every problem of all files with line and column", async () => {
    const { metrics: _, ...missing } = BELIEFS;
    const files = { ...FILES, "twice.json": '{"name": "A",\n "name": "B"}', "missing.json": missing };
    const { stdout, exitCode } = await command(
      ["check", "offer.json", "twice.json", "missing.json", "none.json"],
      files,
    );
    expect(exitCode).toBe(1);
    expect(stdout.split("\n").filter((line) => line.startsWith("  - "))).toEqual([
      '  - twice.json:2:2: the field "name" is there twice',
      "  - none.json: there is no such file",
      "  - missing.json:1:1: metrics.profit.forecast.2021: is needed: a forecast in USD",
    ]);
  });
});

describe("new", () => {
  const kinds = builtInComponents().map(({ type }) => type);

  it("lists every kind", async () => {
    const { stdout } = await command(["new"]);
    for (const kind of kinds) expect(stdout).toContain(kind);
  });

  it.each(kinds)("starts an offer of %s that can be valued at once", async (kind) => {
    const { files, exitCode, stderr } = await command(["new", kind, "-o", "deal/"]);
    expect(exitCode).toBe(0);
    expect(files.map(({ name, replaces }) => [name, replaces])).toEqual([
      ["deal/offer.json", false],
      ["deal/beliefs.json", false],
      ["deal/README.md", false],
    ]);
    expect(stderr).toContain("next: offer-valuation value deal/offer.json deal/beliefs.json");
    const written = Object.fromEntries(files.map(({ name, content }) => [name, String(content)]));
    const valued = await command(["value", "deal/offer.json", "deal/beliefs.json"], written);
    expect([valued.exitCode, valued.stderr]).toEqual([0, ""]);
  });

  it("gives two of a kind two names, and says what each field means", async () => {
    const { files } = await command(["new", "cash", "cash"]);
    const [offer, , readme] = files.map(({ content }) => String(content));
    expect(JSON.parse(offer ?? "").components[1].name).toBe("Cash 2");
    expect(readme).toContain('| paid | When the cash is paid | no: "closing" unless stated |');
  });
});

describe("simulate", () => {
  const files = {
    ...FILES,
    "wide.json": {
      ...BELIEFS,
      metrics: {
        profit: { forecast: { 2021: { distribution: "normal", mean: "220", standardDeviation: "50" } } },
      },
    },
  };
  const call = ["simulate", "offer.json", "wide.json", "--paths", "1024", "--seed", "5"];

  it("gives the library's figures", async () => {
    const { stdout } = await command([...call, "--format", "json"], files);
    const expected = simulate(OFFER, files["wide.json"] as AssumptionsInput, { paths: 1024, seed: 5 });
    expect(JSON.parse(stdout)).toEqual(plain(expected));
  });

  it("answers first, then shows values and what may be paid", async () => {
    const { stdout } = await command(call, files);
    expect(stdout).toMatch(/^Deal, Base\n\nWorth USD 1,\d{3}(\.\d+)? on 2021-01-01 if it closes, ±/);
    expect(stdout).toContain("Simulated on 2021-01-01 on 1,024 paths (quasi-random, 16 scrambles), seed 5.");
    expect((await command([...call, "--format", "svg"], files)).stdout).toContain("What will be paid");
    expect((await command([...call, "--format", "html"], files)).stdout).toContain(
      "What will be paid, and when",
    );
  });

  it("tells whoever watches how far it is", async () => {
    const told: number[] = [];
    await command(call, files, [], (done) => told.push(done));
    expect(told.at(-1)).toBeGreaterThan(0);
  });

  it("says of a deal what the seller has in each outcome, with the library's figures", async () => {
    const deal = {
      offer: { ...OFFER, conditions: [{ event: "approval" }] },
      otherwise: { on: "2021-06-30", alternative: { name: "Alone", value: "700", on: "2021-06-30" } },
    };
    const view = { ...files["wide.json"], events: { approval: "0.8" } };
    const all = { ...files, "deal.json": deal, "view.json": view };
    const asked = ["simulate", "deal.json", "view.json", "--paths", "1024", "--seed", "5"];
    const json = await command([...asked, "--format", "json"], all);
    const expected = simulateDeal(deal as DealInput, view as AssumptionsInput, { paths: 1024, seed: 5 });
    expect(JSON.parse(json.stdout)).toEqual(plain(expected));
    const { stdout } = await command(asked, all);
    expect(stdout).toContain(
      "it closes with odds of 80.00%; whatever comes of it, the seller receives between",
    );
    expect(stdout).toMatch(/Fails: approval on 2021-06-30 +20/);
    expect((await command([...asked, "--format", "html"], all)).stdout).toContain(
      "What will be paid, and when",
    );
  });

  it("refuses counts that are none", async () => {
    const wrong = ["simulate", "offer.json", "wide.json", "--paths"];
    expect(await command([...wrong, "many"], files)).toMatchObject({ exitCode: 2 });
    const { stderr, exitCode } = await command([...wrong, "1000"], files);
    expect([exitCode, stderr]).toEqual([1, expect.stringContaining("paths")]);
  });
});

describe("value with paths", () => {
  const earnOut = {
    type: "earnOut",
    share: "0.5",
    metric: "profit",
    periods: [2021, 2022, 2023],
    aggregateCap: "100",
  };
  const normal = { distribution: "normal", mean: "100", standardDeviation: "50" };
  const files = {
    "offer.json": { ...OFFER, components: [earnOut] },
    "base.json": {
      ...BELIEFS,
      metrics: { profit: { path: "one path", forecast: { 2021: normal, 2022: normal, 2023: normal } } },
    },
  };

  it("simulates what has no closed form, and is refused without", async () => {
    const call = ["value", "offer.json", "base.json"];
    const refused = await command(call, files);
    expect([refused.exitCode, refused.stderr]).toEqual([1, expect.stringContaining("--paths 65536")]);
    const { stdout } = await command([...call, "--paths", "1024", "--format", "json"], files);
    const simulation = { paths: 1024, seed: 1 };
    const expected = valueOffer(files["offer.json"] as OfferInput, files["base.json"] as AssumptionsInput, {
      simulation,
    });
    expect(JSON.parse(stdout).valuations).toEqual([plain(expected)]);
    expect(await command([...call, "--seed", "1"], files)).toMatchObject({ exitCode: 2 });
  });
});

describe("settle", () => {
  const files = {
    ...FILES,
    "outcomes.json": { settledOn: "2022-06-30", metrics: { profit: { measured: { 2021: "300" } } } },
    "early.json": { settledOn: "2021-06-30" },
  };

  it("gives the library's figures, the answer first", async () => {
    const call = ["settle", "offer.json", "outcomes.json"];
    const { stdout } = await command([...call, "--format", "json"], files);
    expect(JSON.parse(stdout)).toEqual(plain(settle(OFFER, files["outcomes.json"])));
    const shown = (await command(call, files)).stdout;
    expect(shown).toContain("Owed: USD 1,250.00, as of 2022-06-30; nothing is open");
    expect(shown).toMatch(/2022-01-01 +Profit share, 2021 +owed +150\.00 +USD +50% × 300 = 150/);
  });

  it("says what is not known yet", async () => {
    const { stdout } = await command(["settle", "offer.json", "early.json"], files);
    expect(stdout).toContain("1 thing is not known yet");
    expect(stdout).toContain("Not known yet");
  });

  it("says where outcomes are wrong", async () => {
    const wrong = {
      ...files,
      "early.json": { settledOn: "2021-06-30", metrics: { profits: { measured: {} } } },
    };
    const { stderr, exitCode } = await command(["settle", "offer.json", "early.json"], wrong);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('did you mean "profit"?');
    expect(await command(["settle", "offer.json"], files)).toMatchObject({ exitCode: 2 });
  });
});

describe("schema and functions", () => {
  it("print the schema of documents", async () => {
    expect(JSON.parse((await command(["schema", "beliefs"])).stdout)).toEqual(plain(assumptionsJsonSchema()));
    expect(JSON.parse((await command(["schema", "outcomes"])).stdout)).toEqual(plain(outcomesJsonSchema()));
    expect(JSON.parse((await command(["schema", "offer"])).stdout).properties.components).toBeDefined();
  });

  it("list every function, and what one takes", async () => {
    const { stdout } = await command(["functions", "--format", "json"]);
    expect(JSON.parse(stdout).functions.map(({ name }: { name: string }) => name)).toEqual(
      functionTable().map(({ name }) => name),
    );
    expect((await command(["functions", "offer_xirr"])).stdout).toContain(
      "XIRR(values, dates, [guess], [day_count], [date_system])",
    );
  });
});

describe("report", () => {
  const call = ["report", "offer.json", "base.json"];

  it("is a page for a board unless another kind or format is asked for", async () => {
    const { stdout } = await command(call);
    expect(stdout).toMatch(/^<!DOCTYPE html>/);
    expect(stdout).toContain("What would have to be true");
    const auditor = await command([...call, "--kind", "auditor", "--format", "md"]);
    expect(auditor.stdout).toContain("## Level 3 inputs");
    expect((await command([...call, "--kind", "bord"])).exitCode).toBe(2);
  });

  it("is of a deal too, and says what comes of it whether or not it closes", async () => {
    const deal = {
      offer: { ...OFFER, conditions: [{ event: "approval" }] },
      otherwise: { on: "2021-06-30", alternative: { name: "Alone", value: "700", on: "2021-06-30" } },
    };
    const all = { ...FILES, "deal.json": deal, "view.json": { ...BELIEFS, events: { approval: "0.8" } } };
    const asked = ["report", "deal.json", "view.json", "--paths", "1024", "--format"];
    expect((await command([...asked, "md"], all)).stdout).toMatch(
      /## Whether or not it closes[^#]*whatever comes of it, the seller receives between/,
    );
    expect(replay(JSON.parse((await command([...asked, "json"], all)).stdout)).same).toBe(true);
  });

  it("can be done again from its JSON", async () => {
    const earlier = { ...BELIEFS, name: "Earlier", valuationDate: "2020-06-30" };
    const asked = [...call, "--earlier", "earlier.json", "--format", "json"];
    const { stdout } = await command(asked, { ...FILES, "earlier.json": earlier });
    expect(replay(JSON.parse(stdout))).toMatchObject({ same: true, documentsMatchHash: true });
    expect(JSON.parse(stdout).rollForwards).toHaveLength(1);
  });
});

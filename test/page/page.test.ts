import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import axe from "axe-core";
import {
  breakEven,
  parseAssumptions,
  parseOffer,
  reportedOracleOffer,
  valueOffer,
  withBelief,
} from "offer-valuation";
import { type Browser, type BrowserContextOptions, type Page, chromium as playwright } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { pageHtml } from "../../build/writePage.js";
import { chromium, describeWith } from "../support/programs.js";

// The page as somebody uses it, in a browser, from a file; what it shows is compared with the library.

const readJson = (file: string): object => JSON.parse(readFileSync(file, "utf8"));
const seller = readJson("examples/oracle-tiktok.seller.json");

const cents = (value: { toFixed(places: number): string }): string =>
  value.toFixed(2).replace(/\B(?=(?:\d{3})+\.)/g, ",");

/** Workers start on a busy machine. */
const PATIENT = { timeout: 90_000 };

let folder: string;
let address: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "offer-valuation-page-"));
  const html = await pageHtml();
  writeFileSync(join(folder, "page.html"), html);
  address = `file://${join(folder, "page.html")}`;
}, 300_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

it("is one file of at most 250 kB, compressed, and loads nothing", () => {
  const html = readFileSync(join(folder, "page.html"), "utf8");
  expect(gzipSync(html, { level: 9 }).length).toBeLessThan(250_000);
  expect(html).not.toMatch(/<(script|link|img|iframe)[^>]*(src|href)=/);
  expect(html).toContain("default-src 'none'");
});

describeWith(chromium, "the page in a browser", (executablePath) => {
  let browser: Browser;
  /** What went wrong or was asked for over the network, in whichever page. */
  const noticed: string[] = [];

  beforeAll(async () => {
    const args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"];
    browser = await playwright.launch({ executablePath, args });
  }, 300_000);

  afterAll(() => browser?.close());

  afterEach(() => expect(noticed.splice(0)).toEqual([]));

  async function opened(at = address, options: BrowserContextOptions = {}): Promise<Page> {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    page.on("pageerror", ({ message }) => noticed.push(message));
    page.on("console", (message) => {
      if (message.type() === "error") noticed.push(message.text());
    });
    page.on("dialog", (dialog) => {
      noticed.push(dialog.message());
      void dialog.dismiss();
    });
    page.on("request", (request) => {
      if (!/^(file|blob|data):/.test(request.url())) noticed.push(request.url());
    });
    await page.goto(at);
    await page.waitForSelector(".answer");
    return page;
  }

  const totals = (page: Page): Promise<string[]> =>
    page.locator("tr.total").first().locator("td").allTextContents();

  const worth = (beliefs: object): string =>
    cents(valueOffer(reportedOracleOffer, beliefs as never).presentValue);

  it("opens with the reported offer under three views, each worth what the library says", {
    timeout: 180_000,
  }, async () => {
    const page = await opened();
    const views = ["seller", "buyer", "sceptic"].map((view) =>
      readJson(`examples/oracle-tiktok.${view}.json`),
    );
    expect(await totals(page)).toEqual(views.map(worth));
    await expect.poll(() => page.locator("figure svg").count(), PATIENT).toBe(7);
    const title = page.locator("figure svg title");
    expect((await title.allTextContents()).join()).toMatch(
      /headline.*matters most.*histogram.*fan.*pays.*When what is paid.*Offers and views/,
    );
  });

  it("simulates what has no closed form in a worker, and gives the digits of the library", {
    timeout: 180_000,
  }, async () => {
    const earnings = (mean: string) => ({ distribution: "lognormal", mean, volatility: "0.3" });
    const ranged = { share: "0.15", metric: "ebitda", periods: [2021, 2022, 2023], threshold: "120e6" };
    const offer = {
      name: "Capped",
      currency: "USD",
      components: [{ type: "earnOut", ...ranged, aggregateCap: "10e6" }],
    };
    const beliefs = {
      name: "Mine",
      valuationDate: "2021-01-01",
      discountRate: "0.05",
      metrics: {
        ebitda: {
          path: "one path",
          forecast: { 2021: earnings("125e6"), 2022: earnings("135e6"), 2023: earnings("145e6") },
        },
      },
    };
    const file = join(folder, "capped.json");
    writeFileSync(file, JSON.stringify({ offer, views: [beliefs] }));
    const page = await opened();
    await page.setInputFiles("#file", file);
    const simulation = { paths: 16_384, seed: 1 };
    const { presentValue } = valueOffer(offer as never, beliefs as never, { simulation });
    const total = page.locator("tr.total").first().locator("td").nth(2);
    await expect.poll(() => total.textContent({ timeout: 60_000 }), PATIENT).toBe(cents(presentValue));
    expect(await page.locator(".problems").textContent()).toBe("");
    await page.getByLabel("seed", { exact: false }).fill("7");
    await page.keyboard.press("Tab");
    const other = valueOffer(offer as never, beliefs as never, { simulation: { ...simulation, seed: 7 } });
    await expect.poll(() => total.textContent({ timeout: 60_000 }), PATIENT).toBe(cents(other.presentValue));
    await page.getByLabel("To be worth").fill(presentValue.times("0.9").toFixed(0));
    await page.getByRole("button", { name: "find" }).click();
    await page
      .getByText(/would have to be/)
      .last()
      .waitFor({ timeout: 90_000 });
  });

  it("shows how far long work is, stops it when told to, and starts it again", {
    timeout: 180_000,
  }, async () => {
    const page = await opened();
    await page.getByLabel("simulated on").selectOption("1048576");
    await page.getByText("Simulating", { exact: true }).waitFor({ timeout: 90_000 });
    // Meanwhile the page answers.
    await page.getByRole("button", { name: "Buyer's view" }).click();
    await page.getByText("Simulating", { exact: true }).waitFor({ timeout: 90_000 });
    await page.getByRole("button", { name: "stop" }).click();
    await page.getByText("Stopped: what is below may be of earlier beliefs").waitFor();
    await page.getByRole("button", { name: "start again" }).waitFor();
    await page.getByLabel("simulated on").selectOption("16384");
    await page.getByText("What may be paid", { exact: true }).waitFor({ timeout: 90_000 });
    await page.getByLabel("simulated on").selectOption("1048576");
    await page.getByText("Simulating", { exact: true }).waitFor({ timeout: 90_000 });
    await page.getByRole("button", { name: "stop" }).click();
    await page.getByRole("button", { name: "start again" }).click();
    await page.getByText("Simulating", { exact: true }).waitFor({ timeout: 90_000 });
    await page.getByText("Stopped", { exact: false }).waitFor({ state: "detached" });
  });

  it("values anew when a belief is changed, and says what is wrong beside the field", {
    timeout: 180_000,
  }, async () => {
    const page = await opened();
    const rate = page.locator(`[data-at='["discountRate","rate"]']`);
    await rate.fill("0.0725");
    const expected = worth(withBelief(seller as never, "discountRate.rate", "0.0725").toJSON());
    await expect.poll(async () => (await totals(page))[0]).toBe(expected);
    await rate.fill("7,25%");
    await page.waitForSelector(`[data-at='["discountRate","rate"]'][aria-invalid="true"]`);
    const described = (await rate.getAttribute("aria-describedby"))?.split(" ").at(-1) ?? "";
    expect(await page.locator(`#${described}`).textContent()).toContain("must be a decimal string");
    expect(await rate.evaluate((field) => field.matches(":focus"))).toBe(true);
    await rate.fill("0.0725");
    await expect.poll(async () => (await totals(page))[0]).toBe(expected);
    const mean = page.locator(`[data-at='["metrics","us-profit","forecast","2021","mean"]']`);
    await mean.fill("750 million");
    const halved = withBelief(
      withBelief(seller as never, "discountRate.rate", "0.0725"),
      "metrics.us-profit.forecast.2021.mean",
      "750e6",
    );
    await expect.poll(async () => (await totals(page))[0]).toBe(worth(halved.toJSON()));
  });

  it("adds a component from the list, with placeholders for what must then be believed", {
    timeout: 180_000,
  }, async () => {
    const page = await opened();
    await page.getByText("The offer", { exact: true }).click();
    await page.getByLabel("Add a component").selectOption("earnOut");
    await page.getByRole("button", { name: "Put placeholders for the beliefs that are missing" }).click();
    const table = page.locator("table", { hasText: "nominal" });
    await expect.poll(() => table.locator("tbody th", { hasText: "Earn-out" }).count()).toBe(1);
    // In all three views.
    await expect.poll(() => page.locator(".answer").count()).toBe(3);
    await page.getByRole("button", { name: "Take away components 4" }).click();
    await expect.poll(() => table.locator("tbody th", { hasText: "Earn-out" }).count()).toBe(0);
  });

  it("finds the belief that makes it worth a target, and shows the value as it is dragged", {
    timeout: 180_000,
  }, async () => {
    const page = await opened();
    await page.getByLabel("If another belief were held of").selectOption("discountRate.rate");
    await page.getByLabel("To be worth").fill("20e9");
    await page.getByRole("button", { name: "find" }).click();
    const { solutions } = breakEven(reportedOracleOffer, seller as never, {
      target: "20e9",
      path: "discountRate.rate",
    });
    const found = solutions[0]?.value.times(100).toSignificantDigits(8).toString();
    await page.getByText(`Discount rate would have to be ${found}%.`).waitFor();
    const slider = page.getByLabel("drag it");
    await slider.focus();
    await page.keyboard.press("Home");
    const atNothing = valueOffer(reportedOracleOffer, withBelief(seller as never, "discountRate.rate", "0"));
    const billions = atNothing.presentValue.div("1e9").toSignificantDigits(4).toString();
    await expect.poll(() => page.locator("output").textContent()).toContain(`0%: USD ${billions} billion`);
    await page.getByRole("button", { name: "hold this belief" }).click();
    await expect.poll(async () => (await totals(page))[0]).toBe(cents(atNothing.presentValue));
  });

  it("saves what it holds and opens it again", { timeout: 180_000 }, async () => {
    const page = await opened();
    await page.locator(`[data-at='["name"]']`).first().fill("My own view");
    await page.getByRole("button", { name: "My own view" }).waitFor();
    const [saved] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Save all" }).click(),
    ]);
    const file = join(folder, "saved.json");
    await saved.saveAs(file);
    const { offer, views } = readJson(file) as { offer: unknown; views: { name: string }[] };
    expect(parseOffer(offer).toJSON()).toEqual(reportedOracleOffer.toJSON());
    expect(views[0]?.name).toBe("My own view");
    const other = await opened();
    await other.setInputFiles("#file", file);
    await other.getByRole("button", { name: "My own view" }).waitFor();
    expect(await totals(other)).toEqual(await totals(page));
  });

  it("opens what the command reads: an offer, and beliefs beside those that are there", {
    timeout: 180_000,
  }, async () => {
    const page = await opened();
    const deal = "examples/deals/sanofi-genzyme";
    await page.setInputFiles("#file", [`${deal}.offer.json`, `${deal}.beliefs.json`]);
    const offer = parseOffer(readJson(`${deal}.offer.json`));
    const beliefs = parseAssumptions(readJson(`${deal}.beliefs.json`));
    const expected = cents(valueOffer(offer, beliefs).presentValue);
    await expect.poll(async () => (await totals(page)).at(2)).toBe(expected);
    const broken = join(folder, "broken.json");
    writeFileSync(broken, '{\n "name": }');
    await page.setInputFiles("#file", broken);
    await page.getByText("Line 2, column 10: a value is due").waitFor();
  });

  it("gives a workbook and a report to keep", { timeout: 180_000 }, async () => {
    const page = await opened();
    for (const [button, name, begins] of [
      ["Workbook", "offer.xlsx", "PK"],
      ["Report", "report.html", "<!DOCTYPE html>"],
    ] as const) {
      const asked = page.getByRole("button", { name: button }).click();
      const [file] = await Promise.all([page.waitForEvent("download"), asked]);
      expect(file.suggestedFilename()).toBe(name);
      await file.saveAs(join(folder, name));
      expect(readFileSync(join(folder, name)).subarray(0, begins.length).toString()).toBe(begins);
    }
  });

  it("holds the whole document in its address", { timeout: 180_000 }, async () => {
    const page = await opened();
    await page.locator(`[data-at='["discountRate","rate"]']`).fill("0.11");
    await page.waitForURL(/#d=/);
    const other = await opened(page.url());
    await expect.poll(() => totals(other)).toEqual(await totals(page));
    expect((await totals(other))[0]).toBe(
      worth(withBelief(seller as never, "discountRate.rate", "0.11").toJSON()),
    );
    const broken = await opened(`${address}#d=AAAA`);
    await broken.getByText("The document in the address cannot be read").waitFor();
  });

  it("shows names that are meant to do harm as texts", { timeout: 180_000 }, async () => {
    const hostile = `<img src=x onerror="alert(1)"><script>alert(2)</script>`;
    const file = join(folder, "hostile.json");
    const fact = { fact: hostile, reading: hostile };
    const offer = { ...reportedOracleOffer.toJSON(), note: hostile, open: [fact] };
    writeFileSync(
      file,
      JSON.stringify({
        offer,
        views: [
          { ...seller, name: hostile, note: hostile },
          { ...seller, name: "</svg>" },
        ],
      }),
    );
    const page = await opened();
    await page.setInputFiles("#file", file);
    await page.getByText(hostile, { exact: false }).first().waitFor();
    await page.waitForSelector("figure svg");
    expect(await page.locator("img, main script, figure script").count()).toBe(0);
  });

  it.each([
    ["on a desk", { viewport: { width: 1400, height: 1000 } }],
    ["in the dark", { viewport: { width: 1400, height: 1000 }, colorScheme: "dark" }],
    ["on a telephone", { viewport: { width: 390, height: 800 } }],
  ] satisfies [string, BrowserContextOptions][])(
    "can be used by everybody, %s",
    { timeout: 120_000 },
    async (_, options) => {
      const page = await opened(address, options);
      await page.getByText("The offer", { exact: true }).click();
      await page.locator(`[data-at='["discountRate","rate"]']`).fill("wrong");
      await page.waitForSelector("[aria-invalid=true]");
      await page.evaluate(axe.source);
      const violations = await page.evaluate(async () => {
        const { axe: checker } = globalThis as unknown as {
          axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
        };
        return (await checker.run()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
      });
      expect(violations).toEqual([]);
      const width = options.viewport.width;
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
    },
  );
});

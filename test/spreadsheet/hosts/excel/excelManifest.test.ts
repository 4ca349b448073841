import { readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { excelManifest } from "offer-valuation/spreadsheet";
import { OfficeAddinManifest } from "office-addin-manifest";
import { describe, expect, it } from "vitest";
import { builtFiles, builtText } from "../builtFiles.js";

const TERMS = { version: "1.2.3", address: "https://localhost:3000", namespace: "OFFER" };

describe("manifest.xml", () => {
  it("is read by Microsoft's own tool", { timeout: 300_000 }, async () => {
    const file = join(tmpdir(), `offer-valuation-${process.pid}-manifest.xml`);
    await writeFile(file, await builtText("excel/manifest.xml"));
    const { version } = JSON.parse(await readFile("package.json", "utf8"));
    expect(await OfficeAddinManifest.readManifestFile(file)).toMatchObject({
      id: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
      version: `${version}.0`,
      displayName: "offer-valuation",
      providerName: "offer-valuation",
      defaultLocale: "en-US",
      hosts: ["Workbook"],
      officeAppType: "TaskPaneApp",
      permissions: "ReadWriteDocument",
      iconUrl: "https://localhost:3000/icon-32.png",
      highResolutionIconUrl: "https://localhost:3000/icon-64.png",
      supportUrl: "https://localhost:3000/functions.html",
    });
  });

  it("names files that are there", { timeout: 300_000 }, async () => {
    const manifest = await builtText("excel/manifest.xml");
    const named = [...manifest.matchAll(/https:\/\/localhost:3000\/([^"]*)"/g)].map(
      ([, file]) => `excel/${file}`,
    );
    expect(new Set(named).size).toBe(7);
    const files = await builtFiles();
    expect(named.filter((file) => !files.has(file))).toEqual([]);
    for (const size of [16, 32, 64, 80]) {
      const icon = Buffer.from(files.get(`excel/icon-${size}.png`) ?? "");
      expect([icon.toString("latin1", 1, 4), icon.readUInt32BE(16), icon.readUInt32BE(20)]).toEqual([
        "PNG",
        size,
        size,
      ]);
    }
  });

  it("says everything that it refers to", () => {
    const manifest = excelManifest(TERMS);
    const asked = new Set([...manifest.matchAll(/resid="([^"]*)"/g)].map(([, id]) => id));
    const said = new Set(
      [...manifest.matchAll(/ id="([A-Z][a-z]+\.[A-Za-z0-9]+)" DefaultValue/g)].map(([, id]) => id),
    );
    expect([...asked].sort()).toEqual([...said].sort());
  });

  it("takes another address, and writes what is special in it as XML does", () => {
    const manifest = excelManifest({ ...TERMS, address: "https://example.com/a?b='1'&c=<d>" });
    expect(manifest).toContain('"https://example.com/a?b=&#39;1&#39;&amp;c=&lt;d&gt;/functions.js"');
  });

  it.each([
    [{ version: "1.2" }, "terms.version: must be a version of three numbers"],
    [{ version: "1.2.3.4" }, "terms.version: must be"],
    [{ version: "1.2.300000" }, "terms.version: must be"],
    [{ address: "http://localhost:3000" }, "terms.address: must be an https address"],
    [{ address: "https://localhost:3000/" }, "terms.address: must be an https address"],
    [{ address: 'https://a"/> b' }, "terms.address: must be an https address"],
    [{ namespace: 'O"/>' }, "terms.namespace: must be"],
    [{ namespace: "" }, "terms.namespace: must be"],
  ])("refuses %j", (terms, message) => {
    expect(() => excelManifest({ ...TERMS, ...terms })).toThrow(message);
  });

  it("leaves out the suffix of a version", () => {
    expect(excelManifest({ ...TERMS, version: "2.0.0-beta.1" })).toContain("<Version>2.0.0.0</Version>");
  });
});

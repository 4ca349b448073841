import { excelPage, functionTable } from "offer-valuation/spreadsheet";
import { expect, it } from "vitest";

it("the page lists each function once, with its arguments and what it does", () => {
  const table = functionTable();
  const page = excelPage(table, "OFFER");

  const shown = [...page.matchAll(/<dt>OFFER\.([A-Z0-9_]+)\(([^)]*)\)<\/dt>/g)];
  expect(shown.map(([, name]) => name)).toEqual(table.map(({ name }) => name));
  expect(shown.map(([, , names]) => names)).toEqual(
    table.map(({ parameters }) => Object.keys(parameters).join(", ")),
  );
  expect(page.match(/<dd>/g)).toHaveLength(table.length);
});

it("the page writes what is special in HTML as it must be written", () => {
  const [first] = functionTable();
  if (first === undefined) throw new Error("the table is empty");
  const page = excelPage([{ ...first, summary: 'A <b> & a "c"' }], "OFFER");

  expect(page).toContain("<dd>A &lt;b&gt; &amp; a &quot;c&quot;</dd>");
  expect(() => excelPage([first], "A&B")).toThrow("namespace: must be");
});

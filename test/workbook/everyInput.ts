import type { AssumptionsInput } from "offer-valuation";
import type { Workbook } from "offer-valuation/workbook";
import { inCell } from "./inCell.js";
import type { Case } from "./offers.js";

/** Where a cell's belief stands in the document, and what is put in place of it. */
type Place = readonly string[];

const DAY = 86_400_000;

const later = (date: string, days: number): string =>
  new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10);

const snake = (...words: readonly string[]): string =>
  words
    .join("_")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "");

const underscored = (field: string): string => field.replace(/[A-Z]/g, (letter) => `_${letter}`);

/** The name of the cell of every belief that an offer's workbook may ask for, from the document's own words. */
function cellsOf({ offer, beliefs }: Case): ReadonlyMap<string, Place> {
  const stated = beliefs as unknown as Record<string, Record<string, unknown>>;
  const keys = (field: string): string[] => Object.keys(stated[field] ?? {});
  const parties = [offer.bidder, offer.target, ...keys("creditSpreads")].flatMap((party) => party ?? []);
  const averages = (stated["targetPrices"]?.["averages"] ?? {}) as object;
  const shares = keys("shares").flatMap((issuer): [string, Place][] => [
    [snake(issuer, "shares_outstanding"), ["shares", issuer, "outstanding"]],
    ...["price", "dividendYield", "volatility"].map((field): [string, Place] => [
      snake(issuer, underscored(field)),
      ["shares", issuer, field],
    ]),
  ]);
  return new Map<string, Place>([
    ["discount_rate", isBare(stated["discountRate"]) ? ["discountRate"] : ["discountRate", "rate"]],
    ["target_last_close", ["targetPrices", "lastClose"]],
    ["target_unaffected_price", ["targetPrices", "unaffected"]],
    ...Object.keys(averages).map((name): [string, Place] => [
      snake("target", name),
      ["targetPrices", "averages", name],
    ]),
    ...parties.map((party): [string, Place] => [snake(party, "credit_spread"), ["creditSpreads", party]]),
    ...keys("requiredReturns").map((name): [string, Place] => [
      snake(name, "required_return"),
      ["requiredReturns", name],
    ]),
    ...keys("events").map((event): [string, Place] => [snake(event, "probability"), ["events", event]]),
    ...shares,
    ...keys("metrics").flatMap((metric) => metricCells(metric, stated["metrics"]?.[metric])),
  ]);
}

function metricCells(metric: string, of: unknown): [string, Place][] {
  const { forecast } = of as { forecast: Record<string, Record<string, unknown>> };
  const cells: [string, Place][] = [[snake(metric, "risk_premium"), ["metrics", metric, "riskPremium"]]];
  for (const [period, family] of Object.entries(forecast)) {
    const place = ["metrics", metric, "forecast", period];
    for (const field of Object.keys(family)) {
      cells.push([snake(metric, period, underscored(field)), [...place, field]]);
    }
    ((family["scenarios"] ?? []) as unknown[]).forEach((_, index) => {
      const one = [...place, "scenarios", String(index)];
      cells.push([`${snake(metric, period, "values")}, ${index + 1}`, [...one, "value"]]);
      cells.push([`${snake(metric, period, "probabilities")}, ${index + 1}`, [...one, "probability"]]);
    });
  }
  return cells;
}

const isBare = (rate: unknown): boolean => typeof rate !== "object";

/** Somewhat more or less, so that no two figures of a kind move alike. */
function moved(name: string, value: number, nth: number): string {
  const size = (by: number): string => (value * by).toPrecision(12);
  if (/probability$/.test(name)) return size(0.97 - 0.01 * (nth % 7));
  if (/(?:rate|spread|premium|return|yield)$/.test(name)) {
    return (value + 0.001 * (2 + (nth % 5))).toFixed(6);
  }
  return size(1.01 + 0.003 * (nth % 11));
}

/** Probabilities of cases, less each but for the last, which takes what they leave. */
function movedOdds(values: readonly number[]): string[] {
  const less = values.slice(0, -1).map((value, index) => (value * (0.9 - 0.05 * index)).toFixed(6));
  const left = less.reduce((rest, value) => rest - Number(value), 1);
  return [...less, left.toFixed(6)];
}

interface InputCell {
  readonly name: string;
  readonly value: number;
}

/** What stands in the cells of beliefs in place of what is there. */
function movedInputs(inputs: readonly InputCell[], beliefs: AssumptionsInput): ReadonlyMap<string, string> {
  const isOdds = /^(.*_probabilities), \d+$/;
  const stated = beliefs as unknown as Readonly<Record<string, string>>;
  const dates = [
    ["valuation_date", "valuationDate", 3],
    ["closing", "closing", 17],
  ] as const;
  const columns = new Map<string, InputCell[]>();
  for (const one of inputs) {
    const [, column] = isOdds.exec(one.name) ?? [];
    if (column !== undefined) columns.set(column, [...(columns.get(column) ?? []), one]);
  }
  return new Map([
    ...inputs.map(({ name, value }, nth): [string, string] => [name, moved(name, value, nth)]),
    ...dates.map(([name, field, days]): [string, string] => [name, later(String(stated[field]), days)]),
    ...[...columns.values()].flatMap((column) => {
      const odds = movedOdds(column.map(({ value }) => value));
      return column.map(({ name }, index): [string, string] => [name, odds[index] ?? ""]);
    }),
  ]);
}

/** A workbook in which every belief has another figure in its cell, with the beliefs that say the same; and cells nobody knows. */
export function everyInputChanged(
  one: Case,
  book: Workbook,
): { readonly book: Workbook; readonly beliefs: AssumptionsInput; readonly unknown: readonly string[] } {
  const rows = book.sheets.find(({ name }) => name === "Beliefs")?.rows ?? [];
  const inputs = rows.flatMap(([, cell, , named]): InputCell[] =>
    cell?.kind === "number" && named?.kind === "text" ? [{ name: named.text, value: cell.value }] : [],
  );
  const known = new Map<string, Place>([
    ...cellsOf(one),
    ["valuation_date", ["valuationDate"]],
    ["closing", ["closing"]],
  ]);
  const values = movedInputs(inputs, one.beliefs);
  const beliefs = structuredClone(one.beliefs) as unknown as Record<string, unknown>;
  let changed = book;
  for (const { name } of inputs) {
    const place = known.get(name);
    const value = values.get(name) ?? "";
    if (place === undefined) continue;
    changed = inCell(changed, name, value);
    put(beliefs, place, value);
  }
  const unknown = inputs.flatMap(({ name }) => (known.has(name) ? [] : [name]));
  return { book: changed, beliefs: beliefs as unknown as AssumptionsInput, unknown };
}

function put(document: Record<string, unknown>, [key = "", ...rest]: Place, value: string): void {
  if (rest.length === 0) document[key] = value;
  else {
    document[key] ??= {};
    put(document[key] as Record<string, unknown>, rest, value);
  }
}

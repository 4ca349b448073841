import {
  type AssumptionsInput,
  claim,
  currency,
  delivery,
  type OfferInput,
  observe,
  offer,
  parseOffer,
  price,
  valueOffer,
} from "offer-valuation";
import { type Workbook, workbook, xlsx } from "offer-valuation/workbook";
import { beforeAll, describe, expect, it } from "vitest";
import { describeWith, libreOffice } from "../support/programs.js";
import { comparedFigures, errorOf } from "./comparedFigures.js";
import { inCell } from "./inCell.js";
import { type FileValues, recalculated } from "./libreOffice.js";

const calendars = {
  "New York": {
    weekend: ["Saturday", "Sunday"],
    holidays: [
      "1899-12-25",
      "2021-05-31",
      "2021-06-23",
      "2021-07-05",
      "2021-09-06",
      "2021-11-25",
      "2021-12-24",
    ],
  },
  Riyadh: { weekend: ["Friday", "Saturday"], holidays: ["2021-07-20", "2021-09-23"] },
  Always: { weekend: [], holidays: [] },
};

const collar = (name: string, more: object) => ({
  type: "fixedValueCollar",
  name,
  issuer: "ACME",
  value: "15",
  low: "38",
  high: "62",
  targetShares: "1e6",
  ...more,
});

const made = (names: readonly (keyof typeof calendars)[], components: readonly object[]) =>
  parseOffer({
    name: "Deal",
    currency: "USD",
    bidder: "Acme",
    calendars: Object.fromEntries(names.map((name) => [name, calendars[name]])),
    components,
  } as OfferInput);

const offers = {
  "business days of several calendars": made(
    ["New York", "Riyadh"],
    [
      { type: "cash", amount: "1e8", paid: "closing + 10 business days" },
      { type: "cash", name: "Before", amount: "2e8", paid: "closing - 3 business days" },
      { type: "cash", name: "Fixed", amount: "3e8", paid: "2021-09-22 + 1 business day + 1 month" },
      {
        type: "profitShare",
        share: "0.5",
        metric: "profit",
        periods: ["2021"],
        paymentLag: "40 business days",
      },
      { type: "tickingFee", amount: "5e9", rate: "0.06", start: "2021-04-01 + 5 business days" },
    ],
  ),
  "windows in trading days": made(
    ["New York", "Riyadh", "Always"],
    [
      collar("Ten", { averagedOver: { tradingDays: 10, calendar: "New York" } }),
      collar("Ahead of closing", {
        averagedOver: { tradingDays: 20, ending: "closing - 3 days", calendar: "Riyadh" },
      }),
      collar("Every day", { averagedOver: { tradingDays: 7, calendar: "Always" } }),
      collar("One", { averagedOver: { tradingDays: 1, calendar: "New York" } }),
      collar("From a business day", { averagedFrom: "closing - 5 business days" }),
    ],
  ),
};
type Which = keyof typeof offers;

const fixings = Object.fromEntries(
  Array.from({ length: 60 }, (_, index) => [
    new Date(Date.UTC(2021, 3, 20 + index)).toISOString().slice(0, 10),
    `${55 + (index % 7)}.25`,
  ]),
);
/** The same offers whose calendars have no holidays. */
const withoutHolidays = (which: Which) => {
  const document = offers[which].toJSON();
  const named = document["calendars"] as Record<string, object>;
  const bare = Object.entries(named).map(([name, calendar]) => [name, { ...calendar, holidays: [] }]);
  return parseOffer({ ...document, calendars: Object.fromEntries(bare) });
};

const beliefs = {
  valuationDate: "2021-06-20",
  closing: "2021-06-30",
  discountRate: "0.05",
  metrics: { profit: { forecast: { 2021: { distribution: "lognormal", mean: "6e8", volatility: "0.3" } } } },
  shares: { ACME: { price: "58.5", dividendYield: "0.016", volatility: "0.3", fixings } },
} as const satisfies AssumptionsInput;

const CLOSINGS = ["2021-07-02", "2021-07-05", "2021-07-24", "2021-09-07", "2021-12-26"];
const cases = (Object.keys(offers) as Which[]).flatMap((which) =>
  ["2021-06-30", ...CLOSINGS].map((closing) => [which, closing] as const),
);

describe("business days", () => {
  // A case that holidays do not bear on would hold where cells left them out.
  it.each(cases)("fall elsewhere without the holidays: %s, closing on %s", (which, closing) => {
    const valued = (deal: (typeof offers)[Which]) => {
      const { cashFlows } = valueOffer(deal, { ...beliefs, closing });
      return cashFlows.map(({ date, units, expectedUnits }) => `${date} ${units} ${expectedUnits}`);
    };
    expect(valued(withoutHolidays(which))).not.toEqual(valued(offers[which]));
  });

  it("stand on a sheet of their own, each calendar that is counted by once", () => {
    const sheet = (which: Which) =>
      workbook(offers[which], beliefs, { sensitivities: false })
        .sheets.find(({ name }) => name === "Calendars")
        ?.rows.slice(2, 4)
        .map((row) => row.map((cell) => (cell?.kind === "text" ? cell.text : "")));
    expect(sheet("business days of several calendars")).toEqual([
      ["Calendar", "New York and Riyadh"],
      ["Weekend", "Friday, Saturday, Sunday"],
    ]);
    expect(sheet("windows in trading days")).toEqual([
      ["Calendar", "New York", "Riyadh", "Always", "New York and Riyadh and Always"],
      ["Weekend", "Saturday, Sunday", "Friday, Saturday", "none", "Friday, Saturday, Sunday"],
    ]);
  });

  it("keep the holidays of two calendars that have no name apart", () => {
    const mean = (holiday: string) =>
      claim({
        name: holiday,
        claim: delivery(
          observe(
            price("ACME", "USD", "2021-07-30", {
              count: 3,
              calendar: { weekend: ["Saturday", "Sunday"], holidays: [holiday] },
            }),
          ),
          currency("USD"),
          "2021-07-30",
        ),
      });
    const deal = offer({
      name: "Deal",
      currency: "USD",
      bidder: "Acme",
      components: [mean("2021-07-29"), mean("2021-07-28")],
    });
    const { sheets } = workbook(deal, beliefs, { sensitivities: false });
    const rowsOf = (name: string) => sheets.find((sheet) => sheet.name === name)?.rows ?? [];
    const days = rowsOf("Calendars")
      .slice(4)
      .map((row) => row.slice(1).map((cell) => (cell?.kind === "number" ? cell.value : undefined)));
    // 29 and 28 July 2021.
    expect(days).toEqual([[44406, 44405]]);
    const titles = rowsOf("Tables").filter(([cell]) => cell?.kind === "text" && cell.text.startsWith("mean"));
    expect(titles.length).toBe(2);
  });

  it("leave no sheet where nothing counts them", () => {
    const deal = made(["New York"], [{ type: "cash", amount: "1", paid: "closing + 10 days" }]);
    expect(workbook(deal, beliefs).sheets.map(({ name }) => name)).not.toContain("Calendars");
  });
});

describeWith(libreOffice, "business days", (soffice) => {
  const books = new Map<string, Workbook>();
  let values: ReadonlyMap<string, FileValues>;

  beforeAll(async () => {
    const files = new Map<string, Uint8Array>();
    for (const [index, [which, closing]] of cases.entries()) {
      const book = workbook(offers[which], beliefs, { sensitivities: false });
      const changed = closing === beliefs.closing ? book : inCell(book, "closing", closing);
      books.set(`file-${index}`, changed);
      files.set(`file-${index}`, await xlsx(changed));
    }
    values = await recalculated(soffice, files);
  }, 240_000);

  it.each(
    cases.map((one, index) => [...one, index] as const),
  )("are counted in cells as in the library: %s, closing on %s", (which, closing, index) => {
    const book = books.get(`file-${index}`) as Workbook;
    expect(book.fixed).toEqual([]);
    const shown = values.get(`file-${index}`) as FileValues;
    const wrong = comparedFigures(book, shown, offers[which], { ...beliefs, closing })
      .map((figure) => ({ ...figure, error: errorOf(figure) }))
      .filter(({ error }) => !(error <= 1e-12));
    expect(wrong).toEqual([]);
  });
});

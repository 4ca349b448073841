import { ownProperty } from "../schema/records.js";
import { dateSerial, parseDate } from "../time/date.js";
import { beliefInput } from "./beliefInput.js";
import type { Context } from "./context.js";
import { checkedDay } from "./dateFormula.js";

export type ShareFigure = "price" | "dividendYield" | "volatility";

const SHARE_WORDS: Readonly<Record<ShareFigure, readonly [word: string, label: string, unit: string]>> = {
  price: ["price", "price today", "a share"],
  dividendYield: ["dividend_yield", "dividend yield", "a year, continuous, ACT/365F"],
  volatility: ["volatility", "volatility", "a year"],
};

export function shareFigureOf(context: Context, issuer: string, figure: ShareFigure): string {
  const quote = ownProperty(context.beliefs.shares, issuer);
  const [word, label, unit] = SHARE_WORDS[figure];
  return beliefInput(context, {
    section: "Share prices",
    label: `${issuer}, ${label}`,
    unit: figure === "price" ? `${quote?.currency ?? context.currency} ${unit}` : unit,
    format: figure === "price" ? "money" : "percent",
    path: ["shares", issuer, figure],
    words: [issuer, word],
    stated: quote?.[figure],
    note: quote?.note,
  });
}

/** Prices of past days: the names of a column of days and of one of prices; undefined where none are stated. */
export function fixingsOf(
  { ledger, beliefs }: Context,
  issuer: string,
): { readonly days: string; readonly prices: string } | undefined {
  const fixings = Object.entries(ownProperty(beliefs.shares, issuer)?.fixings ?? {});
  if (fixings.length === 0) return undefined;
  const shown = { section: "Share prices", source: "", stated: true } as const;
  const days = ledger.inputColumn(`${issuer} days`, [issuer, "fixing_days"], () =>
    fixings.map(([date]) => ({
      ...shown,
      label: `${issuer}, day of a past price`,
      unit: "date",
      format: "date" as const,
      value: dateSerial(checkedDay(parseDate(date, []))),
    })),
  );
  const prices = ledger.inputColumn(`${issuer} fixings`, [issuer, "fixings"], () =>
    fixings.map(([date, value]) => ({
      ...shown,
      label: `${issuer}, price on ${date}`,
      unit: "a share",
      format: "money" as const,
      value,
    })),
  );
  return { days, prices };
}

// Internal: no name of the public API lives here.

import type { Component } from "../components/defineComponent.js";
import { statesByShare } from "../components/parts/perShare.js";
import { type Decimal, ONE } from "../numeric/decimal.js";
import { isContingent } from "../offer/isContingent.js";
import { beliefInput, spotRateOf } from "./beliefInputs.js";
import { rangesOf } from "./bridgeSheet.js";
import { type FlowColumn, type FlowRows, sharePriceFormula } from "./cashFlowsSheet.js";
import { cellAddress, formulaCell, textCell } from "./cells.js";
import { chosenFormula } from "./chosen.js";
import { type Context, componentOf, type FlowAt, type Views } from "./context.js";
import type { DraftSheet } from "./draftSheet.js";
import { PRESENT_VALUE, PRICE_PER_SHARE } from "./figureNames.js";
import type { CellFormat } from "./sheet.js";
import { OFFERED_CASH, type TargetCells } from "./statedTerms.js";

/** A figure of one share, and the row in which it stands. */
interface ShareFigure {
  readonly label: string;
  readonly format: CellFormat;
  readonly row: number;
}

/** What an offer comes to for each share of the target, followed from the terms, prices and cash flows. */
export function addPerShare(
  draft: DraftSheet,
  { all }: Views,
  rows: FlowRows,
  target: TargetCells | undefined,
): readonly ShareFigure[] {
  if (target === undefined) return [];
  const [{ offer }] = all;
  const flows = rows.flows[0] as readonly FlowAt[];
  const figures: ShareFigure[] = [];
  const figure = (
    label: string,
    format: CellFormat,
    of: (context: Context) => string | undefined,
  ): string => {
    const row = draft.add(textCell(label), formulaCell(chosenFormula(all.map(of)), "figure", format));
    figures.push({ label, format, row });
    return cellAddress(row, 2);
  };
  /** The sum of a column over the flows of some components. */
  const sum = (column: FlowColumn, of: (flow: FlowAt) => boolean): string =>
    rangesOf(
      flows.flatMap((flow, index) => (of(flow) ? [index] : [])),
      (from, to) => rows.at(column, rows.first + from, rows.first + to),
    );
  const component = (flow: FlowAt): Component =>
    offer.components.find(({ name }) => name === componentOf(flow.obligation)) as Component;
  const { held, options, counts, strikes } = target;

  draft.add();
  draft.add(textCell("For each share of the target", "heading"));
  const isApart = ({ pricePart, type }: Component): boolean =>
    pricePart !== undefined || type === "optionSpread" || type === "assumedDebt";
  const inTotal = sum(
    "nominal",
    (flow) => !isContingent(flow.obligation, offer) && !isApart(component(flow)),
  );
  const equity = figure("Equity value at face", "money", (context) => {
    const rate = rateOf(context);
    const cash = target.price === undefined ? "0" : `${OFFERED_CASH}${rate}`;
    const stock = (target.price?.stock ?? []).map(
      ({ name, issuer }) => `${name}*${sharePriceFormula(context, issuer)}`,
    );
    const each = `(${[cash, ...stock].join("+")})`;
    const gains =
      options.length === 0
        ? ""
        : `+SUMPRODUCT(${counts},(${each}>${strikes}${rate})*(${each}-${strikes}${rate}))`;
    return target.price === undefined ? inTotal : `${each}*${held}${gains}+${inTotal}`;
  });
  // Price × diluted shares is convex in the price, so the price is the least of those with the options up to each exercise price.
  const price = figure("Price at face", "price", (context) => {
    const rate = rateOf(context);
    const upTo = options.map((_, index) => {
      const reached = `(${strikes}<=INDEX(${strikes},${index + 1}))`;
      return `(${equity}+SUMPRODUCT(${counts},${reached}*${strikes}${rate}))/(${held}+SUMPRODUCT(${counts},${reached}*1))`;
    });
    return `MIN(${[`${equity}/${held}`, ...upTo].join(",")})`;
  });
  draft.call(PRICE_PER_SHARE, draft.next() - 1, 2);
  const dilution = (context: Context): string =>
    `SUMPRODUCT(${counts},(${price}>${strikes}${rateOf(context)})*(1-${strikes}${rateOf(context)}/MAX(${price},1E-300)))`;
  const diluted = figure("Diluted shares, by the treasury stock method", "number", (context) =>
    options.length === 0 ? held : `${held}+${dilution(context)}`,
  );
  const granted = (context: Context): string =>
    options.length === 0 ? held : `(${held}+SUMPRODUCT(${counts},(${price}>${strikes}${rateOf(context)})*1))`;
  const sharedBy = (one: Component, context: Context): string => {
    if (one.pricePart !== undefined) return held;
    return statesByShare(one) ? granted(context) : diluted;
  };
  /** A column for each target share: what options alone receive is left out. */
  const eachShare = (column: FlowColumn, context: Context, of: (flow: FlowAt) => boolean): string => {
    const groups = new Map<string, Set<string>>();
    for (const one of offer.components) {
      if (one.type === "optionSpread") continue;
      const by = sharedBy(one, context);
      groups.set(by, (groups.get(by) ?? new Set()).add(one.name));
    }
    const parts = [...groups].map(([by, names]) => {
      const total = sum(column, (flow) => names.has(component(flow).name) && of(flow));
      return total === "0" ? "0" : `${total}/${by}`;
    });
    return parts.filter((part) => part !== "0").join("+") || "0";
  };
  figure("Present value of what one share receives", "price", (context) =>
    eachShare("presentValue", context, () => true),
  );
  figure("Present value for each basic share", "price", () => `${PRESENT_VALUE}/${target.basic.name}`);
  const { netDebt } = target;
  const equityValue = figure(
    "Equity value, price × diluted shares",
    "money",
    () => `${PRICE_PER_SHARE}*${diluted}`,
  );
  if (netDebt !== undefined) {
    figure("Enterprise value", "money", (context) => `${equityValue}+${netDebt.name}${rateOf(context)}`);
  }
  for (const over of pricesIn(all)) {
    figure(`Premium over ${over}`, "percent", (context) => {
      const before = priceInput(context, over);
      return before && `${PRICE_PER_SHARE}/(${before}${rateOf(context)})-1`;
    });
  }
  for (const issuer of issuersIn(all)) {
    const known = (context: Context): boolean =>
      context.valuation.perShare?.issuers.some((one) => one.issuer === issuer) === true;
    const spot = (context: Context): string => sharePriceFormula(context, issuer);
    figure(`Exchange ratio that the price implies: ${issuer}`, "factor", (context) =>
      known(context) ? `IF(${spot(context)}=0,0,${PRICE_PER_SHARE}/(${spot(context)}))` : undefined,
    );
    const isTheirs = ({ obligation: { asset } }: FlowAt): boolean =>
      "issuer" in asset && asset.issuer === issuer;
    figure(`${issuer} shares that one share receives`, "factor", (context) => {
      const received = eachShare("nominal", context, isTheirs);
      return known(context) ? `IF(${spot(context)}=0,0,(${received})/(${spot(context)}))` : undefined;
    });
    const outstanding = (context: Context): Decimal | undefined =>
      context.beliefs.shares[issuer]?.outstanding;
    if (all.every((context) => outstanding(context) === undefined)) continue;
    const issued = figure(`${issuer} shares issued`, "number", (context) =>
      known(context) ? `IF(${spot(context)}=0,0,${sum("nominal", isTheirs)}/(${spot(context)}))` : undefined,
    );
    figure(`Part of ${issuer} that the target's holders will own`, "percent", (context) => {
      const before = outstanding(context);
      if (before === undefined || !known(context)) return undefined;
      const name = beliefInput(context, {
        path: ["shares", issuer, "outstanding"],
        words: [issuer, "shares_outstanding"],
        section: "Share prices",
        label: `${issuer}, shares outstanding`,
        unit: "shares",
        format: "number",
        kind: "amount",
        stated: before,
      });
      return `${issued}/(${issued}+${name})`;
    });
  }
  return figures;
}

/** Units of the valuation's currency for one of the offer's, in which the target's figures are stated: a factor, or nothing. */
const rateOf = (context: Context): string =>
  context.offer.currency === context.currency ? "" : `*${spotRateOf(context, context.offer.currency)}`;

const pricesIn = (all: readonly Context[]): readonly string[] => [
  ...new Set(all.flatMap(({ valuation }) => (valuation.perShare?.premiums ?? []).map(({ over }) => over))),
];

const issuersIn = (all: readonly Context[]): readonly string[] => [
  ...new Set(all.flatMap(({ valuation }) => (valuation.perShare?.issuers ?? []).map(({ issuer }) => issuer))),
];

/** A price of the target, in a cell of its own among the beliefs; undefined where the view states none. */
function priceInput(context: Context, over: string): string | undefined {
  const { unaffected, lastClose, averages = {} } = context.beliefs.targetPrices ?? {};
  const fields: Readonly<Record<string, readonly [field: string, price: Decimal | undefined]>> = {
    "unaffected price": ["unaffected", unaffected],
    "last close": ["lastClose", lastClose],
  };
  const [field, price] = fields[over] ?? [undefined, averages[over]];
  if (price === undefined) return undefined;
  return beliefInput(context, {
    path: field === undefined ? ["targetPrices", "averages", over] : ["targetPrices", field],
    words: ["target", over],
    section: "Target's prices",
    label: field === undefined ? `Average, ${over}` : `Target's ${over}`,
    unit: `${context.offer.currency} for one share`,
    format: "price",
    kind: "price",
    stated: price,
    otherwise: ONE,
  });
}

// Internal: no name of the public API lives here.

import { obligations, observedBy } from "../algebra/obligations.js";
import type { Component } from "../components/defineComponent.js";
import { statesByShare } from "../components/parts/perShare.js";
import { toDistribution } from "../distributions/forecast.js";
import { promised } from "../errors.js";
import { resultOf } from "../numeric/certified.js";
import { Decimal, ONE } from "../numeric/decimal.js";
import { isContingent } from "../offer/isContingent.js";
import { beliefInput, spotRateOf } from "./beliefInputs.js";
import { rangesOf } from "./bridgeSheet.js";
import { type FlowColumn, type FlowRows, sharePriceFormula } from "./cashFlowsSheet.js";
import { cellAddress, formulaCell, textCell } from "./cells.js";
import { chosenFormula, libraryCell } from "./chosen.js";
import { type Context, componentOf, type FlowAt, type Views } from "./context.js";
import { type DraftSheet, elsewhere, TABLES_SHEET } from "./draftSheet.js";
import { DILUTED_SHARES, PRESENT_VALUE, PRICE_PER_SHARE } from "./figureNames.js";
import { hedgeRatioCell, type Receipt } from "./hedgeSheet.js";
import { forecastOf } from "./observed.js";
import type { CellFormat } from "./sheet.js";
import { convertedFormula, OFFERED_CASH, type TargetCells } from "./statedTerms.js";

/** A figure of one share, and the row in which it stands. */
interface ShareFigure {
  readonly label: string;
  readonly format: CellFormat;
  readonly row: number;
}

/** A component of the summary, and where its present value stands. */
type ReceiptPlace = Omit<Receipt, "shares">;

interface PerShareRows {
  readonly figures: readonly ShareFigure[];
  /** What hedge ratios are made of; those that options alone receive are left out. */
  readonly receipts: readonly Receipt[];
  /** The issuers whose hedge ratios follow the beliefs, on a sheet of their own. */
  readonly hedged: readonly string[];
}

/** What an offer comes to for each share of the target, followed from the terms, prices and cash flows. */
export function addPerShare(
  draft: DraftSheet,
  { all }: Views,
  rows: FlowRows,
  target: TargetCells | undefined,
  hedge: { readonly receipts: readonly ReceiptPlace[]; readonly isFollowed: boolean },
): PerShareRows {
  if (target === undefined) return { figures: [], receipts: [], hedged: [] };
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
  const { options, counts, strikes, convertibles } = target;

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
    return target.price === undefined ? inTotal : `${each}*${target.held}${gains}+${inTotal}`;
  });
  // Price × diluted shares is convex in the price, so the price is the least of those with the options up to each exercise price.
  const priceAmong = (held: string, context: Context, total = equity): string => {
    const upTo = `SUMPRODUCT(MIN((${total}+${target.proceedsUpTo}${rateOf(context)})/(${held}+${target.optionsUpTo})))`;
    return options.length === 0 ? `${total}/${held}` : `MIN(${total}/${held},${upTo})`;
  };
  const conversion = conversionOf(target, priceAmong, elsewhere("Summary", 2, draft.next() - 1));
  figure("Price at face", "price", (context) => conversion(context).price);
  draft.call(PRICE_PER_SHARE, draft.next() - 1, 2);
  // By names throughout, since another sheet shares out by them too.
  const held = (context: Context): string => conversion(context).held;
  if (convertibles !== undefined) {
    figure("Shares that receive it", "number", held);
    figure("Converted shares among them", "number", (context) => {
      const above = convertedFormula(convertibles, conversion(context).isConverted);
      return [...target.converted.map(({ name }) => name), above].join("+");
    });
  }
  const dilution = (context: Context): string =>
    `SUMPRODUCT(${counts},(${PRICE_PER_SHARE}>${strikes}${rateOf(context)})*(1-${strikes}${rateOf(context)}/MAX(${PRICE_PER_SHARE},1E-300)))`;
  figure("Diluted shares, by the treasury stock method", "number", (context) =>
    options.length === 0 ? held(context) : `${held(context)}+${dilution(context)}`,
  );
  draft.call(DILUTED_SHARES, draft.next() - 1, 2);
  const granted = (context: Context): string =>
    options.length === 0
      ? held(context)
      : `(${held(context)}+SUMPRODUCT(${counts},(${PRICE_PER_SHARE}>${strikes}${rateOf(context)})*1))`;
  const sharedBy = (one: Component, context: Context): string => {
    if (one.pricePart !== undefined) return held(context);
    return statesByShare(one) ? granted(context) : DILUTED_SHARES;
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
    () => `${PRICE_PER_SHARE}*${DILUTED_SHARES}`,
  );
  if (netDebt !== undefined) {
    const enterprise = figure("Enterprise value", "money", (context) => {
      if (convertibles === undefined) return `${equityValue}+${netDebt.name}${rateOf(context)}`;
      const fallsAway = `SUMPRODUCT(${convertibles.shares},${convertibles.prices}*${conversion(context).isConverted})`;
      return `${equityValue}+(${netDebt.name}-${fallsAway})${rateOf(context)}`;
    });
    for (const { metric, period } of multiplesIn(all)) {
      figure(`Enterprise value ÷ expected ${metric} for ${period}`, "multiple", (context) => {
        const isKnown = context.valuation.perShare?.multiples.some(
          (one) => one.metric === metric && one.period === period,
        );
        return isKnown === true ? `${enterprise}/${expectedMetric(context, metric, period)}` : undefined;
      });
    }
  }
  const fixed = ({ obligation }: FlowAt): boolean => !isContingent(obligation, offer);
  for (const [label, isMoney] of [
    ["Part of the price that is paid in money", true],
    ["Part of the price that is paid in shares", false],
  ] as const) {
    figure(label, "percent", (context) => {
      const whole = eachShare("nominal", context, fixed);
      const part = eachShare(
        "nominal",
        context,
        (flow) => fixed(flow) && (flow.obligation.asset.kind === "currency") === isMoney,
      );
      return `IF((${whole})=0,0,(${part})/(${whole}))`;
    });
  }
  for (const over of pricesIn(all)) {
    figure(`Premium over ${over}`, "percent", (context) => {
      const before = priceInput(context, over);
      return before && `${PRICE_PER_SHARE}/(${before}${rateOf(context)})-1`;
    });
  }
  const issuers = issuersIn(all);
  const owing = new Set(flows.map(({ obligation }) => componentOf(obligation)));
  const receipts = offer.components.flatMap((one): Receipt[] => {
    const place = hedge.receipts.find(({ name }) => name === one.name);
    const shares = chosenFormula(all.map((context) => sharedBy(one, context)));
    return place === undefined || one.type === "optionSpread" || !owing.has(one.name)
      ? []
      : [{ ...place, shares }];
  });
  for (const [index, issuer] of issuers.entries()) {
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
    if (hedge.isFollowed) {
      figure(`Hedge ratio: ${issuer} shares for each target share`, "factor", (context) =>
        known(context) ? hedgeRatioCell(index, receipts.length) : undefined,
      );
    } else {
      const label = `Hedge ratio: ${issuer} shares for each target share`;
      const row = draft.add(
        textCell(label),
        libraryCell(
          all,
          { key: `hedge ${issuer}`, label, section: "Share prices", format: "factor" },
          ({ valuation }) => {
            const found = valuation.perShare?.issuers.find((one) => one.issuer === issuer);
            return found && { computed: found.delta };
          },
        ),
      );
      figures.push({ label, format: "factor", row });
    }
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
  return { figures, receipts, hedged: hedge.isFollowed ? issuers : [] };
}

/** Which convertibles are converted, how many shares that leaves, and the price of one, as formulas. */
interface Conversion {
  /** 1 for each convertible that is converted, 0 for each other: a column. */
  readonly isConverted: string;
  readonly held: string;
  readonly price: string;
}

/**
 * Where terms state the price of a share, it says what is converted. Where they state a total, the price hangs on what is converted and
 * that on the price; but a convertible is converted just where the price that it would lead to, together with all that are
 * converted at a lower one, lies above its own: each row of a table asks that, and no cell refers to itself.
 */
function conversionOf(
  { price, held, convertibles }: TargetCells,
  priceAmong: (held: string, context: Context, total?: string) => string,
  total: string,
): (context: Context) => Conversion {
  if (convertibles === undefined || price !== undefined) {
    return (context) => ({
      isConverted: convertibles === undefined ? "0" : `(${convertibles.prices}<${OFFERED_CASH})`,
      held,
      price: priceAmong(held, context),
    });
  }
  const { all, without, shares, prices } = convertibles;
  return (context) => {
    const { ledger } = context;
    const top = ledger.table("convertibles", all.length, CONVERSIONS, (start) =>
      all.map((_, index) => {
        const own = `INDEX(${prices},${index + 1})`;
        const [level, among, then] = [1, 2, 3].map((column) => cellAddress(start + index, column));
        return [
          `${own}${rateOf(context)}`,
          `${without}+SUMPRODUCT(${shares},(${prices}<=${own})*1)`,
          priceAmong(among as string, context, total),
          `IF(${then}>${level},1,0)`,
        ];
      }),
    );
    const column = (number: number): string => elsewhere(TABLES_SHEET, number, top, top + all.length - 1);
    const isConverted = column(4);
    const quantity = (label: string, word: string, format: CellFormat, formula: string): string =>
      ledger.quantity(label, ["target", word], () => ({
        section: "Shares of the target",
        label,
        unit: format === "number" ? "shares" : `${context.currency} for one share`,
        format,
        content: { formula },
      }));
    const among = quantity(
      "Shares that receive the price, converted ones among them",
      "shares_with_converted",
      "number",
      `${without}+${convertedFormula(convertibles, isConverted)}`,
    );
    const found = quantity(
      "Price of a share among these",
      "price_with_converted",
      "price",
      priceAmong(among, context, total),
    );
    return {
      isConverted,
      held: among,
      // As the library refuses it: one below it is the price if they are converted, and one above it if they are not.
      price: `IF(SUMPRODUCT((${isConverted}=0)*(${column(1)}<${found}))=0,${found},NA())`,
    };
  };
}

const CONVERSIONS = {
  title: "Convertibles: each is converted where the price that this leads to lies above its own",
  headers: ["Converted above", "Shares once it is", "Price of a share then", "Converted: 1, or not: 0"],
  formats: ["price", "number", "price", "number"],
} as const;

/** The expected value of a metric: where the offer hangs on it the cell that is there already, else one of its own. */
function expectedMetric(context: Context, metric: string, period: string): string {
  const { beliefs, offer, ledger, currency } = context;
  const observed = obligations(offer.claim)
    .flatMap(observedBy)
    .find((one) => one.kind === "metric" && one.metric === metric && one.period.label === period);
  if (observed !== undefined) return forecastOf(context, observed);
  const forecast = promised(beliefs.metrics[metric]?.forecast[period], "multiples are of forecasts");
  const shown = { section: "Forecasts", unit: currency, format: "money" } as const;
  const stated = Object.entries(forecast).find(([field]) => field === "mean" || field === "value");
  if (stated !== undefined && Decimal.isDecimal(stated[1])) {
    const [field, value] = stated;
    return beliefInput(context, {
      ...shown,
      path: ["metrics", metric, "forecast", period, field],
      words: [metric, period, field === "mean" ? "mean" : "forecast"],
      label: `${metric} for ${period}, expected value`,
      kind: "amount",
      stated: value as Decimal,
    });
  }
  const label = `${metric} for ${period}: expected value`;
  return ledger.quantity(label, [metric, period, "expected"], () => ({
    ...shown,
    label,
    content: {
      computed: resultOf((numbers) => toDistribution(forecast, () => numbers.of(0), numbers).mean),
    },
  }));
}

const multiplesIn = (
  all: readonly Context[],
): readonly { readonly metric: string; readonly period: string }[] => {
  const found = all.flatMap(({ valuation }) => valuation.perShare?.multiples ?? []);
  return [...new Map(found.map((one) => [JSON.stringify([one.metric, one.period]), one])).values()];
};

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

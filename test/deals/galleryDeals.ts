import { readdirSync, readFileSync } from "node:fs";
import { type AssumptionsInput, Decimal, type OfferInput, parseOffer, valueOffer } from "offer-valuation";

const folder = new URL("../../examples/deals/", import.meta.url);
const readJson = (file: string): unknown => JSON.parse(readFileSync(new URL(file, folder), "utf8"));

/** The names of the announced offers in examples/deals. */
export const deals = readdirSync(folder).flatMap((file) => /^(.+)\.offer\.json$/.exec(file)?.[1] ?? []);

/** An offer as its document says it, with components as data. */
interface OfferDocument extends OfferInput {
  readonly components: readonly { readonly type: string; readonly [term: string]: unknown }[];
}

export const offerOf = (deal: string) => readJson(`${deal}.offer.json`) as OfferDocument;
export const beliefsOf = (deal: string) => readJson(`${deal}.beliefs.json`) as AssumptionsInput;

/** What a deal comes to in money, without interest, odds of closing or doubt: at a share price that stays what it is. */
export function settledAt(deal: string, { shares, ...beliefs }: Partial<AssumptionsInput> = {}): Decimal {
  const { valuationDate, closing, events = {}, metrics = {} } = beliefsOf(deal);
  const certain = { valuationDate, discountRate: "0", ...(closing && { closing }), events, metrics };
  return valueOffer(parseOffer(offerOf(deal)), { ...certain, ...(shares && { shares }), ...beliefs })
    .presentValue;
}

/** Exact arithmetic of published figures. */
export const figure = (value: string): Decimal => new Decimal(value);

/** A figure in billions, as announcements round it. */
export const inBillions = (value: Decimal, places: number): string => value.div("1e9").toFixed(places);

import { obligations } from "../algebra/obligations.js";
import { describeObligation } from "../interpret/describe.js";
import type { Decimal } from "../numeric/decimal.js";
import { formatAmount } from "../numeric/format.js";
import { visibleLines } from "../print/text.js";
import { type Offer, readOffer } from "./offer.js";
import type { TargetShares } from "./targetDocument.js";

/**
 * An offer as a term sheet in plain words: parties, what the seller receives, conditions, deadlines, what was reported and
 * what was not.
 *
 * @example
 * ```ts
 * const deal = offer({ name: "Deal", currency: "USD", bidder: "Acme", components: [cash({ amount: "5e6" })] });
 * termSheet(deal).split("\n").at(-1)?.trim(); // => - Cash: receive USD 5,000,000 on closing, owed by Acme
 * ```
 */
export function termSheet(offer: Offer): string {
  const { name, parties, sections } = termsInWords(readOffer(offer));
  const lines = [
    name,
    ...parties,
    ...sections.flatMap(({ title, lines }) => ["", title, ...lines.map((line) => `  - ${line}`)]),
  ];
  return lines.map(visibleLines).join("\n");
}

/** Terms in plain words, not yet laid out. */
interface TermsInWords {
  readonly name: string;
  /** Who offers what to whom, a line each. */
  readonly parties: readonly string[];
  /** What there is to say of each matter; none is empty. */
  readonly sections: readonly Section[];
}

interface Section {
  readonly title: string;
  readonly lines: readonly string[];
}

/** What an offer says, in words, matter by matter. */
export function termsInWords(offer: Offer): TermsInWords {
  const {
    name,
    bidder,
    seller,
    target,
    targetShares,
    netDebt,
    currency,
    note,
    conditions,
    deadlines,
    facts,
    open,
    claim,
  } = offer;
  const sources = [...new Set([...conditions, ...deadlines, ...facts].flatMap(({ source }) => source ?? []))];
  const cite = (source: string | undefined): string =>
    source === undefined ? "" : ` [${sources.indexOf(source) + 1}]`;
  const when = (reported: string | undefined): string => (reported === undefined ? "" : ` (${reported})`);
  const what = (description: string | undefined): string =>
    description === undefined ? "" : `: ${description}`;
  const sections = [
    section("Target's capital", capitalOf(targetShares, netDebt, currency)),
    section("What the seller is owed", obligations(claim).map(describeObligation)),
    section(
      "Conditions",
      conditions.map(({ event, description, source }) => `${event}${what(description)}${cite(source)}`),
    ),
    section(
      "Deadlines",
      deadlines.map(({ date, what, source }) => `${date}: ${what}${cite(source)}`),
    ),
    section(
      "Reported",
      facts.map(({ fact, reported, source }) => `${fact}${when(reported)}${cite(source)}`),
    ),
    section(
      "Not reported",
      open.map(({ fact, reading }) => `${fact}: ${reading}`),
    ),
    section(
      "Sources",
      sources.map((source, index) => `[${index + 1}] ${source}`),
    ),
  ];
  return {
    name,
    parties: fields({ Bidder: bidder, Seller: seller, Target: target, Note: note }),
    sections: sections.filter(({ lines }) => lines.length > 0),
  };
}

const fields = (values: Readonly<Record<string, string | undefined>>): string[] =>
  Object.entries(values).flatMap(([label, value]) => (value === undefined ? [] : [`${label}: ${value}`]));

/** The shares that terms for each share are multiplied by, and the debt that comes with them. */
function capitalOf(
  shares: TargetShares | undefined,
  netDebt: Decimal | undefined,
  currency: string,
): string[] {
  const counted = (count: Decimal, what: string): string => `${formatAmount(count)} ${what}`;
  return [
    ...(shares === undefined ? [] : [counted(shares.basic, "shares outstanding")]),
    ...(shares?.stockUnits === undefined ? [] : [counted(shares.stockUnits, "stock units")]),
    ...(shares?.convertibles ?? []).map(({ shares: into, conversionPrice }) =>
      counted(
        into,
        conversionPrice === undefined
          ? "shares from convertibles"
          : `shares from convertibles, above ${currency} ${formatAmount(conversionPrice)} for a share`,
      ),
    ),
    ...(shares?.options ?? []).map(({ count, strike, vested = true }) =>
      counted(count, `options at ${currency} ${formatAmount(strike)}${vested ? "" : ", which do not count"}`),
    ),
    ...(netDebt === undefined ? [] : [`Net debt: ${currency} ${formatAmount(netDebt)}`]),
  ];
}

const section = (title: string, lines: readonly string[]): Section => ({ title, lines });

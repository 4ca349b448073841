import { describeReceived, type FieldPath, OfferError, within } from "../errors.js";
import { ownData } from "../ownData.js";
import { readOptions } from "../schema/options.js";
import { DURATION_RULE, formatDuration, readDuration } from "../time/duration.js";
import { checkedCurrency, checkedName, refuseType } from "./arguments.js";

/** A thing that is delivered: money, shares, money's worth of shares, or what follows the last cash flow of a forecast. */
export type Asset =
  | {
      readonly kind: "currency";
      /** ISO 4217 code. */
      readonly currency: string;
    }
  | ({
      readonly kind: "share";
      /** Whose share: the name under which beliefs give the price. */
      readonly issuer: string;
    } & LockUp)
  /** As many shares as are worth one unit of the currency on the day they are delivered, were they free to be sold. */
  | ({
      readonly kind: "stockWorth";
      /** ISO 4217 code of the currency in which the shares are counted. */
      readonly currency: string;
      /** Whose shares: the name under which beliefs give the price. */
      readonly issuer: string;
    } & LockUp)
  /** For each unit of the last forecast figure of a business, all that it earns after that. */
  | {
      readonly kind: "terminalValue";
      /** ISO 4217 code of the currency of the figure. */
      readonly currency: string;
      /** The figure: the metric under whose name beliefs give the growth or the multiple. */
      readonly metric: string;
      /** Whether the figure goes on growing for ever, or the business is worth a multiple of it. */
      readonly by: TerminalMethod;
    };

/** How the value after the last forecast is found: by growth for ever (Gordon), or as a multiple of a figure. */
export type TerminalMethod = "growth" | "multiple";

/** That shares may not be sold for a while. What that costs is a belief. */
export interface LockUp {
  /** How long after delivery, such as `"6 months"`; absent where they are free at once. */
  readonly lockedFor?: string | undefined;
  /** `"forgone"` where their dividends until then go to somebody else; absent where they are the holder's. */
  readonly dividends?: "forgone" | undefined;
}

/**
 * Money: one unit of a currency, by its ISO 4217 code.
 *
 * @example
 * ```ts
 * describe(one(currency("USD"))); // => receive USD 1 now
 * ```
 */
export const currency = (currency: string): Asset =>
  Object.freeze({ kind: "currency", currency: checkedCurrency(currency) });

/**
 * One share of an issuer. A fixed number of shares is worth its prepaid forward, S·e^(−qT), not its value discounted.
 * With `lockedFor`, a duration, it may not be sold for so long after delivery; with `dividends: "forgone"`, its dividends until then
 * are somebody else's.
 *
 * @example
 * ```ts
 * describe(one(share("ORCL"))); // => receive 1 ORCL share now
 * describe(one(share("ORCL", { lockedFor: "6 months" }))); // => receive 1 ORCL share locked for 6 months now
 * ```
 */
export const share = (issuer: string, lockUp: LockUp = {}): Asset =>
  Object.freeze({ kind: "share", issuer: checkedName(issuer, "issuer"), ...checkedLockUp(lockUp) });

/**
 * One unit of a currency paid in an issuer's shares, counted at the price on the day of delivery: a fixed value, not a
 * fixed number. With `lockedFor`, a duration, they may not be sold for so long after delivery.
 *
 * @example
 * ```ts
 * describe(one(stockWorth("USD", "ORCL"))); // => receive ORCL shares worth USD 1 now
 * ```
 */
export const stockWorth = (currency: string, issuer: string, lockUp: LockUp = {}): Asset =>
  Object.freeze({
    kind: "stockWorth",
    currency: checkedCurrency(currency),
    issuer: checkedName(issuer, "issuer"),
    ...checkedLockUp(lockUp),
  });

/**
 * What a business earns after the last year that is forecast, for each unit of that year's figure. By growth it is worth, on the
 * day of that figure, (1 + g) ÷ (r − g) with a growth of g and a rate of r a year (Gordon); by a multiple, that multiple. Growth
 * and multiple are beliefs about the metric.
 *
 * @example
 * ```ts
 * const figure = observe(metric("cash-flow", 2025, "USD"));
 * describe(scale(figure, one(terminalValue("USD", "cash-flow", "growth")))); // => receive what follows cash-flow for 2025 at the growth of cash-flow, in USD, now
 * ```
 */
export function terminalValue(currency: string, metric: string, by: TerminalMethod): Asset {
  if (by !== "growth" && by !== "multiple") refuseType(["by"], 'must be "growth" or "multiple"', by);
  return Object.freeze({
    kind: "terminalValue",
    currency: checkedCurrency(currency),
    metric: checkedName(metric, "metric"),
    by,
  });
}

/** A frozen copy of an asset, made anew by its constructor; throws for anything that is none. */
export function checkedAsset(asset: unknown): Asset {
  const own = (key: string) => ownData(asset, key) as never;
  const kind: unknown = own("kind");
  return within(["asset"], () => {
    switch (kind) {
      case "currency":
        return currency(own("currency"));
      case "share":
        return share(own("issuer"), lockUpOf(own("lockedFor"), own("dividends"), []));
      case "stockWorth":
        return stockWorth(own("currency"), own("issuer"), lockUpOf(own("lockedFor"), own("dividends"), []));
      case "terminalValue":
        return terminalValue(own("currency"), own("metric"), own("by"));
      default:
        return refuseType(
          [],
          "must be an asset, as currency, share, stockWorth or terminalValue makes it",
          asset,
        );
    }
  });
}

function checkedLockUp(lockUp: LockUp): LockUp {
  const { lockedFor, dividends } = readOptions(lockUp, ["lockedFor", "dividends"], "lockUp");
  return lockUpOf(lockedFor, dividends, ["lockUp"]);
}

/** A lock-up as it is written, without dividends or with them; none where it ends at once. */
function lockUpOf(lockedFor: unknown, dividends: unknown, path: FieldPath): LockUp {
  const locked = checkedDuration(lockedFor, [...path, "lockedFor"]);
  if (dividends === undefined) return locked;
  if (dividends !== "forgone")
    refuseType(
      [...path, "dividends"],
      'must be "forgone", or absent where they are the holder\'s',
      dividends,
    );
  if (lockedFor === undefined) {
    const message = "only goes with lockedFor: dividends are forgone while shares are locked up";
    throw new OfferError({ code: "invalid-term", path: [...path, "dividends"], message });
  }
  return locked.lockedFor === undefined ? {} : { ...locked, dividends };
}

/** How long shares are locked up as it is written, `"1 months"` as `"1 month"`; absent where that ends at once. */
function checkedDuration(lockedFor: unknown, path: FieldPath): LockUp {
  if (lockedFor === undefined) return {};
  const duration = readDuration(lockedFor);
  if (duration !== undefined) return duration.count === 0 ? {} : { lockedFor: formatDuration(duration) };
  const received = describeReceived(lockedFor);
  throw new OfferError({ code: "invalid-date", path, message: DURATION_RULE, received });
}

/** The words for an asset, in a table. */
export function formatAsset(asset: Asset): string {
  switch (asset.kind) {
    case "currency":
      return asset.currency;
    case "share":
      return `${asset.issuer} share${formatLockUp(asset)}`;
    case "stockWorth":
      return `${asset.currency} of ${asset.issuer} stock${formatLockUp(asset)}`;
    case "terminalValue":
      return `${asset.currency}, ${TERMINAL_WORDS[asset.by]} of ${asset.metric}`;
  }
}

/** How a method stands before the name whose growth or multiple it takes. */
export const TERMINAL_WORDS: Readonly<Record<TerminalMethod, string>> = {
  growth: "at the growth",
  multiple: "times the exit multiple",
};

/** What follows the words for shares that are locked up. */
export const formatLockUp = ({ lockedFor, dividends }: LockUp): string => {
  if (lockedFor === undefined) return "";
  return ` locked for ${lockedFor}${dividends === "forgone" ? " without dividends" : ""}`;
};

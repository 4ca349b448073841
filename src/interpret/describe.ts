import type { Amount } from "../algebra/amount.js";
import { type Asset, formatLockUp, TERMINAL_WORDS } from "../algebra/asset.js";
import type { Claim, Condition } from "../algebra/claim.js";
import { type Obligation, obligations } from "../algebra/obligations.js";
import { formatDateRule } from "../time/dateRule.js";
import { describeAmount } from "./describeAmount.js";

/**
 * A claim in plain words, one line for each obligation, seen from the receiver.
 *
 * @example
 * ```ts
 * const fee = give(named("Fee", on("2021-03-31", scale(constant("1e6"), one(currency("USD"))))));
 * describe(fee); // => Fee: pay USD 1,000,000 on 2021-03-31
 * ```
 */
export function describe(claim: Claim): string {
  const lines = obligations(claim).map(describeObligation);
  return lines.length === 0 ? "nothing is owed" : lines.join("\n");
}

export function describeObligation({
  path,
  sign,
  factors,
  asset,
  date,
  conditions,
  obligor,
}: Obligation): string {
  const name = path.length > 0 ? `${path.join(", ")}: ` : "";
  const what = quantity(factors, asset);
  const when = date === null ? "now" : `on ${formatDateRule(date)}`;
  const provided = conditions.length > 0 ? `, if ${describeConditions(conditions)}` : "";
  const credit = obligor === null ? "" : `, owed by ${obligor}`;
  return `${name}${sign === 1 ? "receive" : "pay"} ${what} ${when}${provided}${credit}`;
}

const describeConditions = (conditions: readonly Condition[]): string =>
  conditions.map(({ event, happens }) => (happens ? event : `not ${event}`)).join(" and ");

function quantity([first, ...others]: Obligation["factors"], asset: Asset): string {
  // A number of shares runs on into the name of the shares, so what is more than a number stands in brackets.
  const bracketed = others.length > 0 || asset.kind === "share";
  const amount = [first, ...others].map((factor) => describeFactor(factor, bracketed)).join(" × ");
  const fixed = others.length === 0 && first.tag === "constant";
  switch (asset.kind) {
    case "currency":
      return fixed ? `${asset.currency} ${amount}` : `${amount}, in ${asset.currency},`;
    case "share":
      return `${amount} ${asset.issuer} ${fixed && first.value.equals(1) ? "share" : "shares"}${formatLockUp(asset)}`;
    case "stockWorth":
      return `${asset.issuer} shares worth ${fixed ? `${asset.currency} ${amount}` : `${amount}, in ${asset.currency},`}${formatLockUp(asset)}`;
    case "terminalValue": {
      const figure = `${asset.by === "growth" ? "what follows " : ""}${fixed ? `${asset.currency} ` : ""}${amount}`;
      return `${figure} ${TERMINAL_WORDS[asset.by]} of ${asset.metric}${fixed ? "" : `, in ${asset.currency},`}`;
    }
  }
}

const describeFactor = (factor: Amount, bracketed: boolean): string =>
  bracketed && factor.tag !== "constant" ? `(${describeAmount(factor)})` : describeAmount(factor);

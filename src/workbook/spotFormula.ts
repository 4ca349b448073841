import type { Asset } from "../algebra/asset.js";
import { ownProperty } from "../schema/records.js";
import type { Context } from "./context.js";
import { spotRateOf } from "./rateSource.js";
import { shareFigureOf } from "./shareFigure.js";

/** Today's price of one unit delivered at once. */
export function spotFormula(context: Context, asset: Asset): string {
  if (asset.kind !== "share") return exchange(context, asset.currency) ?? "1";
  const code = ownProperty(context.beliefs.shares, asset.issuer)?.currency ?? context.currency;
  const price = shareFigureOf(context, asset.issuer, "price");
  const rate = exchange(context, code);
  return rate === undefined ? price : `${price}*${rate}`;
}

const exchange = (context: Context, code: string): string | undefined =>
  code === context.currency ? undefined : spotRateOf(context, code);

import type { Decimal } from "../../../numeric/decimal.js";
import { choice, optional, required } from "../../parameter.js";
import { positive } from "./positive.js";
import { refuse } from "./refuse.js";

/** What a collar offers for each target share. */
export const bandCells = () => ({
  type: required(choice("What is fixed inside the band", ["value", "ratio"])),
  amount: required(positive("That value in money, or that number of shares, for each target share")),
  low: optional(positive("Lower end of the band, a price of one share; none unless stated")),
  high: optional(positive("Upper end of the band; none unless stated")),
});

/** Refuses a band that ends below where it begins. */
export function checkBand({
  low,
  high,
}: {
  readonly low: Decimal | undefined;
  readonly high: Decimal | undefined;
}): void {
  if (low !== undefined && high?.lessThanOrEqualTo(low)) refuse(["high"], `must be above low, ${low}`, high);
}

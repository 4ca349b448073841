// Internal: no name of the public API lives here.

import * as z from "zod";
import { type Decimal, type DecimalInput, ONE } from "../../numeric/decimal.js";
import type { Json } from "../../schema/document.js";
import { choice, positive } from "../../schema/fields.js";
import { fieldsJson } from "../../schema/fieldsJson.js";
import { once } from "../../schema/memoize.js";
import type { BrokenRule, Component, OfferContext } from "../defineComponent.js";

/** A number of target shares as people write it: `"all"` for those that the target states, or 1 where it states none. */
export type TargetSharesCount = DecimalInput | "all";

/** A field for the number of target shares that something is stated for. */
export function targetSharesTerm(description: string) {
  const forms = { all: once(() => z.literal("all")), number: once(() => positive(description)) };
  const json = () => ({ anyOf: [{ const: "all" }, fieldsJson.decimal] });
  const formOf = (written: Json | undefined): z.ZodType<Decimal | "all"> =>
    written === "all" ? forms.all() : forms.number();
  return choice<TargetSharesCount, Decimal | "all">(
    `${description}; "all" for those that the target states, or 1 where it states none`,
    json,
    formOf,
  ).prefault("all");
}

/** Kinds of components that are stated for a number of target shares. */
const FOR_SHARES = ["fixedValueCollar", "fixedRatioCollar", "election"];

/** Whether the numbers of a component are for each share that the target states. */
export const isForAll = ({ type, toJSON }: Pick<Component, "type" | "toJSON">): boolean =>
  FOR_SHARES.includes(type) && (toJSON()["targetShares"] ?? "all") === "all";

interface Shared {
  readonly targetShares: Decimal | "all";
}

/** What an offer lacks for the number to be known. What options receive hangs on what the price turns out to be. */
export const brokenShares = ({ targetShares }: Shared, { shares }: OfferContext): BrokenRule | undefined =>
  targetShares === "all" && shares !== undefined && shares.options.length > 0
    ? {
        field: "targetShares",
        message:
          "must be a number: the target has options, and how many shares they come to hangs on what a share turns out to receive",
      }
    : undefined;

/** How many target shares are meant. */
export const sharesMeant = ({ targetShares }: Shared, { shares }: OfferContext): Decimal =>
  targetShares === "all" ? (shares?.held ?? ONE) : targetShares;

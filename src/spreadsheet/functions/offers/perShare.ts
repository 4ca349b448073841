// Internal: no name of the public API lives here.

import { OfferError } from "../../../errors.js";
import type { PerShare } from "../../../offer/perShare.js";
import type { Valuation } from "../../../offer/valuation.js";
import { valueOffer } from "../../../offer/valueOffer.js";
import { suggest } from "../../../schema/suggest.js";
import { believedOffer } from "../../believedOffer.js";
import { beliefsRange, termsRange } from "../../offerCells.js";
import { choice, optional, text } from "../../parameter.js";
import { spreadsheetFunction } from "../../spreadsheetFunction.js";

const FIGURES = ["price", "value", "diluted shares", "equity value", "enterprise value"] as const;

/** What a share receives, and what that says of the whole. */
export const perShare = spreadsheetFunction({
  name: "PER_SHARE",
  summary: "What an offer comes to for each share of the target.",
  parameters: {
    terms: termsRange(),
    beliefs: beliefsRange(),
    figure: optional(
      choice(
        "The price at face, the present value, or a figure of the whole; the price unless stated",
        FIGURES,
      ),
    ),
  },
  result: "number",
  run: ({ terms, beliefs, figure = "price" }, reader) => {
    const found = perShareIn(believedOffer({ terms, beliefs }, reader).evaluate(valueOffer));
    switch (figure) {
      case "price":
        return found.price;
      case "value":
        return found.value;
      case "diluted shares":
        return found.dilutedShares;
      case "equity value":
        return found.equityValue;
      case "enterprise value":
        return (
          found.enterpriseValue ??
          refusePerShare("figure", "needs the net debt of the target among the terms")
        );
    }
  },
});

export const premium = spreadsheetFunction({
  name: "PREMIUM",
  summary: "How much an offer's price for each share lies above an earlier price: 0.45 is 45%.",
  parameters: {
    terms: termsRange(),
    beliefs: beliefsRange(),
    over: optional(
      text(
        '"unaffected price", "last close", or the name of an average; the first that is stated unless given',
      ),
    ),
  },
  result: "number",
  run: ({ terms, beliefs, over }, reader) => {
    const { premiums } = perShareIn(believedOffer({ terms, beliefs }, reader).evaluate(valueOffer));
    const found = premiums.find((one) => over === undefined || one.over === over);
    const known = premiums.map((one) => one.over);
    return found === undefined
      ? refusePerShare(
          "over",
          `needs a price that the beliefs state${over === undefined ? "" : suggest(over, known)}`,
        )
      : found.premium;
  },
});

const perShareIn = ({ perShare: found }: Valuation): PerShare =>
  found ?? refusePerShare("terms", "need the shares of the target");

function refusePerShare(path: string, message: string): never {
  throw new OfferError({ code: "missing-term", path: [path], message });
}

// Internal: no name of the public API lives here.

import { currency } from "../algebra/asset.js";
import { delivery } from "../algebra/claim.js";
import { defineComponent } from "../components/defineComponent.js";
import { spread } from "../components/parts/perShare.js";
import { promised } from "../errors.js";

/**
 * What the options on a target receive where its price is stated for each share: that price less their strike, in cash at closing,
 * as merger agreements have it. Together with what the shares receive it is the price times the shares diluted by the treasury stock
 * method, whatever the price turns out to be.
 */
export const optionSpread = /* @__PURE__ */ defineComponent({
  type: "optionSpread",
  label: "Options in the money",
  summary: "Options on the target: the price of a share less their strike, in cash.",
  example: { type: "optionSpread" },
  terms: () => ({}),
  lower: (_, offer) =>
    delivery(
      spread(promised(offer.shares, "options stand in an offer that states the shares")),
      currency(offer.currency),
      "closing",
    ),
});

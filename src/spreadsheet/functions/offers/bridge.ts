// Internal: no name of the public API lives here.

import { bridge as bridgeOf } from "../../../analysis/bridge/bridge.js";
import { STEP_NAMES } from "../../../analysis/bridge/valueBridge.js";
import { believedOffer } from "../../believedOffer.js";
import { beliefsRange, termsRange } from "../../offerCells.js";
import { spreadsheetFunction } from "../../spreadsheetFunction.js";

export const bridge = spreadsheetFunction({
  name: "BRIDGE",
  summary: "From the headline of an offer to its value, step by step; columns and steps add up.",
  parameters: { terms: termsRange(), beliefs: beliefsRange() },
  result: "table",
  // Every component has a row of terms, if not several.
  sizeFor: (longest) => ({ rows: STEP_NAMES.length + 3, columns: longest + 3 }),
  run: ({ terms, beliefs }, reader) => {
    const whole = believedOffer({ terms, beliefs }, reader).evaluate(bridgeOf);
    const { headline, steps, value, components } = whole;
    return [
      ["step", "change", "value so far", ...components.map(({ name }) => name)],
      ["Headline at face", headline, headline, ...components.map((part) => part.headline)],
      ...steps.map(({ label, amount, after }, index) => [
        label,
        amount,
        after,
        ...components.map((part) => part.steps[index]?.amount),
      ]),
      ["Value", undefined, value, ...components.map((part) => part.value)],
    ];
  },
});

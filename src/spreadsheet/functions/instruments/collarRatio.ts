import { collaredRatio } from "../../../settlement/collaredRatio.js";
import { optional, required } from "../../parameter.js";
import { spreadsheetFunction } from "../../spreadsheetFunction.js";
import { bandCells, checkBand } from "../parts/bandCells.js";
import { positive } from "../parts/positive.js";
import { wholeNumber } from "../parts/wholeNumber.js";

export const collarRatio = spreadsheetFunction({
  name: "COLLAR_RATIO",
  summary: "How many shares each target share turns into at a reference price, under a collar.",
  parameters: {
    price: required(positive("The reference price of one of the shares that are issued")),
    ...bandCells(),
    decimals: optional(wholeNumber(0, 20, "Decimal places of the ratio, halves up; 4 unless stated")),
  },
  result: "number",
  run: ({ price, type, amount, decimals, ...band }) => {
    checkBand(band);
    const places = decimals?.toNumber() ?? 4;
    return collaredRatio(price, { ...band, [type]: amount }, { places, mode: "half-up" });
  },
});

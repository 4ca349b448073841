import { collaredRatio } from "../../../settlement/exchangeRatioAt.js";
import { optional, required } from "../../parameter.js";
import { spreadsheetFunction } from "../../spreadsheetFunction.js";
import { bandCells, checkBand } from "../parts/bandCells.js";
import { positive } from "../parts/positive.js";
import { whole } from "../parts/whole.js";

export const collarRatio = spreadsheetFunction({
  name: "COLLAR_RATIO",
  summary: "How many shares each target share turns into at a reference price, under a collar.",
  parameters: {
    price: required(positive("The reference price of one of the shares that are issued")),
    ...bandCells(),
    decimals: optional(whole("Decimal places of the ratio, halves up; 4 unless stated", 0, 20)),
  },
  result: "number",
  run: ({ price, type, amount, decimals: places = 4, ...band }) => {
    checkBand(band);
    return collaredRatio(price, { ...band, [type]: amount }, { places, mode: "half-up" });
  },
});

/** The subpath `offer-valuation/report`. */
export type { FormattingOptions } from "./print/documentFormatting.js";
export type { Units } from "./print/formatting.js";
export { type Difference, type Replay, replay } from "./report/replay.js";
export type { DealReport, Needed, Report, ReportKind, ReportOptions } from "./report/report.js";
export { report } from "./report/report.js";
export { toCsv, toHtml, toMarkdown } from "./report/show.js";
export {
  bridgeVegaLite,
  fanVegaLite,
  footballFieldVegaLite,
  heatMapVegaLite,
  histogramVegaLite,
  mixVegaLite,
  oddsTreeVegaLite,
  payoffVegaLite,
  timelineVegaLite,
  tornadoVegaLite,
  type VegaLite,
  type VegaLiteOptions,
} from "./report/vegaLite.js";

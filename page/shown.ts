import type { Valuation } from "../src/offer/valuation.js";
import { answer, heading } from "../src/print/blocks.js";
import { blocksHtml } from "../src/print/blocksHtml.js";
import type { DocumentFormatting } from "../src/print/documentFormatting.js";
import {
  answerOf,
  breakdownTable,
  paymentsTable,
  roundingRemark,
  viewsTable,
} from "../src/report/valuationBlocks.js";

// Names in blocks are escaped where they are made into HTML.

type Valuations = readonly (Valuation | undefined)[];

/** The answer of each view. */
export const answersHtml = (valuations: Valuations, formatting: DocumentFormatting): string =>
  blocksHtml(
    valuations.flatMap((one) => (one === undefined ? [] : [answer(answerOf(one, formatting))])),
    formatting,
  );

/** Views side by side, and the open one in detail. */
export function tablesHtml(valuations: Valuations, open: number, formatting: DocumentFormatting): string {
  const found = valuations.filter((one) => one !== undefined);
  const own = valuations[open];
  return blocksHtml(
    [
      ...(found.length > 1 ? [heading("Views side by side"), viewsTable(found, formatting)] : []),
      ...(own === undefined
        ? []
        : [
            heading(own.beliefs === undefined ? "What it is made of" : `What it is made of, ${own.beliefs}`),
            breakdownTable(own, formatting),
            ...roundingRemark([own], formatting),
            paymentsTable(own, formatting),
          ]),
    ],
    formatting,
  );
}

// Internal: no name of the public API lives here.

import { OfferError } from "../errors.js";
import { valueOffer } from "../offer/valueOffer.js";
import { workbook } from "../workbook/workbook.js";
import { xlsx } from "../workbook/xlsx.js";
import type { CommandDefinition } from "./definition.js";
import { located } from "./documents.js";
import { InputError, UsageError } from "./outcome.js";
import { problemLines } from "./problems.js";
import { PATH_OPTIONS, readAsked, simulationAsked } from "./subjects.js";

export const workbookCommand: CommandDefinition = {
  usage: "OFFER BELIEFS... -o FILE.xlsx",
  details: `Every belief stands in a named cell; change it, and the value follows. Of several views, one cell chooses which
is shown, and a sheet has all of them side by side. With --paths, what has no closed form is simulated on so many
and stands as a number with its standard error. Needs the package hucre, which writes .xlsx files:
npm install hucre. With -o -, the file goes to standard output.

Example:
  offer-valuation workbook offer.json buyer.json -o buyer.xlsx
  offer-valuation workbook offer.json seller.json buyer.json -o views.xlsx`,
  options: { ...PATH_OPTIONS },
  formats: [],
  async run(call) {
    const { subject, views } = await readAsked(call);
    if (call.output === undefined) throw new UsageError("into which file? Say -o FILE.xlsx");
    const whole = subject.kind === "deal" ? subject.deal : subject.offer;
    const [first, ...others] = views;
    const options = simulationAsked(call);
    // What is wrong with one view is said of its file; what does not go together, of the first.
    for (const view of views)
      located([view.document, subject.document], () => valueOffer(subject.offer, view.beliefs, options));
    const sets = others.length === 0 ? first.beliefs : views.map(({ beliefs }) => beliefs);
    const book = located([first.document, subject.document], () => workbook(whole, sets, options));
    try {
      const fixed = book.fixed.map((text) => `a number, not a formula: ${String(text)}`);
      return { content: await xlsx(book), remarks: fixed };
    } catch (error) {
      throw error instanceof OfferError ? new InputError(problemLines(error, [])) : error;
    }
  },
};

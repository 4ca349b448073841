// Internal: no name of the public API lives here.

import { OfferError } from "../errors.js";
import { workbook } from "../workbook/workbook.js";
import { xlsx } from "../workbook/xlsx.js";
import type { CommandDefinition } from "./definition.js";
import { located } from "./documents.js";
import { InputError, UsageError } from "./outcome.js";
import { problemLines } from "./problems.js";
import { readOneView } from "./subjects.js";

export const workbookCommand: CommandDefinition = {
  usage: "OFFER BELIEFS -o FILE.xlsx",
  details: `Every belief stands in a named cell; change it, and the value follows. Needs the package hucre, which writes .xlsx
files: npm install hucre. With -o -, the file goes to standard output.

Example:
  offer-valuation workbook offer.json buyer.json -o buyer.xlsx`,
  options: {},
  formats: [],
  async run(call) {
    const { asked, beliefs, documents } = await readOneView(call);
    if (asked.kind === "deal") throw new UsageError("a workbook is of an offer, not of a deal");
    if (call.output === undefined) throw new UsageError("into which file? Say -o FILE.xlsx");
    const book = located(documents, () => workbook(asked.offer, beliefs));
    try {
      const fixed = book.fixed.map((text) => `a number, not a formula: ${String(text)}`);
      return { content: await xlsx(book), remarks: fixed };
    } catch (error) {
      throw error instanceof OfferError ? new InputError(problemLines(error, [])) : error;
    }
  },
};

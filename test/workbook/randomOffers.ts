import fc from "fast-check";
import { type AssumptionsInput, parseOffer, valueOffer } from "offer-valuation";
import { type Workbook, workbook, xlsx } from "offer-valuation/workbook";
import { builtInComponents } from "../../src/components/builtIn.js";
import { believedOffers } from "../laws/kit/offers.js";
import { type FileValues, recalculated } from "./libreOffice.js";
import { beliefsFor, type Case } from "./offers.js";

/** A few components of any kind, each with the terms of its example. */
const mixedOffers = (): fc.Arbitrary<Case> =>
  fc
    .subarray(
      builtInComponents().map(({ example }) => example),
      { minLength: 1, maxLength: 5 },
    )
    .map((components) => {
      const offer = parseOffer({ name: "Deal", currency: "USD", bidder: "Acme", components });
      return { title: offer.name, offer, beliefs: beliefsFor(offer) };
    });

/** So many random offers under random beliefs. */
export const randomCases = (count: number, seed: number): Case[] =>
  fc.sample(
    fc.oneof(
      believedOffers().map(({ offer, beliefs }): Case => ({ title: offer.name, offer, beliefs })),
      mixedOffers(),
    ),
    { numRuns: count, seed },
  );

/** What is wrong with the workbooks of some offers once LibreOffice has computed them; of every tenth one with sensitivities. */
export async function faultsIn(soffice: string, cases: readonly Case[]): Promise<string[]> {
  const books = cases.map(({ offer, beliefs }, index) =>
    workbook(offer, beliefs, { sensitivities: index % 10 === 0 }),
  );
  const files = new Map<string, Uint8Array>();
  for (const [index, book] of books.entries()) files.set(`offer-${index}`, await xlsx(book));
  const values = await recalculated(soffice, files);
  return cases.flatMap((one, index) =>
    faultsOf(books[index] as Workbook, values.get(`offer-${index}`) as FileValues, one).map(
      (fault) => `${index}: ${fault}; ${JSON.stringify(one.offer)} ${JSON.stringify(one.beliefs)}`,
    ),
  );
}

/** Digits of a double. */
const DIGITS_OF_CELLS = 15;

function faultsOf(book: Workbook, values: FileValues, { offer, beliefs }: Case): string[] {
  const errors = book.sheets.flatMap(({ name, rows }) =>
    rows.flatMap((row, down) =>
      row.flatMap((cell, right) => {
        if (cell?.kind !== "formula") return [];
        const shown = values.get(name)?.(down + 1, right + 1);
        const isWrong = shown === undefined || /^(?:#|Err)/.test(String(shown));
        const fails = cell.role === "check" && shown !== "yes";
        return isWrong || fails ? [`${name} R${down + 1}C${right + 1} ${cell.formula} shows ${shown}`] : [];
      }),
    ),
  );
  const at = book.names.find(({ name }) => name === "present_value");
  const found = Number(values.get(at?.sheet ?? "")?.(at?.row ?? 0, at?.column ?? 0));
  const { presentValue, digits, cashFlows } = valueOffer(offer, beliefs as AssumptionsInput);
  const expected = presentValue.toNumber();
  const scale = Math.max(1, ...cashFlows.map((flow) => Math.abs(Number(flow.presentValue))));
  // What no more digits are known of is rounded to these, and cells are not.
  const rounded = digits < DIGITS_OF_CELLS ? Number(found.toPrecision(presentValue.precision())) : found;
  const isRight = Math.abs(found - expected) <= 1e-9 * scale || rounded === expected;
  return isRight ? errors : [...errors, `${found} is not ${expected}`];
}

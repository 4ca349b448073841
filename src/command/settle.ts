// Internal: no name of the public API lives here.

import { formatAsset } from "../algebra/asset.js";
import type { OutcomesInput } from "../outcome/outcomesDocument.js";
import { settle } from "../outcome/settle.js";
import type { Settlement } from "../outcome/settlement.js";
import { amount, answer, columnsOf, listed, type TableRow, table, title } from "../print/blocks.js";
import type { Answer, Call, CommandDefinition } from "./definition.js";
import { located, subjectIn } from "./documents.js";
import { UsageError } from "./outcome.js";
import type { Document } from "./problems.js";
import { readAll } from "./subjects.js";

export const settleCommand: CommandDefinition = {
  usage: "OFFER OUTCOMES",
  details: `OUTCOMES is a JSON document of what has happened: the day of settlement, metrics as they were measured, events with
their days, prices, the day of closing. Each payment is shown with its working; what is not known yet, and where
another reading of the terms would change what is owed, stand below.

Example:
  offer-valuation settle offer.json outcomes.json
  offer-valuation schema outcomes`,
  options: {},
  formats: ["table", "json", "csv", "html", "md"],
  async run(call) {
    const [offer, outcomes, ...more] = call.positionals;
    if (offer === undefined || outcomes === undefined || more.length > 0)
      throw new UsageError("takes the file of an offer and the file of what has happened");
    const [terms, facts] = (await readAll(call, [offer, outcomes])) as [Document, Document];
    const { offer: read } = subjectIn(terms);
    return located([facts, terms], () =>
      answered(settle(read, facts.json.value as unknown as OutcomesInput), call),
    );
  },
};

function answered(settlement: Settlement, { formatting }: Call): Answer {
  const { offer, settledOn, lines, owed, open, readings, currency } = settlement;
  const totals = owed.map(
    ({ asset, units }): TableRow => ({
      cells: ["", `Total owed, ${formatAsset(asset)}`, "", amount(units), formatAsset(asset), ""],
      total: true,
    }),
  );
  return {
    title: `${offer}: settled`,
    data: settlement,
    blocks: [
      title(offer),
      answer(answerOf(settlement, formatting)),
      table(
        `What is owed, settled on ${settledOn}, amounts in ${formatting.unitOf(currency)}`,
        [...columnsOf(["due", "component", "status"], ["amount"]), ...columnsOf(["unit", "working"], [])],
        [
          ...lines.map(
            ({ date, path, status, units, asset, working, atLeast, atMost }): TableRow => ({
              cells: [
                date ?? "open",
                path.join(", "),
                status,
                units === undefined ? rangeText(atLeast, atMost, formatting) : amount(units),
                formatAsset(asset),
                working,
              ],
            }),
          ),
          ...totals,
        ],
      ),
      ...listed("Not known yet", open),
      ...listed(
        "Where another reading of the terms changes what is owed, or when",
        readings.map(({ path, text, alternatives }) => {
          const others = alternatives.map(
            ({ reading, units, asset }) =>
              `${reading}: ${formatting.quantity(amount(units, 4))} ${formatAsset(asset)}`,
          );
          return [path.join(", "), text, ...others].filter((part) => part !== "").join("; ");
        }),
      ),
    ],
  };
}

type Formatting = Call["formatting"];
type Bound = Settlement["lines"][number]["atLeast"];

/** Between which bounds something still lies. */
function rangeText(atLeast: Bound, atMost: Bound, formatting: Formatting): string {
  const bounds = [
    ...(atLeast === undefined ? [] : [`at least ${formatting.quantity(amount(atLeast))}`]),
    ...(atMost === undefined ? [] : [`at most ${formatting.quantity(amount(atMost))}`]),
  ];
  return bounds.length === 0 ? "open" : bounds.join(", ");
}

/** What is owed in all, and how much is still open, in a sentence. */
function answerOf({ settledOn, owed, open, currency, total }: Settlement, formatting: Formatting): string {
  const sums = owed.map(({ units, asset }) =>
    asset.kind === "currency"
      ? formatting.inWords(units, asset.currency)
      : `${formatting.quantity({ kind: "number", value: units })} ${formatAsset(asset)}`,
  );
  const inAll =
    owed.length > 1 && total !== undefined ? `, ${formatting.inWords(total, currency)} in all` : "";
  const said = sums.length === 0 ? "Nothing is owed" : `Owed: ${sums.join(" and ")}${inAll}`;
  const known =
    open.length === 0
      ? "nothing is open"
      : `${open.length} ${open.length === 1 ? "thing is" : "things are"} not known yet`;
  return `${said}, as of ${settledOn}; ${known}`;
}

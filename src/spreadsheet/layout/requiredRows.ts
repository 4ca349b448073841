// Internal: no name of the public API lives here.

import type { FieldPath } from "../../errors.js";
import { requirements } from "../../interpret/requirements.js";
import { TERMINAL_FIGURES } from "../../market/terminalValue.js";
import type { Offer } from "../../offer/offer.js";
import type { CellReader } from "../cells/cellReader.js";
import { layoutPlace } from "./fieldNames.js";
import { HEADER } from "./layoutRow.js";
import { writeText } from "./leaf.js";
import { beliefSections } from "./sections.js";

/**
 * The beliefs that an offer calls for as a table without values. What may stay blank stands last: the odds of the offer's
 * conditions, without which there is the value if it closes, and credit spreads, which are then taken as 0.
 */
export function requiredRows(offer: Offer, reader: CellReader): readonly (readonly string[])[] {
  let above = "";
  const rows = requiredBeliefs(offer).map(({ path, value }) => {
    const { section, label, field } = layoutPlace(path, beliefSections());
    const entry = JSON.stringify([section.word, label]);
    const names = entry === above ? ["", ""] : [writeText(label, reader), section.word];
    above = entry;
    return [...names, writeText(field, reader), value];
  });
  return [[...HEADER], ...rows];
}

interface Required {
  readonly path: FieldPath;
  /** Where the terms leave no choice. */
  readonly value: string;
}

function requiredBeliefs({ claim, currency, conditions }: Offer): readonly Required[] {
  const needed = requirements(claim);
  const open = (...path: FieldPath): Required => ({ path, value: "" });
  const when = (applies: boolean, ...then: readonly Required[]): readonly Required[] => (applies ? then : []);
  const quoted = new Map(needed.prices.map((price) => [price.issuer, price.currency]));
  const events = new Set([...needed.events, ...conditions.map(({ event }) => event)]);
  return [
    open("valuationDate"),
    ...when(needed.closing, open("closing")),
    ...when(needed.currencies.includes(currency), open("discountRate")),
    ...when(needed.lockUps.length > 0, open("lockUps", "model"), open("lockUps", "basis")),
    ...inTurn(needed.metrics.map(({ metric }) => metric)).flatMap((metric) =>
      needed.metrics
        .filter((other) => other.metric === metric)
        .map(({ period }) => open("metrics", metric, "forecast", period)),
    ),
    ...needed.terminalValues.map(({ metric, by }) => open("metrics", metric, TERMINAL_FIGURES[by].field)),
    ...needed.shares.flatMap((issuer) => [
      open("shares", issuer, "price"),
      ...when((quoted.get(issuer) ?? currency) !== currency, {
        path: ["shares", issuer, "currency"],
        value: quoted.get(issuer) ?? currency,
      }),
      ...when(needed.lockUps.includes(issuer) || quoted.has(issuer), open("shares", issuer, "volatility")),
    ]),
    ...needed.currencies
      .filter((code) => code !== currency)
      .flatMap((code) => [open("currencies", code, "spot"), open("currencies", code, "discountRate")]),
    ...[...events].map((event) => open("events", event)),
    ...needed.parties.map((party) => open("creditSpreads", party)),
  ];
}

const inTurn = (names: readonly string[]): readonly string[] => [...new Set(names)];

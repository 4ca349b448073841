import type { Assumptions } from "../beliefs/assumptions.js";
import { formatPath } from "../errors.js";
import type { Requirements } from "../interpret/requirements.js";
import { formatPercent } from "../numeric/format.js";
import type { AppliedDefault } from "../schema/defaults.js";
import { own } from "../schema/own.js";
import type { Assumed } from "../value/valuation.js";
import type { Offer } from "./offer.js";

/** Everything a valuation takes for granted: open facts of the offer, defaults of terms and beliefs, methods chosen. */
export function assumedIn(
  offer: Offer,
  beliefs: Assumptions,
  needed: Requirements,
  weighted: boolean,
): Assumed[] {
  return [
    ...offer.open.map(
      ({ fact, reading }): Assumed => ({ kind: "open", path: [], text: `${fact}: ${reading}` }),
    ),
    ...offer.components.flatMap(({ name, assumed }, index) =>
      assumed.map((term) =>
        fromDefault(
          { ...term, path: ["components", index, ...term.path] },
          `${name}, ${formatPath(term.path)}`,
        ),
      ),
    ),
    ...beliefs.assumed.filter((belief) => isUsed(belief, offer, needed)).map((belief) => fromDefault(belief)),
    ...withoutSpread(beliefs, needed),
    ...ownRates(offer, beliefs),
    ...methods(offer, needed, weighted),
  ];
}

const fromDefault = ({ path, value, meaning }: AppliedDefault, name = formatPath(path)): Assumed => ({
  kind: "default",
  path,
  text: `${name}: not stated, taken as ${JSON.stringify(value)} (${meaning})`,
});

function isUsed({ path: [section, name] }: AppliedDefault, offer: Offer, needed: Requirements): boolean {
  if (section === "discountRate") return needed.currencies.length > 0;
  if (section === "shares") return needed.shares.includes(String(name));
  if (section === "currencies") return needed.currencies.includes(String(name));
  return offer.components.some((component) => component.name === name);
}

const withoutSpread = (beliefs: Assumptions, needed: Requirements): Assumed[] =>
  needed.parties
    .filter((party) => own(beliefs.creditSpreads, party) === undefined)
    .map((party) => ({
      kind: "default",
      path: ["creditSpreads", party],
      text: `${formatPath(["creditSpreads", party])}: not stated, taken as 0 (what ${party} owes is discounted at the discount rate alone)`,
    }));

const ownRates = (offer: Offer, beliefs: Assumptions): Assumed[] =>
  offer.components.flatMap(({ name }) => {
    const rate = own(beliefs.requiredReturns, name);
    if (rate === undefined) return [];
    const text = `${name} is discounted at its required return of ${formatPercent(rate.rate)} in place of the discount rate and the payer's credit spread; its cash flows carry no other adjustment for risk`;
    return [{ kind: "method", path: ["requiredReturns", name], text }];
  });

function methods(offer: Offer, needed: Requirements, weighted: boolean): Assumed[] {
  const conditions = weighted ? offer.conditions.map(({ event }) => event) : [];
  const uncertain = new Set([...needed.events, ...conditions]);
  return [
    ...(offer.conditions.length > 0
      ? [method("The present value is the value if the offer closes: its conditions count as met")]
      : []),
    ...(uncertain.size > 1
      ? [method(`Events are taken as independent of each other: ${[...uncertain].join(", ")}`)]
      : []),
    ...(needed.prices.length > 0
      ? [
          method(
            "Future share prices are taken at their forward: today's price, less dividends, carried at the discount rate",
          ),
        ]
      : []),
  ];
}

const method = (text: string): Assumed => ({ kind: "method", path: [], text });

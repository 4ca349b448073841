import {
  type AssumptionsInput,
  type Breakdown,
  type ComponentFactory,
  Decimal,
  offer,
  valueOffer,
} from "offer-valuation";
import { describe, expect, it } from "vitest";
import { expectDigits, readGolden } from "./golden.js";

interface MoneyCase {
  readonly component: string;
  readonly title: string;
  readonly terms: object;
  readonly assumptions: AssumptionsInput;
  /** Present values by the name of the row; the name is empty where the component is one row. */
  readonly rows: Readonly<Record<string, string>>;
  readonly expected: string;
  readonly source: string;
  /** A figure from the source: of the present value, or of the units of one flow. */
  readonly published?: { readonly figure: string; readonly within: string; readonly flow?: number };
}

/** Registers a test for each golden case of one kind of component: all 28 digits of its value and of each of its rows. */
export function moneyGoldens(factory: ComponentFactory<never>): void {
  const cases = readGolden<MoneyCase>("moneyComponents").filter(
    ({ component }) => component === factory.definition.type,
  );

  it("has at least two golden figures, each with its source", () => {
    expect(cases.length).toBeGreaterThanOrEqual(2);
    expect(cases.every(({ source }) => source.length > 10)).toBe(true);
  });

  describe.each(cases)("$component: $title", ({ terms, assumptions, rows, expected, published }) => {
    const component = factory({ name: "It", ...terms } as never);
    const deal = offer({ name: "Deal", currency: "USD", bidder: "Buyer", components: [component] });
    const valuation = valueOffer(deal, assumptions);
    const [it0] = valuation.breakdown.parts as [Breakdown];

    it("is worth what an independent computation says, row by row", () => {
      expectFigure(valuation.presentValue, expected);
      expect(it0.parts.map(({ name }) => name)).toEqual(Object.keys(rows).filter((name) => name !== ""));
      for (const { name, presentValue } of it0.parts) expectFigure(presentValue, rows[name] ?? "");
    });

    if (published === undefined) return;
    it("comes to the published figure", () => {
      const { figure, within, flow } = published;
      const units = flow === undefined ? undefined : valuation.cashFlows[flow]?.units;
      const off = (units ?? valuation.presentValue).minus(figure).abs();
      expect(off.lessThanOrEqualTo(new Decimal(within))).toBe(true);
    });
  });
}

function expectFigure(actual: Decimal, expected: string): void {
  if (/^-?0(\.0*)?$/.test(expected)) expect(actual.isZero()).toBe(true);
  else expectDigits(actual, expected);
}

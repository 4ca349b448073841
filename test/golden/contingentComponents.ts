import { type AssumptionsInput, type ComponentFactory, Decimal, offer, valueOffer } from "offer-valuation";
import { describe, expect, it } from "vitest";
import { expectWithin } from "../numeric/relativeError.js";
import { readGolden } from "./golden.js";

type Document = Readonly<Record<string, string>>;
type Kind = Pick<ComponentFactory<never>, "definition">;

interface GoldenCase {
  readonly name: string;
  readonly source: string;
  readonly component: Document;
  readonly beliefs: AssumptionsInput;
  /** Whether it hangs on two uncertain quantities at once. */
  readonly quadrature: boolean;
  readonly presentValue: string;
}

interface PublishedCase {
  readonly name: string;
  readonly source: string;
  /** Their values are added up, those of `less` taken off. */
  readonly parts: readonly (Document & { readonly less?: true })[];
  readonly beliefs: AssumptionsInput;
  /** With as many decimals as the source has. */
  readonly printed: string;
}

const { cases, published } = readGolden("contingentComponents") as unknown as {
  readonly cases: readonly GoldenCase[];
  readonly published: readonly PublishedCase[];
};

const DEAL = { name: "Deal", currency: "USD", bidder: "Acme" };

const presentValueOf = ({ definition }: Kind, document: Document, beliefs: AssumptionsInput): Decimal =>
  valueOffer(offer({ ...DEAL, components: [definition.fromDocument(document, [])] }), beliefs).presentValue;

/** Registers a test for every golden figure of one kind of component: 28 digits, or 15 where quadrature is used. */
export function contingentGoldens(kind: Kind): void {
  const { type } = kind.definition;
  const figures = cases.filter(({ component }) => component["type"] === type);

  describe(`${type}, computed independently`, () => {
    it("has at least two golden figures, each with its source", () => {
      expect(figures.length).toBeGreaterThanOrEqual(2);
      expect(figures.every(({ source }) => source.length > 5)).toBe(true);
    });

    it.each(figures)("$name", { timeout: 60_000 }, ({ component, beliefs, presentValue, quadrature }) => {
      expect(presentValue.replace(/e.*|\D|^0+/g, "").length).toBeGreaterThanOrEqual(40);
      expectWithin(quadrature ? "1e-15" : "1e-27", presentValueOf(kind, component, beliefs), presentValue);
    });
  });
}

/** Registers a test for every published figure that starts with the first of these kinds, to all digits printed. */
export function publishedFigures(...kinds: readonly [Kind, ...Kind[]]): void {
  const kindOf = (document: Document) => kinds.find(({ definition }) => definition.type === document["type"]);
  const figures = published.filter(({ parts: [first] }) => first && kindOf(first) === kinds[0]);

  describe(`${kinds[0].definition.type}, as published`, () => {
    it.each(figures)("$name: $printed ($source)", ({ parts, beliefs, printed }) => {
      const values = parts.map(({ less, ...document }) =>
        presentValueOf(kindOf(document) ?? kinds[0], document, beliefs).times(less ? -1 : 1),
      );
      const total = values.reduce((sum, value) => sum.plus(value), new Decimal(0));
      expect(total.toFixed(printed.split(".")[1]?.length ?? 0)).toBe(printed);
    });
  });
}

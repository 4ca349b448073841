import {
  type Amount,
  type AssumptionsInput,
  type CashFlow,
  type Claim,
  cashFlows,
  type Decimal,
  type Offer,
  type OfferError,
  offer,
  parseOffer,
  requirements,
  stock,
  type Valuation,
  valueOffer,
} from "offer-valuation";
import { describe, expectTypeOf, it } from "vitest";

describe("stock", () => {
  it("has a value or a number of shares, never both and never neither", () => {
    const never = () => {
      stock({ value: "10e9", issuer: "ORCL" });
      stock({ value: "10e9", currency: "EUR", issuer: "ORCL" });
      stock({ shares: "180e6", issuer: "ORCL" });
      // @ts-expect-error both
      stock({ value: "10e9", shares: "180e6", issuer: "ORCL" });
      // @ts-expect-error neither
      stock({ issuer: "ORCL" });
      // @ts-expect-error a number of shares has no currency
      stock({ shares: "180e6", currency: "USD", issuer: "ORCL" });
      // @ts-expect-error whose stock?
      stock({ value: "10e9" });
    };
    expectTypeOf(never).toBeFunction();
  });
});

describe("offers and beliefs", () => {
  it("need a name, a currency and components; a valuation date", () => {
    const never = () => {
      // @ts-expect-error no currency
      offer({ name: "Deal", components: [] });
      // @ts-expect-error no valuation date
      valueOffer({ name: "Deal", currency: "USD", components: [] }, {});
    };
    expectTypeOf(never).toBeFunction();
    expectTypeOf<{ valuationDate: string; events: { a: number } }>().not.toExtend<AssumptionsInput>();
  });

  it("read from unknown data give an Offer", () => {
    expectTypeOf(parseOffer).parameter(0).toBeUnknown();
    expectTypeOf(parseOffer).returns.toEqualTypeOf<Offer>();
  });
});

describe("results", () => {
  it("are Decimals where they are figures", () => {
    expectTypeOf(valueOffer).returns.toEqualTypeOf<Valuation>();
    expectTypeOf<Valuation["presentValue"]>().toEqualTypeOf<Decimal>();
    expectTypeOf<CashFlow["units"]>().toEqualTypeOf<Decimal>();
    expectTypeOf<Valuation["breakdown"]["shareOfTotal"]>().toEqualTypeOf<Decimal | null>();
  });

  it("are read-only", () => {
    const never = (valuation: Valuation, deal: Offer, claim: Claim, amount: Amount, error: OfferError) => {
      // @ts-expect-error read-only
      valuation.presentValue = valuation.breakdown.nominal;
      // @ts-expect-error a read-only list
      valuation.cashFlows.pop();
      // @ts-expect-error read-only
      valuation.breakdown.name = "x";
      // @ts-expect-error a read-only list
      deal.components.push(deal.components[0]);
      // @ts-expect-error read-only
      claim.tag = "zero";
      // @ts-expect-error read-only
      amount.tag = "constant";
      // @ts-expect-error read-only
      error.code = "too-deep";
      // @ts-expect-error a read-only list
      requirements(claim).events.push("x");
    };
    expectTypeOf(never).toBeFunction();
    expectTypeOf(cashFlows).returns.toEqualTypeOf<readonly CashFlow[]>();
  });
});

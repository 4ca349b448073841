import { Decimal } from "offer-valuation";
import { exact } from "../kit.js";

/** What a function comes to, with all its digits. */
export const figureOf = (name: string, ...args: readonly unknown[]): Decimal =>
  new Decimal(String(exact(name, ...args)));

/** A quotient as a text with as many digits as a cell is read with. */
export const ratio = (dividend: number, divisor: number): string =>
  new Decimal(dividend).div(divisor).toSignificantDigits(59).toString();

/** The yearly rate that lets money grow as much as a continuous one. */
export const annually = (continuous: string): string =>
  new Decimal(continuous).exp().minus(1).toSignificantDigits(59).toString();

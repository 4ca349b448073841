import * as z from "zod";
import type { Decimal, DecimalInput } from "../numeric/decimal.js";
import { formatAmount, formatPercent } from "../numeric/format.js";
import { isJsonObject } from "../schema/document.js";
import { choice, decimal, percentage } from "../schema/fields.js";
import { fieldsJson } from "../schema/fieldsJson.js";
import { once } from "../schema/memoize.js";

/**
 * The yearly premium for the risk of a metric: a continuous rate λ, so that F = E[M]·e^(−λ·t), for what is above 0; or an amount a
 * year in units of the metric's currency, so that F = E[M] − amount·t, for what may be a loss as well.
 */
export type RiskPremiumInput =
  | DecimalInput
  | {
      /** What a year of the metric's risk takes off its expected value, in units of its currency. */
      readonly amount: DecimalInput;
    };

/** A premium for the risk of a metric, checked: a rate, or an amount a year. */
export type RiskPremium =
  | Decimal
  | {
      /** What a year of the metric's risk takes off its expected value, in units of its currency. */
      readonly amount: Decimal;
    };

const premiumJson = {
  anyOf: [
    fieldsJson.fraction,
    {
      type: "object",
      properties: { amount: fieldsJson.decimal },
      required: ["amount"],
      additionalProperties: false,
    },
  ],
};

/** The schema of a premium for the risk of a metric. */
export function riskPremiumField(description: string) {
  const forms = {
    rate: once(() =>
      percentage(description, (value) =>
        value.abs().greaterThan(10) ? "must be between -10 and 10 (0.05 is 5%)" : undefined,
      ),
    ),
    amount: once(() =>
      z.strictObject({ amount: decimal("Amount a year, in units of the metric's currency") }),
    ),
  };
  return choice<RiskPremiumInput, RiskPremium>(
    description,
    () => premiumJson,
    (written) => (isJsonObject(written) ? forms.amount() : forms.rate()),
  );
}

/** Whether a premium is an amount a year, and no rate. */
export const isAmount = (premium: RiskPremium): premium is { readonly amount: Decimal } =>
  "amount" in premium;

/** A premium's one number: its rate, or its amount a year. */
export const premiumFigure = (premium: RiskPremium): Decimal =>
  isAmount(premium) ? premium.amount : premium;

/** A premium in words: "5%", or "2,000,000 a year". */
export const formatPremium = (premium: RiskPremium): string =>
  isAmount(premium) ? `${formatAmount(premium.amount)} a year` : formatPercent(premium);

export type { Amount } from "./algebra/amount.js";
export { add, constant, elapsed, ifAtLeast, max, min, observe, times } from "./algebra/amount.js";
export type { Asset } from "./algebra/asset.js";
export { currency, share, stockWorth, terminalValue } from "./algebra/asset.js";
export type { Claim, Condition, Obligor } from "./algebra/claim.js";
export { all, delivery, give, given, named, on, one, owedBy, scale, zero } from "./algebra/claim.js";
export type { Observable, TradingDays } from "./algebra/observable.js";
export { metric, price } from "./algebra/observable.js";
export { parseClaim } from "./algebra/parseClaim.js";
export type { BreakEven, BreakEvenInput, BreakEvenSolution } from "./analysis/breakEven/breakEven.js";
export { breakEven } from "./analysis/breakEven/breakEven.js";
export { bridge } from "./analysis/bridge/bridge.js";
export { bridgeSvg } from "./analysis/bridge/bridgeSvg.js";
export type { BridgeColumn, BridgeStep, BridgeStepName, ValueBridge } from "./analysis/bridge/valueBridge.js";
export type { MixKind, MixRow } from "./analysis/comparison/certaintyMix.js";
export type { CompareOptions } from "./analysis/comparison/comparedViews.js";
export { comparedViews } from "./analysis/comparison/comparedViews.js";
export { compareOffers } from "./analysis/comparison/compareOffers.js";
export type { ComparedOffer, ComparedView, Comparison, RankBy } from "./analysis/comparison/comparison.js";
export { footballFieldSvg } from "./analysis/comparison/footballFieldSvg.js";
export type {
  Indifference,
  IndifferencePoint,
  IndifferenceRange,
} from "./analysis/comparison/indifference.js";
export { indifference } from "./analysis/comparison/indifference.js";
export { mixSvg } from "./analysis/comparison/mixSvg.js";
export type { BeliefPath } from "./analysis/figures/beliefAt.js";
export type { BeliefFigure } from "./analysis/figures/beliefFigure.js";
export { beliefPaths } from "./analysis/figures/beliefPaths.js";
export type { RangeInput } from "./analysis/figures/beliefRange.js";
export type { FigureChoice, Subject } from "./analysis/figures/figureOf.js";
export type { StatedBelief } from "./analysis/figures/statedBeliefs.js";
export type { Watch } from "./analysis/figures/watch.js";
export type { BeliefValue } from "./analysis/figures/withBelief.js";
export { withBelief } from "./analysis/figures/withBelief.js";
export type {
  Technique,
  UnobservableInput,
  UnobservableInputs,
} from "./analysis/level3/unobservableInput.js";
export { unobservableInputs } from "./analysis/level3/unobservableInputs.js";
export type { PayoffChoice, PayoffCurve } from "./analysis/payoff/payoffCurve.js";
export { payoffCurve } from "./analysis/payoff/payoffCurve.js";
export { payoffSvg } from "./analysis/payoff/payoffSvg.js";
export type {
  PayoutDistribution,
  PayoutDrift,
  PayoutOptions,
  PayoutPercentile,
} from "./analysis/payout/payoutDistribution.js";
export { payoutDistribution } from "./analysis/payout/payoutDistribution.js";
export type { ImpliedRiskPremiumInput } from "./analysis/premium/impliedRiskPremium.js";
export { impliedRiskPremium } from "./analysis/premium/impliedRiskPremium.js";
export type {
  Movement,
  MovementName,
  RollForward,
  RollForwardColumn,
} from "./analysis/rollForward/movements.js";
export type { RollForwardOptions } from "./analysis/rollForward/rollForward.js";
export { rollForward } from "./analysis/rollForward/rollForward.js";
export type {
  NamedScenario,
  ScenarioOptions,
  ScenarioValue,
  ScenarioValues,
} from "./analysis/scenarios/scenarioValues.js";
export { scenarioValues } from "./analysis/scenarios/scenarioValues.js";
export { heatMapSvg } from "./analysis/sensitivity/heatMapSvg.js";
export type { Sensitivity, SensitivityOptions, SensitivityRow } from "./analysis/sensitivity/sensitivity.js";
export { sensitivity } from "./analysis/sensitivity/sensitivity.js";
export type {
  GridAxis,
  GridAxisInput,
  GridOptions,
  SensitivityGrid,
} from "./analysis/sensitivity/sensitivityGrid.js";
export { sensitivityGrid } from "./analysis/sensitivity/sensitivityGrid.js";
export { tornadoSvg } from "./analysis/sensitivity/tornadoSvg.js";
export type {
  DealSimulationJob,
  SimulationFamilies,
  SimulationJob,
  SimulationPart,
} from "./analysis/simulation/chunks.js";
export {
  dealSimulationJob,
  mergeChunks,
  simulateChunk,
  simulationJob,
} from "./analysis/simulation/chunks.js";
export type {
  DealSimulation,
  SimulatedBranch,
  SimulatedOutcome,
} from "./analysis/simulation/dealSimulation.js";
export { fanSvg } from "./analysis/simulation/fanSvg.js";
export { histogramSvg } from "./analysis/simulation/histogramSvg.js";
export type { SimulationOptions } from "./analysis/simulation/simulate.js";
export { simulate } from "./analysis/simulation/simulate.js";
export { simulateAsync } from "./analysis/simulation/simulateAsync.js";
export type { DealSimulationOptions } from "./analysis/simulation/simulateDeal.js";
export { simulateDeal } from "./analysis/simulation/simulateDeal.js";
export { simulateDealAsync } from "./analysis/simulation/simulateDealAsync.js";
export type {
  Convergence,
  CorrelationUsed,
  HistogramBin,
  PaidAmounts,
  Percentile,
  SimulatedComponent,
  SimulatedDate,
  SimulatedFigure,
  SimulatedPrice,
  SimulatedProbability,
  SimulatedQuantile,
  Simulation,
  SimulationResult,
} from "./analysis/simulation/simulation.js";
export { timelineSvg } from "./analysis/timeline/timelineSvg.js";
export type { Assumptions, AssumptionsOptions } from "./beliefs/assumptions.js";
export { assumptionsJsonSchema, parseAssumptions } from "./beliefs/assumptions.js";
export type {
  AssumptionsInput,
  CurrencyBelief,
  MetricBelief,
  ShareBelief,
  TargetPrices,
} from "./beliefs/assumptionsInput.js";
export type { ClosingDatesInput, ClosingHazardInput, ClosingInput } from "./beliefs/closingField.js";
export type { CopulaInput, CorrelationInput, PathInput } from "./beliefs/dependence.js";
export type {
  ConditionalOddsInput,
  EventHazardInput,
  EventInput,
  JointTableInput,
  OddsByPeriodInput,
} from "./beliefs/eventOdds.js";
export type { ProbabilityBounds } from "./beliefs/frechetBounds.js";
export { frechetBounds } from "./beliefs/frechetBounds.js";
export { probabilityOf } from "./beliefs/probabilityOf.js";
export type { RiskPremiumInput } from "./beliefs/riskPremium.js";
export type { AssumedDebtTerms } from "./components/assumedDebt.js";
export { assumedDebt } from "./components/assumedDebt.js";
export type { CarryForwardEarnOutTerms } from "./components/carryForwardEarnOut.js";
export { carryForwardEarnOut } from "./components/carryForwardEarnOut.js";
export type { CashTerms } from "./components/cash.js";
export { cash } from "./components/cash.js";
export type { CatchUpEarnOutTerms } from "./components/catchUpEarnOut.js";
export { catchUpEarnOut } from "./components/catchUpEarnOut.js";
export type { ClaimTerms } from "./components/claim.js";
export { claim } from "./components/claim.js";
export type { CliffEarnOutTerms } from "./components/cliffEarnOut.js";
export { cliffEarnOut } from "./components/cliffEarnOut.js";
export type { ContingentValueRightTerms } from "./components/contingentValueRight.js";
export { contingentValueRight } from "./components/contingentValueRight.js";
export type { CumulativeEarnOutTerms } from "./components/cumulativeEarnOut.js";
export { cumulativeEarnOut } from "./components/cumulativeEarnOut.js";
export type {
  CommonTerms,
  Component,
  ComponentDefinition,
  ComponentFactory,
  OfferContext,
  OfferedShares,
  PricePart,
  SharePrice,
} from "./components/defineComponent.js";
export { defineComponent } from "./components/defineComponent.js";
export type { EarnOutTerms } from "./components/earnOut.js";
export { earnOut } from "./components/earnOut.js";
export type { ElectionTerms } from "./components/election.js";
export { election } from "./components/election.js";
export type { EscrowTerms } from "./components/escrow.js";
export { escrow } from "./components/escrow.js";
export type { FixedRatioCollarTerms } from "./components/fixedRatioCollar.js";
export { fixedRatioCollar } from "./components/fixedRatioCollar.js";
export type { FixedValueCollarTerms } from "./components/fixedValueCollar.js";
export { fixedValueCollar } from "./components/fixedValueCollar.js";
export type { GoingConcernTerms } from "./components/goingConcern.js";
export { goingConcern } from "./components/goingConcern.js";
export type { HoldbackTerms } from "./components/holdback.js";
export { holdback } from "./components/holdback.js";
export type { InstalmentsTerms } from "./components/instalments.js";
export { instalments } from "./components/instalments.js";
export type { LockedBoxTerms } from "./components/lockedBox.js";
export { lockedBox } from "./components/lockedBox.js";
export type { MilestoneTerms } from "./components/milestone.js";
export { milestone } from "./components/milestone.js";
export type { MultipleEarnOutTerms } from "./components/multipleEarnOut.js";
export { multipleEarnOut } from "./components/multipleEarnOut.js";
export type { PriceAdjustmentTerms } from "./components/priceAdjustment.js";
export { priceAdjustment } from "./components/priceAdjustment.js";
export type { PriceProtectionTerms } from "./components/priceProtection.js";
export { priceProtection } from "./components/priceProtection.js";
export type { ProfitShareTerms } from "./components/profitShare.js";
export { profitShare } from "./components/profitShare.js";
export type { ReverseTerminationFeeTerms } from "./components/reverseTerminationFee.js";
export { reverseTerminationFee } from "./components/reverseTerminationFee.js";
export type { RoyaltyTerms } from "./components/royalty.js";
export { royalty } from "./components/royalty.js";
export type { SellerNoteTerms } from "./components/sellerNote.js";
export { sellerNote } from "./components/sellerNote.js";
export type { StockTerms } from "./components/stock.js";
export { stock } from "./components/stock.js";
export type { TerminationFeeTerms } from "./components/terminationFee.js";
export { terminationFee } from "./components/terminationFee.js";
export type { TickingFeeTerms } from "./components/tickingFee.js";
export { tickingFee } from "./components/tickingFee.js";
export type { TieredEarnOutTerms } from "./components/tieredEarnOut.js";
export { tieredEarnOut } from "./components/tieredEarnOut.js";
export type { WarrantTerms } from "./components/warrant.js";
export { warrant } from "./components/warrant.js";
export type {
  AlternativeInput,
  DealInput,
  FailureInput,
  OutsideDateInput,
} from "./deal/dealDocument.js";
export type { DealBranch, DealOutcome, DealPart, DealValuation } from "./deal/dealValuation.js";
export type { CompletionInput, ImpliedProbability } from "./deal/impliedProbability.js";
export { impliedProbability, priceAtProbability } from "./deal/impliedProbability.js";
export type { MergerSpread, MergerSpreadInput } from "./deal/mergerSpread.js";
export { mergerSpread } from "./deal/mergerSpread.js";
export { oddsTreeSvg } from "./deal/oddsTreeSvg.js";
export { valueDeal } from "./deal/valueDeal.js";
export { reportedOracleOffer } from "./deals/reportedOracleOffer.js";
export type {
  CheckedForecast,
  DistributionDefinition,
  DistributionFactory,
  FigureRole,
  ForecastContext,
} from "./distributions/defineDistribution.js";
export { defineDistribution } from "./distributions/defineDistribution.js";
export type { Coordinate, Distribution, Sampling } from "./distributions/distribution.js";
export type { ForecastInput } from "./distributions/forecast.js";
export type { ScenarioInput } from "./distributions/scenarios.js";
export type { FieldPath, OfferErrorCode, OfferIssue } from "./errors.js";
export { OfferError } from "./errors.js";
export { describe } from "./interpret/describe.js";
export { describeAmount } from "./interpret/describeAmount.js";
export type { Requirements } from "./interpret/requirements.js";
export { requirements } from "./interpret/requirements.js";
export type { Horizon, RateConventions } from "./market/convertRate.js";
export { convertRate } from "./market/convertRate.js";
export type { CouponRateInput } from "./market/couponRate.js";
export type { Interpolation } from "./market/curve/curve.js";
export type { CouponFrequency, HazardTerms, ZeroCurveInput } from "./market/curve/curveDocument.js";
export { addHazard, addSpread, bucketShift, parallelShift } from "./market/curve/curveShifts.js";
export { forwardRate, zeroRate } from "./market/curve/forwardRate.js";
export type { CurveNode, ZeroCurve } from "./market/curve/zeroCurve.js";
export { zeroCurve } from "./market/curve/zeroCurve.js";
export { discountFactor } from "./market/discountFactor.js";
export { forwardExchangeRate } from "./market/forwardExchangeRate.js";
export { lockUpDiscount } from "./market/lockUpDiscount.js";
export type { Compounding, Rate, RateInput } from "./market/rate.js";
export type { RateOrCurve } from "./market/rateOrCurve.js";
export type { DecimalInput } from "./numeric/decimal.js";
export { ResultDecimal as Decimal } from "./numeric/decimal.js";
export type { Arithmetic, Real } from "./numeric/real.js";
export type { DayOfCashFlows } from "./offer/cashFlowsByDay.js";
export { cashFlowsByDay } from "./offer/cashFlowsByDay.js";
export { cashFlowTable } from "./offer/cashFlowTable.js";
export type { FailureAmounts, Headline, Limit } from "./offer/headline.js";
export type { Offer, OfferOptions } from "./offer/offer.js";
export { offer, offerJsonSchema, parseOffer } from "./offer/offer.js";
export type { ComponentDocument, OfferInput } from "./offer/offerDocument.js";
export type {
  ComponentPerShare,
  EnterpriseMultiple,
  IssuerPerShare,
  PerShare,
  Premium,
} from "./offer/perShare.js";
export { sideBySide } from "./offer/sideBySide.js";
export type { TargetInput, TargetShares, TargetSharesInput } from "./offer/targetDocument.js";
export { termSheet } from "./offer/termSheet.js";
export type { Assumed, Diagnostic, Valuation, ValuedCashFlow, ValueWithOdds } from "./offer/valuation.js";
export { valueOffer } from "./offer/valueOffer.js";
export type {
  AveragePriceInput,
  ExchangedCurrencyInput,
  FailedClosingInput,
  MeasuredMetricInput,
  OutcomesInput,
  PricedShareInput,
} from "./outcome/outcomesDocument.js";
export { outcomesJsonSchema } from "./outcome/outcomesDocument.js";
export { settle } from "./outcome/settle.js";
export type {
  AlternativeReading,
  ObservedFigure,
  OpenReading,
  SettledLine,
  SettledTotal,
  Settlement,
} from "./outcome/settlement.js";
export type { Breakdown } from "./pricing/breakdown.js";
export type { CashFlow, ExpectedCashFlow } from "./pricing/cashFlows.js";
export { cashFlows, expectedCashFlows } from "./pricing/cashFlows.js";
export type { ThresholdProbability } from "./pricing/probabilityAtLeast.js";
export { probabilityAtLeast } from "./pricing/probabilityAtLeast.js";
export type { FormattingOptions, PictureColour } from "./print/documentFormatting.js";
export type { PrintOptions, Units } from "./print/formatting.js";
export type { PictureOptions } from "./print/pictureOptions.js";
export type { BeliefKind } from "./schema/figures.js";
export type { Printable } from "./schema/printable.js";
export { term } from "./schema/term.js";
export { allocate } from "./settlement/allocate.js";
export { dilutedShares } from "./settlement/dilutedShares.js";
export { equityBridge } from "./settlement/equityBridge.js";
export { exchangeRatioAt } from "./settlement/exchangeRatioAt.js";
export { ownership } from "./settlement/ownership.js";
export { prorate } from "./settlement/prorate.js";
export { sharesIssued } from "./settlement/sharesIssued.js";
export { wholeShares } from "./settlement/wholeShares.js";
export type { BusinessCalendar, Weekday } from "./time/businessCalendar.js";
export { businessCalendar } from "./time/businessCalendar.js";
export type { BusinessDayConvention } from "./time/businessDays.js";
export { addBusinessDays, adjustDate, businessDaysBetween, isBusinessDay } from "./time/businessDays.js";
export type { IsoDate } from "./time/date.js";
export type { ContextDayCount, DayCount, SpreadsheetDayCount } from "./time/dayCount.js";
export type { Frequency } from "./time/duration.js";
export type { SchedulePeriod, ScheduleTerms, Stub } from "./time/schedule.js";
export { schedule } from "./time/schedule.js";
export type { DayCountContext } from "./time/yearFraction.js";
export { yearFraction } from "./time/yearFraction.js";
export { annuity } from "./timeValue/annuity.js";
export type { DatedFlow } from "./timeValue/datedFlows.js";
export { convexity, duration, modifiedDuration } from "./timeValue/duration.js";
export { internalRates } from "./timeValue/internalRates.js";
export { irr } from "./timeValue/irr.js";
export type { LevelAmounts } from "./timeValue/levelPayments.js";
export {
  futureValue,
  levelPayment,
  levelRate,
  numberOfPayments,
  paymentParts,
} from "./timeValue/levelPayments.js";
export type { MirrRates } from "./timeValue/mirr.js";
export { mirr } from "./timeValue/mirr.js";
export { nfv, npv } from "./timeValue/npv.js";
export { periodicInternalRates } from "./timeValue/periodicInternalRates.js";
export { presentValue } from "./timeValue/presentValue.js";
export type { NearestRate } from "./timeValue/rateOfReturn.js";
export type { InternalRate, InternalRates } from "./timeValue/ratesOfReturn.js";
export { xirr } from "./timeValue/xirr.js";
export { type PreparedLeg, prepareLeg, xnfv, xnpv } from "./timeValue/xnpv.js";

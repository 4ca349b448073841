export type { Amount } from "./algebra/amount.js";
export { add, constant, elapsed, ifAtLeast, max, min, observe, times } from "./algebra/amount.js";
export type { Asset } from "./algebra/asset.js";
export { currency, share, stockWorth } from "./algebra/asset.js";
export type { Claim, Condition, Obligor } from "./algebra/claim.js";
export { all, delivery, give, given, named, on, one, owedBy, scale, zero } from "./algebra/claim.js";
export type { Observable } from "./algebra/observable.js";
export { metric, price } from "./algebra/observable.js";
export type { BreakEven, BreakEvenInput, BreakEvenSolution } from "./analysis/breakEven/breakEven.js";
export { breakEven } from "./analysis/breakEven/breakEven.js";
export { bridge } from "./analysis/bridge/bridge.js";
export { bridgeSvg } from "./analysis/bridge/bridgeSvg.js";
export type { BridgeColumn, BridgeStep, BridgeStepName, ValueBridge } from "./analysis/bridge/valueBridge.js";
export type { CompareOptions } from "./analysis/comparison/comparedViews.js";
export { comparedViews } from "./analysis/comparison/comparedViews.js";
export { compareOffers } from "./analysis/comparison/compareOffers.js";
export type { ComparedOffer, ComparedView, Comparison, RankBy } from "./analysis/comparison/comparison.js";
export type {
  Indifference,
  IndifferencePoint,
  IndifferenceRange,
} from "./analysis/comparison/indifference.js";
export { indifference } from "./analysis/comparison/indifference.js";
export type { MixKind, MixRow } from "./analysis/comparison/mixRow.js";
export type { BeliefPath } from "./analysis/figures/beliefAt.js";
export type { BeliefFigure } from "./analysis/figures/beliefFigure.js";
export { beliefPaths } from "./analysis/figures/beliefPaths.js";
export type { RangeInput } from "./analysis/figures/beliefRange.js";
export type { FigureChoice, Subject } from "./analysis/figures/figureOf.js";
export type { BeliefKind, StatedBelief } from "./analysis/figures/statedBeliefs.js";
export type { Watch } from "./analysis/figures/watch.js";
export type { BeliefValue } from "./analysis/figures/withBelief.js";
export { withBelief } from "./analysis/figures/withBelief.js";
export type {
  Technique,
  UnobservableInput,
  UnobservableInputs,
} from "./analysis/level3/unobservableInput.js";
export { unobservableInputs } from "./analysis/level3/unobservableInputs.js";
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
export type { Assumptions } from "./beliefs/assumptions.js";
export { assumptionsJsonSchema, parseAssumptions } from "./beliefs/assumptions.js";
export type {
  AssumptionsInput,
  CurrencyBelief,
  MetricBelief,
  ShareBelief,
} from "./beliefs/assumptionsInput.js";
export type { ClosingDatesInput, ClosingHazardInput, ClosingInput } from "./beliefs/closingField.js";
export type { ConditionalOddsInput, EventInput, JointTableInput } from "./beliefs/eventOdds.js";
export type { ProbabilityBounds } from "./beliefs/frechetBounds.js";
export { frechetBounds } from "./beliefs/frechetBounds.js";
export { probabilityOf } from "./beliefs/probabilityOf.js";
export { assumedDebt } from "./components/assumedDebt.js";
export { carryForwardEarnOut } from "./components/carryForwardEarnOut.js";
export { cash } from "./components/cash.js";
export { catchUpEarnOut } from "./components/catchUpEarnOut.js";
export { cliffEarnOut } from "./components/cliffEarnOut.js";
export { contingentValueRight } from "./components/contingentValueRight.js";
export { cumulativeEarnOut } from "./components/cumulativeEarnOut.js";
export type {
  Component,
  ComponentDefinition,
  ComponentFactory,
  OfferContext,
} from "./components/defineComponent.js";
export { defineComponent } from "./components/defineComponent.js";
export { earnOut } from "./components/earnOut.js";
export { election } from "./components/election.js";
export { escrow } from "./components/escrow.js";
export { fixedRatioCollar } from "./components/fixedRatioCollar.js";
export { fixedValueCollar } from "./components/fixedValueCollar.js";
export { holdback } from "./components/holdback.js";
export { instalments } from "./components/instalments.js";
export { lockedBox } from "./components/lockedBox.js";
export { milestone } from "./components/milestone.js";
export { multipleEarnOut } from "./components/multipleEarnOut.js";
export { priceAdjustment } from "./components/priceAdjustment.js";
export { priceProtection } from "./components/priceProtection.js";
export { profitShare } from "./components/profitShare.js";
export { reverseTerminationFee } from "./components/reverseTerminationFee.js";
export { royalty } from "./components/royalty.js";
export { sellerNote } from "./components/sellerNote.js";
export { stock } from "./components/stock.js";
export { terminationFee } from "./components/terminationFee.js";
export { tickingFee } from "./components/tickingFee.js";
export { tieredEarnOut } from "./components/tieredEarnOut.js";
export { warrant } from "./components/warrant.js";
export type { CompletionInput } from "./deal/completionTerms.js";
export type {
  AlternativeInput,
  DealInput,
  FailureInput,
  OutsideDateInput,
} from "./deal/dealDocument.js";
export type { DealBranch, DealOutcome, DealPart, DealValuation } from "./deal/dealValuation.js";
export type { ImpliedProbability } from "./deal/impliedProbability.js";
export { impliedProbability } from "./deal/impliedProbability.js";
export type { MergerSpread, MergerSpreadInput } from "./deal/mergerSpread.js";
export { mergerSpread } from "./deal/mergerSpread.js";
export { priceAtProbability } from "./deal/priceAtProbability.js";
export { valueDeal } from "./deal/valueDeal.js";
export { reportedOracleOffer } from "./deals/reportedOracleOffer.js";
export type { Distribution } from "./distributions/distribution.js";
export type { ForecastInput, ScenarioInput } from "./distributions/forecast.js";
export type { FieldPath, OfferErrorCode, OfferIssue } from "./errors.js";
export { OfferError } from "./errors.js";
export { describe } from "./interpret/describe.js";
export { describeAmount } from "./interpret/describeAmount.js";
export type { Requirements } from "./interpret/requirements.js";
export { requirements } from "./interpret/requirements.js";
export type { Horizon, RateConventions } from "./market/convertRate.js";
export { convertRate } from "./market/convertRate.js";
export type { HazardTerms } from "./market/curve/addHazard.js";
export { addHazard } from "./market/curve/addHazard.js";
export { addSpread } from "./market/curve/addSpread.js";
export { bucketShift } from "./market/curve/bucketShift.js";
export type { Interpolation } from "./market/curve/curve.js";
export type { CouponFrequency, ZeroCurveInput } from "./market/curve/curveDocument.js";
export { forwardRate } from "./market/curve/forwardRate.js";
export { parallelShift } from "./market/curve/parallelShift.js";
export type { CurveNode, ZeroCurve } from "./market/curve/zeroCurve.js";
export { zeroCurve } from "./market/curve/zeroCurve.js";
export { zeroRate } from "./market/curve/zeroRate.js";
export { discountFactor } from "./market/discountFactor.js";
export { forwardExchangeRate } from "./market/forwardExchangeRate.js";
export { lockUpDiscount } from "./market/lockUpDiscount.js";
export type { Compounding, Rate, RateInput } from "./market/rate.js";
export type { RateOrCurve } from "./market/rateOrCurve.js";
export type { DecimalInput } from "./numeric/decimal.js";
export { ResultDecimal as Decimal } from "./numeric/decimal.js";
export { cashFlowTable } from "./offer/cashFlowTable.js";
export type { Offer, OfferOptions } from "./offer/offer.js";
export { offer, offerJsonSchema, parseOffer } from "./offer/offer.js";
export type { ComponentDocument, OfferInput } from "./offer/offerDocument.js";
export { sideBySide } from "./offer/sideBySide.js";
export { termSheet } from "./offer/termSheet.js";
export type { Assumed, Diagnostic, Valuation, ValuedCashFlow, ValueWithOdds } from "./offer/valuation.js";
export { valueOffer } from "./offer/valueOffer.js";
export type { Breakdown } from "./pricing/breakdown.js";
export type { CashFlow } from "./pricing/cashFlows.js";
export { cashFlows } from "./pricing/cashFlows.js";
export type { ExpectedCashFlow } from "./pricing/expectedCashFlows.js";
export { expectedCashFlows } from "./pricing/expectedCashFlows.js";
export type { ThresholdProbability } from "./pricing/probabilityAtLeast.js";
export { probabilityAtLeast } from "./pricing/probabilityAtLeast.js";
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
export { addBusinessDays } from "./time/addBusinessDays.js";
export type { BusinessDayConvention } from "./time/adjustDate.js";
export { adjustDate } from "./time/adjustDate.js";
export type { BusinessCalendar, Weekday } from "./time/businessCalendar.js";
export { businessCalendar } from "./time/businessCalendar.js";
export { isBusinessDay } from "./time/businessDay.js";
export { businessDaysBetween } from "./time/businessDaysBetween.js";
export type { IsoDate } from "./time/date.js";
export type { ContextDayCount, DayCount } from "./time/dayCount.js";
export type { Frequency } from "./time/frequency.js";
export type { Stub } from "./time/periodTerms.js";
export type { SchedulePeriod, ScheduleTerms } from "./time/schedule.js";
export { schedule } from "./time/schedule.js";
export { yearFraction } from "./time/yearFraction.js";
export type { DayCountContext } from "./time/yearsInContext.js";
export { annuity } from "./timeValue/annuity.js";
export { convexity } from "./timeValue/convexity.js";
export type { DatedFlow } from "./timeValue/datedFlows.js";
export { duration } from "./timeValue/duration.js";
export { internalRates } from "./timeValue/internalRates.js";
export { irr } from "./timeValue/irr.js";
export type { MirrRates } from "./timeValue/mirr.js";
export { mirr } from "./timeValue/mirr.js";
export { modifiedDuration } from "./timeValue/modifiedDuration.js";
export { npv } from "./timeValue/npv.js";
export { periodicInternalRates } from "./timeValue/periodicInternalRates.js";
export { type PreparedLeg, prepareLeg } from "./timeValue/prepareLeg.js";
export { presentValue } from "./timeValue/presentValue.js";
export type { InternalRate, InternalRates } from "./timeValue/ratesOfReturn.js";
export { xirr } from "./timeValue/xirr.js";
export { xnpv } from "./timeValue/xnpv.js";

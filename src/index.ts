export type { Amount } from "./algebra/amount.js";
export { add, constant, elapsed, ifAtLeast, max, min, observe, times } from "./algebra/amount.js";
export type { Asset } from "./algebra/asset.js";
export { currency, share, stockWorth } from "./algebra/asset.js";
export type { Claim, Condition, Obligor } from "./algebra/claim.js";
export { all, delivery, give, given, named, on, one, owedBy, scale, zero } from "./algebra/claim.js";
export type { Observable } from "./algebra/observable.js";
export { metric, price } from "./algebra/observable.js";
export type { BeliefPath } from "./analysis/beliefAt.js";
export type { BeliefFigure } from "./analysis/beliefFigure.js";
export { beliefPaths } from "./analysis/beliefPaths.js";
export type { RangeInput } from "./analysis/beliefRange.js";
export type { BreakEven, BreakEvenInput, BreakEvenSolution } from "./analysis/breakEven.js";
export { breakEven } from "./analysis/breakEven.js";
export { bridge } from "./analysis/bridge.js";
export type { CompareOptions } from "./analysis/comparedViews.js";
export { comparedViews } from "./analysis/comparedViews.js";
export { compareOffers } from "./analysis/compareOffers.js";
export type { FigureChoice, Subject } from "./analysis/figureOf.js";
export type { Indifference, IndifferencePoint, IndifferenceRange } from "./analysis/indifference.js";
export { indifference } from "./analysis/indifference.js";
export type { RollForwardOptions } from "./analysis/rollForward.js";
export { rollForward } from "./analysis/rollForward.js";
export type {
  NamedScenario,
  ScenarioOptions,
  ScenarioValue,
  ScenarioValues,
} from "./analysis/scenarioValues.js";
export { scenarioValues } from "./analysis/scenarioValues.js";
export type { Sensitivity, SensitivityOptions, SensitivityRow } from "./analysis/sensitivity.js";
export { sensitivity } from "./analysis/sensitivity.js";
export type { GridAxis, GridAxisInput, GridOptions, SensitivityGrid } from "./analysis/sensitivityGrid.js";
export { sensitivityGrid } from "./analysis/sensitivityGrid.js";
export type { BeliefKind, StatedBelief } from "./analysis/statedBeliefs.js";
export { tornadoSvg } from "./analysis/tornadoSvg.js";
export { unobservableInputs } from "./analysis/unobservableInputs.js";
export type { Watch } from "./analysis/watch.js";
export type { BeliefValue } from "./analysis/withBelief.js";
export { withBelief } from "./analysis/withBelief.js";
export type { Assumptions } from "./beliefs/assumptions.js";
export { assumptionsJsonSchema, parseAssumptions } from "./beliefs/assumptions.js";
export type {
  AssumptionsInput,
  CurrencyBelief,
  MetricBelief,
  ShareBelief,
} from "./beliefs/assumptionsInput.js";
export type { ClosingDatesInput, ClosingHazardInput, ClosingInput } from "./beliefs/closingField.js";
export type { Distribution } from "./beliefs/distributions/distribution.js";
export type { ConditionalOddsInput, EventInput, JointTableInput } from "./beliefs/eventOdds.js";
export type { ForecastInput, ScenarioInput } from "./beliefs/forecast.js";
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
export type { ImpliedProbability } from "./deal/impliedProbability.js";
export { impliedProbability } from "./deal/impliedProbability.js";
export type { MergerSpread, MergerSpreadInput } from "./deal/mergerSpread.js";
export { mergerSpread } from "./deal/mergerSpread.js";
export { priceAtProbability } from "./deal/priceAtProbability.js";
export { valueDeal } from "./deal/valueDeal.js";
export { reportedOracleOffer } from "./deals/reportedOracleOffer.js";
export type { FieldPath, OfferErrorCode, OfferIssue } from "./errors.js";
export { OfferError } from "./errors.js";
export type { CashFlow } from "./interpret/cashFlows.js";
export { cashFlows } from "./interpret/cashFlows.js";
export { describe } from "./interpret/describe.js";
export { describeAmount } from "./interpret/describeAmount.js";
export type { ExpectedCashFlow } from "./interpret/expectedCashFlows.js";
export { expectedCashFlows } from "./interpret/expectedCashFlows.js";
export type { ThresholdProbability } from "./interpret/probabilityAtLeast.js";
export { probabilityAtLeast } from "./interpret/probabilityAtLeast.js";
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
export type { Offer, OfferOptions } from "./offer/offer.js";
export { offer, offerJsonSchema, parseOffer } from "./offer/offer.js";
export type { ComponentDocument, OfferInput } from "./offer/offerDocument.js";
export { termSheet } from "./offer/termSheet.js";
export { valueOffer } from "./offer/valueOffer.js";
export { bridgeSvg } from "./report/bridgeSvg.js";
export { cashFlowTable } from "./report/cashFlowTable.js";
export { sideBySide } from "./report/sideBySide.js";
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
export { annuity } from "./value/annuity.js";
export type { Breakdown } from "./value/breakdown.js";
export type { ComparedOffer, ComparedView, Comparison, RankBy } from "./value/comparison.js";
export { convexity } from "./value/convexity.js";
export type { DatedFlow } from "./value/datedFlows.js";
export type { DealBranch, DealOutcome, DealPart, DealValuation } from "./value/dealValuation.js";
export { duration } from "./value/duration.js";
export { internalRates } from "./value/internalRates.js";
export { irr } from "./value/irr.js";
export type { MirrRates } from "./value/mirr.js";
export { mirr } from "./value/mirr.js";
export type { MixKind, MixRow } from "./value/mixRow.js";
export { modifiedDuration } from "./value/modifiedDuration.js";
export { npv } from "./value/npv.js";
export { periodicInternalRates } from "./value/periodicInternalRates.js";
export { type PreparedLeg, prepareLeg } from "./value/prepareLeg.js";
export { presentValue } from "./value/presentValue.js";
export type { Movement, MovementName, RollForward, RollForwardColumn } from "./value/rollForward.js";
export type { InternalRate, InternalRates } from "./value/rootsOf.js";
export type { Technique, UnobservableInput, UnobservableInputs } from "./value/unobservableInput.js";
export type { Assumed, Diagnostic, Valuation, ValuedCashFlow, ValueWithOdds } from "./value/valuation.js";
export type { BridgeColumn, BridgeStep, BridgeStepName, ValueBridge } from "./value/valueBridge.js";
export { xirr } from "./value/xirr.js";
export { xnpv } from "./value/xnpv.js";

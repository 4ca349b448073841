import * as hucre from "hucre";
import * as hyperformula from "hyperformula";
import * as library from "offer-valuation";
import { report } from "offer-valuation/report";
import { CellReader, functionTable, offerRows } from "offer-valuation/spreadsheet";
import { workbook } from "offer-valuation/workbook";
import { builtInComponents } from "../../src/components/builtIn.js";
import { threadFile } from "../support/threadFile.js";

/** A call that works: the arguments by their names, in order. */
type Call = Readonly<Record<string, unknown>>;

const { cash, constant, currency, metric, offer, one, profitShare, share } = library;

const dollar = one(currency("USD"));
const amount = constant("5");
const deal = offer({
  name: "Deal",
  currency: "USD",
  components: [cash({ amount: "5", paid: "2021-06-30" })],
});
const other = offer({
  name: "Other",
  currency: "USD",
  components: [cash({ amount: "5.1", paid: "2021-12-31" })],
});
const earnOut = offer({
  name: "Deal",
  currency: "USD",
  components: [profitShare({ share: "0.5", metric: "profit", periods: [2021] })],
});
const beliefs = { valuationDate: "2021-01-01", closing: "2021-06-30", discountRate: "0.08" };
const forecast = { 2021: { distribution: "lognormal", mean: "5", volatility: "0.4" } } as const;
const forecasts = { ...beliefs, metrics: { profit: { forecast } } };
const later = { ...forecasts, valuationDate: "2021-03-31" };
const flows = [
  { date: "2021-01-01", amount: "-100" },
  { date: "2022-01-01", amount: "121" },
];
const amounts = ["-100", "110"];
const curve = { date: "2021-01-01", zeroRates: [{ date: "2022-01-01", rate: "0.05" }] };
const valuationDate = "2021-01-01";
const level = { presentValue: "100", first: 1 };
const calendar = { weekend: ["Saturday", "Sunday"], holidays: [] };
const rows = [
  ["", "beliefs", "valuation date", "2020-09-14"],
  ["", "", "discount rate", "8%"],
];
const grid = library.sensitivityGrid(
  deal,
  { ...beliefs, creditSpreads: { Acme: "0.01" } },
  { path: "discountRate", values: ["0.1"] },
  { path: "creditSpreads.Acme", values: ["0.1"] },
);
const comparison = library.compareOffers([deal, other], [beliefs]);
const failing = {
  offer: deal,
  otherwise: { alternative: { name: "Alone", value: "1", on: "2021-06-30" } },
} as const;
const paths = { paths: 1024, seed: 1 };
const job = library.simulationJob(deal, beliefs, paths, 1);
const part = library.simulateChunk(job, 0);
const simulation = library.simulate(deal, beliefs, paths);
const made = report(deal, beliefs);
const table = functionTable();

/** Components by the names of their factories, each with terms that its definition gives as an example. */
const componentCalls = Object.fromEntries(
  builtInComponents().map(({ example }) => [example["type"], { terms: example }]),
);

const definedComponent = {
  type: "licence",
  label: "Licence fee",
  summary: "A fixed amount.",
  example: { type: "licence", fee: "2.50" },
  terms: () => ({ fee: library.term.nonNegative("Amount, in the offer's currency") }),
  lower: () => library.zero(),
};

const definedFamily = {
  distribution: "certain",
  label: "certain",
  summary: "One value.",
  example: { distribution: "certain", value: "1" },
  parameters: () => ({ value: library.term.decimal("The value") }),
  figures: {},
  values: "continuous",
  lowerBound: () => undefined,
  toDistribution: () => {
    throw new Error("not asked for here");
  },
};

/** The names of factories of components. */
export const components: ReadonlySet<string> = new Set(Object.keys(componentCalls));

/** A call of each public function. */
export const calls: Readonly<Record<string, Call>> = {
  ...componentCalls,
  add: { left: amount, right: amount },
  addBusinessDays: { date: "2021-01-01", count: 2, calendar },
  addHazard: { curve, terms: { hazardRate: "0.2", recovery: "0.4" } },
  addSpread: { curve, spread: "0.01" },
  adjustDate: { date: "2021-01-01", convention: "following", calendar },
  all: { claims: [dollar] },
  allocate: { amount: "7", weights: ["1", "2"], options: { places: 0 } },
  annuity: { rate: "0.1", periods: 3, options: { first: 1 } },
  assumptionsJsonSchema: { options: {} },
  beliefPaths: { assumptions: beliefs },
  breakEven: { subject: deal, assumptions: beliefs, question: { target: "4.9", path: "discountRate" } },
  bridge: { offer: deal, assumptions: beliefs, options: { simulation: paths } },
  bridgeSvg: { bridge: library.bridge(deal, beliefs), options: { title: "Bridge" } },
  bucketShift: { curve, date: "2022-01-01", by: "0.01" },
  businessCalendar: { calendar },
  businessDaysBetween: { start: "2021-01-01", end: "2021-01-31", calendar },
  cashFlowTable: { valuation: library.valueOffer(deal, beliefs), options: { units: "exact" } },
  cashFlows: { claim: deal.claim, assumptions: beliefs },
  cashFlowsByDay: { valuation: library.valueOffer(deal, beliefs) },
  compareOffers: { offers: [deal, other], beliefSets: [beliefs], options: {} },
  comparedViews: { offers: [deal, other], beliefSets: [beliefs], options: {} },
  constant: { value: "5" },
  convertRate: {
    rate: "0.1",
    to: { compounding: "continuous" },
    horizon: { from: "2021-01-01", to: "2021-06-30" },
  },
  convexity: { rate: "0.1", flows, options: { valuationDate } },
  currency: { currency: "USD" },
  dealSimulationJob: { deal: failing, assumptions: beliefs, options: paths, chunks: 1 },
  defineComponent: { definition: definedComponent },
  defineDistribution: { definition: definedFamily },
  delivery: { count: "5", asset: currency("USD"), date: "closing" },
  describe: { claim: dollar },
  describeAmount: { amount },
  dilutedShares: { terms: { shares: "100", options: [], price: "5" } },
  discountFactor: { rate: "0.1", from: "2021-01-01", to: "2022-01-01", options: {} },
  duration: { rate: "0.1", flows, options: { valuationDate } },
  elapsed: { from: "closing", to: "closing + 1 year", dayCount: "ACT/365F" },
  equityBridge: { terms: { enterpriseValue: "100", debt: "10", cash: "5", shares: "10" } },
  exchangeRatioAt: { price: "20", terms: { value: "12.50", low: "18", high: "22" } },
  expectedCashFlows: { claim: deal.claim, assumptions: beliefs },
  fanSvg: { simulation, options: {} },
  footballFieldSvg: { comparison, options: {} },
  forwardExchangeRate: {
    spot: "0.62",
    domestic: "0.07",
    foreign: "0.05",
    from: "2021-01-01",
    to: "2023-01-01",
  },
  forwardRate: { curve, from: "2021-01-01", to: "2022-01-01", conventions: {} },
  frechetBounds: { conditions: ["a"], marginals: { a: "0.7" } },
  futureValue: { rate: "0.1", periods: 3, payment: "-5", options: level },
  give: { claim: dollar },
  given: { event: "approval", claim: dollar, happens: true },
  // biome-ignore lint/suspicious/noThenProperty: the name of an argument, never awaited.
  ifAtLeast: { amount, threshold: "1", then: amount, otherwise: amount },
  heatMapSvg: { grid, options: {} },
  histogramSvg: { simulation, options: {} },
  impliedRiskPremium: {
    offer: earnOut,
    assumptions: forecasts,
    question: { discountedAt: "0.12" },
  },
  impliedProbability: { terms: { price: "27", offerValue: "28", failurePrice: "21" } },
  indifference: {
    first: deal,
    second: other,
    assumptions: beliefs,
    range: { belief: "discountRate", from: "0", to: "0.2" },
  },
  internalRates: { flows, options: {} },
  irr: { amounts, options: { nearest: "0.1" } },
  isBusinessDay: { date: "2021-01-01", calendar },
  levelPayment: { rate: "0.1", periods: 3, options: level },
  levelRate: { periods: 3, payment: "-50", options: level },
  lockUpDiscount: { terms: { model: "finnerty", volatility: "0.45", years: "5" } },
  max: { left: amount, right: amount },
  mergerSpread: {
    terms: { price: "27", cash: "30", valuationDate: "2012-09-19", closing: "2013-02-28" },
  },
  mergeChunks: { parts: [part], families: {} },
  metric: { metric: "profit", period: 2021, currency: "USD" },
  min: { left: amount, right: amount },
  mirr: { amounts, rates: { financeRate: "0.1", reinvestRate: "0.1" } },
  mixSvg: { comparison, options: {} },
  modifiedDuration: { rate: "0.1", flows, options: { valuationDate } },
  named: { name: "Fee", claim: dollar },
  nfv: { rate: "0.1", amounts },
  npv: { rate: "0.1", amounts, options: { first: 1 } },
  numberOfPayments: { rate: "0.1", payment: "-50", options: level },
  observe: { observable: metric("profit", 2021, "USD") },
  oddsTreeSvg: { valuation: library.valueDeal(failing, beliefs), options: {} },
  offer: { input: deal.toJSON() },
  offerJsonSchema: { options: {} },
  on: { date: "closing", claim: dollar },
  one: { asset: share("ORCL") },
  owedBy: { obligor: "Oracle", claim: dollar },
  outcomesJsonSchema: {},
  ownership: { terms: { holders: [{ holder: "Ann", shares: "5" }] } },
  parallelShift: { curve, by: "0.01" },
  parseAssumptions: { input: beliefs, options: {} },
  parseClaim: { claim: dollar },
  parseOffer: { input: deal.toJSON(), options: {} },
  paymentParts: { rate: "0.1", period: 1, periods: 3, options: level },
  payoffCurve: {
    offer: earnOut,
    assumptions: forecasts,
    choice: { component: "Profit share", part: "2021" },
  },
  payoffSvg: { curve: library.payoffCurve(earnOut, forecasts), options: {} },
  payoutDistribution: { offer: earnOut, assumptions: forecasts, options: { drift: "real-world" } },
  periodicInternalRates: { amounts },
  prepareLeg: { flows, options: {} },
  presentValue: { rate: "0.1", flows, options: { valuationDate } },
  price: { issuer: "ORCL", currency: "USD", on: "closing", averagedOver: "closing" },
  priceAtProbability: { terms: { probability: "0.9", offerValue: "30", failurePrice: "18" } },
  probabilityAtLeast: { observable: metric("profit", 2021, "USD"), threshold: "5", assumptions: forecasts },
  probabilityOf: { conditions: ["a"], beliefs: { valuationDate, events: { a: "0.5" } } },
  prorate: { terms: { holders: [{ holder: "Ann", cash: "900" }], cashShares: "400" } },
  requirements: { claim: dollar },
  rollForward: { offer: earnOut, opening: forecasts, closing: later, options: {} },
  scale: { amount, claim: dollar },
  scenarioValues: {
    subject: deal,
    assumptions: beliefs,
    scenarios: [{ name: "A", beliefs: {} }],
    options: {},
  },
  schedule: { terms: { start: "2021-01-01", end: "2022-01-01", frequency: "monthly" } },
  sensitivity: { subject: deal, assumptions: beliefs, options: {} },
  sensitivityGrid: {
    subject: deal,
    assumptions: { ...beliefs, creditSpreads: { Acme: "0.01" } },
    x: { path: "discountRate", values: ["0.1"] },
    y: { path: "creditSpreads.Acme", values: ["0.1"] },
    options: {},
  },
  settle: { offer: deal, outcomes: { settledOn: "2021-12-31", closing: "2021-06-30" } },
  share: { issuer: "ORCL", lockUp: {} },
  sharesIssued: { terms: { value: "10e9", price: "57.00" } },
  simulate: { offer: deal, assumptions: beliefs, options: paths },
  simulateAsync: { offer: deal, assumptions: beliefs, options: paths },
  simulateChunk: { job, chunk: 0, families: {} },
  simulateDealAsync: { deal: failing, assumptions: beliefs, options: paths },
  simulationJob: { offer: deal, assumptions: beliefs, options: paths, chunks: 1 },
  sideBySide: { valuations: [library.valueOffer(deal, beliefs)], options: { units: "exact" } },
  stockWorth: { currency: "USD", issuer: "ORCL", lockUp: {} },
  termSheet: { offer: deal },
  terminalValue: { currency: "USD", metric: "profit", by: "growth" },
  timelineSvg: { valuation: library.valueOffer(deal, beliefs), options: {} },
  times: { factor: "2", amount, per: "USD" },
  tornadoSvg: { sensitivity: library.sensitivity(deal, beliefs), options: { width: 500 } },
  unobservableInputs: { offer: earnOut, assumptions: forecasts, options: { simulation: paths } },
  valueDeal: {
    deal: { offer: deal, otherwise: { alternative: { name: "Alone", value: "1", on: "2021-06-30" } } },
    assumptions: beliefs,
    options: { simulation: { paths: 1024, seed: 1 } },
  },
  valueOffer: { offer: deal, assumptions: beliefs, options: { simulation: { paths: 1024, seed: 1 } } },
  wholeShares: { terms: { holders: [{ holder: "Ann", shares: "100" }], ratio: "0.6944", price: "18.00" } },
  withBelief: { assumptions: beliefs, path: "discountRate", value: "0.09" },
  xirr: { flows, options: { dayCount: "ACT/360", nearest: "0.1" } },
  xnfv: { rate: "0.1", flows },
  xnpv: { rate: "0.1", flows, options: {} },
  yearFraction: { start: "2021-01-01", end: "2021-06-30", dayCount: "ACT/360", options: {} },
  zero: {},
  zeroCurve: { input: curve },
  zeroRate: { curve, date: "2022-01-01", conventions: {} },

  associateFunctions: { table, host: { associate: () => undefined }, options: { dateSystem: "1904" } },
  beliefRows: { beliefs },
  beliefsFromRows: { rows, options: {} },
  calculate: {
    definition: table[0],
    args: [],
    options: { reader: new CellReader({ dateSystem: "1900" }), dateSystem: "1904", figures: "numbers" },
    figures: "numbers",
  },
  excelManifest: { terms: { version: "1.0.0", address: "https://example.com", namespace: "OFFER" } },
  excelMetadata: { table },
  excelPage: { table, namespace: "OFFER" },
  functionTable: {},
  hyperFormulaPlugin: { module: hyperformula, options: {} },
  offerFromRows: { rows: offerRows(deal), options: {} },
  offerRows: { offer: deal, options: {} },
  sheetsCaller: { table, services: () => ({}) },
  sheetsDeclarations: { table, caller: "offer_" },

  bridgeVegaLite: { bridge: library.bridge(deal, beliefs), options: {} },
  fanVegaLite: { simulation, options: {} },
  footballFieldVegaLite: { comparison, options: {} },
  heatMapVegaLite: { grid, options: {} },
  histogramVegaLite: { simulation, options: {} },
  mixVegaLite: { comparison, options: {} },
  oddsTreeVegaLite: { valuation: library.valueDeal(failing, beliefs), options: {} },
  payoffVegaLite: { curve: library.payoffCurve(earnOut, forecasts), options: {} },
  simulateDeal: { deal: failing, assumptions: beliefs, options: paths },
  simulateDealInParallel: {
    deal: failing,
    assumptions: beliefs,
    options: { paths: 1024, seed: 1, method: "plain", threads: 1, worker: threadFile() },
  },
  simulateInParallel: {
    offer: deal,
    assumptions: beliefs,
    options: { paths: 1024, seed: 1, method: "plain", threads: 1, worker: threadFile() },
  },

  replay: { report: made.toJSON() },
  report: { subject: deal, assumptions: beliefs, options: { kind: "auditor" } },
  toCsv: { report: made },
  toHtml: { report: made, options: { units: "thousands" } },
  timelineVegaLite: { valuation: library.valueOffer(deal, beliefs), options: {} },
  toMarkdown: { report: made, options: { units: "thousands" } },
  tornadoVegaLite: { sensitivity: library.sensitivity(deal, beliefs), options: {} },

  workbook: { offer: deal, assumptions: beliefs },
  xlsx: { book: workbook(deal, beliefs), writer: hucre },
};

import { readFile, writeFile } from "node:fs/promises";
import { type BuildOptions, build, type Plugin, transform } from "esbuild";
import { minify } from "terser";
import { decimalFrom } from "./hostBundle.js";
import { mentionedNames } from "./mentionedNames.js";
import { ownMembers } from "./ownMembers.js";
import { standIns, WITHOUT_KERNEL } from "./standIns.js";
import { usedDecimal } from "./usedDecimal.js";
import { withoutUnusedMethods } from "./withoutUnusedMethods.js";

/** What the page may do: run what it brings along, in workers too, and nothing else; no request leaves it. */
const POLICY =
  "default-src 'none'; script-src 'unsafe-inline'; worker-src blob:; style-src 'unsafe-inline'; img-src data:; form-action 'none'; base-uri 'none'";

/** The page as one file: opened from a disk it needs nothing else. */
export async function pageHtml(): Promise<string> {
  const decimal = await readFile("node_modules/decimal.js/decimal.mjs", "utf8");
  const own = withoutUnusedMethods(
    await bundled({ entryPoints: ["page/main.ts"], format: "esm", external: ["decimal.js"] }),
    mentionedNames(decimal),
  );
  const { code: used } = usedDecimal(decimal, mentionedNames(own));
  const whole = await bundled({ stdin: { contents: own }, format: "esm", plugins: [decimalFrom(used)] });
  const { code = "" } = await minify(whole, {
    ecma: 2020,
    compress: {
      ecma: 2020,
      passes: 3,
      pure_getters: true,
      keep_fargs: false,
      unsafe_arrows: true,
      unsafe_methods: true,
    },
    mangle: { toplevel: true, properties: { regex: new RegExp(`^(${ownMembers(whole, "").join("|")})$`) } },
    enclose: true,
  });
  const script = code.replaceAll("</script", "<\\/script");
  const written = await readFile("page/style.css", "utf8");
  const { code: style } = await transform(written, { loader: "css", minify: true });
  return [
    "<!DOCTYPE html>",
    '<html lang="en">',
    "<head>",
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`,
    '<meta name="color-scheme" content="light dark">',
    "<title>What is the offer worth?</title>",
    `<style>\n${style}</style>`,
    "</head>",
    "<body>",
    "<noscript>This page computes by itself and needs JavaScript.</noscript>",
    `<script>${script}</script>`,
    "</body>",
    "</html>",
    "",
  ].join("\n");
}

async function bundled(options: BuildOptions): Promise<string> {
  const { outputFiles } = await build({
    bundle: true,
    platform: "browser",
    target: "es2022",
    write: false,
    legalComments: "none",
    plugins: [standIns(UNUSED), withoutLoading],
    logLevel: "warning",
    ...options,
  });
  return outputFiles?.[0]?.text ?? "";
}

/** What the page makes no use of. */
const UNUSED: Readonly<Record<string, string>> = {
  ...WITHOUT_KERNEL,
  // Documents are copied before zod sees them, so that none contains itself.
  "zod/v4/core/memoizer.js":
    "export const memoizer = () => undefined, isBackEdge = undefined, isRecursiveSchema = undefined;",
  // Of the writer of .xlsx files, what no workbook of this library is.
  "hucre/dist/xlsx/crypto/agile.mjs": "export const encryptAgile = undefined, decryptAgile = undefined;",
  "hucre/dist/xlsx/pivot-writer.mjs":
    "export const writePivotTable = undefined; export const resolvePivotSource = undefined;",
  "hucre/dist/xlsx/auto-width.mjs":
    "export const calculateColumnWidth = undefined, measureValueWidth = undefined;",
  // Without charts, which take a tenth of the page, nor what they stand in.
  "hucre/dist/xlsx/chart-writer.mjs": "export const writeChart = undefined;",
  "hucre/dist/xlsx/drawing-writer.mjs": "export const writeDrawing = undefined;",
  "hucre/dist/xlsx/table-writer.mjs": "export const writeTable = undefined;",
  // Its workbooks have one view and neither charts nor sensitivities, which the page itself shows, and numbers of the library where terms for each share are taken further.
  "workbook/chartOptions.ts": "export const chartOptions = () => undefined;",
  "workbook/bridgeChart.ts": "export const addBridgeChart = () => undefined;",
  "workbook/sensitivitiesSheet.ts": "export const sensitivitySheets = () => [];",
  "workbook/viewsSheet.ts": "export const viewsSheet = undefined;",
  "workbook/paymentsByYear.ts": "export const addPaymentsByYear = () => undefined;",
  "workbook/movedTerms.ts": "export const movedTerms = () => undefined;",
  "workbook/workedOut.ts":
    "export const lineOf = undefined, workedOut = () => ({ stated: [], formulas: new Map() });",
  "workbook/oddsByPeriod.ts":
    "export const timedEvent = () => undefined, uncounted = timedEvent, timedFormula = undefined;",
  // Its pictures are in English and in the colours of the library.
  "print/locale.ts":
    "export const numbersIn = undefined, daysIn = undefined, languageOf = (language) => language;",
  "print/labels.ts": 'import { AS_NAMED } from "./naming.js"; export const namingOf = () => AS_NAMED;',
  "print/colours.ts": 'import { COLOURS } from "./svg.js"; export const coloursOf = () => COLOURS;',
  // It words for itself what would have to be true.
  "breakEven/breakEvenText.ts": "export const breakEvenText = undefined;",
  // It draws comparisons and sensitivities, and prints neither as text.
  "comparison/comparisonTable.ts": 'export const comparisonTable = () => "";',
  "sensitivity/sensitivityTable.ts": 'export const sensitivityTable = () => "";',
  // It shows how far values move, not their slopes: its reports are for a board.
  "sensitivity/derivativeAt.ts": "export const derivativeAt = undefined, preciseValue = undefined;",
  // Nobody asks it for deals, control variates, disclosures or what only auditors read; its reports have no earlier beliefs.
  "workbook/dealSheet.ts": "export const dealSheet = undefined;",
  "src/deal/deal.ts": "export const readDeal = undefined;",
  "src/deal/dealWorth.ts": "export const dealWorth = undefined, errorOf = undefined;",
  "src/deal/valueDeal.ts": "export const valueDeal = undefined;",
  "simulation/simulateDeal.ts": "export const simulateDeal = undefined;",
  // What a simulation takes for granted and remarks stands in its JSON; the page lists what the valuation does.
  "simulation/drawingDiagnostics.ts": "export const heavyTail = () => [], paddedIn = () => [];",
  "simulation/realWorldAssumed.ts": "export const realWorldAssumed = () => [];",
  // Its simulations are quasi-random, and shown as blocks.
  "simulation/simulationTable.ts":
    'export const simulationTable = () => "", drawnIn = ({ scrambles }) => "quasi-random, " + scrambles + " scrambles";',
  "report/dealBlocks.ts": "export const whateverComesOfIt = () => [];",
  "simulation/controlVariates.ts":
    "export class ControlVariates { outputs = []; moments(_, own) { return own; } }",
  "simulation/dealSimulationTable.ts": "export const dealSimulationTable = undefined;",
  "report/auditorBlocks.ts":
    "export const howItWasWorkedOut = undefined, inputsAndTheirSources = undefined, disclosures = undefined, toDoItAgain = undefined;",
  "level3/unobservableInputs.ts": "export const unobservableInputs = () => undefined;",
  "workbook/disclosureSheets.ts": "export const disclosureSheets = undefined;",
  "rollForward/rollForward.ts": "export const rollForward = undefined;",
};

/** The page brings what it uses of the writer of .xlsx files; the library would load all of it. */
const withoutLoading: Plugin = {
  name: "without loading the writer",
  setup({ onResolve }) {
    onResolve({ filter: /^hucre$/ }, ({ kind, path }) =>
      kind === "dynamic-import" ? { path, external: true } : undefined,
    );
  },
};

/** Writes the page into the build. */
export const writePage = async (): Promise<void> => writeFile("dist/offer-valuation.html", await pageHtml());

import { readFile } from "node:fs/promises";
import { flowFunctions } from "../src/spreadsheet/flowFunctions.js";
import { functionTable } from "../src/spreadsheet/functionTable.js";
import { excelManifest } from "../src/spreadsheet/hosts/excel/excelManifest.js";
import { excelMetadata } from "../src/spreadsheet/hosts/excel/excelMetadata.js";
import { excelPage } from "../src/spreadsheet/hosts/excel/excelPage.js";
import { sheetsDeclarations } from "../src/spreadsheet/hosts/sheets/sheetsDeclarations.js";
import { instrumentFunctions } from "../src/spreadsheet/instrumentFunctions.js";
import type { SpreadsheetFunction } from "../src/spreadsheet/spreadsheetFunction.js";
import { hostBundle, tightened } from "./hostBundle.js";

/** A file of the build: its path within the folder of spreadsheets, and what is in it. */
export interface BuiltFile {
  readonly path: string;
  readonly content: string | Uint8Array;
}

const NAMESPACE = "OFFER";

/** The host and port that Microsoft's own tools serve an add-in from. */
const ADDRESS = "https://localhost:3000";

/** Everything that is given to spreadsheets, from the repository's root. */
export const spreadsheetFiles = async (): Promise<BuiltFile[]> => [
  { path: "google-sheets/offer-valuation-flows.gs", content: await sheetsScript(FLOWS) },
  { path: "google-sheets/offer-valuation-instruments.gs", content: await sheetsScript(INSTRUMENTS) },
  { path: "google-sheets/offer-valuation-offers.gs", content: await sheetsScript(EVERYTHING) },
  { path: "excel/functions.js", content: await excelScript() },
  {
    path: "excel/functions.json",
    content: `${JSON.stringify(excelMetadata(functionTable()), undefined, 1)}\n`,
  },
  { path: "excel/functions.html", content: excelPage(functionTable(), NAMESPACE) },
  { path: "excel/manifest.xml", content: await manifest() },
  ...(await Promise.all([16, 32, 64, 80].map(icon))),
];

interface Edition {
  /** The module that lists what goes into a script, and its function of the same name. */
  readonly list: string;
  readonly functions: () => readonly SpreadsheetFunction[];
  /** A name of its own for each, so that several scripts can be in one project. */
  readonly caller: string;
  /** Whether it is to stay below 100 kB. */
  readonly limited: boolean;
}

const FLOWS: Edition = {
  list: "flowFunctions",
  functions: flowFunctions,
  caller: "offerFlows_",
  limited: true,
};

const INSTRUMENTS: Edition = {
  list: "instrumentFunctions",
  functions: instrumentFunctions,
  caller: "offerInstruments_",
  limited: true,
};

const EVERYTHING: Edition = {
  list: "functionTable",
  functions: functionTable,
  caller: "offer_",
  limited: false,
};

const importOf = (list: string): string => `import { ${list} } from "./src/spreadsheet/${list}.js";`;

/** A script for Google Sheets: its functions, documented, on top of one bundle. */
async function sheetsScript({ list, functions, caller, limited }: Edition): Promise<string> {
  const services = ["SpreadsheetApp", "Session", "Utilities"].map(
    (name) => `${name}: typeof ${name} === "undefined" ? undefined : ${name}`,
  );
  const entry = `${importOf(list)}
import { callerOf } from "./src/spreadsheet/hosts/sheets/sheetsCaller.js";
${caller} = callerOf(${list}(), () => ({ ${services.join(", ")} }));`;
  const bundle = await hostBundle(entry, { descriptions: descriptionsOf(functions()), light: true });
  const code = limited ? await tightened(bundle) : bundle.code;
  return `${await notice(code)}\n${sheetsDeclarations(functions(), caller)}\nvar ${caller};\n${code}`;
}

/** The script of the Excel add-in. */
async function excelScript(): Promise<string> {
  const { list, functions } = EVERYTHING;
  const entry = `${importOf(list)}
import { associateFunctions } from "./src/spreadsheet/hosts/excel/associateFunctions.js";
associateFunctions(${list}(), CustomFunctions);`;
  const { code } = await hostBundle(entry, { descriptions: descriptionsOf(functions()), light: false });
  return `${await notice(code)}\n${code}`;
}

const descriptionsOf = (functions: readonly SpreadsheetFunction[]): string[] =>
  functions.flatMap(({ summary, parameters }) => [
    summary,
    ...Object.values(parameters).map(({ description }) => description),
  ]);

/** What is in a script and whose it is. */
async function notice(code: string): Promise<string> {
  const { version, dependencies } = JSON.parse(await readFile("package.json", "utf8"));
  const zod = code.includes("_zod") ? `, zod ${dependencies.zod} (c) Colin McDonnell` : "";
  return `// offer-valuation ${version}; contains decimal.js ${dependencies["decimal.js"]} (c) Michael Mclaughlin${zod}. MIT licences.`;
}

async function manifest(): Promise<string> {
  const { version } = JSON.parse(await readFile("package.json", "utf8"));
  return excelManifest({ version, address: ADDRESS, namespace: NAMESPACE });
}

async function icon(size: number): Promise<BuiltFile> {
  return { path: `excel/icon-${size}.png`, content: await readFile(`build/icons/icon-${size}.png`) };
}

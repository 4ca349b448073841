import { describeReceived, OfferError } from "../../../errors.js";
import { escapeXml } from "../../../print/text.js";
import type { SpreadsheetFunction } from "../../spreadsheetFunction.js";
import { hostFunctions } from "../hostFunctions.js";
import { NAMESPACE, NAMESPACE_RULE } from "./excelManifest.js";

/** Narrow, as the pane is, and readable on any background that a browser chooses. */
const STYLE = `      :root { color-scheme: light dark; }
      body { font: 14px/1.45 "Segoe UI", system-ui, sans-serif; margin: 0 auto; max-width: 46rem; padding: 1rem; }
      h1 { font-size: 1.3rem; margin: 0 0 0.5rem; }
      p { margin: 0 0 0.6rem; }
      .try { border-left: 4px solid #1f3864; padding-left: 0.75rem; }
      code, dt { font-family: Consolas, ui-monospace, monospace; }
      dl { margin: 1rem 0 0; }
      dt { border-top: 1px solid #8888; font-weight: 600; overflow-wrap: anywhere; padding-top: 0.6rem; }
      dd { margin: 0.1rem 0 0.6rem; }`;

/**
 * `functions.html`: the page in whose runtime Excel calls the functions, which is also what the pane shows: a list of them.
 *
 * @example
 * ```ts
 * import { functionTable } from "offer-valuation/spreadsheet";
 *
 * excelPage(functionTable(), "OFFER").includes("<dt>OFFER.XNPV"); // => true
 * ```
 */
export function excelPage(table: readonly SpreadsheetFunction[], namespace: string): string {
  if (typeof namespace !== "string" || !NAMESPACE.test(namespace)) {
    const received = describeReceived(namespace);
    throw new OfferError({ code: "invalid-term", path: ["namespace"], message: NAMESPACE_RULE, received });
  }
  const entries = hostFunctions(table)
    .filter(({ figures }) => figures === "numbers")
    .map(({ name, definition: { parameters, summary } }) => {
      const names = Object.keys(parameters).map(escapeXml).join(", ");
      return `      <dt>${escapeXml(namespace)}.${name}(${names})</dt>\n      <dd>${escapeXml(summary)}</dd>`;
    });
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>offer-valuation</title>
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <style>
${STYLE}
    </style>
    <script src="https://appsforoffice.microsoft.com/lib/1/hosted/office.js"></script>
    <script src="functions.js"></script>
  </head>
  <body>
    <h1>Functions for acquisition offers</h1>
    <p class="try">Type <code>=${escapeXml(namespace)}.</code> into a cell and choose a function; Excel then asks for its arguments.</p>
    <p>Each of these has a text form with _TEXT after its name, whose figures are texts of all their digits.</p>
    <p>Everything is worked out on this machine, and nothing is sent anywhere.</p>
    <dl>
${entries.join("\n")}
    </dl>
  </body>
</html>
`;
}

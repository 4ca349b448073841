import { describeReceived, OfferError } from "../../../errors.js";
import { escapeXml } from "../../../print/text.js";
import type { SpreadsheetFunction } from "../../spreadsheetFunction.js";
import { hostFunctions } from "../hostFunctions.js";
import { NAMESPACE, NAMESPACE_RULE } from "./excelManifest.js";

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
    <script src="https://appsforoffice.microsoft.com/lib/1/hosted/office.js"></script>
    <script src="functions.js"></script>
  </head>
  <body>
    <p>Each of these has a text form with _TEXT after its name, whose figures are texts of all their digits.</p>
    <dl>
${entries.join("\n")}
    </dl>
  </body>
</html>
`;
}

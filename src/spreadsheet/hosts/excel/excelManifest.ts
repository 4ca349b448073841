import { describeReceived, OfferError } from "../../../errors.js";
import { escapeXml } from "../../../print/text.js";
import { readOptions } from "../../../schema/options.js";

/** What differs between places where the add-in is served from. */
export interface ExcelManifestTerms {
  /** Three numbers, as npm has them; a suffix such as `-beta.1` is left out. */
  readonly version: string;
  /** Where the files are served, https, without a slash at its end. */
  readonly address: string;
  /** What stands before the point in `=OFFER.XNPV(…)`. */
  readonly namespace: string;
}

/** What Excel takes before the names of functions. */
export const NAMESPACE = /^[A-Za-z][A-Za-z0-9.]{0,31}$/;

export const NAMESPACE_RULE = "must be 1 to 32 letters, digits and points that begin with a letter";

/** The add-in's own, for good: Excel takes an add-in with another one for another add-in. */
const ID = "0a118737-88ab-459b-8268-86f7da069ddb";

/**
 * `manifest.xml`, which tells Excel where the add-in's files are. The functions run in a shared runtime, as Microsoft
 * recommends: functions in a runtime of their own are registered only for an add-in that has a page as well.
 *
 * @throws OfferError where the version is not three numbers, the address not https or the namespace not letters, digits and points.
 * @example
 * ```ts
 * const terms = { version: "1.2.3", address: "https://localhost:3000", namespace: "OFFER" };
 * excelManifest(terms).includes("<Version>1.2.3.0</Version>"); // => true
 * ```
 */
export function excelManifest(terms: ExcelManifestTerms): string {
  const { version, address, namespace } = readOptions(terms, ["version", "address", "namespace"], "terms");
  const refuse = (field: string, message: string, value: unknown): never => {
    const received = describeReceived(value);
    throw new OfferError({ code: "invalid-term", path: ["terms", field], message, received });
  };
  const [numbers = refuse("version", "must be a version of three numbers, such as 1.2.3", version)] =
    typeof version === "string" ? (/^\d{1,5}\.\d{1,5}\.\d{1,5}(?![\d.])/.exec(version) ?? []) : [];
  if (typeof address !== "string" || !/^https:\/\/\S*[^/\s]$/.test(address) || address.length > 2000)
    refuse("address", "must be an https address without a / at its end", address);
  if (typeof namespace !== "string" || !NAMESPACE.test(namespace))
    refuse("namespace", NAMESPACE_RULE, namespace);
  const at = (file: string): string => escapeXml(`${address}/${file}`);
  const icons = [16, 32, 80].map((size) => `<bt:Image size="${size}" resid="Icon.${size}" />`);
  return `<?xml version="1.0" encoding="UTF-8"?>
<OfficeApp xmlns="http://schemas.microsoft.com/office/appforoffice/1.1" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:bt="http://schemas.microsoft.com/office/officeappbasictypes/1.0" xmlns:ov="http://schemas.microsoft.com/office/taskpaneappversionoverrides" xsi:type="TaskPaneApp">
  <Id>${ID}</Id>
  <Version>${numbers}.0</Version>
  <ProviderName>offer-valuation</ProviderName>
  <DefaultLocale>en-US</DefaultLocale>
  <DisplayName DefaultValue="offer-valuation" />
  <Description DefaultValue="Exact functions for valuing acquisition offers." />
  <IconUrl DefaultValue="${at("icon-32.png")}" />
  <HighResolutionIconUrl DefaultValue="${at("icon-64.png")}" />
  <SupportUrl DefaultValue="${at("functions.html")}" />
  <Hosts>
    <Host Name="Workbook" />
  </Hosts>
  <Requirements>
    <Sets DefaultMinVersion="1.1">
      <Set Name="SharedRuntime" MinVersion="1.1" />
      <Set Name="CustomFunctionsRuntime" MinVersion="1.2" />
    </Sets>
  </Requirements>
  <DefaultSettings>
    <SourceLocation DefaultValue="${at("functions.html")}" />
  </DefaultSettings>
  <Permissions>ReadWriteDocument</Permissions>
  <VersionOverrides xmlns="http://schemas.microsoft.com/office/taskpaneappversionoverrides" xsi:type="VersionOverridesV1_0">
    <Hosts>
      <Host xsi:type="Workbook">
        <Runtimes>
          <Runtime resid="Functions.Page" lifetime="long" />
        </Runtimes>
        <AllFormFactors>
          <ExtensionPoint xsi:type="CustomFunctions">
            <Script>
              <SourceLocation resid="Functions.Script" />
            </Script>
            <Page>
              <SourceLocation resid="Functions.Page" />
            </Page>
            <Metadata>
              <SourceLocation resid="Functions.Metadata" />
            </Metadata>
            <Namespace resid="Functions.Namespace" />
          </ExtensionPoint>
        </AllFormFactors>
        <DesktopFormFactor>
          <FunctionFile resid="Functions.Page" />
          <ExtensionPoint xsi:type="PrimaryCommandSurface">
            <OfficeTab id="TabFormulas">
              <Group id="Offer.Group">
                <Label resid="Offer.Label" />
                <Icon>
                  ${icons.join("\n                  ")}
                </Icon>
                <Control xsi:type="Button" id="Offer.Button">
                  <Label resid="Offer.Label" />
                  <Supertip>
                    <Title resid="Offer.Label" />
                    <Description resid="Offer.Tip" />
                  </Supertip>
                  <Icon>
                    ${icons.join("\n                    ")}
                  </Icon>
                  <Action xsi:type="ShowTaskpane">
                    <TaskpaneId>Offer.Pane</TaskpaneId>
                    <SourceLocation resid="Functions.Page" />
                  </Action>
                </Control>
              </Group>
            </OfficeTab>
          </ExtensionPoint>
        </DesktopFormFactor>
      </Host>
    </Hosts>
    <Resources>
      <bt:Images>
        <bt:Image id="Icon.16" DefaultValue="${at("icon-16.png")}" />
        <bt:Image id="Icon.32" DefaultValue="${at("icon-32.png")}" />
        <bt:Image id="Icon.80" DefaultValue="${at("icon-80.png")}" />
      </bt:Images>
      <bt:Urls>
        <bt:Url id="Functions.Script" DefaultValue="${at("functions.js")}" />
        <bt:Url id="Functions.Metadata" DefaultValue="${at("functions.json")}" />
        <bt:Url id="Functions.Page" DefaultValue="${at("functions.html")}" />
      </bt:Urls>
      <bt:ShortStrings>
        <bt:String id="Functions.Namespace" DefaultValue="${escapeXml(namespace)}" />
        <bt:String id="Offer.Label" DefaultValue="${escapeXml(namespace)} functions" />
      </bt:ShortStrings>
      <bt:LongStrings>
        <bt:String id="Offer.Tip" DefaultValue="Lists the functions for valuing acquisition offers." />
      </bt:LongStrings>
    </Resources>
  </VersionOverrides>
</OfficeApp>
`;
}

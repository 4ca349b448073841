// Internal: no name of the public API lives here.

import { builtInComponents } from "../components/builtIn.js";
import type { ComponentType } from "../components/defineComponent.js";
import { type Requirements, requirements } from "../interpret/requirements.js";
import { offerJsonSchema, parseOffer } from "../offer/offer.js";
import { termSheet } from "../offer/termSheet.js";
import { type Block, columnsOf, heading, paragraph, table, title, verbatim } from "../print/blocks.js";
import { blocksMarkdown } from "../print/blocksMarkdown.js";
import { documentFormatting } from "../print/documentFormatting.js";
import type { JsonObject } from "../schema/document.js";
import { suggest } from "../schema/suggest.js";
import type { Answer, Call, CommandDefinition } from "./definition.js";
import type { OutputFile } from "./outcome.js";
import { UsageError } from "./outcome.js";

export const newCommand: CommandDefinition = {
  usage: "[KIND…] [-o FOLDER]",
  details: `KIND is a kind of component, such as cash or earnOut; several make one offer of several. Without any, the kinds
are listed. Writes offer.json, beliefs.json and README.md into the folder (this one unless stated), and nothing
over a file that is there. Every figure in them is a placeholder.

Examples:
  offer-valuation new
  offer-valuation new cash earnOut -o my-deal`,
  options: {},
  formats: [],
  run: (call) => (call.positionals.length === 0 ? kinds() : starter(call)),
};

function kinds(): Answer {
  return {
    title: "Kinds of components",
    blocks: [
      table(
        "Kinds of components: name one or several after `new`",
        columnsOf(["kind", "what is owed"], []),
        builtInComponents().map(({ type, summary }) => ({ cells: [type, summary] })),
      ),
    ],
  };
}

function starter({ positionals, output }: Call): Answer {
  const types = builtInComponents();
  const chosen = positionals.map((asked) => {
    const found = types.find(({ type }) => type.toLowerCase() === asked.toLowerCase());
    if (found !== undefined) return found;
    throw new UsageError(
      `there is no component ${JSON.stringify(asked)}${suggest(
        asked,
        types.map(({ type }) => type),
      )}: "new" alone lists them`,
    );
  });
  const offer = starterOffer(chosen);
  const folder = output === undefined ? "" : `${output.replace(/\/+$/, "")}/`;
  const file = (name: string, content: string): OutputFile => ({
    name: `${folder}${name}`,
    content,
    replaces: false,
  });
  const json = (document: JsonObject): string => `${JSON.stringify(document, null, 2)}\n`;
  const files = [
    file("offer.json", json(offer)),
    file("beliefs.json", json(starterBeliefs(offer))),
    file("README.md", readme(offer, chosen)),
  ];
  return {
    files,
    remarks: [
      ...files.map(({ name }) => `wrote ${name}`),
      `next: offer-valuation value ${folder}offer.json ${folder}beliefs.json`,
    ],
  };
}

/** The examples of the kinds, each under a name of its own. */
function starterOffer(chosen: readonly ComponentType[]): JsonObject {
  const components = chosen.map(({ label, example, type }, index) => {
    const before = chosen.slice(0, index).filter((one) => one.type === type).length;
    return before === 0 ? example : { ...example, name: `${label} ${before + 1}` };
  });
  return { name: "My offer", currency: "USD", bidder: "Bidder", components };
}

const VALUED_ON = "2021-01-04";
const CLOSING = "2021-03-31";

/** Placeholders for everything that the offer requires to be believed. */
export function starterBeliefs(offer: JsonObject): JsonObject {
  const needed = requirements(parseOffer(offer).claim);
  const byName = (names: readonly string[], belief: JsonObject | string): JsonObject =>
    Object.fromEntries(names.map((name) => [name, belief]));
  const metrics = new Map<string, string[]>();
  for (const { metric, period } of needed.metrics)
    metrics.set(metric, [...(metrics.get(metric) ?? []), period]);
  const forecast = { distribution: "lognormal", mean: "100e6", volatility: "0.3" };
  const others = needed.currencies.filter((code) => code !== offer["currency"]);
  const stated: readonly (readonly [string, JsonObject])[] = [
    ["creditSpreads", byName(needed.parties, "0.01")],
    [
      "metrics",
      Object.fromEntries(
        [...metrics].map(([metric, periods]) => [
          metric,
          { forecast: byName(periods, forecast), ...afterLast(metric, needed) },
        ]),
      ),
    ],
    ["shares", byName(needed.shares, { price: "50", dividendYield: "0.01", volatility: "0.3" })],
    ["currencies", byName(others, { spot: "1", discountRate: "0.05" })],
    ["events", byName(needed.events, "0.5")],
  ];
  return {
    name: "My view",
    note: "Every figure here is a placeholder: put your own in its place",
    valuationDate: VALUED_ON,
    closing: CLOSING,
    discountRate: "0.08",
    ...Object.fromEntries(stated.filter(([, beliefs]) => Object.keys(beliefs).length > 0)),
    ...(needed.lockUps.length === 0 ? {} : { lockUps: { model: "finnerty", basis: "economic" } }),
  };
}

/** What a metric is worth after the last period of a business that is kept. */
function afterLast(metric: string, { terminalValues }: Requirements): JsonObject {
  const ways = terminalValues.filter((value) => value.metric === metric).map(({ by }) => by);
  return {
    ...(ways.includes("growth") ? { terminalGrowth: "0.02" } : {}),
    ...(ways.includes("multiple") ? { exitMultiple: "8" } : {}),
  };
}

interface FieldSchema {
  readonly description?: string;
  readonly default?: unknown;
}

interface ComponentSchema {
  readonly properties: Readonly<Record<string, FieldSchema & { readonly const?: string }>>;
  readonly required?: readonly string[];
}

/** What each field means, from the schema that documents are checked by. */
function readme(offer: JsonObject, chosen: readonly ComponentType[]): string {
  const { components } = offerJsonSchema().properties as unknown as {
    readonly components: { readonly items: { readonly anyOf: readonly ComponentSchema[] } };
  };
  const blocks: Block[] = [
    title("My offer"),
    paragraph(
      "offer.json says what is offered, beliefs.json what somebody believes. Every figure in them is a placeholder: put your own in its place, then ask what the offer is worth with: offer-valuation value offer.json beliefs.json",
    ),
    paragraph(
      'Amounts and rates are decimals in quotes: "10e9" is 10 billion, "0.08" is 8%. Dates are "2021-06-30", "closing" or "closing + 3 months".',
    ),
    heading("In words"),
    verbatim(termSheet(parseOffer(offer))),
  ];
  for (const type of new Set(chosen)) {
    const schema = components.items.anyOf.find(({ properties }) => properties["type"]?.const === type.type);
    if (schema === undefined) continue;
    blocks.push(heading(`${type.label} (${type.type})`), paragraph(type.summary), fieldsOf(schema));
  }
  blocks.push(
    heading("Beliefs"),
    table(
      "",
      columnsOf(["field", "meaning"], []),
      BELIEFS.map(([field, meaning]) => ({ cells: [field, meaning] })),
    ),
  );
  return blocksMarkdown(blocks, documentFormatting());
}

const fieldsOf = ({ properties, required = [] }: ComponentSchema): Block =>
  table(
    "",
    columnsOf(["field", "meaning", "needed"], []),
    Object.entries(properties)
      .filter(([name]) => name !== "type")
      .map(([name, field]) => ({
        cells: [name, field.description ?? "", neededText(name, field, required)],
      })),
  );

function neededText(name: string, field: FieldSchema, required: readonly string[]): string {
  if (required.includes(name)) return "yes";
  return field.default === undefined ? "no" : `no: ${JSON.stringify(field.default)} unless stated`;
}

const BELIEFS = [
  ["valuationDate", "The day for which values are stated"],
  ["closing", "The day on which the deal closes"],
  ["discountRate", 'Yearly rate for money: "0.08" is 8%, compounded annually on ACT/365F unless stated'],
  ["creditSpreads", "By party: what its credit costs a year, on top of the discount rate"],
  ["metrics", "By metric and period: the forecast, a number or a distribution"],
  ["shares", "By issuer: price, dividend yield, volatility"],
  ["currencies", "By code, of other currencies: spot and discount rate"],
  ["events", "By event: its probability"],
  ["lockUps", "What it costs that shares are locked up"],
] as const;

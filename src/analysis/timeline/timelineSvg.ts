import { formatAsset } from "../../algebra/asset.js";
import type { Valuation, ValuedCashFlow } from "../../offer/valuation.js";
import { valuationTable } from "../../offer/valuationTable.js";
import { compactAmount } from "../../print/axis.js";
import { type PictureOptions, withOptions } from "../../print/pictureOptions.js";
import { titleOf } from "../../print/printout.js";
import { COLOURS, MARGIN, svgDocument, svgDot, svgLine, svgRule, svgText, WIDTH } from "../../print/svg.js";
import { shortened } from "../../print/text.js";
import { checkedResult } from "../../schema/printable.js";
import { type EpochDay, formatDate, parseDate, toCivilDate, toEpochDay } from "../../time/date.js";

const LABELS = 300;
const LEFT = 330;
const RIGHT = WIDTH - 204;
const TOP = 112;
const ROW = 30;
const MOST_ROWS = 40;
const LARGEST = 12;
const LONGEST_LABEL = 36;

/**
 * When what is paid: a row for each payment of a valuation, a dot on its day whose area grows with its present value, and that value
 * beside it. What is due at once stands on the valuation date. Up to 40 payments are drawn, the earliest first.
 *
 * @example
 * ```ts
 * const deal = offer({ name: "Deal", currency: "USD", components: [cash({ amount: "1100", paid: "2022-01-01" })] });
 * const picture = timelineSvg(valueOffer(deal, { valuationDate: "2021-01-01", discountRate: "0.1" }));
 * picture.includes("Cash, 2022-01-01"); // => true
 * ```
 */
export function timelineSvg(valuation: Valuation, options: PictureOptions = {}): string {
  checkedResult(valuation, valuationTable, "valuation", "valueOffer");
  return withOptions((title) => drawn(valuation, title), options);
}

function drawn(valuation: Valuation, asked: string | undefined): string {
  const { offer, beliefs, currency, valuationDate, closing, cashFlows } = valuation;
  const ordered = [...cashFlows].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  const shown = ordered.slice(0, MOST_ROWS);
  const today = parseDate(valuationDate, []);
  const days = [today, ...shown.map(({ date }) => parseDate(date, []))];
  const [first, last] = [Math.min(...days), Math.max(...days, today + 30)];
  const x = (day: EpochDay): number => LEFT + ((day - first) / (last - first)) * (RIGHT - LEFT);
  const largest = shown.reduce(
    (most, { presentValue }) => Math.max(most, Math.abs(presentValue.toNumber())),
    0,
  );
  const bottom = TOP + shown.length * ROW;
  const title = asked ?? titleOf(offer, beliefs);
  const left = ordered.length - shown.length;
  return svgDocument(
    {
      title,
      subtitle: `When what is paid; present values on ${valuationDate} if it closes, in ${currency}`,
      name: `When what is paid: ${title}`,
      description: shown.map(described).join("; "),
      height: bottom + 54 + (left === 0 ? 0 : 20),
    },
    [
      ...markOf("valuation", today, x, bottom, 78),
      ...(closing === undefined ? [] : markOf("closing", parseDate(closing, []), x, bottom, 94)),
      ...yearMarks(first, last).flatMap((day) => [
        svgLine(x(day), TOP - 6, bottom, COLOURS.rule, 0.5),
        svgText(
          x(day),
          bottom + 18,
          formatDate(day).slice(0, last - first > 400 ? 4 : 7),
          'text-anchor="middle"',
        ),
      ]),
      ...shown.flatMap((flow, index) => row(flow, TOP + index * ROW + ROW / 2, x, largest)),
      svgText(
        MARGIN,
        bottom + 42,
        `the area of a dot: its present value; orange: paid by the seller${left === 0 ? "" : `; ${left} later payments not drawn`}`,
        'font-size="12"',
      ),
    ],
  );
}

const described = ({ date, path, expectedUnits, asset, presentValue }: ValuedCashFlow): string =>
  `${path.join(", ")}, ${date}: ${compactAmount(expectedUnits)} ${formatAsset(asset)}, worth ${compactAmount(presentValue)}`;

function row(flow: ValuedCashFlow, y: number, x: (day: EpochDay) => number, largest: number): string[] {
  const { date, path, presentValue } = flow;
  const at = x(parseDate(date, []));
  const size = largest === 0 ? 0 : Math.sqrt(Math.abs(presentValue.toNumber()) / largest) * LARGEST;
  return [
    svgText(LABELS, y + 5, shortened(path.join(", "), LONGEST_LABEL), 'text-anchor="end"'),
    svgRule(LEFT, at, y, COLOURS.rule, 0.5),
    svgDot(at, y, Math.max(3, size), presentValue.isNegative() ? COLOURS.bright : COLOURS.dark),
    svgText(WIDTH - 104, y + 5, date, 'text-anchor="end"'),
    svgText(WIDTH - MARGIN, y + 5, compactAmount(presentValue), 'text-anchor="end"'),
  ];
}

/** A day with a name, above the rows. */
function markOf(
  name: string,
  day: EpochDay,
  x: (day: EpochDay) => number,
  bottom: number,
  y: number,
): string[] {
  const [at, right] = [x(day), x(day) > (LEFT + RIGHT) / 2];
  const label = svgText(
    at + (right ? -6 : 6),
    y,
    `${name} ${formatDate(day)}`,
    right ? 'text-anchor="end"' : "",
  );
  return [svgLine(at, y - 10, bottom, COLOURS.ink, 1), label];
}

const MOST_MARKS = 8;

/** First days of years, or of months where all lies within a year or so; not more than there is room for. */
function yearMarks(first: EpochDay, last: EpochDay): readonly EpochDay[] {
  const monthly = last - first <= 400;
  const start = toCivilDate(first);
  const days: EpochDay[] = [];
  for (let index = 1; ; index += 1) {
    const months = start.year * 12 + (monthly ? start.month - 1 + index : index * 12);
    const day = toEpochDay({ year: Math.floor(months / 12), month: (months % 12) + 1, day: 1 });
    if (day > last) break;
    days.push(day);
  }
  const every = Math.ceil(days.length / MOST_MARKS);
  return days.filter((_, index) => index % every === 0);
}

import { formatAsset } from "../../algebra/asset.js";
import type { Valuation, ValuedCashFlow } from "../../offer/valuation.js";
import { valuationTable } from "../../offer/valuationTable.js";
import { compactAmount, moneyOn } from "../../print/axis.js";
import { type Pen, type PictureOptions, withOptions } from "../../print/pictureOptions.js";
import { titleOf } from "../../print/printout.js";
import {
  CHARACTER,
  MARGIN,
  svgDocument,
  svgDot,
  svgLegend,
  svgLine,
  svgRule,
  svgText,
  WIDTH,
} from "../../print/svg.js";
import { shortened } from "../../print/text.js";
import { checkedResult } from "../../schema/printable.js";
import { type EpochDay, formatDate, parseDate, toCivilDate, toEpochDay } from "../../time/date.js";

const LABELS = 300;
const LEFT = 330;
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
  return withOptions((pen) => drawn(valuation, pen), options);
}

function drawn(valuation: Valuation, pen: Pen): string {
  const { offer, beliefs, currency, valuationDate, closing, cashFlows } = valuation;
  const ordered = [...cashFlows].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  const shown = ordered.slice(0, MOST_ROWS);
  const today = parseDate(valuationDate, []);
  const days = [today, ...shown.map(({ date }) => parseDate(date, []))];
  const [first, last] = [Math.min(...days), Math.max(...days, today + 30)];
  const widest = (texts: readonly string[], least: number): number =>
    Math.max(least, ...texts.map((text) => text.length * CHARACTER + 8));
  const dates =
    WIDTH -
    MARGIN -
    widest(
      shown.map(({ presentValue }) => moneyOn(presentValue, pen)),
      84,
    );
  const right =
    dates -
    widest(
      shown.map(({ date }) => pen.figures.day(date)),
      84,
    ) -
    16;
  const x = (day: EpochDay): number => LEFT + ((day - first) / (last - first)) * (right - LEFT);
  const largest = shown.reduce(
    (most, { presentValue }) => Math.max(most, Math.abs(presentValue.toNumber())),
    0,
  );
  const bottom = TOP + shown.length * ROW;
  const title = pen.titled(titleOf(offer, beliefs, pen));
  const left = ordered.length - shown.length;
  return svgDocument(
    {
      title,
      subtitle: pen.word("When what is paid; present values on {date} if it closes, in {currency}", {
        date: pen.figures.day(valuationDate),
        currency: pen.unitOf(currency),
      }),
      name: pen.word("When what is paid: {title}", { title }),
      description: pen.described(shown.map((flow) => described(flow, pen)).join("; ")),
      height: bottom + 56,
    },
    [
      ...markOf(pen.word("valuation"), today, x, bottom, 78, right, pen),
      ...(closing === undefined
        ? []
        : markOf(pen.word("closing"), parseDate(closing, []), x, bottom, 94, right, pen)),
      ...yearMarks(first, last).flatMap((day) => [
        svgLine(x(day), TOP - 6, bottom, pen.colours.rule, 0.5),
        svgText(
          x(day),
          bottom + 18,
          formatDate(day).slice(0, last - first > 400 ? 4 : 7),
          'text-anchor="middle"',
        ),
      ]),
      ...shown.flatMap((flow, index) =>
        row(flow, { y: TOP + index * ROW + ROW / 2, x, largest, dates }, pen),
      ),
      ...svgLegend(
        [
          {
            sign: "dot",
            colour: pen.colours.dark,
            text: pen.word("the area of a dot: its present value"),
          },
          ...(shown.some(({ presentValue }) => presentValue.isNegative())
            ? [{ sign: "dot", colour: pen.colours.bright, text: pen.word("paid by the seller") } as const]
            : []),
          ...(left === 0
            ? []
            : [
                {
                  sign: "none",
                  colour: pen.colours.ink,
                  text: pen.word("{count} later payments not drawn", { count: String(left) }),
                } as const,
              ]),
        ],
        MARGIN,
        bottom + 44,
      ),
    ],
    pen.colours,
  );
}

const described = ({ date, path, expectedUnits, asset, presentValue }: ValuedCashFlow, pen: Pen): string =>
  pen.word("{payment}, {date}: {units}, worth {value}", {
    payment: path.map(pen.name).join(", "),
    date: pen.figures.day(date),
    units: `${compactAmount(expectedUnits, pen)} ${formatAsset(asset)}`,
    value: moneyOn(presentValue, pen),
  });

interface Place {
  readonly y: number;
  x(day: EpochDay): number;
  /** The largest present value of all. */
  readonly largest: number;
  /** Where days end. */
  readonly dates: number;
}

function row(flow: ValuedCashFlow, { y, x, largest, dates }: Place, pen: Pen): string[] {
  const { date, path, presentValue } = flow;
  const at = x(parseDate(date, []));
  const size = largest === 0 ? 0 : Math.sqrt(Math.abs(presentValue.toNumber()) / largest) * LARGEST;
  return [
    svgText(LABELS, y + 5, shortened(path.map(pen.name).join(", "), LONGEST_LABEL), 'text-anchor="end"'),
    svgRule(LEFT, at, y, pen.colours.rule, 0.5),
    svgDot(at, y, Math.max(3, size), presentValue.isNegative() ? pen.colours.bright : pen.colours.dark),
    svgText(dates, y + 5, pen.figures.day(date), 'text-anchor="end"'),
    svgText(WIDTH - MARGIN, y + 5, moneyOn(presentValue, pen), 'text-anchor="end"'),
  ];
}

/** A day with a name, above the rows. */
function markOf(
  name: string,
  day: EpochDay,
  x: (day: EpochDay) => number,
  bottom: number,
  y: number,
  end: number,
  { figures, colours }: Pen,
): string[] {
  const [at, right] = [x(day), x(day) > (LEFT + end) / 2];
  const label = svgText(
    at + (right ? -6 : 6),
    y,
    `${name} ${figures.day(formatDate(day))}`,
    right ? 'text-anchor="end"' : "",
  );
  return [svgLine(at, y - 10, bottom, colours.ink, 1), label];
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

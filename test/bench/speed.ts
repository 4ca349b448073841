import { type Column, textTable } from "../../src/print/textTable.js";
import { disagreements } from "./agreement.js";
import type { countingSubject } from "./counting/countingSubject.js";
import { daysOf, type Kind, type Size } from "./flows.js";
import type { Measure, Subject } from "./measure.js";
import { measuresOf } from "./measures.js";
import { microseconds } from "./race.js";
import { slowTurns } from "./slowTurns.js";

const BUDGET_MS = 1_000;

const KINDS: readonly Kind[] = ["receipts", "investment"];
const COUNTS = [10, 1_000, 100_000];
const SIZES: readonly Size[] = KINDS.flatMap((kind) => COUNTS.map((count) => ({ kind, count })));

const COLUMNS: readonly Column[] = [
  { title: "measure", align: "left" },
  { title: "flows", align: "right" },
  { title: "on days", align: "right" },
  { title: "ours, us", align: "right" },
  { title: "us a flow", align: "right" },
  { title: "slower path", align: "right" },
  { title: "against", align: "left" },
  { title: "theirs, us", align: "right" },
  { title: "ours/theirs", align: "right" },
  { title: "bar", align: "right" },
  { title: "", align: "left" },
];

/** Times the library against its peers; `counting` says what slower paths the same turns take. */
export function speedTable(subject: Subject, counting: Awaited<ReturnType<typeof countingSubject>>): string {
  const rows = measuresOf(SIZES).flatMap((measureOf) => {
    const measure = measureOf(subject);
    const counted = measureOf(counting);
    if (measure === undefined || counted === undefined) return [];
    const wrong = disagreements(measure);
    if (wrong.length > 0) throw new Error(wrong.join("\n"));
    const turns = measure.turns ?? ((measure.size?.count ?? 1) > 1_000 ? 2 : 100);
    const slow = slowTurns(counted, counting.counts, turns);
    return [...rowsOf(measure, `${slow} of ${turns}`), null];
  });
  return textTable(COLUMNS, rows.slice(0, -1));
}

function rowsOf(measure: Measure, slow: string): string[][] {
  const { name, size, peers, atMost } = measure;
  const [ours = 0, ...theirs] = microseconds(measure, BUDGET_MS);
  const title = size === undefined ? name : `${name}, ${size.kind}`;
  const count = size?.count;
  const perFlow = count === undefined ? "" : short(ours / count);
  const days = size === undefined ? "" : daysOf(size).toLocaleString("en");
  const own = [title, count?.toLocaleString("en") ?? "", days, short(ours), perFlow, slow];
  return [
    ...(atMost === undefined ? [] : [[...own, "", "", "", `${atMost} us`, verdict(ours, atMost)]]),
    ...peers.map((peer, index) => {
      const first = index === 0 && atMost === undefined;
      const their = theirs[index] ?? 0;
      const ratio = ours / their;
      const bar = peer.atMost;
      const judged = bar === undefined ? ["", ""] : [short(bar), verdict(ratio, bar)];
      const footnote = peer.share === undefined || peer.share === 1 ? "" : " *";
      const cells = [`${peer.name}${footnote}`, short(their), short(ratio), ...judged];
      return [...(first ? own : own.map(() => "")), ...cells];
    }),
  ];
}

const short = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toPrecision(2));
const verdict = (figure: number, bar: number): string => (figure <= bar ? "met" : "MISSED");

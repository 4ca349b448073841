import type { Measure } from "./measure.js";

const ROUND_MS = 4;
const FEWEST_ROUNDS = 5;
const WARM_UP_MS = 150;

/** One turn of the work. */
type Run = (turn: number) => unknown;

/** Keeps results in use, so that nothing is optimised away. */
const kept: unknown[] = [];

/**
 * Milliseconds for one turn of each, the medians of many short rounds. Rounds take turns, so that whatever else the machine
 * does hits all alike.
 */
function race(runs: readonly Run[], budgetMs: number): readonly number[] {
  let turn = 0;
  const timed = (run: Run, turns: number): number => {
    const start = performance.now();
    for (let done = 0; done < turns; done += 1) {
      turn += 1;
      kept[0] = run(turn);
    }
    return (performance.now() - start) / turns;
  };
  const lanes = runs.map((run) => ({ run, turns: turnsInARound(run, timed), times: [] as number[] }));
  const end = performance.now() + budgetMs;
  for (let round = 0; round < FEWEST_ROUNDS || performance.now() < end; round += 1) {
    for (const { run, turns, times } of lanes) times.push(timed(run, turns));
  }
  return lanes.map(({ times }) => median(times));
}

/** Warms up, until the compiler has had its say or the time is spent. */
function turnsInARound(run: Run, timed: (run: Run, turns: number) => number): number {
  const end = performance.now() + WARM_UP_MS;
  let each = timed(run, 1);
  while (performance.now() < end) each = timed(run, Math.max(1, Math.ceil(ROUND_MS / 4 / each)));
  return Math.max(1, Math.ceil(ROUND_MS / each));
}

function median(times: readonly number[]): number {
  const sorted = [...times].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return ((sorted[half] ?? 0) + (sorted[sorted.length - 1 - half] ?? 0)) / 2;
}

/** Microseconds for one turn: ours first, then the peers', whose shares of the work are scaled up. */
export function microseconds({ ours, peers }: Measure, budgetMs: number): readonly number[] {
  const runs = [ours, ...peers.map(({ run }): Run => run)];
  return race(runs, budgetMs).map((time, index) => (time * 1_000) / (peers[index - 1]?.share ?? 1));
}

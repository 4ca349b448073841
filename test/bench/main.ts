/**
 * The built package, in plain Node.
 *
 *   npm run bench      how fast it is, against others
 *   npm run digits     how exact it is, by kind of case
 *   npm run cliffs     whether cost grows as the work grows
 *   npm run bench -- simulation   how long a simulated path takes, and how true standard errors are
 */
import { cliffsTable } from "./cliffs.js";
import { countingSubject } from "./counting/countingSubject.js";
import { digitsTable } from "./digits.js";
import { ratesFoundTable } from "./ratesFound.js";
import { simulationBenchmark } from "./simulation.js";
import { speedTable } from "./speed.js";
import * as subject from "./subject.js";

const counting = await countingSubject();

if (process.argv.includes("digits")) {
  console.log(
    "Errors against decimal.js at 120 digits, in units of the 28th digit. Rounding alone takes half a unit.\n",
  );
  console.log(digitsTable(counting));
  console.log("\nInternal rates of return of 1,000 random legs, each made to have a known one.\n");
  console.log(ratesFoundTable(subject, 1000));
} else if (process.argv.includes("simulation")) {
  console.log(await simulationBenchmark());
} else if (process.argv.includes("cliffs")) {
  console.log(
    "2,000 random offers of 1 to 20 components and 1 to 40 periods each, valued again once they have been read.\n",
  );
  console.log(cliffsTable(subject, counting, 2000));
} else {
  console.log(`Medians of interleaved rounds, Node ${process.version}. A "slower path" is a computation that was repeated with more
digits, or a leg that was not summed over typed arrays.\n`);
  console.log(speedTable(subject, counting));
  console.log("\n* timed on a share of the flows, and scaled up");
}

/**
 * Computes the workbooks of many random offers in LibreOffice, in files of a hundred at a time, and prints what is wrong:
 *
 *   npx tsx test/workbook/thousandsOfOffers.ts 3000      so many offers
 *   npx tsx test/workbook/thousandsOfOffers.ts 100 700   a hundred of them, from the seed 700 on
 */
import { libreOffice } from "../support/programs.js";
import { faultsIn, randomCases } from "./randomOffers.js";

const AT_ONCE = 100;

const [count = 3000, firstSeed = 1] = process.argv.slice(2).map(Number);
const soffice = libreOffice.find();
if (soffice === undefined) throw new Error(`${libreOffice.name} is not there: ${libreOffice.install}`);
let faulty = 0;
for (let done = 0; done < count; done += AT_ONCE) {
  const seed = firstSeed + done / AT_ONCE;
  const faults = await faultsIn(soffice, randomCases(Math.min(AT_ONCE, count - done), seed));
  faulty += faults.length;
  for (const fault of faults) console.log(`seed ${seed}, offer ${fault}`);
}
console.log(`${count} offers, ${faulty} faults`);

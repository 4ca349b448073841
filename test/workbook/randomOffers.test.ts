import { expect, it } from "vitest";
import { describeWith, libreOffice } from "../support/programs.js";
import { faultsIn, randomCases } from "./randomOffers.js";

// A few of those that `thousandsOfOffers.ts` tries, always the same.
describeWith(libreOffice, "workbooks of random offers", (soffice) => {
  it("come to the library's value, with no error in a formula and no check that fails", async () => {
    expect(await faultsIn(soffice, randomCases(20, 5))).toEqual([]);
  }, 300_000);
});

// Internal: no name of the public API lives here.

import { lognormalFamily } from "./lognormal.js";
import { normalFamily } from "./normal.js";
import { pertFamily } from "./pert.js";
import { pointFamily } from "./pointForecast.js";
import { sampleFamily } from "./sample.js";
import { scenariosFamily } from "./scenarios.js";
import { shiftedLognormalFamily } from "./shiftedLognormal.js";
import { triangularFamily } from "./triangular.js";
import { uniformFamily } from "./uniform.js";

/** The families of distributions that documents may use without further ado. */
export const builtInDistributions = () =>
  [
    pointFamily,
    scenariosFamily,
    sampleFamily,
    lognormalFamily,
    shiftedLognormalFamily,
    normalFamily,
    uniformFamily,
    triangularFamily,
    pertFamily,
  ] as const;

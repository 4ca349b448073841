import type { Size } from "./flows.js";
import type { Measure, Subject } from "./measure.js";
import { blackCallMeasure, certifiedCallMeasure } from "./measures/blackCall.js";
import { preparedLegMeasure } from "./measures/preparedLeg.js";
import { sheetOfXnpvMeasure } from "./measures/sheetOfXnpv.js";
import { changedBeliefMeasure, revaluationMeasure, valueOfferMeasure } from "./measures/valueOffer.js";
import { xirrMeasure } from "./measures/xirr.js";
import { xnpvMeasure } from "./measures/xnpv.js";

/** Sets a measure up; undefined where the library does not have it yet. */
export type MeasureOf = (subject: Subject) => Measure | undefined;

/** Everything that is measured, with legs of these sizes. Each is set up on its own, so that none lives in another's heap. */
export function measuresOf(sizes: readonly Size[]): readonly MeasureOf[] {
  const ofLegs = [preparedLegMeasure, xnpvMeasure, xirrMeasure];
  return [
    blackCallMeasure,
    certifiedCallMeasure,
    valueOfferMeasure,
    changedBeliefMeasure,
    revaluationMeasure,
    sheetOfXnpvMeasure,
    ...sizes.flatMap((size) =>
      ofLegs.map(
        (of): MeasureOf =>
          (subject) =>
            of(subject, size),
      ),
    ),
  ];
}

import * as z from "zod";

/** A count: a whole number within bounds, written as a number. */
export const wholeNumber = (description: string, minimum: number, maximum: number) =>
  z
    .custom<number>(
      (value) => Number.isInteger(value) && Number(value) >= minimum && Number(value) <= maximum,
      `must be a whole number from ${minimum} to ${maximum}`,
    )
    .meta({ description, type: "integer", minimum, maximum });

import { number, type Parameter } from "../../parameter.js";

/** A whole number between two others. */
export const whole = (description: string, least: number, most: number): Parameter<number | undefined> => {
  const plain = number(description, (value) =>
    value.isInteger() && value.greaterThanOrEqualTo(least) && value.lessThanOrEqualTo(most)
      ? undefined
      : `must be a whole number from ${least} to ${most}`,
  );
  return { ...plain, read: (argument, reader, name) => plain.read(argument, reader, name)?.toNumber() };
};

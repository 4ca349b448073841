/** Never called: only double-doubles are added up in bulk. */
export const powerSum = (): never => {
  throw new Error("there are no double-doubles");
};

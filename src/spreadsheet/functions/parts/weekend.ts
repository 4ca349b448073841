import { OfferError } from "../../../errors.js";
import { WEEKDAYS, type Weekday } from "../../../time/businessCalendar.js";
import { type Parameter, text } from "../../parameter.js";

/** The weekend as NETWORKDAYS.INTL has it: seven signs from Monday on, 1 for a day without business. */
export const weekend = (description: string): Parameter<readonly Weekday[] | undefined> => {
  const plain = text(description);
  return {
    ...plain,
    read: (argument, reader, name) => {
      const written = plain.read(argument, reader, name);
      if (written === undefined) return undefined;
      if (/^[01]{7}$/.test(written)) return WEEKDAYS.filter((_, index) => written[index] === "1");
      const message = 'must be a text of seven 0 and 1, such as "0000011" for Saturday and Sunday';
      throw new OfferError({ code: "invalid-term", path: [name], message });
    },
  };
};

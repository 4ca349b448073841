// Internal: no name of the public API lives here.

const condition = {
  anyOf: [
    { type: "string" },
    {
      type: "object",
      properties: { event: { type: "string" }, happens: { type: "boolean" } },
      required: ["event", "happens"],
      additionalProperties: false,
    },
  ],
};

const decimal = {
  type: "string",
  pattern: "^[+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]{1,15})?$",
};

const fraction = {
  type: "string",
  pattern: "^[+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:%|[eE][+-]?[0-9]{1,15})?$",
};

/** An object with one field, and no other. */
const only = (field: string, schema: object) => ({
  type: "object",
  properties: { [field]: schema },
  required: [field],
  additionalProperties: false,
});

/** What the fields of documents look like in JSON Schema, for editors, and for tables that are read by it. */
export const fieldsJson = {
  decimal,
  fraction,
  /** A sum of money: a number, so much for each share of the target, or a part of the price. */
  sum: { anyOf: [decimal, only("perShare", decimal), only("percentOfPrice", fraction)] },
  date: { type: "string", format: "date" },
  dateRule: {
    type: "string",
    pattern:
      "^(?:closing|[0-9]{4}-[0-9]{2}-[0-9]{2})(?: [+-] [0-9]{1,6} (?:business day|day|week|month|year)s?)*$",
  },
  condition,
  conditions: { anyOf: [...condition.anyOf, { type: "array", items: condition }] },
};

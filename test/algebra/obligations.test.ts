import {
  all,
  type Claim,
  constant,
  currency,
  delivery,
  give,
  given,
  metric,
  named,
  observe,
  on,
  one,
  owedBy,
  scale,
  share,
  zero,
} from "offer-valuation";
import { describe, expect, it } from "vitest";
import { type Obligation, obligations } from "../../src/algebra/obligations.js";
import { formatDateRule } from "../../src/time/dateRule.js";
import { problems, refusal } from "../input/refusal.js";
import { expectFrozen } from "../laws/kit/frozen.js";

const dollar = one(currency("USD"));

/** An obligation in one line. */
const written = ({ sign, factors, asset, date, conditions, obligor, path }: Obligation): string =>
  [
    path.join("/"),
    sign,
    factors.map((factor) => (factor.tag === "constant" ? factor.value : factor.tag)).join("×"),
    "issuer" in asset ? asset.issuer : asset.currency,
    date === null ? "now" : formatDateRule(date),
    conditions.map(({ event, happens }) => `${happens ? "" : "not "}${event}`).join("&"),
    obligor,
  ].join(" ");

describe("the obligations of a claim", () => {
  it.each<[title: string, claim: Claim, expected: readonly string[]]>([
    ["nothing", zero(), []],
    ["one unit, now", dollar, [" 1 1 USD now  "]],
    ["given away", give(dollar), [" -1 1 USD now  "]],
    [
      "given away inside what is given away",
      give(all([dollar, give(dollar)])),
      [" -1 1 USD now  ", " 1 1 USD now  "],
    ],
    [
      "all, in the order in which they are written",
      all([delivery("2", share("A"), "closing"), dollar]),
      [" 1 2 A closing  ", " 1 1 USD now  "],
    ],
    [
      "the product of what scales it, outermost first",
      scale(constant("3"), on("closing", scale(observe(metric("m", 2021, "USD")), dollar))),
      [" 1 3×observe USD closing  "],
    ],
    [
      "the date nearest to the delivery",
      on("2030-01-01", named("x", on("closing", dollar))),
      ["x 1 1 USD closing  "],
    ],
    [
      "every condition on the way",
      given("a", all([given("b", dollar, false), given("a", dollar)])),
      [" 1 1 USD now a&not b ", " 1 1 USD now a&a "],
    ],
    [
      "the party nearest to the delivery",
      owedBy("A", all([owedBy(null, named("x", dollar)), dollar])),
      ["x 1 1 USD now  ", " 1 1 USD now  A"],
    ],
    [
      "the names that it stands under",
      named("a", all([named("b", dollar), dollar])),
      ["a/b 1 1 USD now  ", "a 1 1 USD now  "],
    ],
  ])("%s", (_, claim, expected) => {
    expect(obligations(claim).map(written)).toEqual(expected);
    expectFrozen([obligations(claim)]);
    expect(obligations(claim)).toBe(obligations(claim));
  });

  it("are those of a claim and of nothing else", () => {
    expect(problems(refusal(() => obligations({ tag: "zero" })))).toEqual(["claim: invalid-type"]);
  });
});

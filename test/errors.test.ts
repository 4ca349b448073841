import { OfferError, type OfferIssue, parseOffer } from "offer-valuation";
import { describe, expect, it } from "vitest";
import { describeReceived, promised } from "../src/errors.js";
import { refusal } from "./input/refusal.js";

const issue = (path: (string | number)[]): OfferIssue => ({
  code: "invalid-term",
  path,
  message: "must be less",
});

describe("an OfferError", () => {
  it("is frozen in its path and in its issues, and keeps its own copy of what it was made from", () => {
    const path = ["components", 0];
    const error = new OfferError([issue(path), issue(["name"])]);
    path.push("share");

    expect(error.path).toEqual(["components", 0]);
    const parts = [error.path, error.issues, ...error.issues, ...error.issues.map((one) => one.path)];
    expect(parts.map(Object.isFrozen)).toEqual(parts.map(() => true));
  });

  it("is as frozen when it is seen from further out, and when a document brought it about", () => {
    for (const error of [
      new OfferError(issue(["share"])).within(["terms"]),
      refusal(() => parseOffer({ name: "", currency: 1 })),
    ]) {
      expect(() => (error.path as unknown[]).push("x")).toThrow(TypeError);
      expect(() => ((error.issues[0] as OfferIssue).path as unknown[]).push("x")).toThrow(TypeError);
    }
  });
});

describe("what was received, in words", () => {
  const revoked = (target: object): object => {
    const { proxy, revoke } = Proxy.revocable(target, {});
    revoke();
    return proxy;
  };

  // In functions, because the table itself cannot look at a Proxy that has been revoked.
  it.each<[words: string, received: () => unknown]>([
    ["a list of 2", () => [1, 2]],
    ["an object", () => ({})],
    ["null", () => null],
    ["nothing", () => undefined],
    ["a function", () => () => 1],
    ["a symbol", () => Symbol("x")],
    ["an object", () => revoked({})],
    ["an object", () => revoked([])],
    ['"a\\u202eb"', () => "a\u202eb"],
    [`"${"x".repeat(60)}"`, () => "x".repeat(60)],
    [`"${"x".repeat(59)}…"`, () => "x".repeat(61)],
    [`"${"x".repeat(58)}😀…"`, () => `${"x".repeat(58)}😀😀`],
    [`"${"😀".repeat(59)}…"`, () => "😀".repeat(61)],
  ])("%s", (words, received) => {
    expect(describeReceived(received())).toBe(words);
  });
});

it("a promise of its own that the library breaks is no OfferError", () => {
  expect(promised(1, "there is one")).toBe(1);
  const broken = () => promised(undefined, "a list has a first entry");
  expect(broken).toThrow("offer-valuation has broken a promise of its own");
  expect(broken).toThrow("a list has a first entry");
  expect(broken).not.toThrow(OfferError);
});

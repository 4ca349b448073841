import { readOptions } from "../schema/options.js";
import { coloursOf } from "./colours.js";
import { type Formatting, formatting, type PrintOptions } from "./formatting.js";
import { namingOf } from "./labels.js";
import { languageOf } from "./locale.js";
import type { Naming } from "./naming.js";
import type { Colours } from "./svg.js";

/** How a document or a picture shows figures, and what it calls things. */
export interface FormattingOptions extends PrintOptions {
  /**
   * Names for people, by what they stand for: the path of a belief (`"metrics.us-profit.forecast.2022.mode"`), or the name of an offer, a
   * view, a component, a part, a metric, an issuer, a party or an event. What has no label is called as it is; a label of nothing that
   * is shown changes nothing. At most 1,000, of at most 200 characters.
   */
  readonly labels?: Readonly<Record<string, string>> | undefined;
  /**
   * The language of labels and words, as a tag such as "de": readers of screens are told, and numbers and days of pictures are written
   * as there unless `locale` says otherwise. English unless stated.
   */
  readonly language?: string | undefined;
  /**
   * The words of pictures in another language, by the English ones, with what is put into them in braces:
   * `{ "median": "Median", "Odds of {name}": "Chance von {name}" }`. What has no entry stays English. At most 1,000, of at most 200
   * characters; guides/pictures.md has all of them.
   */
  readonly words?: Readonly<Record<string, string>> | undefined;
  /** Other colours of pictures, each as `"#rrggbb"`; those of the library, which are told apart in grey, unless stated. */
  readonly colours?: Readonly<Partial<Record<PictureColour, string>>> | undefined;
}

/** What has a colour: texts, fine lines, levels, what is high or goes up, what is low or goes down, areas behind. */
export type PictureColour = keyof Colours;

/** The names of `FormattingOptions`. */
export const FORMATTING_OPTIONS = [
  "units",
  "locale",
  "places",
  "labels",
  "language",
  "words",
  "colours",
] as const;

/** Shows figures and names as somebody asked for them, and says how pictures among them are drawn. */
export interface DocumentFormatting extends Formatting, Naming {
  /** The tag of the language that it is in. */
  readonly language: string;
  readonly pictures: FormattingOptions;
}

/** Decimal places of amounts in documents, whatever their units. */
const PLACES = 2;

/** How a document shows everything. */
export function documentFormatting(options: FormattingOptions = {}): DocumentFormatting {
  const read = readOptions(options, FORMATTING_OPTIONS);
  const { units, locale, places, labels, language, words, colours } = read;
  coloursOf(colours);
  return {
    ...formatting({ units, locale, places }, PLACES),
    ...namingOf(labels, words),
    language: languageOf(language) ?? "en",
    pictures: { ...read, places: places ?? PLACES },
  };
}

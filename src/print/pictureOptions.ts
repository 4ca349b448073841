import { describeReceived, OfferError } from "../errors.js";
import { readOptions, refuseOption } from "../schema/options.js";
import { coloursOf } from "./colours.js";
import { FORMATTING_OPTIONS, type FormattingOptions } from "./documentFormatting.js";
import { type Formatting, formatting } from "./formatting.js";
import { namingOf } from "./labels.js";
import { languageOf } from "./locale.js";
import type { Naming } from "./naming.js";
import { type Colours, WIDTH } from "./svg.js";

/**
 * How a picture is drawn. `units` and `places` are those of what is paid or worth: where no units are stated, a picture finds a scale
 * of its own ("2.16 bn"); exact amounts are to the cent. Beliefs are shown in a scale of their own.
 */
export interface PictureOptions extends FormattingOptions {
  /** The heading; what the picture shows unless stated. */
  readonly title?: string | undefined;
  /** What readers of screens read out; every figure of the picture unless stated. */
  readonly description?: string | undefined;
  /** How wide it is shown, in pixels, from 200 to 4000; everything in it grows alike; 960 unless stated. */
  readonly width?: number | undefined;
}

/** The names of `PictureOptions`. */
export const PICTURE_OPTIONS = ["title", "description", "width", ...FORMATTING_OPTIONS] as const;

/** What a picture is drawn with: its colours, its words and how it shows figures. */
export interface Pen extends Naming {
  readonly colours: Colours;
  readonly figures: Formatting;
  /** Whether somebody said in what amounts are counted. */
  readonly unitsStated: boolean;
  /** The heading that was asked for, else the one that is given. */
  titled(usual: string): string;
  described(usual: string): string;
  /** What amounts are in: "USD", or "USD millions". */
  unitOf(currency: string): string;
}

/** A picture as options ask for it. */
export function withOptions(draw: (pen: Pen) => string, options: PictureOptions): string {
  const { width, language, ...read } = readOptions(options, PICTURE_OPTIONS);
  const svg = draw(penOf({ ...read, language }));
  const told = language === undefined ? svg : svg.replace("<svg ", `<svg lang="${languageOf(language)}" `);
  return width === undefined ? told : widened(told, widthOf(width));
}

/** What options that were read come to. */
export function penOf(options: Omit<PictureOptions, "width">): Pen {
  const { title, description, units, places, locale, labels, language, words, colours } = options;
  for (const [name, text] of Object.entries({ title, description }))
    if (text !== undefined && typeof text !== "string") refuseOption(name, "must be a text", text);
  const figures = formatting({
    units: units === "exact" ? "cents" : units,
    places,
    locale: locale ?? languageOf(language),
  });
  const naming = namingOf(labels, words);
  return {
    ...naming,
    colours: coloursOf(colours),
    figures,
    unitsStated: units !== undefined,
    titled: (usual) => title ?? usual,
    described: (usual) => description ?? usual,
    unitOf: (currency) => (figures.counted === "" ? currency : `${currency} ${naming.word(figures.counted)}`),
  };
}

/** A width in pixels. */
export function widthOf(width: unknown): number {
  if (typeof width === "number" && width >= 200 && width <= 4000) return Math.round(width);
  const received = describeReceived(width);
  const message = "must be a number of pixels from 200 to 4000";
  throw new OfferError({ code: "out-of-range", path: ["options", "width"], message, received });
}

const widened = (svg: string, width: number): string =>
  svg.replace(
    / width="(\d+)" height="(\d+)"/,
    (_, __, height: string) => ` width="${width}" height="${Math.round((Number(height) * width) / WIDTH)}"`,
  );

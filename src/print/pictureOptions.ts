import { describeReceived, OfferError } from "../errors.js";
import { readOptions } from "../schema/options.js";
import { COLOURS, WIDTH } from "./svg.js";

/** How a picture is drawn. */
export interface PictureOptions {
  /** The heading; what the picture shows unless stated. */
  readonly title?: string | undefined;
  /** How wide it is shown, in pixels, from 200 to 4000; everything in it grows alike; 960 unless stated. */
  readonly width?: number | undefined;
  /** Other colours, each as `"#rrggbb"`; those of the library, which are told apart in grey, unless stated. */
  readonly colours?: Readonly<Partial<Record<PictureColour, string>>> | undefined;
}

/** What has a colour: texts, fine lines, levels, what is high or goes up, what is low or goes down, areas behind. */
export type PictureColour = keyof typeof COLOURS;

/** A picture as options ask for it. */
export function withOptions(draw: (title: string | undefined) => string, options: PictureOptions): string {
  const { title, width, colours = {} } = readOptions(options, ["title", "width", "colours"]);
  const sized = width === undefined ? draw(title) : widened(draw(title), width);
  const stated = readOptions(colours, Object.keys(COLOURS) as PictureColour[], ["options", "colours"]);
  return Object.entries(stated).reduce((svg, [name, colour]) => {
    const known = COLOURS[name as PictureColour];
    if (typeof colour !== "string" || !/^#[0-9a-f]{6}$/i.test(colour)) {
      const received = describeReceived(colour);
      const message = 'must be a colour such as "#1e3a8a"';
      throw new OfferError({ code: "invalid-term", path: ["options", "colours", name], message, received });
    }
    // Quotes in anybody's text are escaped: what stands in quotes is an attribute.
    return svg.replaceAll(`"${known}"`, `"${colour}"`);
  }, sized);
}

function widened(svg: string, width: number): string {
  if (typeof width !== "number" || !(width >= 200 && width <= 4000)) {
    const received = describeReceived(width);
    const message = "must be a number of pixels from 200 to 4000";
    throw new OfferError({ code: "out-of-range", path: ["options", "width"], message, received });
  }
  return svg.replace(/ width="(\d+)" height="(\d+)"/, (_, __, height: string) => {
    return ` width="${Math.round(width)}" height="${Math.round((Number(height) * width) / WIDTH)}"`;
  });
}

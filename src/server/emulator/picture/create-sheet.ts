/** An SVG in the making: definitions get their own ids, and shapes lie in the order in which they are added. */
export type Sheet = {
  readonly add: (markup: string) => void;
  /** A gradient along a line in pixels. Returns the paint to fill with. */
  readonly linear: (line: readonly [number, number, number, number], stops: readonly Stop[]) => string;
  /** A gradient around a point in pixels, with the radius last. Returns the paint to fill with. */
  readonly radial: (circle: readonly [number, number, number], stops: readonly Stop[]) => string;
  readonly markup: () => string;
};

/** Offset 0–1, colour `#rrggbb`, opacity 0–1 (1 where left out). */
type Stop = readonly [offset: number, colour: string, opacity?: number];

/** Sizes in px. A rendered size other than the designed one scales the whole drawing. */
export function createSheet(size: {
  readonly width: number;
  readonly height: number;
  readonly renderedWidth?: number;
  readonly renderedHeight?: number;
}): Sheet {
  const definitions: string[] = [];
  const shapes: string[] = [];
  function define(tag: string, attributes: string, stops: readonly Stop[]): string {
    const id = `g${definitions.length}`;
    const children = stops.map(
      ([offset, colour, opacity = 1]) =>
        `<stop offset="${offset.toFixed(4)}" stop-color="${colour}" stop-opacity="${opacity.toFixed(4)}"/>`,
    );
    definitions.push(
      `<${tag} id="${id}" gradientUnits="userSpaceOnUse" ${attributes}>${children.join('')}</${tag}>`,
    );
    return `url(#${id})`;
  }
  const { width, height, renderedWidth = width, renderedHeight = height } = size;
  return {
    add: (markup) => shapes.push(markup),
    linear: ([x1, y1, x2, y2], stops) =>
      define('linearGradient', `x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}"`, stops),
    radial: ([cx, cy, r], stops) => define('radialGradient', `cx="${cx}" cy="${cy}" r="${r}"`, stops),
    markup: () =>
      `<svg xmlns="http://www.w3.org/2000/svg" width="${renderedWidth}" height="${renderedHeight}" viewBox="0 0 ${width} ${height}" preserveAspectRatio="none"><defs>${definitions.join('')}</defs>${shapes.join('')}</svg>`,
  };
}

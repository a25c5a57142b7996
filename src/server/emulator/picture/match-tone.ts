import type { Frame } from './frame.ts';

/** How much of the difference in mean colour is made up for. */
const SHARE = 0.75;

/** Shifts a drawing towards the mean colour of the image it is drawn around, so that both seem to stand in one light. */
export function matchTone(drawing: Frame, reference: Frame): Frame {
  const from = meanColour(drawing);
  const to = meanColour(reference);
  const shift = from.map((value, channel) => ((to[channel] ?? value) - value) * SHARE);
  const data = new Uint8Array(drawing.data.length);
  for (let at = 0; at < data.length; at++) {
    data[at] = Math.min(255, Math.max(0, (drawing.data[at] ?? 0) + (shift[at % 3] ?? 0)));
  }
  return { data, width: drawing.width, height: drawing.height };
}

/** Every 31st pixel is enough for a mean. */
function meanColour({ data }: Frame): number[] {
  const sums = [0, 0, 0];
  let count = 0;
  for (let at = 0; at + 2 < data.length; at += 93) {
    for (let channel = 0; channel < 3; channel++)
      sums[channel] = (sums[channel] ?? 0) + (data[at + channel] ?? 0);
    count++;
  }
  return sums.map((sum) => sum / Math.max(1, count));
}

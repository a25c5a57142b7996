import sharp from 'sharp';

/** For tests: a plain PNG, as bytes and as a data URI. Pixels. */
export async function sampleImage(width: number, height: number) {
  const bytes = await sharp({ create: { width, height, channels: 3, background: '#a33' } })
    .png()
    .toBuffer();
  return { bytes, dataUri: `data:image/png;base64,${bytes.toString('base64')}` };
}

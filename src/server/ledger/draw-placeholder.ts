import sharp from 'sharp';

/** What stands for a picture that is too large to be made small, or cannot be decoded: a grey square that is crossed out. WebP. */
export function drawPlaceholder(width: number): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${width}" viewBox="0 0 100 100">
    <rect width="100" height="100" fill="#8a8a8a"/>
    <path d="M0 0 100 100M100 0 0 100" stroke="#6a6a6a" stroke-width="1"/>
  </svg>`;
  return sharp(Buffer.from(svg)).webp({ quality: 80 }).toBuffer();
}

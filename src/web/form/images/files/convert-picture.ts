import type { PictureFormat } from './judge-file.ts';
import type { FileKind } from './sniff-file.ts';

type Source = { readonly file: Blob; readonly kind: FileKind };

const JPEG_QUALITY = 0.92;

/** A picture at another size, in another format, upright. `null` where this browser cannot do it. */
export async function convertPicture({ file, kind }: Source, to: PictureFormat): Promise<Blob | null> {
  try {
    const { bitmap, isUpright } = await decodeAt({ file, kind }, to);
    const canvas = new OffscreenCanvas(to.width, to.height);
    // To hand 50 megapixels over takes no time, to draw them stops the page for a second or more; but only drawing turns them.
    if (isUpright) canvas.getContext('bitmaprenderer')?.transferFromImageBitmap(bitmap);
    else canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
    bitmap.close();
    return await canvas.convertToBlob({ type: to.type, quality: JPEG_QUALITY });
  } catch {
    return null;
  }
}

type Decoded = {
  readonly bitmap: ImageBitmap;
  /** Its pixels are stored as they are seen, and not merely shown so. */
  readonly isUpright: boolean;
};

/**
 * A JPEG of 200 megapixels is 800 MB once decoded, and making that smaller stops the page for seconds. A decoder that is told
 * the size beforehand makes it smaller while it reads: a third of the memory, and no stop that is noticed. Browsers have one on
 * secure pages alone (WebCodecs); elsewhere the whole picture is decoded.
 */
async function decodeAt({ file, kind }: Source, { width, height }: PictureFormat): Promise<Decoded> {
  const resize = { resizeWidth: width, resizeHeight: height, resizeQuality: 'high' } as const;
  const type = `image/${kind}`;
  if (typeof ImageDecoder === 'undefined' || !(await ImageDecoder.isTypeSupported(type))) {
    return { bitmap: await createImageBitmap(file.slice(0, file.size, type), resize), isUpright: false };
  }
  const decoder = new ImageDecoder({
    type,
    data: file.stream(),
    desiredWidth: width,
    desiredHeight: height,
  });
  const { image } = await decoder.decode();
  try {
    const isUpright = 'rotation' in image && image.rotation === 0 && 'flip' in image && image.flip === false;
    return { bitmap: await createImageBitmap(image, resize), isUpright };
  } finally {
    image.close();
    decoder.close();
  }
}

import sharp from 'sharp';
import { changeJson } from './change-json.ts';
import type { Behaviour, Exchange } from './exchange.ts';
import type { FaultOf } from './fault-script.ts';
import { misType } from './mis-type.ts';

type Picture = NonNullable<FaultOf<'wrong_type'>['picture']>;

const OTHER_PICTURE = { format: 'webp', width: 768, height: 768 } as const;

/** Another type than was asked for or is documented: of the pictures, of the content as its header tells it, or of JSON values. */
export const makeOtherTypes: Behaviour<'wrong_type'> = async function makeOtherTypes(fault, exchange) {
  const { fields, contentType } = fault;
  const isPlainDownload = exchange.route === 'download' && contentType === undefined;
  const picture = fault.picture ?? (isPlainDownload ? OTHER_PICTURE : null);
  if (contentType !== undefined) {
    const delivered = await exchange.answer();
    delivered.response.headers.set('content-type', contentType);
    return delivered;
  }
  if (picture === null) return changeJson(exchange, (body) => misType(body, fields));
  await makeOtherPictures(exchange, picture);
  return exchange.answer();
};

/** From now on that is what the provider made, for the book too. */
async function makeOtherPictures(
  { desk, tasks }: Exchange,
  { format, width, height }: Picture,
): Promise<void> {
  const { blobs, tasks: shelf } = desk.book;
  for (const task of tasks()) {
    for (const picture of task.pictures) {
      const drawn = await desk.gallery.draw({ task, picture });
      if (!drawn) continue;
      const image = sharp(drawn.bytes).resize(width, height, { fit: 'fill' }).toFormat(format);
      const sha256 = blobs.put(await image.toBuffer());
      shelf.pictures.setStandIn(picture.id, { sha256, type: `image/${format}` });
    }
  }
}

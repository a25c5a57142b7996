import { deriveUuid } from '#server/emulator/derive-uuid.ts';
import { picturePath } from '#server/emulator/picture-path.ts';
import type { PictureEntry } from '#server/emulator/picture-shelf.ts';
import { predictionId } from '#server/emulator/replicate/prediction-id.ts';
import type { Behaviour, Exchange } from './exchange.ts';

/** The URLs of results lead nowhere from now on: the one that is fetched, or those that an answer has just shown. */
export const expireUrls: Behaviour<'expire_url'> = async function expireUrls({ index, isForGood }, exchange) {
  const { desk, route, answer } = exchange;
  const shown = route === 'download' ? null : await answer();
  for (const picture of picturesOf(exchange, index)) {
    if (isForGood) desk.book.tasks.pictures.expire(picture.id, desk.clock.now());
    else desk.book.tasks.pictures.move(picture.id, freshAddress(picture, exchange));
  }
  return shown ?? answer();
};

function picturesOf({ route, request, tasks }: Exchange, index: number | undefined): readonly PictureEntry[] {
  const pictures = tasks().flatMap((task) => task.pictures.filter((_, at) => at === (index ?? at)));
  if (route !== 'download') return pictures;
  const address = picturePath.toId(new URL(request.url).pathname);
  return pictures.filter((picture) => picture.address === address);
}

function freshAddress({ address }: PictureEntry, { provider }: Exchange): string {
  const name = `after ${address}`;
  return provider === 'runware' ? deriveUuid(name) : predictionId(name, 32);
}

import type { ProviderName } from './provider-name.ts';

type PictureAddress = {
  readonly origin: string;
  readonly provider: ProviderName;
  readonly id: string;
  /** `jpg`, `png` or `webp`, without the dot. */
  readonly extension: string;
};

/** Where pictures lie: as each provider builds its paths, under one prefix. Sources: runware.md §2.2, replicate.md §4.2. */
export const picturePath = {
  toUrl({ origin, provider, id, extension }: PictureAddress): string {
    return provider === 'runware'
      ? `${origin}/pictures/runware/image/ws/2/ii/${id}.${extension}`
      : `${origin}/pictures/replicate/xezq/${id}/out-0.${extension}`;
  },
  /** The picture's or the upload's id, or `null` for another path. */
  toId(pathname: string): string | null {
    const runware = /^\/pictures\/runware\/image\/ws\/\d+\/ii\/([0-9a-f-]{36})\.[a-z]+$/.exec(pathname);
    const replicate = /^\/pictures\/replicate\/[a-z]+\/([A-Za-z0-9]+)\/out-\d+\.[a-z]+$/.exec(pathname);
    return runware?.[1] ?? replicate?.[1] ?? null;
  },
};

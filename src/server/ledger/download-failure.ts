/**
 * Why a result is not here yet, and what follows:
 *
 * | kind | what was seen | what follows |
 * | --- | --- | --- |
 * | `local` | the disk is full or cannot be written, no handles are left | tried again until it can, never counted |
 * | `not-now` | no answer, too slow, 408, 425, 429, 5xx | tried again for as long as the provider keeps results |
 * | `gone` | any other status than 200 | tried again after 1, 2, 4, 8 s, then at a fresh URL, then given up |
 * | `broken` | it came, and is no whole image | the same |
 * | `blocked` | its URL is none that results come from | given up; fetched at its user's word, after a change of configuration |
 */
export class DownloadFailure extends Error {
  readonly kind: 'local' | 'not-now' | 'gone' | 'broken' | 'blocked';

  constructor(kind: DownloadFailure['kind'], message: string, cause?: unknown) {
    super(message, { cause });
    this.kind = kind;
  }
}

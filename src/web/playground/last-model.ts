import { browserStorage } from '#web/ui/browser-storage.ts';

const KEY = 'proofsheet.model.1';

/** The id of the model that this browser was on last: where a URL names none, one goes on there. */
export const lastModel = {
  /** `undefined`: none is known. */
  read(): string | undefined {
    const stored = browserStorage.read(KEY);
    return typeof stored === 'string' ? stored : undefined;
  },
  write(id: string): void {
    browserStorage.write(KEY, id);
  },
};

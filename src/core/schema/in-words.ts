import { z } from 'zod/mini';

/** For `safeParse`, where people read what is wrong: zod/mini by itself says that something is, and no more. */
export const inWords = { error: z.locales.en().localeError };

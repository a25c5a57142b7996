import { useState } from 'react';
import { z } from 'zod/mini';
import { browserStorage } from '#web/ui/browser-storage.ts';

const themeSchema = z.enum(['system', 'light', 'dark']);
export type Theme = z.infer<typeof themeSchema>;

/** Looks outlive the page. `theme.js` reads the same key before the first paint. */
const KEY = 'proofsheet.looks';
const looksSchema = z.catch(z.looseObject({ theme: z.catch(themeSchema, 'system') }), { theme: 'system' });

/** The chosen theme, and what chooses another. */
export function useTheme(): readonly [Theme, (theme: Theme) => void] {
  const [theme, setTheme] = useState(() => readLooks().theme);

  function choose(next: Theme): void {
    setTheme(next);
    if (next === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = next;
    browserStorage.write(KEY, { ...readLooks(), theme: next });
  }

  return [theme, choose];
}

function readLooks(): z.infer<typeof looksSchema> {
  return looksSchema.parse(browserStorage.read(KEY));
}

import { z } from 'zod/mini';

// Compiled schemas would need `eval`, which the page's security policy forbids. To be imported before any schema is made.
z.config({ jitless: true });

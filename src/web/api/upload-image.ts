import { z } from 'zod';
import { request } from './request.ts';

const uploadSchema = z.object({
  /** SHA-256 of what the server keeps, in hex. */
  id: z.string(),
  width: z.int(),
  height: z.int(),
  bytes: z.int(),
  type: z.string(),
});

/** Hands an input image to the server, which keeps it. Rejects with the reason where it cannot be used. */
export function uploadImage(file: Blob): Promise<z.infer<typeof uploadSchema>> {
  return request('/uploads', uploadSchema, { method: 'POST', body: file });
}

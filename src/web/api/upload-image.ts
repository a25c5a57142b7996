import { z } from 'zod/mini';
import { request } from './request.ts';

const uploadSchema = z.object({
  /** SHA-256 of what the server keeps, in hex. */
  id: z.string(),
  width: z.int(),
  height: z.int(),
  bytes: z.int(),
  type: z.string(),
});
export type Upload = z.infer<typeof uploadSchema>;

/** Hands an input image to the server, which keeps it. Rejects with the reason where it cannot be used. */
export function uploadImage(file: Blob, signal: AbortSignal): Promise<Upload> {
  return request('/uploads', uploadSchema, { method: 'POST', body: file, signal });
}

import { createContext } from 'react';
import type { UploadLimits } from '#web/form/images/files/judge-file.ts';

/** What is known of an image that our own server has: pixels, size in bytes, media type. */
export type ImageFacts = {
  readonly width: number;
  readonly height: number;
  readonly bytes: number;
  readonly type: string;
};

export type UploadAnswer =
  /** `upload:<sha256>` */
  | { readonly ok: true; readonly value: string }
  /** `canRetry`: the file was not refused, it did not get there. */
  | { readonly ok: false; readonly message: string; readonly canRetry: boolean };

export type PickRequest = {
  /** What the image is for, such as "Seed image". */
  readonly title: string;
  readonly isMultiple: boolean;
};

/** What the form needs from outside. */
export type FormServices = {
  /** Never rejects but by `signal`. */
  readonly uploadImage: (file: Blob, signal: AbortSignal) => Promise<UploadAnswer>;
  /** `null` while they are not known. */
  readonly uploadLimits: UploadLimits | null;
  /** `null` for what our server does not have. Never rejects. */
  readonly imageFacts: (value: string) => Promise<ImageFacts | null>;
  /** A URL of our own server that shows this value; `null` where there is none, as for a foreign URL. */
  readonly previewUrl: (value: string) => string | null;
  /** A URL of our own server that gives this image as it is, every pixel of it; `null` where there is none. */
  readonly fullUrl: (value: string) => string | null;
  /** Lets the user choose among the results; answers their values, none where nothing was chosen. */
  readonly pickFromGallery: ((request: PickRequest) => Promise<readonly string[]>) | null;
  /** The seed of the latest result, as digits; `null` where there is none. */
  readonly lastSeed: () => string | null;
  /** Why private values are not taken here; `null` where they are. */
  readonly privateBarredBy: string | null;
};

export const FormServicesContext = createContext<FormServices>({
  uploadImage: async () => ({
    ok: false,
    message: 'Images cannot be uploaded here. Give a URL.',
    canRetry: false,
  }),
  uploadLimits: null,
  imageFacts: async () => null,
  previewUrl: () => null,
  fullUrl: () => null,
  pickFromGallery: null,
  lastSeed: () => null,
  privateBarredBy: null,
});

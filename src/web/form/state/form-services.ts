import { createContext } from 'react';

/** An image that the server holds: its value for an input, pixels, size in bytes, media type. */
export type UploadedImage = {
  /** `upload:<sha256>` */
  readonly value: string;
  readonly width: number;
  readonly height: number;
  readonly bytes: number;
  readonly type: string;
};

/** What the form needs from outside. */
export type FormServices = {
  readonly uploadImage: (
    file: Blob,
  ) => Promise<({ readonly ok: true } & UploadedImage) | { readonly ok: false; readonly message: string }>;
  /** A URL of our own server that shows this value; `null` where there is none, as for a foreign URL. */
  readonly previewUrl: (value: string) => string | null;
  /** A URL of our own server that gives this image as it is, every pixel of it; `null` where there is none. */
  readonly fullUrl: (value: string) => string | null;
  /** Lets the user choose one of the results; answers its value, or `null` when nothing was chosen. */
  readonly pickFromGallery: (() => Promise<string | null>) | null;
  /** Why private values are not taken here; `null` where they are. */
  readonly privateBarredBy: string | null;
};

export const FormServicesContext = createContext<FormServices>({
  uploadImage: async () => ({ ok: false, message: 'Images cannot be uploaded here. Give a URL.' }),
  previewUrl: () => null,
  fullUrl: () => null,
  pickFromGallery: null,
  privateBarredBy: null,
});

import { useQuery } from '@tanstack/react-query';
import { configQuery } from '#web/api/config-query.ts';
import { valueUrl } from '#web/api/image-url.ts';
import { uploadValue } from '#web/api/upload-value.ts';
import type { FormServices } from '#web/form/state/form-services.ts';

/** What a control needs of the server: images come in by file, paste or URL; the gallery is not opened above a dialog. */
export function useFormServices(): FormServices {
  const { data: config } = useQuery(configQuery);
  return {
    uploadImage: uploadValue,
    uploadLimits: config?.limits ?? null,
    imageFacts: async () => null,
    previewUrl: (value) => valueUrl(value, 320),
    fullUrl: (value) => valueUrl(value),
    pickFromGallery: null,
    lastSeed: () => null,
    privateBarredBy: null,
  };
}

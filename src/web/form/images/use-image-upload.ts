import { use, useState } from 'react';
import { useFormScope } from '#web/form/state/form-scope.ts';
import { FormServicesContext, type UploadedImage } from '#web/form/state/form-services.ts';

/** Uploads files for the field at `path`; a refusal becomes an issue there. Answers what arrived, in the order of the files. */
export function useImageUpload(path: string): {
  readonly pending: number;
  readonly upload: (files: readonly File[]) => Promise<readonly UploadedImage[]>;
} {
  const { form } = useFormScope();
  const { uploadImage } = use(FormServicesContext);
  const [pending, setPending] = useState(0);

  async function uploadOne(file: File): Promise<readonly UploadedImage[]> {
    const result = await uploadImage(file);
    if (result.ok) {
      form.uploads.set(result.value, result);
      return [result];
    }
    const message = file.name ? `${file.name}: ${result.message}` : result.message;
    form.issues.addForeign({ path, severity: 'error', message, fixes: [] });
    return [];
  }

  async function upload(files: readonly File[]) {
    form.issues.forget(path);
    setPending((count) => count + files.length);
    try {
      return (await Promise.all(files.map(uploadOne))).flat();
    } finally {
      setPending((count) => count - files.length);
    }
  }

  return { pending, upload };
}

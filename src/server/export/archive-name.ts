const EXTENSIONS: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
};

/** Where an image lies in an export: `images/<sha256>.png`. Nothing of it is chosen by anybody. */
export function archiveName(
  folder: 'images' | 'uploads',
  { sha256, type }: { readonly sha256: string; readonly type: string },
): string {
  return `${folder}/${sha256}.${EXTENSIONS[type] ?? 'bin'}`;
}

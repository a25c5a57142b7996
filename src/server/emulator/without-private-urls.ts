import type { Model } from '#core/models/registry.ts';
import { flattenFields } from '#core/schema/field.ts';

/** Of every private URL in the JSON of a request or an input its host alone: nobody here ever connects to them. */
export function withoutPrivateUrls(models: readonly Model[]): (json: string) => string {
  const names = new Set(
    models.flatMap(({ fields }) =>
      flattenFields(fields).flatMap(({ isPrivate, path }) => (isPrivate ? [path.split('.').at(-1)] : [])),
    ),
  );
  if (names.size === 0) return (json) => json;
  const pattern = new RegExp(`("(?:${[...names].join('|')})"\\s*:\\s*)"((?:[^"\\\\]|\\\\.)*)"`, 'g');
  return (json) =>
    json.replace(
      pattern,
      (_, name: string, url: string) => `${name}"${URL.canParse(url) ? new URL(url).origin : ''}/"`,
    );
}

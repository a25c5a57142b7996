type Named = Pick<File, 'name' | 'type'>;

/** Whether a file says of itself that it is JSON. */
export function isJsonFile({ name, type }: Named): boolean {
  return type === 'application/json' || /\.json$/i.test(name);
}

/** Whether a file says of itself that it is a ZIP. */
export function isZipFile({ name, type }: Named): boolean {
  return type === 'application/zip' || type === 'application/x-zip-compressed' || /\.zip$/i.test(name);
}

/** Whether a file says of itself that it is one of these: then it is no image, and no field's. */
export function isDocument(file: Named): boolean {
  return isJsonFile(file) || isZipFile(file);
}

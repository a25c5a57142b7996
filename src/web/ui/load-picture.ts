export type LoadedPicture =
  | { readonly ok: true; readonly picture: ImageBitmap }
  | { readonly ok: false; readonly message: string };

/** A picture of our own server, upright and whole. */
export async function loadPicture(url: string): Promise<LoadedPicture> {
  try {
    const response = await fetch(url);
    if (!response.ok)
      return refused(`The server answered ${response.status} instead of the picture. Try again.`);
    return await readPicture(await response.blob());
  } catch {
    return refused('The server could not be reached. Check that it runs, then try again.');
  }
}

/** A picture from a file, its colours as they stand there. */
export async function readPicture(file: Blob): Promise<LoadedPicture> {
  try {
    return { ok: true, picture: await createImageBitmap(file, { colorSpaceConversion: 'none' }) };
  } catch {
    return refused('This file is no picture that the browser can read. Choose a PNG, JPEG or WebP.');
  }
}

function refused(message: string): LoadedPicture {
  return { ok: false, message };
}

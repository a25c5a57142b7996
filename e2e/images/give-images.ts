import type { Locator } from '@playwright/test';

export type GivenFile = { readonly name: string; readonly type: string; readonly bytes: Buffer };
type Given = {
  readonly files?: readonly GivenFile[];
  /** By media type. */
  readonly texts?: Readonly<Record<string, string>>;
};

/** Drags over, drops or pastes at an element what a person would have in the hand or on the clipboard. */
export async function giveImages(
  target: Locator,
  kind: 'dragenter' | 'drop' | 'paste',
  { files = [], texts = {} }: Given,
): Promise<void> {
  const encoded = files.map(({ bytes, ...file }) => ({ ...file, base64: bytes.toString('base64') }));
  await target.evaluate(
    (element, [type, given, all]) => {
      const data = new DataTransfer();
      for (const { name, type: mime, base64 } of given) {
        const bytes = Uint8Array.from(atob(base64), (digit) => digit.charCodeAt(0));
        data.items.add(new File([bytes], name, { type: mime }));
      }
      for (const [mime, text] of Object.entries(all)) data.setData(mime, text);
      const init = { bubbles: true, cancelable: true };
      element.dispatchEvent(
        type === 'paste'
          ? new ClipboardEvent(type, { ...init, clipboardData: data })
          : new DragEvent(type, { ...init, dataTransfer: data }),
      );
    },
    [kind, encoded, texts] as const,
  );
}

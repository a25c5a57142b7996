import type { PictureFormat } from '#web/form/images/files/judge-file.ts';
import type { ImageSlot } from '#web/form/images/image-slots.ts';
import type { FormServices } from '#web/form/state/form-services.ts';

/** How far a file has come on its way into a form. */
export type ArrivingStage =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'working'; readonly at: 'reading' | 'converting' | 'uploading' }
  /** It cannot be used as it is; the user decides. */
  | {
      readonly kind: 'offered';
      readonly message: string;
      readonly label: string;
      readonly conversion: PictureFormat;
    }
  | { readonly kind: 'failed'; readonly message: string; readonly canRetry: boolean };

/** A file on its way to a place of a form. */
export type ArrivingFile = {
  readonly id: number;
  readonly slot: ImageSlot;
  /** As it was given: made smaller anew from this, however often. */
  readonly file: File;
  /** What the user agreed to. */
  readonly conversion: PictureFormat | null;
  readonly services: Pick<FormServices, 'uploadImage' | 'uploadLimits'>;
  /** Its place among the files that were given at once, from 1, and how many those were. */
  readonly place: { readonly number: number; readonly of: number };
  readonly onArrived: (value: string) => void;
  readonly stage: ArrivingStage;
};

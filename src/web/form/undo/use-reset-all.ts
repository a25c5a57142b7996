import { useReset } from './use-reset.ts';

/** Takes every value out of a form, which can be undone. For the form's menu. */
export function useResetAll(options: Parameters<typeof useReset>[0]): () => void {
  const reset = useReset(options);
  return () => reset('Everything', () => ({}));
}

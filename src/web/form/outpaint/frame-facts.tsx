import type { Size } from '#core/schema/size.ts';
import { sizeText } from '#core/schema/size-text.ts';
import { Button } from '#web/ui/button.tsx';
import { extend } from './frame-geometry.ts';
import type { Extension } from './sides.ts';
import type { useOutputSize } from './use-output-size.ts';

type FrameFactsProps = {
  /** `null`: not known. */
  readonly source: Size | null;
  readonly extension: Extension;
  readonly output: ReturnType<typeof useOutputSize>;
};

/** The sizes in numbers; where the size that is set is not the extended picture's, one press sets it. */
export function FrameFacts({ source, extension, output }: FrameFactsProps) {
  const isExtended = Object.values(extension).some((pixels) => pixels > 0);
  if (!source) {
    return (
      <p className={factStyle}>
        {output.size
          ? `Result ${sizeText(output.size)} px; the size of the source is not known here.`
          : NOTHING_KNOWN}
      </p>
    );
  }
  const result = extend(source, extension);
  const isMet = output.size?.width === result.width && output.size.height === result.height;
  return (
    <div className={factStyle}>
      <p>
        Source {sizeText(source)} px
        {isExtended ? `, extended ${sizeText(result)} px` : '. Drag an edge of the frame, or give numbers.'}
      </p>
      {isExtended && output.setSize && !isMet ? (
        <p className="mt-1 flex flex-wrap items-center gap-2">
          {output.size
            ? `The result is set to ${sizeText(output.size)} px.`
            : 'The size of the result is not set.'}
          <Button size="sm" onClick={() => output.setSize?.(result)}>
            Set {sizeText(result)}
          </Button>
        </p>
      ) : null}
    </div>
  );
}

const NOTHING_KNOWN = 'Neither the size of the source nor that of the result is known yet.';
const factStyle = 'mt-1 text-xs text-ink-soft';

import { useRef } from 'react';
import type { NumberField } from '#core/schema/field.ts';
import { useFormScope } from '#web/form/state/form-scope.ts';
import { useField } from '#web/form/state/use-field.ts';
import { CornerHandle } from './corner-handle.tsx';
import { EdgeHandle } from './edge-handle.tsx';
import { FrameFacts } from './frame-facts.tsx';
import { extend, moveSide, placeInDrawing, roomAround } from './frame-geometry.ts';
import { type Extension, SIDES, type Side } from './sides.ts';
import { stepOfRules } from './step-of-rules.ts';
import { useFrameDrag } from './use-frame-drag.ts';
import { useOutputSize } from './use-output-size.ts';
import { useSourcePicture } from './use-source-picture.ts';

export type OutpaintFramePartProps = {
  readonly fields: Readonly<Record<Side, NumberField>>;
  /** Of the object that holds the sides. */
  readonly path: string;
};

export function OutpaintFramePart({ fields, path }: OutpaintFramePartProps) {
  const { model } = useFormScope();
  const states = {
    top: useField(`${path}.${fields.top.name}`),
    right: useField(`${path}.${fields.right.name}`),
    bottom: useField(`${path}.${fields.bottom.name}`),
    left: useField(`${path}.${fields.left.name}`),
  };
  const source = useSourcePicture();
  const output = useOutputSize();
  const board = useRef<HTMLDivElement>(null);
  /** What was unset until the frame set it: back at the picture's edge it is unset again. */
  const setHere = useRef(new Set<Side>());
  const extension: Extension = {
    top: pixelsOf(states.top.value),
    right: pixelsOf(states.right.value),
    bottom: pixelsOf(states.bottom.value),
    left: pixelsOf(states.left.value),
  };
  const picture = source.size ?? (output.size && shrink(output.size, extension)) ?? PLAIN;

  function move(side: Side, from: number, by: number): number | undefined {
    const step = stepOfRules(fields[side], model.definition['x-rules']);
    if (states[side].value === undefined) setHere.current.add(side);
    const moved = moveSide({ field: fields[side], from, by, step });
    return moved === 0 && setHere.current.has(side) ? undefined : moved;
  }

  const { drawing, handlers } = useFrameDrag({
    drawing: { picture, room: roomAround(picture, extension) },
    extension,
    widthOf: () => board.current?.clientWidth ?? 1,
    onDrag: (side, from, by) => states[side].setValue(move(side, from, by)),
    onEnd(sides) {
      for (const side of sides) states[side].leave();
    },
  });
  const whole = extend(drawing.picture, drawing.room);
  const ratio = whole.width / whole.height;

  return (
    <div className="pb-2">
      <div className="@container-size flex h-56 items-center justify-center overflow-hidden rounded-md border border-line bg-canvas">
        <div
          ref={board}
          className="relative"
          style={{ width: `min(100cqw, 100cqh * ${ratio})`, aspectRatio: String(ratio) }}
        >
          <div
            className="absolute border border-line-strong bg-raised"
            style={placeInDrawing(drawing.picture, drawing.room, NOTHING)}
          >
            {source.url === null ? null : (
              <img
                src={source.url}
                alt=""
                draggable={false}
                onLoad={({ currentTarget: { naturalWidth: width, naturalHeight: height } }) =>
                  source.onSize({ width, height })
                }
                className="size-full select-none"
              />
            )}
          </div>
          <div
            className="absolute border-2 border-dashed border-accent"
            style={placeInDrawing(drawing.picture, drawing.room, extension)}
          >
            {SIDES.map((side) => (
              <EdgeHandle
                key={side}
                side={side}
                field={fields[side]}
                value={extension[side]}
                isSet={states[side].value !== undefined}
                step={stepOfRules(fields[side], model.definition['x-rules'])}
                drag={handlers}
                onStep={(by) => states[side].commitValue(move(side, extension[side], by))}
              />
            ))}
            {CORNERS.map((sides) => (
              <CornerHandle key={sides.join()} sides={sides} drag={handlers} />
            ))}
          </div>
        </div>
      </div>
      <FrameFacts source={source.size} extension={extension} output={output} />
    </div>
  );
}

const CORNERS = [
  ['top', 'left'],
  ['top', 'right'],
  ['bottom', 'left'],
  ['bottom', 'right'],
] as const;

const NOTHING: Extension = { top: 0, right: 0, bottom: 0, left: 0 };
/** Stands for a picture of which nothing is known. */
const PLAIN = { width: 1024, height: 1024 };

function pixelsOf(value: unknown): number {
  return typeof value === 'number' && value > 0 ? value : 0;
}

/** What an extension leaves of the result for the picture. */
function shrink(output: { readonly width: number; readonly height: number }, by: Extension) {
  return {
    width: Math.max(1, output.width - by.left - by.right),
    height: Math.max(1, output.height - by.top - by.bottom),
  };
}

import { Repeat2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Compared } from '#core/compare/compared.ts';
import { Button } from '#web/ui/button.tsx';
import { Switch } from '#web/ui/switch.tsx';
import type { ViewStore } from './create-view-store.ts';
import { FullPicture } from './full-picture.tsx';
import { JointStage } from './joint-stage.tsx';
import type { Pair } from './pair.ts';
import { PictureFrame } from './picture-frame.tsx';

type FlickerViewProps = { readonly pair: Pair<Compared>; readonly store: ViewStore };

/** How long each image stays, in milliseconds: far below three flashes a second (WCAG 2.2, 2.3.1). */
const STAY_MS = 700;

/** Two images in one place, one after the other: by itself, or by a press. It begins at rest where motion is not wanted. */
export function FlickerView({ pair: [a, b], store }: FlickerViewProps) {
  const [isSecond, setSecond] = useState(false);
  const [isRunning, setRunning] = useState(
    () => !window.matchMedia('(prefers-reduced-motion: reduce)').matches,
  );

  useEffect(() => {
    if (!isRunning) return;
    const timer = window.setInterval(() => setSecond((was) => !was), STAY_MS);
    return () => window.clearInterval(timer);
  }, [isRunning]);

  function swap(): void {
    setRunning(false);
    setSecond(!isSecond);
  }

  return (
    <div className="space-y-2">
      <JointStage store={store} first={a.image} label="Two pictures in one place">
        <PictureFrame first={a.image}>
          <div className="pointer-events-none absolute inset-0" aria-hidden={isSecond}>
            <FullPicture store={store} first={a.image} compared={a} alt="First image" />
          </div>
          <div
            className="pointer-events-none absolute inset-0 bg-hover"
            aria-hidden={!isSecond}
            style={{ opacity: isSecond ? 1 : 0 }}
          >
            <FullPicture store={store} first={a.image} compared={b} alt="Second image" />
          </div>
          <span className="pointer-events-none absolute top-2 left-2 rounded-sm bg-raised px-1.5 text-sm font-semibold">
            {isSecond ? 'Second' : 'First'}
          </span>
        </PictureFrame>
      </JointStage>
      <div className="flex flex-wrap items-center gap-4">
        <Button icon={Repeat2} onClick={swap}>
          Show the {isSecond ? 'first' : 'second'}
        </Button>
        <Switch checked={isRunning} onChange={setRunning}>
          By itself
        </Switch>
      </div>
    </div>
  );
}

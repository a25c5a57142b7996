import {
  type ComponentProps,
  cloneElement,
  isValidElement,
  type MouseEvent,
  type ReactElement,
  type Ref,
  type SyntheticEvent,
  useEffect,
  useRef,
  useState,
} from 'react';
import type { LazyPart } from './lazy-part.ts';
import { type Press, replayPress } from './replay-press.ts';
import { useLazyPart } from './use-lazy-part.ts';

/** What the part of every popup takes from its opener. */
export type PopupTrigger = {
  readonly trigger: ReactElement;
  readonly triggerRef: Ref<HTMLButtonElement>;
};

type PopupOpenerProps<PartProps> = {
  /** Draws the trigger with its popup, in the place of the trigger alone. */
  readonly part: LazyPart<PartProps & PopupTrigger>;
  readonly partProps: PartProps;
  readonly kind: 'dialog' | 'menu';
  /** One button. */
  readonly trigger: ReactElement;
  /** Given and true, the part is fetched without a press. */
  readonly open?: boolean | undefined;
  /** The up and down keys press it, too. */
  readonly arrowsPress?: boolean | undefined;
};

/**
 * A trigger whose popup is fetched when the pointer or the focus comes near it. A press that comes before is kept and given to
 * the real trigger, unless the focus has moved on meanwhile. If the popup cannot be fetched, the next press tries again.
 */
export function PopupOpener<PartProps extends object>({
  part,
  partProps,
  kind,
  trigger,
  open = false,
  arrowsPress = false,
}: PopupOpenerProps<PartProps>) {
  const [press, setPress] = useState<Press | null>(null);
  const triggerRef = useRef<HTMLButtonElement>(null);
  const Part = useLazyPart({ part, wanted: open || press !== null, onFailed: () => setPress(null) });

  useEffect(() => {
    if (!Part || !press || !triggerRef.current) return;
    setPress(null);
    replayPress(triggerRef.current, press);
  }, [Part, press]);

  if (Part) return <Part {...partProps} trigger={trigger} triggerRef={triggerRef} />;
  if (!isValidElement<ComponentProps<'button'>>(trigger)) return trigger;
  const own = trigger.props;

  /** Nobody else is to hear it now: it will come a second time. */
  function keep(event: SyntheticEvent, next: Press) {
    event.preventDefault();
    event.stopPropagation();
    setPress(next);
  }

  return cloneElement(trigger, {
    'aria-haspopup': kind,
    'aria-expanded': false,
    onPointerEnter(event) {
      own.onPointerEnter?.(event);
      void part.fetch();
    },
    onFocus(event) {
      own.onFocus?.(event);
      void part.fetch();
    },
    onBlur(event) {
      own.onBlur?.(event);
      setPress(null);
    },
    onClick: (event) => keep(event, { pointerType: pointerTypeOf(event) }),
    onKeyDown(event) {
      const isArrow = event.key === 'ArrowDown' || event.key === 'ArrowUp';
      if (arrowsPress && isArrow) keep(event, { key: event.key });
      else own.onKeyDown?.(event);
    },
  });
}

function pointerTypeOf({ nativeEvent, detail }: MouseEvent): string {
  if (detail === 0) return '';
  return (nativeEvent instanceof PointerEvent && nativeEvent.pointerType) || 'mouse';
}

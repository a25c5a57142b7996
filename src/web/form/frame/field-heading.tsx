import { Lock, RotateCcw } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Field } from '#core/schema/field.ts';
import { formKeys } from '#web/form/form-keys.ts';
import { Badge } from '#web/ui/badge.tsx';
import { classNames } from '#web/ui/class-names.ts';
import { IconButton } from '#web/ui/icon-button.tsx';
import type { fieldIds } from './field-ids.ts';
import { HelpButton } from './help-button.tsx';

type FieldHeadingProps = {
  /** One, or several that share a control. */
  readonly fields: readonly Field[];
  readonly ids: ReturnType<typeof fieldIds>;
  readonly state: 'unset' | 'set' | 'default';
  /** The id of a control that a label can name; without it the heading is text that the control points at. */
  readonly labelFor?: string | undefined;
  /** The title stands above already: it is spoken, not drawn. */
  readonly isTitleHidden?: boolean | undefined;
  /** Without a control that takes the focus, help and reset are reached by Tab; with one, by its keys. */
  readonly areTabStops: boolean;
  readonly isHelpOpen: boolean;
  readonly onHelp: () => void;
  readonly onReset?: (() => void) | undefined;
  /** What stands in the same line, before the buttons. */
  readonly children?: ReactNode;
};

/** The line above a control: title, API name, what is special about it, reset and help. */
export function FieldHeading({
  fields,
  ids,
  state,
  labelFor,
  isTitleHidden = false,
  areTabStops,
  isHelpOpen,
  onHelp,
  onReset,
  children,
}: FieldHeadingProps) {
  const title = fields.map((field) => field.title).join(' and ');
  const isRequired = fields.some((field) => field.required);
  const Label = labelFor ? 'label' : 'span';
  const tabIndex = areTabStops ? undefined : -1;
  return (
    <div className="flex min-h-7 items-center gap-1.5">
      <Label
        id={ids.label}
        htmlFor={labelFor}
        className={classNames(
          isTitleHidden ? 'sr-only' : 'shrink-0 text-sm wrap-anywhere',
          // Room for the start of the name, the buttons and what stands before them.
          children ? 'max-w-[calc(100%-11rem)]' : 'max-w-[calc(100%-8rem)]',
          state === 'unset' ? 'text-ink-soft' : 'font-medium text-ink',
        )}
      >
        {title}
      </Label>
      <code
        title={fields.map((field) => field.path).join(', ')}
        className="min-w-0 truncate font-mono text-2xs text-ink-faint"
      >
        {fields.map(shortName).join(' × ')}
      </code>
      {isRequired && state === 'unset' ? (
        <span className="shrink-0 text-2xs text-ink-faint">required</span>
      ) : null}
      {fields.some((field) => field.isDeprecated) ? (
        <span className="shrink-0 text-2xs text-ink-faint">deprecated</span>
      ) : null}
      {state === 'default' ? <span className="shrink-0 text-2xs text-ink-faint">= default</span> : null}
      {fields.some((field) => field.isPrivate) ? <Badge icon={Lock}>never shared</Badge> : null}
      <span className="-mr-1 ml-auto flex shrink-0 items-center">
        {children}
        {onReset && state !== 'unset' ? (
          <IconButton
            size="sm"
            icon={RotateCcw}
            label={`Reset ${title}`}
            hint={areTabStops ? undefined : formKeys.reset.keys}
            tabIndex={tabIndex}
            onClick={onReset}
          />
        ) : children ? (
          // What stands before it keeps its place.
          <span className="size-6 pointer-coarse:size-8" />
        ) : null}
        <HelpButton
          title={title}
          isOpen={isHelpOpen}
          helpId={ids.help}
          tabIndex={tabIndex}
          onToggle={onHelp}
        />
      </span>
    </div>
  );
}

/** `.weight`: the dot says that the name stands inside an object. */
function shortName(field: Field): string {
  return field.path === field.name ? field.name : `.${field.name}`;
}

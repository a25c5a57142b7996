import { ImageUp } from 'lucide-react';
import { useRef } from 'react';
import type { Input } from '#core/schema/input.ts';
import { leavesOf } from '#core/schema/path.ts';
import { fieldOfRole } from '#core/schema/role.ts';
import type { Task } from '#core/task.ts';
import { imageUrl } from '#web/api/image-url.ts';
import { CopyButton } from '#web/ui/copy-button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { IconButton } from '#web/ui/icon-button.tsx';
import { Exchanges } from './exchanges.tsx';
import { formatBytes, formatCost, formatMoment } from './format.ts';
import { type Errand, errands } from './hand-over/errands.ts';
import { ImageCaption } from './image-caption.tsx';
import { Lineage } from './lineage.tsx';
import { phaseTimes } from './phase-times.ts';
import { RecipeSection } from './recipe-section.tsx';
import { TaskMarksEditor } from './task-marks-editor.tsx';
import { TaskPhases } from './task-phases.tsx';
import { TaskPicture } from './task-picture.tsx';
import { TaskTitle } from './task-title.tsx';
import { TaskTrouble } from './task-trouble.tsx';
import { useKeptFocus } from './use-kept-focus.ts';
import { useModel } from './use-model.ts';
import { VerificationSection } from './verify/verification-section.tsx';

export type TaskDetailsProps = {
  readonly task: Task;
  readonly onClose: () => void;
  /** Brings the playground into sight, which has something to do then. */
  readonly onPlayground: () => void;
  readonly footer?: React.ReactNode;
  /** Looks in the gallery for what a query finds. Absent, a link leads there. */
  readonly onFind?: ((query: string) => void) | undefined;
  /** What gets the focus on closing; without it, what had it before. */
  readonly finalFocus?: (() => HTMLElement | null) | undefined;
};

export function TaskDetailsPart({
  task,
  onClose,
  onPlayground,
  footer,
  onFind,
  finalFocus,
}: TaskDetailsProps) {
  const pictures = useRef<HTMLDivElement>(null);
  useKeptFocus(pictures);

  function giveErrand(errand: Errand): void {
    onPlayground();
    errands.give(errand);
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      size="full"
      title={<TaskTitle task={task} />}
      description={`${formatMoment(task.times.accepted)} · ${formatCost(task.cost)}`}
      footer={footer}
      finalFocus={finalFocus}
    >
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6 lg:grid-cols-[minmax(0,1.2fr)_minmax(0,1fr)]">
        <div ref={pictures} tabIndex={-1} className="space-y-4 outline-none">
          <TaskTrouble task={task} />
          {task.images.map((image) => (
            <figure key={image.id}>
              <TaskPicture
                task={task}
                image={image}
                thumbnail={1280}
                alt={`Result ${image.index + 1}, seed ${image.seed ?? 'unknown'}`}
                className="h-auto max-h-[70dvh] w-auto max-w-full rounded bg-hover"
                wrap={(picture) => (
                  <a
                    href={imageUrl(image)}
                    target="_blank"
                    rel="noreferrer"
                    aria-label={`Image ${image.index + 1} in full size`}
                  >
                    {picture}
                  </a>
                )}
              />
              <figcaption>
                <ImageCaption
                  task={task}
                  image={image}
                  actions={
                    task.deletedAt === null ? (
                      <IconButton
                        size="sm"
                        icon={ImageUp}
                        label={`Use image ${image.index + 1} as input`}
                        onClick={() => giveErrand({ kind: 'use-image', value: `image:${image.id}` })}
                      />
                    ) : null
                  }
                />
                <p className="text-xs text-ink-faint">
                  {image.type.replace('image/', '').toUpperCase()} · {formatBytes(image.bytes)}
                </p>
              </figcaption>
            </figure>
          ))}
        </div>
        <div className="space-y-5">
          <TaskPhases task={task} medianMs={null} />
          <RecipeSection task={task} onErrand={giveErrand} />
          <TaskMarksEditor key={task.id} task={task} />
          <Lineage task={task} onFind={onFind} />
          <VerificationSection task={task} />
          <Facts task={task} />
          <AskedSentCameBack task={task} />
          <Exchanges key={task.id} task={task} />
        </div>
      </div>
    </Dialog>
  );
}

function Facts({ task }: { readonly task: Task }) {
  const facts = [
    ['Task', task.id],
    ['At the provider', task.providerId],
    ['Version of the model', task.modelVersion],
    ...phaseTimes(task),
  ] as const;
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 text-xs">
      {facts.map(([name, value]) =>
        value ? (
          <div key={name} className="contents">
            <dt className="text-ink-soft">{name}</dt>
            <dd className="flex items-center gap-1 font-mono break-all">
              {value}
              {name === 'Task' ? <CopyButton text={task.id} label="Copy the task’s id" size="sm" /> : null}
            </dd>
          </div>
        ) : null,
      )}
    </dl>
  );
}

/** One row a parameter. What differs between asked and sent, or sent and come back, is marked with a word. */
function AskedSentCameBack({ task }: { readonly task: Task }) {
  const model = useModel(task.model);
  const asked = textsOf(task.input);
  const sent = textsOf(task.sent);
  const seedPath = (model && fieldOfRole(model.fields, 'seed')?.path) ?? 'seed';
  const cameBack = new Map([
    [seedPath, [...new Set(task.images.map((image) => image.seed ?? 'unknown'))].join(', ')],
  ]);
  const paths = [...new Set([...asked.keys(), ...sent.keys()])];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section aria-label="Asked, sent, came back" tabIndex={0} className="overflow-x-auto">
      <table className="w-full text-left text-xs">
        <caption className="pb-2 text-left text-sm font-semibold">Asked, sent, came back</caption>
        <thead className="text-ink-soft">
          <tr className="border-b border-line">
            {['Parameter', 'Asked', 'Sent', 'Came back'].map((head) => (
              <th key={head} scope="col" className="py-1 pr-3 font-medium">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {paths.map((path) => (
            <tr key={path} className="border-b border-line align-top">
              <th scope="row" className="py-1 pr-3 font-mono font-normal">
                <Breakable path={path} />
              </th>
              <Value text={asked.get(path)} />
              <Value text={sent.get(path)} before={asked.get(path)} />
              <Value text={cameBack.get(path) || undefined} before={sent.get(path)} />
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** A path that may be broken after its dots, and nowhere else. */
function Breakable({ path }: { readonly path: string }) {
  return path.split('.').map((part, at) => (
    <span key={part}>
      {at > 0 ? '.' : ''}
      <wbr />
      {part}
    </span>
  ));
}

type ValueProps = {
  readonly text: string | undefined;
  /** What stands in the column before. Absent in the first one. */
  readonly before?: string | undefined;
};

/** A value, or that it is the same as before; what differs is marked. */
function Value({ text, ...rest }: ValueProps) {
  const isFirst = !('before' in rest);
  return (
    <td className="max-w-64 py-1 pr-3 break-words whitespace-pre-wrap">
      {text === undefined ? (
        <span className="text-ink-faint">–</span>
      ) : isFirst ? (
        text
      ) : text === rest.before ? (
        <span className="text-ink-faint">same</span>
      ) : (
        <mark className="rounded-sm bg-accent-soft px-0.5 text-ink">{text}</mark>
      )}
    </td>
  );
}

function textsOf(input: Input): ReadonlyMap<string, string> {
  return new Map(
    leavesOf(input).map(([path, value]) => [path, typeof value === 'string' ? value : JSON.stringify(value)]),
  );
}

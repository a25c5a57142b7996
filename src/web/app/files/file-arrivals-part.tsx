import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useEffect, useEffectEvent, useState } from 'react';
import { modelsQuery } from '#web/api/models-query.ts';
import { filesForForm } from '#web/task/files/files-for-form.ts';
import type { GivenFiles } from '#web/task/files/given-files.ts';
import { useToast } from '#web/ui/use-toast.ts';
import { FILE_KINDS, type FileOutcome } from './file-kinds.tsx';

type View = Extract<FileOutcome, { kind: 'view' }>;

/** Looks at files by what they are: opens the view of the first that has one, and leaves to the form what is for it. */
export function FileArrivalsPart({ given: { files, isChosen } }: { readonly given: GivenFiles }) {
  const known = useQuery(modelsQuery).data;
  const [view, setView] = useState<View | null>(null);
  const toast = useToast();
  const router = useRouter();
  const isReady = known !== undefined;

  async function read(file: File): Promise<FileOutcome | null> {
    for (const kind of FILE_KINDS) {
      const outcome = known && kind.claims(file) ? await kind.read(file, known) : null;
      if (outcome) return outcome;
    }
    return null;
  }

  function giveToForm(rest: readonly File[]): void {
    if (rest.length === 0) return;
    if (router.state.location.pathname === '/') {
      filesForForm.give({ files: rest, isChosen });
      return;
    }
    toast.show({
      title: rest.length === 1 ? `${nameOf(rest[0])} is for the form.` : 'These files are for the form.',
      description: 'The playground reads its recipe. To use a picture itself, drop it there.',
      action: {
        label: 'Open the playground',
        onSelect() {
          filesForForm.give({ files: rest, isChosen: true });
          void router.navigate({ to: '/' });
        },
      },
    });
  }

  const look = useEffectEvent(async function lookAtFiles() {
    const outcomes = await Promise.all(files.map(read));
    giveToForm(files.filter((_, at) => outcomes[at] === null));
    const [first, ...others] = outcomes.filter((outcome) => outcome?.kind === 'view');
    if (first) setView(first);
    if (others.length > 0)
      toast.show({ tone: 'warning', title: 'One file is opened at a time: bring the others in afterwards.' });
    for (const [at, outcome] of outcomes.entries()) {
      if (outcome?.kind !== 'refused') continue;
      const title = `${nameOf(files[at])} cannot be brought in.`;
      toast.show({ tone: 'danger', title, description: outcome.why });
    }
  });
  useEffect(() => {
    if (isReady) void look();
  }, [isReady]);

  return view?.render(() => setView(null)) ?? null;
}

function nameOf(file: File | undefined): string {
  return file?.name || 'The file';
}

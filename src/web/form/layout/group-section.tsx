import { useSyncExternalStore } from 'react';
import { useFormScope } from '#web/form/state/form-scope.ts';
import { ResetGroup } from '#web/form/undo/reset-group.tsx';
import { Disclosure } from '#web/ui/disclosure.tsx';
import { FieldList } from './field-list.tsx';
import { GroupBadges } from './group-badges.tsx';
import type { FormGroup } from './groups-of.ts';

/** A group under its title. A folded one mounts its fields when it is opened. */
export function GroupSection({ group }: { readonly group: FormGroup }) {
  const { form } = useFormScope();
  const isOpen = useSyncExternalStore(form.folds.subscribe, () => form.folds.isOpen(group.id) ?? false);
  const fields = <FieldList fields={group.fields} parentPath="" title={group.title} />;
  if (!group.isFolded) {
    return (
      <section
        aria-labelledby={`${form.id}-group-${group.id}`}
        className="border-t border-line py-3 first:border-t-0 first:pt-0"
      >
        <div className="mb-1 flex min-h-6 items-center justify-between">
          <h3 id={`${form.id}-group-${group.id}`} className="text-sm font-semibold text-ink">
            {group.title}
          </h3>
          <ResetGroup group={group} />
        </div>
        {fields}
      </section>
    );
  }
  return (
    <section className="border-t border-line py-1 first:border-t-0">
      <Disclosure
        title={group.title}
        badge={<GroupBadges group={group} />}
        action={<ResetGroup group={group} />}
        open={isOpen}
        onOpenChange={(open) => form.folds.setOpen(group.id, open)}
      >
        {fields}
      </Disclosure>
    </section>
  );
}

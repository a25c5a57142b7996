import type { Model } from '#core/models/registry.ts';
import type { Input } from '#core/schema/input.ts';
import { setAt } from '#core/schema/path.ts';
import { refreshIssues } from '#web/form/issues/refresh-issues.ts';
import { changesBetween } from '#web/form/state/changes-between.ts';
import type { InputForm } from '#web/form/state/input-form.ts';
import { isSameValue } from '#web/form/state/is-same-value.ts';
import { countOf } from '#web/ui/count-of.ts';
import { useToast } from '#web/ui/use-toast.ts';

type ResetOptions = { readonly model: Model; readonly form: InputForm };

/**
 * Resets many parameters at once, with a message that takes just these back, whatever was changed since. Where they are back
 * already, by Ctrl+Z or by hand, the message goes.
 */
export function useReset({ model, form }: ResetOptions) {
  const toast = useToast();

  /** `what`: as the message calls it, such as "Sampling". */
  function reset(what: string, rest: (input: Input) => Input): void {
    const before = form.readInput();
    const after = rest(before);
    const taken = changesBetween(after, before);
    if (taken.length === 0) {
      toast.show({ title: 'There was nothing to reset.' });
      return;
    }
    form.setInput(after);
    refreshIssues(model, form);
    toast.show({
      title: `${what} was reset: ${countOf(taken.length, 'value')} taken out.`,
      action: { label: 'Undo', onSelect: putBack },
      until(onPointless) {
        function look() {
          const now = form.readInput();
          if (isSameValue(now, withTaken(now))) onPointless();
        }
        look();
        return form.rhf.subscribe({ formState: { values: true }, callback: look });
      },
    });

    function withTaken(input: Input): Input {
      return taken.reduce((rest, { path, value }) => setAt(rest, path, value), input);
    }

    function putBack() {
      form.setInput(withTaken(form.readInput()));
      refreshIssues(model, form);
    }
  }

  return reset;
}

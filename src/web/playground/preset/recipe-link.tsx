import { useQuery } from '@tanstack/react-query';
import { LINK_FORMAT } from '#core/preset/link-format.ts';
import type { LinkedRecipe } from '#core/preset/linked-recipe.ts';
import { encodedLinkQuery } from '#web/task/encoded-link-query.ts';
import { formatBytes } from '#web/task/format.ts';
import { CopyButton } from '#web/ui/copy-button.tsx';
import { Disclosure } from '#web/ui/disclosure.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { QrCode } from '#web/ui/qr-code.tsx';
import { TextField } from '#web/ui/text-field.tsx';

/** The link of a recipe, to be copied. */
export function RecipeLink({ recipe }: { readonly recipe: LinkedRecipe }) {
  const { data: fragment } = useQuery({
    ...encodedLinkQuery([recipe]),
    // While it is being typed, the link before it stays in sight.
    placeholderData: (before) => before,
  });
  if (fragment === undefined) return null;
  if (fragment === null) {
    return (
      <Notice tone="warning" title="This is too long for a link">
        A link holds about {formatBytes(LINK_FORMAT.maxLength)}. Leave long texts out under Parameters, or
        save it as a preset and export that.
      </Notice>
    );
  }
  const link = `${window.location.origin}/#${fragment}`;
  const badge = `[![Open in Proofsheet](${window.location.origin}/open-in-proofsheet.svg)](${link})`;
  return (
    <section aria-label="Link" className="space-y-2">
      <div className="flex flex-wrap items-center gap-2">
        <TextField
          label="Link"
          mono
          readOnly
          value={link}
          onFocus={({ currentTarget }) => currentTarget.select()}
          className="min-w-60 flex-1 text-xs"
        />
        <CopyButton text={link} label="Copy the link" size="md">
          Copy
        </CopyButton>
        <CopyButton text={badge} label="Copy the link as a Markdown badge" size="md">
          Markdown
        </CopyButton>
      </div>
      <p className="text-xs text-ink-soft">
        Everything stands in the link itself: whoever opens it sees what it would set, and what a run costs,
        before anything is in the form. It holds no key and no private value.
      </p>
      <Disclosure title="As a QR code">
        <QrCode text={link} label="The link as a QR code" />
      </Disclosure>
    </section>
  );
}

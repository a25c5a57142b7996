import { FolderDown, FolderSync, FolderUp } from 'lucide-react';
import { useState } from 'react';
import { exportUrl } from '#web/api/export-url.ts';
import type { TaskFilter } from '#web/api/task-filter.ts';
import { IconButton } from '#web/ui/icon-button.tsx';
import { Menu } from '#web/ui/menu.tsx';
import { startDownload } from '#web/ui/start-download.ts';
import { ImportDialog } from './import/import-dialog.tsx';

type FilesMenuProps = {
  readonly filter: TaskFilter;
  /** Nothing is found that could be exported. */
  readonly isEmpty: boolean;
};

/** What is shown as a ZIP, and such a ZIP back in. */
export function FilesMenu({ filter, isEmpty }: FilesMenuProps) {
  const [isImporting, setImporting] = useState(false);
  return (
    <>
      <Menu
        align="end"
        trigger={<IconButton variant="outline" icon={FolderSync} label="Export and import" />}
        items={[
          {
            label: 'Export all that is shown',
            icon: FolderDown,
            disabled: isEmpty,
            onSelect: () => startDownload(exportUrl(filter)),
          },
          { label: 'Import an export…', icon: FolderUp, onSelect: () => setImporting(true) },
        ]}
      />
      <ImportDialog open={isImporting} onOpenChange={setImporting} />
    </>
  );
}

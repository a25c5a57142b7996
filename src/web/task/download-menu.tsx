import { Download, FileImage, FileText } from 'lucide-react';
import type { TaskImage } from '#core/task.ts';
import { imageUrl, recipeImageUrl } from '#web/api/image-url.ts';
import { IconButton } from '#web/ui/icon-button.tsx';
import { Menu } from '#web/ui/menu.tsx';
import { startDownload } from '#web/ui/start-download.ts';

/** An image as a file: as it came, or with its recipe inside. */
export function DownloadMenu({ image }: { readonly image: TaskImage }) {
  const label = `Download the image with seed ${image.seed ?? 'unknown'}`;
  return (
    <Menu
      trigger={<IconButton size="sm" icon={Download} label={label} />}
      items={[
        {
          label: 'As it came',
          icon: FileImage,
          onSelect: () => startDownload(imageUrl(image), fileName(image)),
        },
        {
          label: 'With its recipe inside',
          icon: FileText,
          onSelect: () => startDownload(recipeImageUrl(image), fileName(image)),
        },
      ]}
    />
  );
}

/** Safe on every file system: nothing of the prompt is in it. */
function fileName(image: TaskImage): string {
  const extension = image.type.replace('image/', '').replace('jpeg', 'jpg');
  return `proofsheet-${image.seed ?? image.id}-${image.index + 1}.${extension}`;
}

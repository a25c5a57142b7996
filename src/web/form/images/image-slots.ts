import type { Role } from '#core/schema/definition.ts';
import { type Field, flattenFields } from '#core/schema/field.ts';
import type { Input } from '#core/schema/input.ts';
import { expandPath } from '#core/schema/path.ts';
import { takesImages } from '#core/schema/takes-images.ts';

/** One place of a form that takes images. */
export type ImageSlot = {
  /** Concrete: inside the rows of a list `controlNet.0.guideImage`. */
  readonly path: string;
  /** Such as "Seed image", "ControlNet 1: Guide image". */
  readonly title: string;
  readonly role: Role | null;
  /** Takes any number of them, in order. */
  readonly isList: boolean;
};

/** Every place of a form that takes images, in the definition's order; inside a list of objects, those of the rows there are. */
export function imageSlots(fields: readonly Field[], input: Input): readonly ImageSlot[] {
  const all = flattenFields(fields);
  return all
    .filter((field) => takesImages(field) && field.managed === null && !field.isPrivate)
    .flatMap((field) =>
      expandPath(input, field.path).map((path) => ({
        path,
        title: `${rowTitle(all, path)}${field.title}`,
        role: field.role,
        isList: field.kind === 'list',
      })),
    );
}

/** "ControlNet 1: " for what stands in a row; empty elsewhere. */
function rowTitle(all: readonly Field[], path: string): string {
  const [, list, index] = /^(.+)\.(\d+)\.[^.]+$/.exec(path) ?? [];
  const title = all.find((field) => field.path === list)?.title;
  return title === undefined ? '' : `${title} ${Number(index) + 1}: `;
}

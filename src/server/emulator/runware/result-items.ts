import { parseJson } from '#core/json.ts';
import { isInputObject } from '#core/schema/input.ts';
import type { Desk } from '#server/emulator/desk.ts';
import { picturePath } from '#server/emulator/picture-path.ts';
import type { PictureEntry } from '#server/emulator/picture-shelf.ts';
import { readRoles } from '#server/emulator/read-roles.ts';
import { readyCount } from '#server/emulator/ready-count.ts';
import type { TaskEntry } from '#server/emulator/task-shelf.ts';
import { failedItem } from './failed-item.ts';
import { joinAnswers } from './join-answers.ts';
import type { TaskAnswer } from './task-answer.ts';

type Question = {
  readonly desk: Desk;
  readonly entry: TaskEntry;
  readonly origin: string;
  readonly nowMs: number;
};

/** The whole state of a task, one item per image in a fixed order. Sources: shared/contracts/runware.md §2.2, §2.4. */
export async function resultItems(question: Question): Promise<TaskAnswer> {
  const { desk, entry, nowMs } = question;
  const ready = readyCount(entry, nowMs);
  const base = { taskType: 'imageInference', taskUUID: entry.id };
  const answers = entry.pictures.map(async (picture, place): Promise<TaskAnswer> => {
    if (place >= ready) return { data: [{ ...base, status: 'processing' }], errors: [] };
    const failure = entry.fate.failedItems?.find(({ index }) => index === place);
    if (failure) return failedItem(desk.habits.failedItem, { ...base, ...failure });
    return { data: [{ ...base, status: 'success', ...(await resultOf(picture, question)) }], errors: [] };
  });
  return joinAnswers(await Promise.all(answers));
}

async function resultOf(picture: PictureEntry, question: Question): Promise<Record<string, unknown>> {
  const { entry } = question;
  const request = parseJson(entry.request);
  const hasCost = isInputObject(request) && request.includeCost === true;
  const safety = entry.input.safety;
  const isChecked = isInputObject(safety) && (safety.checkContent === true || safety.mode === 'fast');
  return {
    imageUUID: picture.id,
    ...(await imageOf(picture, question)),
    seed: BigInt(picture.seed),
    ...(hasCost ? { cost: entry.usdPerImage } : {}),
    ...(isChecked ? { NSFWContent: false } : {}),
  };
}

async function imageOf(
  picture: PictureEntry,
  { desk, entry, origin }: Question,
): Promise<Record<string, string>> {
  const model = desk.models.find((each) => each.id === entry.model);
  const roles = model && readRoles(model, entry.input);
  const outputType = roles?.text('output-type') ?? 'URL';
  if (outputType === 'URL') {
    const extension = (roles?.text('output-format') ?? 'jpg').toLowerCase();
    return { imageURL: picturePath.toUrl({ origin, provider: 'runware', id: picture.address, extension }) };
  }
  const shown = await desk.gallery.draw({ task: entry, picture });
  const base64 = Buffer.from(shown?.bytes ?? []).toString('base64');
  return outputType === 'dataURI'
    ? { imageDataURI: `data:${shown?.type ?? 'image/jpeg'};base64,${base64}` }
    : { imageBase64Data: base64 };
}

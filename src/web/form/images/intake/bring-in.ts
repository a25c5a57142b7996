import { convertPicture } from '#web/form/images/files/convert-picture.ts';
import { judgeFile, type PictureFormat } from '#web/form/images/files/judge-file.ts';
import { type FileFacts, readFile } from '#web/form/images/files/read-file.ts';
import type { ArrivingFile, ArrivingStage } from './arriving-file.ts';

type Watch = {
  readonly signal: AbortSignal;
  readonly onStage: (stage: ArrivingStage) => void;
};

/** Takes a file as far as it goes by itself: to its value, or to where it needs the user. Rejects only when it is aborted. */
export async function bringIn(
  { file, conversion, services }: ArrivingFile,
  { signal, onStage }: Watch,
): Promise<ArrivingStage | { readonly kind: 'arrived'; readonly value: string }> {
  onStage({ kind: 'working', at: conversion ? 'converting' : 'reading' });
  const name = file.name || 'The file';
  const picture = await look(file, file.name);
  if (!picture) return failed(`${name} cannot be read any more. Choose it again.`);
  const ready = conversion ? await convert(picture, conversion) : picture;
  signal.throwIfAborted();
  if (!ready) {
    return failed(
      `This browser cannot convert ${name}: too little memory, or it is damaged. Do it elsewhere.`,
    );
  }
  const verdict = judgeFile(ready.facts, services.uploadLimits);
  if (verdict.kind === 'offer') return { ...verdict, kind: 'offered' };
  if (verdict.kind === 'refused') return failed(verdict.message);
  onStage({ kind: 'working', at: 'uploading' });
  const answer = await services.uploadImage(ready.file, signal);
  if (answer.ok) return { kind: 'arrived', value: answer.value };
  const message = file.name ? `${file.name}: ${answer.message}` : answer.message;
  return { kind: 'failed', message, canRetry: answer.canRetry };
}

type Picture = { readonly file: Blob; readonly facts: FileFacts };

async function look(file: Blob, name: string): Promise<Picture | null> {
  const facts = await readFile(file, name).catch(() => null);
  return facts && { file: file.slice(0, file.size, `image/${facts.kind}`), facts };
}

async function convert({ file, facts }: Picture, to: PictureFormat): Promise<Picture | null> {
  const converted = await convertPicture({ file, kind: facts.kind }, to);
  return converted && look(converted, facts.name);
}

function failed(message: string): ArrivingStage {
  return { kind: 'failed', message, canRetry: false };
}

import { filesComment } from './files-comment.ts';
import { fillEnvelope } from './fill-envelope.ts';
import { fileUri } from './local-file.ts';
import { requestUrl } from './request-url.ts';
import type { SnippetTask } from './snippet-task.ts';
import { type Dialect, writeLiteral } from './write-literal.ts';

/** What one argument of a command may take at most is 131,072 bytes on Linux; a character has up to four. */
const MAX_ARGUMENT = 30_000;

/**
 * The request for any POSIX shell. Texts stand in single quotes, in which no shell expands anything. Image files, and bodies
 * too long for an argument, are piped in.
 */
export function writeCurl({ model, request, keyVariable, parameters, files, taskId }: SnippetTask): string {
  const body = writeLiteral(fillEnvelope(request.body, parameters), jsonDialect(taskId));
  const pieces = body.split(FILE_MARK);
  const isPiped = pieces.length > 1 || body.length > MAX_ARGUMENT;
  const headers = ['Content-Type: application/json'].concat(
    Object.entries(request.headers).map(([name, value]) => `${name}: ${value}`),
  );
  const command = [
    `curl -sS ${quote(requestUrl(request, model))}`,
    `-H "Authorization: Bearer $${keyVariable}"`,
    ...headers.map((header) => `-H ${quote(header)}`),
    isPiped ? '--data-binary @-' : `--data-raw ${quote(body)}`,
  ].join(' \\\n  ');
  const lines = isPiped ? ['{', ...pieces.map(writePiece), `} | ${command}`] : [command];
  return [...filesComment('#', files), ...lines, ''].join('\n');
}

/** Stands around a file's name in a body: JSON writes it as an escape, so no text of the body has it. */
const FILE_MARK = '\0';

function jsonDialect(taskId: string): Dialect {
  return {
    booleans: { true: 'true', false: 'false' },
    null: 'null',
    number: (digits) => digits,
    key: (name) => JSON.stringify(name),
    file(name) {
      const head = fileUri(name).slice(0, -name.length);
      return `"${head}${FILE_MARK}${name}${FILE_MARK}"`;
    },
    freshId: () => JSON.stringify(taskId),
    lastComma: '',
    indent: '  ',
    padding: ' ',
  };
}

/** Every second piece is the name of a file. */
function writePiece(piece: string, at: number): string {
  return at % 2 === 0 ? `  printf '%s' ${quote(piece)}` : `  base64 < ${quote(piece)} | tr -d '\\n'`;
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

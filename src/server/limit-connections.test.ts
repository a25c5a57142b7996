import { createServer, get } from 'node:http';
import { connect, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { limitConnections, REQUEST_TIMES } from './limit-connections.ts';

async function listen(most?: number): Promise<number> {
  const server = createServer({ ...REQUEST_TIMES }, (_, response) => void response.end('here'));
  limitConnections(server, most);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

function open(port: number): { readonly socket: Socket; readonly closed: Promise<string> } {
  const socket = connect(port, '127.0.0.1');
  onTestFinished(() => void socket.destroy());
  const closed = new Promise<string>((resolve) => {
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk.toString();
    });
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(text));
  });
  return { socket, closed };
}

function ask(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    get({ port, host: '127.0.0.1', agent: false }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    }).on('error', reject);
  });
}

describe('connections', () => {
  it('G13 that are idle give way to new ones, the longest idle first', async () => {
    const port = await listen(20);
    const first = open(port);
    await new Promise((resolve) => first.socket.once('connect', resolve));
    const others = Array.from({ length: 100 }, () => open(port));
    for (let at = 0; at < 10; at++) expect(await ask(port)).toBe(200);
    expect(await first.closed).toBe('');
    await pause(50);
    expect(others.filter(({ socket }) => !socket.closed).length).toBeLessThanOrEqual(20);
  });

  it('G12 that send a byte of a header a second are closed before the minute that Node gives them', {
    timeout: 50_000,
  }, async () => {
    const port = await listen();
    const slow = Array.from({ length: 20 }, () => open(port));
    const dripping = setInterval(() => {
      for (const { socket } of slow) if (socket.writable) socket.write('G');
    }, 1_000);
    onTestFinished(() => clearInterval(dripping));
    for (const { socket } of slow) socket.write('GET / HTTP/1.1\r\nx-slow: ');
    expect(await ask(port)).toBe(200);
    const texts = await Promise.all(slow.map(({ closed }) => closed));
    expect(new Set(texts)).toEqual(new Set([expect.stringMatching(/^HTTP\/1.1 408 /)]));
  });

  it.each([
    ['G10 an unknown method', 'BREW / HTTP/1.1\r\nhost: x\r\n\r\n', /^HTTP\/1.1 405 /],
    ['what is no request', 'hello\r\n\r\n', /^HTTP\/1.1 4\d\d /],
    ['headers without end', `GET / HTTP/1.1\r\nx: ${'x'.repeat(100_000)}`, /^HTTP\/1.1 431 /],
    [
      'two lengths',
      'POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n',
      /^HTTP\/1.1 400 /,
    ],
  ])('with %s are answered and closed', async (_, text, answer) => {
    const { socket, closed } = open(await listen());
    socket.write(text);
    expect(await closed).toMatch(answer);
  });
});

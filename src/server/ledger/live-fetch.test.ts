import { createServer } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createLiveFetch } from './live-fetch.ts';
import type { Lookup } from './public-lookup.ts';

/** A name server for which every name has the given addresses. */
function leadingTo(...addresses: string[]): Lookup {
  const found = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
  return (_hostname, options, answer) => {
    const [first] = found;
    if (options.all) answer(null, found);
    else answer(null, first?.address ?? '', first?.family);
  };
}

async function listen(): Promise<{ readonly port: number; readonly paths: string[] }> {
  const paths: string[] = [];
  const server = createServer((request, response) => {
    paths.push(request.url ?? '');
    response.writeHead(302, { location: '/elsewhere' }).end('here');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  return { port: typeof address === 'object' && address ? address.port : 0, paths };
}

describe('a name', () => {
  it.each([
    ['10.0.0.5'],
    ['127.0.0.1'],
    ['169.254.169.254'],
    ['::1'],
    ['fd00::1'],
    ['::ffff:10.0.0.5'],
    ['93.184.216.34', '192.168.0.1'],
  ])('F06 that leads to %s is not connected to', async (...addresses) => {
    const { port, paths } = await listen();
    const fetch = createLiveFetch(leadingTo(...addresses));
    for (const isFresh of [true, false]) {
      const asked = fetch(new Request(`http://im.runware.ai:${port}/`), { isFresh, mayBePrivate: false });
      await expect(asked).rejects.toMatchObject({
        cause: { message: expect.stringContaining('which is not public') },
      });
    }
    expect(paths).toEqual([]);
  });

  it('that the deployment named may lead anywhere; F05 where it sends one on to is not gone to', async () => {
    const { port, paths } = await listen();
    const fetch = createLiveFetch(leadingTo('127.0.0.1'));
    const request = new Request(`http://mirror.example:${port}/`);
    const { status } = await fetch(request, { isFresh: false, mayBePrivate: true });
    expect([status, paths]).toEqual([302, ['/']]);
  });
});

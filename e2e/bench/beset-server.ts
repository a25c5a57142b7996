import { connect, type Socket } from 'node:net';
import { z } from 'zod';
import { answerBench } from './answer-bench.ts';

/** Clients that only take up room: headers that come byte by byte, again when they were cut off, and events that nobody reads. */
const besetSchema = z.object({ url: z.string(), slow: z.int(), unread: z.int() });

const BYTE_EVERY_MS = 1_000;
const sockets = new Set<Socket>();

function beset(argument: unknown): void {
  const { url, slow, unread } = besetSchema.parse(argument);
  const { hostname, port, host } = new URL(url);
  for (let at = 0; at < slow; at++) dripFrom(hostname, Number(port));
  for (let at = 0; at < unread; at++) {
    const socket = connect(Number(port), hostname);
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.write(`GET /api/events HTTP/1.1\r\nhost: ${host}\r\n\r\n`);
    socket.pause();
  }
}

function dripFrom(hostname: string, port: number): void {
  const socket = connect(port, hostname);
  sockets.add(socket);
  socket.write('GET / HTTP/1.1\r\nx-slow: ');
  const dripping = setInterval(() => socket.writable && socket.write('x'), BYTE_EVERY_MS);
  socket.on('error', () => undefined);
  socket.resume();
  socket.once('close', () => {
    clearInterval(dripping);
    if (sockets.delete(socket)) dripFrom(hostname, port);
  });
}

function leave(): void {
  for (const socket of [...sockets]) {
    sockets.delete(socket);
    socket.destroy();
  }
}

answerBench({ beset, leave });

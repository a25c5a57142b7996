import { createServer, type ServerResponse } from 'node:http';
import { answerBench } from './answer-bench.ts';

/** What the real stream of events is compared with: a server that writes the same bytes to every reader, and does nothing else. */
const { BODY = '{}' } = process.env;
const readers = new Set<ServerResponse>();
let told = 0;

const server = createServer((request, response) => {
  if (request.method === 'GET') {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write('event: hello\ndata: {}\n\n');
    readers.add(response);
    return;
  }
  told += 1;
  const message = Buffer.from(`event: task\ndata: ${BODY}\nid: bare.${told}\n\n`);
  for (const reader of readers) reader.write(message);
  request.resume();
  response.end(JSON.stringify({ revision: told }));
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  answerBench({}, `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`);
});

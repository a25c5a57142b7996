import type { Behaviour } from './exchange.ts';

/** A page for people, as a proxy or a gateway puts it in an answer's place. */
export const answerHtml: Behaviour<'html'> = async function answerHtml({ at, status }, { answer, reply }) {
  if (at === 'after_charge') await answer();
  return reply(new Response(PAGE, { status, headers: { 'content-type': 'text/html; charset=utf-8' } }));
};

const PAGE = '<!doctype html>\n<title>Just a moment…</title>\n<h1>Checking your browser</h1>\n';

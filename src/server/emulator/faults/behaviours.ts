import { answerHtml } from './answer-html.ts';
import { answerHuge } from './answer-huge.ts';
import { answerLater } from './answer-later.ts';
import { answerSlowly } from './answer-slowly.ts';
import { answerStatus } from './answer-status.ts';
import { breakOff } from './break-off.ts';
import { changeBytes } from './change-bytes.ts';
import { changeJson } from './change-json.ts';
import { dropResults } from './drop-results.ts';
import type { Behaviour } from './exchange.ts';
import { expireUrls } from './expire-urls.ts';
import type { FaultAction } from './fault-script.ts';
import { makeOtherTypes } from './make-other-types.ts';
import { patchFields } from './patch-fields.ts';
import { planFate } from './plan-fate.ts';
import { regressStatus } from './regress-status.ts';
import { reverseResults } from './reverse-results.ts';

/** What each action does. Its fields are described in `fault-script.ts`. */
export const behaviours: { readonly [Action in FaultAction]: Behaviour<Action> } = {
  // Another answer.
  status: answerStatus,
  html: answerHtml,
  huge: answerHuge,
  async redirect({ at, status, location }, { answer, reply }) {
    if (at === 'after_charge') await answer();
    return reply(new Response(null, { status, headers: { location } }));
  },

  // The way that the answer takes.
  delay: answerLater,
  drip: answerSlowly,
  hang: breakOff,
  reset: breakOff,
  fin_short: breakOff,
  chunk_cut: breakOff,
  close_cut: breakOff,

  // What the provider does with the task.
  dup_execute: (_, exchange) => planFate(exchange, { isDoubled: true }),
  late: ({ ms }, exchange) => planFate(exchange, { lateMs: ms }),
  fail_item: ({ index, code, message, isCharged }, exchange) =>
    planFate(exchange, { failedItems: [{ index, code, message, isCharged }] }),
  fail: ({ error, predictTimeS, isCharged }, exchange) =>
    planFate(exchange, { failure: { error, predictTimeS, isCharged } }),
  expire_url: expireUrls,

  // What the answer says.
  async headers({ set }, { answer }) {
    const delivered = await answer();
    for (const [name, value] of Object.entries(set)) {
      if (value === null) delivered.response.headers.delete(name);
      else delivered.response.headers.set(name, value);
    }
    return delivered;
  },
  bad_json: (_, exchange) => changeBytes(exchange, (bytes) => bytes.subarray(0, bytes.byteLength / 2)),
  flip_bit: ({ byte }, exchange) =>
    changeBytes(exchange, (bytes) => {
      const place = byte ?? Math.floor(bytes.byteLength / 2);
      return bytes.map((value, at) => (at === place ? value ^ 1 : value));
    }),
  wrong_type: makeOtherTypes,
  drop_result: ({ index }, exchange) =>
    changeJson(exchange, (body) => dropResults(body, { ids: exchange.taskIds(), index })),
  reorder: (_, exchange) => changeJson(exchange, reverseResults),
  regress_status: (_, exchange) => changeJson(exchange, (body) => regressStatus(body, exchange.taskIds())),
  patch: ({ set }, exchange) =>
    changeJson(exchange, (body) => patchFields(body, { set, taskId: exchange.taskIds()[0] ?? '' })),
};

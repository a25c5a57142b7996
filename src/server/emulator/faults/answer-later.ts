import type { Behaviour } from './exchange.ts';

/** The answer, or already the execution, comes that much later. A client that hangs up stops neither. */
export const answerLater: Behaviour<'delay'> = async function answerLater({ at, ms }, exchange) {
  const { desk, request, answer } = exchange;
  const delivered = at === 'after_charge' ? await answer() : null;
  await desk.clock.sleep(ms, request.signal);
  return delivered ?? answer();
};

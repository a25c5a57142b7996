import type { Delivered } from '#server/emulator/delivery/delivery.ts';
import type { Desk } from '#server/emulator/desk.ts';
import { taskKey } from '#server/emulator/task-key.ts';
import { behaviours } from './behaviours.ts';
import type { Behaviour, Exchange } from './exchange.ts';
import type { Fault, FaultAction, FaultOf } from './fault-script.ts';
import { createTaskRoll } from './task-roll.ts';
import { type Trace, traceRequest } from './trace-request.ts';

type Scene = {
  readonly desk: Desk;
  readonly faults: readonly Fault[];
  /** The providers without any fault. */
  readonly reach: (request: Request) => Promise<Response>;
};

/**
 * Answers as a script has it. Faults that strike one request act one after the other, in the script's order: each sees what
 * those before it made of the answer.
 */
export function injectFaults({ desk, faults, reach }: Scene): (request: Request) => Promise<Delivered> {
  const roll = createTaskRoll(desk.book);
  const strikesOf = new Map<Fault, number>();

  /** Counts a request for a fault that it may be meant by, and tells whether it is the one. */
  function isMeant(fault: Fault, { provider, route, keys }: Trace): boolean {
    if (fault.on !== route || (fault.provider ?? provider) !== provider) return false;
    const key = fault.task === undefined ? null : roll.at(fault.task);
    if (key !== null && !isAbout(key, provider, keys)) return false;
    const number = (strikesOf.get(fault) ?? 0) + 1;
    strikesOf.set(fault, number);
    const behind = fault.times === 'ever' ? Number.POSITIVE_INFINITY : fault.attempt + fault.times;
    return number >= fault.attempt && number < behind;
  }

  return async function answerWithFaults(request) {
    const at = desk.clock.now();
    const trace = await traceRequest(request, desk);
    if (!trace) return whole(await reach(request));
    const { provider, route, body } = trace;
    if (route === 'submit' && trace.keys !== 'all') roll.add(trace.keys);
    let isReached = false;
    let answer = async () => {
      isReached = true;
      return whole(await reach(request));
    };
    for (const fault of faults.filter((each) => isMeant(each, trace))) {
      const key = fault.task === undefined ? undefined : roll.at(fault.task);
      const exchange = toExchange({ desk, request, trace, key, answer });
      answer = () => act(fault, exchange);
    }
    const delivered = await answer();
    // It arrived, though the provider did nothing with it: the book of requests is to have it all the same.
    if (route === 'submit' && !isReached) desk.book.addRequest({ provider, body, at });
    return delivered;
  };
}

function isAbout(key: string | undefined, provider: string, keys: Trace['keys']): boolean {
  if (key === undefined) return false;
  return keys === 'all' ? key.startsWith(`${provider} `) : keys.includes(key);
}

function act<Action extends FaultAction>(
  fault: FaultOf<Action> & { readonly do: Action },
  exchange: Exchange,
): Promise<Delivered> {
  const behaviour: Behaviour<Action> = behaviours[fault.do];
  return behaviour(fault, exchange);
}

type Struck = {
  readonly desk: Desk;
  readonly request: Request;
  readonly trace: Trace;
  /** Of the task that the fault names. */
  readonly key: string | undefined;
  readonly answer: () => Promise<Delivered>;
};

function toExchange({ desk, request, trace, key, answer }: Struck): Exchange {
  const { provider, route, entries } = trace;
  const tasks = () => entries().filter((task) => key === undefined || taskKey.of(task) === key);
  const ofRequest = () => (trace.keys === 'all' ? entries().map(taskKey.of) : trace.keys);
  const keys = key === undefined ? ofRequest() : [key];
  return {
    desk,
    provider,
    route,
    request,
    keys,
    tasks,
    taskIds() {
      if (provider === 'runware') return keys.map((each) => each.slice('runware '.length));
      return tasks().map(({ id }) => id);
    },
    answer,
    reply(response) {
      response.headers.set('date', new Date(desk.clock.now()).toUTCString());
      return whole(response);
    },
  };
}

function whole(response: Response): Delivered {
  return { response, delivery: { kind: 'whole' } };
}

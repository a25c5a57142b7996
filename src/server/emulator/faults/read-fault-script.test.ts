import { describe, expect, it } from 'vitest';
import { openEmulatorBench } from '#server/emulator/emulator-bench.ts';
import { readFaultScript } from './read-fault-script.ts';

describe('a script of faults', () => {
  it('may leave out what has a default', () => {
    expect(readFaultScript([{ on: 'submit', do: 'reset' }])).toEqual([
      { on: 'submit', do: 'reset', at: 'after_charge', attempt: 1, times: 1 },
    ]);
    expect(readFaultScript([{ on: 'poll', do: 'status', status: 503 }])).toMatchObject([
      { at: 'before_charge' },
    ]);
  });

  it.each([
    ['no list', { on: 'submit', do: 'reset' }, 'The script:'],
    ['an unknown action', [{ on: 'submit', do: 'explode' }], 'Fault 1, do: There is no such action.'],
    ['an unknown route', [{ on: 'lunch', do: 'reset' }], 'Fault 1, on: '],
    [
      'a missing field',
      [
        { on: 'poll', do: 'hang' },
        { on: 'poll', do: 'delay' },
      ],
      'Fault 2, ms: ',
    ],
    ['an unknown field', [{ on: 'poll', do: 'hang', pleas: 1 }], '"pleas"'],
    ['a wrong value', [{ on: 'poll', do: 'status', status: 42 }], 'Fault 1, status: '],
    ['a moment that cannot be', [{ on: 'submit', do: 'bad_json', at: 'before_charge' }], 'Fault 1, at: '],
    ['a task from 0', [{ on: 'poll', do: 'hang', task: 0 }], 'Fault 1, task: '],
    ['no times', [{ on: 'poll', do: 'hang', times: 'often' }], 'Fault 1, times: '],
    ['an action where it cannot be', [{ on: 'poll', do: 'dup_execute' }], 'Fault 1, on: '],
    [
      'a route that a provider lacks',
      [{ on: 'list', provider: 'runware', do: 'hang' }],
      'Runware has no list.',
    ],
    ['an archive of Replicate', [{ on: 'archive', provider: 'replicate', do: 'hang' }], 'no archive'],
    ['an upload of a task', [{ on: 'upload', task: 1, do: 'hang' }], 'An upload belongs to no task.'],
    [
      'another picture where there is none yet',
      [{ on: 'submit', do: 'wrong_type', picture: {} }],
      'Fault 1, picture: ',
    ],
    ['a failing item of Replicate', [{ on: 'submit', provider: 'replicate', do: 'fail_item' }], 'provider'],
  ])('with %s is refused in a sentence', (_, script, sentence) => {
    expect(() => readFaultScript(script)).toThrow(sentence);
    expect(() => readFaultScript(script)).toThrow(/^The faults cannot be used\. /);
  });

  it('is refused where the emulator is made', () => {
    expect(() => openEmulatorBench({ faults: [{ on: 'poll', do: 'delay', ms: -1 }] })).toThrow(
      'Fault 1, ms: ',
    );
  });
});

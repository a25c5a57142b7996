import { expect, it } from 'vitest';
import { realModel, realModels } from '#core/models/test-models.ts';
import { createDesk } from './create-desk.ts';

const runware = realModel('runware/alibaba:qwen-image@2512');
const replicate = realModel('replicate/qwen/qwen-image-2512');
const edit = realModel('runware/runware:108@22');

function open() {
  const desk = createDesk(realModels);
  desk.turnTo(runware);
  const holds = (model: typeof runware) => desk.formOf(model).readInput();
  return { desk, holds };
}

it('ten changes around all models bring every value back', () => {
  const { desk, holds } = open();
  const input = {
    positivePrompt: 'a heron',
    steps: 3,
    seed: '9223372036854775807',
    width: 1328,
    height: 1328,
    scheduler: 'DDIM',
    lora: [{ model: 'a:1@2', weight: 0.5 }],
    inputs: { seedImage: `upload:${'a'.repeat(64)}`, strength: 0.4 },
    outputFormat: 'PNG',
    CFGScale: 12.5,
  };
  desk.formOf(runware).setInput(input);
  const way = [replicate, edit, replicate, runware, edit, replicate, edit, runware, replicate, runware];
  for (const model of way) desk.turnTo(model);
  expect(holds(runware)).toEqual(input);
});

it('what is taken back in one model stays in the model where it was typed', () => {
  const { desk, holds } = open();
  desk.formOf(runware).setInput({ positivePrompt: 'a heron', steps: 30 });
  desk.turnTo(replicate);
  desk.takeBack([{ topic: 'role:steps', value: undefined }]);
  expect(holds(replicate)).toEqual({ prompt: 'a heron' });
  desk.turnTo(runware);
  expect(holds(runware)).toEqual({ positivePrompt: 'a heron', steps: 30 });
  desk.turnTo(replicate);
  expect(holds(replicate)).toEqual({ prompt: 'a heron' });
  // Typed there, it is one for both again.
  desk.formOf(replicate).setValue('num_inference_steps', 40);
  desk.turnTo(runware);
  expect(holds(runware)).toEqual({ positivePrompt: 'a heron', steps: 40 });
});

it('a change of model is no step that could be taken back', () => {
  const { desk, holds } = open();
  desk.formOf(runware).setInput({ positivePrompt: 'a heron' });
  desk.turnTo(replicate);
  desk.formOf(replicate).undo();
  expect(holds(replicate)).toEqual({ prompt: 'a heron' });
});

it('what is loaded into another model is there as it is, whatever was typed here', () => {
  const { desk, holds } = open();
  desk.turnTo(replicate);
  desk.turnTo(runware);
  desk.formOf(runware).setInput({ positivePrompt: 'a heron', steps: 28, negativePrompt: 'blur' });
  desk.turnTo(replicate);
  desk.formOf(replicate).replaceInput({ prompt: 'the recipe', seed: '5' });
  desk.turnTo(replicate);
  expect(holds(replicate)).toEqual({ prompt: 'the recipe', seed: '5' });
});

it('references of which one was shown elsewhere stay when that is changed there', () => {
  const { desk, holds } = open();
  const images = ['a', 'b', 'c'].map((digit) => `upload:${digit.repeat(64)}`);
  desk.turnTo(edit);
  desk.formOf(edit).setInput({ inputs: { referenceImages: images } });
  desk.turnTo(replicate);
  expect(holds(replicate)).toEqual({ image: images[0] });
  desk.formOf(replicate).setValue('image', `upload:${'d'.repeat(64)}`);
  desk.turnTo(edit);
  expect(holds(edit)).toEqual({ inputs: { referenceImages: images } });
});

it('what is parked is let go of, and held again', () => {
  const { desk, holds } = open();
  desk.formOf(runware).setInput({ scheduler: 'DDIM' });
  desk.turnTo(replicate);
  const held = desk.letGo('role:scheduler');
  expect(held).toEqual({ model: runware.id, value: 'DDIM' });
  if (held) desk.holdAgain('role:scheduler', held);
  desk.turnTo(runware);
  expect(holds(runware)).toEqual({ scheduler: 'DDIM' });
});

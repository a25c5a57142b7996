import { describe, expect, it } from 'vitest';
import { openEmulatorBench } from '#server/emulator/emulator-bench.ts';
import { measurePicture } from '#server/emulator/measure-picture.ts';
import { sampleImage } from '#server/emulator/sample-image.ts';
import { textAt } from '#server/emulator/text-at.ts';
import { OTHER, task, UUID } from './sample-task.ts';

const EDIT_MODEL = 'runware:108@22';
const utility = { taskUUID: OTHER };

describe('input images', () => {
  it('may be data, base64, an own URL, a result or an upload by UUID, or an address on another host', async () => {
    const bench = openEmulatorBench({ pace: 0 });
    const { runware, pass } = bench;
    const first = await runware([{ ...task, deliveryMethod: 'sync' }]);
    const upload = await runware([
      { ...utility, taskType: 'imageUpload', image: (await sampleImage(96, 64)).dataUri },
    ]);
    const values = [
      (await sampleImage(64, 64)).dataUri,
      (await sampleImage(64, 64)).bytes.toString('base64'),
      textAt(first.body, 'imageURL'),
      textAt(first.body, 'imageUUID'),
      textAt(upload.body, 'imageUUID'),
      'https://assets.example.com/a/b/cat.jpg',
    ];
    for (const [at, seedImage] of values.entries()) {
      pass(1000);
      const taskUUID = `${at}${UUID.slice(1)}`;
      const { status, body } = await runware([
        { ...task, taskUUID, deliveryMethod: 'sync', inputs: { seedImage } },
      ]);
      expect({ at, status, body }).toMatchObject({ at, status: 200 });
      expect(await measurePicture(bench, textAt(body, 'imageURL'))).toEqual({
        format: 'jpeg',
        width: 256,
        height: 256,
      });
    }
  });

  it('change the picture', async () => {
    const { runware } = openEmulatorBench({ pace: 0 });
    const asked = { ...task, deliveryMethod: 'sync', outputType: 'base64Data' };
    const plain = await runware([asked]);
    const changed = await runware([
      { ...asked, taskUUID: OTHER, inputs: { seedImage: (await sampleImage(64, 64)).dataUri } },
    ]);
    expect(textAt(plain.body, 'imageBase64Data')).not.toBe(textAt(changed.body, 'imageBase64Data'));
  });

  it('give the result their size where none is asked for', async () => {
    const bench = openEmulatorBench({ pace: 0 });
    const { width: _width, height: _height, ...sizeless } = task;
    const { body } = await bench.runware([
      {
        ...sizeless,
        model: EDIT_MODEL,
        deliveryMethod: 'sync',
        inputs: { referenceImages: [(await sampleImage(300, 200)).dataUri] },
      },
    ]);
    expect(await measurePicture(bench, textAt(body, 'imageURL'))).toEqual({
      format: 'jpeg',
      width: 300,
      height: 200,
    });
  });

  it('are taken under their older names', async () => {
    const { runware } = openEmulatorBench();
    expect((await runware([{ ...task, seedImage: (await sampleImage(64, 64)).dataUri }])).status).toBe(200);
  });
});

describe('imageUpload and mediaStorage', () => {
  it('keep an image at 2048 pixels a side and show it', async () => {
    const bench = openEmulatorBench();
    const { body } = await bench.runware([
      { ...utility, taskType: 'imageUpload', image: (await sampleImage(4096, 1024)).dataUri },
    ]);
    expect(await measurePicture(bench, textAt(body, 'imageURL'))).toEqual({
      format: 'png',
      width: 2048,
      height: 512,
    });
  });

  it('give a medium a UUID, and forget it when told to', async () => {
    const { runware, fetch } = openEmulatorBench();
    const storage = { ...utility, taskType: 'mediaStorage' };
    const added = await runware([
      { ...storage, operation: 'upload', media: (await sampleImage(64, 64)).dataUri },
    ]);
    expect(added.body).toMatchObject({ data: [{ ...storage, operation: 'upload' }] });
    const mediaUUID = textAt(added.body, 'mediaUUID');
    expect((await fetch(textAt(added.body, 'mediaURL'))).status).toBe(200);
    const removed = await runware([{ ...storage, operation: 'delete', media: mediaUUID }]);
    expect(removed.body).toEqual({ data: [{ ...storage, operation: 'delete', mediaUUID }] });
    expect((await fetch(textAt(added.body, 'mediaURL'))).status).toBe(404);
    expect(await runware([{ ...storage, operation: 'delete', media: mediaUUID }])).toMatchObject({
      status: 400,
      body: { errors: [{ code: 'mediaNotFound' }] },
    });
  });

  it('refuse what is no image and fetch nothing', async () => {
    const { runware } = openEmulatorBench();
    for (const image of ['data:image/png;base64,AAAA', 'https://a.example/cat.png']) {
      const { status, body } = await runware([{ ...utility, taskType: 'imageUpload', image }]);
      expect({ status, body }).toMatchObject({ status: 400, body: { errors: [{ code: 'invalidImage' }] } });
    }
  });
});

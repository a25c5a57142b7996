/** Ids and the smallest task of Runware's, for tests. */
export const UUID = 'd54ceecb-1111-4111-8111-111111111111';
export const OTHER = 'd54ceecb-2222-4222-8222-222222222222';
const TEXT_MODEL = 'alibaba:qwen-image@2512';
export const task = {
  taskType: 'imageInference',
  taskUUID: UUID,
  model: TEXT_MODEL,
  positivePrompt: 'A lighthouse at dusk',
  width: 256,
  height: 256,
  deliveryMethod: 'async',
  includeCost: true,
  seed: 42,
};

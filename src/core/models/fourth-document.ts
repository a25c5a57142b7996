import { toDocument } from './test-models.ts';

/** A fourth definition, made up, with every kind of parameter and every annotation that changes what is done with one. */
export const fourthDocument = toDocument({
  id: 'studio/lumen:4',
  required: ['caption', 'light', 'jobId'],
  prices: [{ usd: 0.01 }, { when: { palette: 'dusk' }, usd: 0.03 }],
  rules: [
    { less: ['layers[].from', 'layers[].to'], message: 'A layer begins before it ends.' },
    { requires: ['studies', 'source'], message: 'Studies need a source.', severity: 'warning' },
  ],
  properties: {
    caption: {
      type: 'string',
      title: 'Caption',
      minLength: 2,
      maxLength: 8,
      'x-role': 'prompt',
      'x-group': 'prompt',
    },
    callback: { type: 'string', title: 'Callback', format: 'uri', 'x-private': true },
    batch: { type: 'string', title: 'Batch', format: 'uuid' },
    code: { type: 'string', title: 'Code', pattern: '^[a-z]+$' },
    edition: { type: 'string', title: 'Edition', const: 'fourth', deprecated: true },
    palette: { type: 'string', title: 'Palette', enum: ['dawn', 'dusk'], default: 'dawn' },
    mood: {
      type: 'string',
      title: 'Mood',
      oneOf: [{ const: 'calm', title: 'Calm', description: 'Still.' }, { const: 'wild' }],
    },
    frames: { type: 'integer', title: 'Frames', minimum: 1, maximum: 4, default: 2, 'x-role': 'count' },
    seed: { type: 'integer', title: 'Seed', format: 'int64', minimum: 0, 'x-role': 'seed' },
    warmth: {
      type: 'number',
      title: 'Warmth',
      minimum: 0,
      maximum: 1,
      multipleOf: 0.1,
      'x-soft-range': [0.2, 0.8],
      'x-control': 'slider',
    },
    tile: { type: 'boolean', title: 'Tile', default: false },
    source: {
      type: 'string',
      title: 'Source',
      format: 'image',
      'x-role': 'source-image',
      'x-aliases': ['inputImage'],
    },
    studies: {
      type: 'array',
      title: 'Studies',
      'x-role': 'reference-images',
      minItems: 1,
      maxItems: 2,
      items: { type: 'string', title: 'Study', format: 'image' },
    },
    tags: { type: 'array', title: 'Tags', items: { type: 'string', title: 'Tag', maxLength: 4 } },
    layers: {
      type: 'array',
      title: 'Layers',
      items: {
        type: 'object',
        title: 'Layer',
        additionalProperties: false,
        required: ['name'],
        properties: {
          name: { type: 'string', title: 'Layer name' },
          weight: {
            type: 'number',
            title: 'Layer weight',
            exclusiveMinimum: 0,
            exclusiveMaximum: 2,
            default: 1,
          },
          from: { type: 'integer', title: 'From', minimum: 0 },
          to: { type: 'integer', title: 'To', default: 10 },
          blend: {
            type: 'string',
            title: 'Blend',
            'x-when-unset': { sends: 'over', reason: 'It is the plainest.' },
          },
        },
      },
    },
    light: {
      type: 'object',
      title: 'Light',
      'x-group': 'prompt',
      additionalProperties: false,
      required: ['lamp'],
      properties: {
        angle: { type: 'integer', title: 'Angle', minimum: 0, exclusiveMaximum: 360, 'x-unit': '°' },
        lamp: {
          type: 'object',
          title: 'Lamp',
          additionalProperties: false,
          required: ['watts'],
          properties: {
            watts: { type: 'integer', title: 'Watts', minimum: 5, multipleOf: 5, 'x-group': 'lamp' },
          },
        },
      },
    },
    jobKind: {
      type: 'string',
      title: 'Job kind',
      const: 'render',
      'x-managed': { value: 'render', reason: 'All jobs render.' },
    },
    jobId: {
      type: 'string',
      title: 'Job id',
      format: 'uuid',
      'x-managed': { from: 'task-id', reason: 'The task’s own.' },
    },
    itemised: {
      type: 'boolean',
      title: 'Itemised',
      'x-managed': { value: true, reason: 'Costs are recorded.' },
    },
    delivery: {
      type: 'string',
      title: 'Delivery',
      enum: ['now', 'later'],
      'x-when-unset': { sends: 'later', reason: 'No open connection.' },
    },
  },
});

import type { Model } from '#core/models/registry.ts';
import type { Desk } from '#server/emulator/desk.ts';
import { jsonResponse } from '#server/emulator/json-response.ts';
import { inputSchema } from './input-schema.ts';
import { notFound } from './not-found.ts';
import { versionOf } from './version-of.ts';

/** A model with the schema of its latest version. Source: shared/contracts/replicate.md §12. */
export function showModel(desk: Desk, name: string): Response {
  const model = desk.models.find((each) => each.provider === 'replicate' && each.providerModel === name);
  return model ? jsonResponse(toBody(model)) : notFound();
}

function toBody(model: Model) {
  const { definition, providerModel } = model;
  const [owner, name] = providerModel.split('/');
  const released = `${definition['x-released']}T00:00:00.000Z`;
  return {
    url: `https://replicate.com/${providerModel}`,
    owner,
    name,
    description: definition.description,
    visibility: 'public',
    is_official: true,
    github_url: null,
    paper_url: null,
    license_url: null,
    weights_url: null,
    run_count: 0,
    cover_image_url: null,
    created_at: released,
    default_example: null,
    latest_version: {
      id: versionOf(model),
      created_at: released,
      cog_version: '0.8.5',
      openapi_schema: {
        openapi: '3.0.2',
        info: { title: 'Cog', version: '0.1.0' },
        paths: {},
        components: { schemas: { ...inputSchema(model), ...REST } },
      },
    },
  };
}

/** Around the input; the container's own list of states knows no `aborted` (§12.2, 13). */
const REST = {
  Output: { type: 'array', items: { type: 'string', format: 'uri' }, title: 'Output' },
  Status: {
    enum: ['starting', 'processing', 'succeeded', 'canceled', 'failed'],
    type: 'string',
    title: 'Status',
    description: 'An enumeration.',
  },
};

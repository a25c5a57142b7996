import type { Role } from '#core/schema/definition.ts';
import { isInputObject } from '#core/schema/input.ts';
import { getAt } from '#core/schema/path.ts';
import type { ForeignRecipe, ForeignValue } from './foreign-recipe.ts';

/** The inputs of a sampler that play a role. Source: ComfyUI, `nodes.py`, `KSampler` and `KSamplerAdvanced`. */
const ROLES: readonly (readonly [name: string, role: Role])[] = [
  ['seed', 'seed'],
  ['noise_seed', 'seed'],
  ['steps', 'steps'],
  ['cfg', 'guidance'],
  ['sampler_name', 'scheduler'],
  ['denoise', 'strength'],
];

const SAMPLERS: readonly unknown[] = ['KSampler', 'KSamplerAdvanced'];
/** How many nodes lie between a sampler and its text or size at the most. */
const MAX_STEPS = 8;

type Node = { readonly [name: string]: unknown };
type Graph = { readonly [id: string]: unknown };

/** Reads a ComfyUI graph (`prompt`) that has one plain sampler: its values, the texts and the size that lead into it. */
export function readComfyGraph(graph: unknown): ForeignRecipe | null {
  if (!isInputObject(graph)) return null;
  const samplers = Object.values(graph).filter(
    (node) => isInputObject(node) && SAMPLERS.includes(node.class_type),
  );
  const [sampler] = samplers;
  const inputs = isInputObject(sampler) ? sampler.inputs : undefined;
  if (samplers.length !== 1 || !isInputObject(inputs)) return null;
  const text = (name: string) =>
    follow(graph, inputs[name], ({ text: own }) => (typeof own === 'string' ? own : null));
  const size = follow(graph, inputs.latent_image, ({ width, height }) =>
    typeof width === 'number' && typeof height === 'number' ? { width, height } : null,
  );
  const found: readonly (readonly [name: string, role: Role, value: unknown])[] = [
    ['positive', 'prompt', text('positive')],
    ['negative', 'negative-prompt', text('negative') || null],
    ['width', 'width', size?.width],
    ['height', 'height', size?.height],
    ...ROLES.map(([name, role]) => [name, role, getAt(inputs, name)] as const),
  ];
  const values = found.flatMap(([name, role, value]): readonly ForeignValue[] => {
    const isPlain = typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint';
    // A full denoise is how a picture from nothing is made, and no setting.
    return isPlain && !(role === 'strength' && value === 1) ? [{ name, role, value: String(value) }] : [];
  });
  return { program: 'ComfyUI', values };
}

/** Goes back along a link, `[node, output]`, through nodes that only hand on, to the first that has what is looked for. */
function follow<T>(graph: Graph, link: unknown, read: (inputs: Node) => T | null): T | null {
  let at = link;
  for (let step = 0; step < MAX_STEPS && Array.isArray(at); step++) {
    const id = String(at[0]);
    const node = Object.hasOwn(graph, id) ? graph[id] : undefined;
    const inputs = isInputObject(node) ? node.inputs : undefined;
    if (!isInputObject(inputs)) return null;
    const found = read(inputs);
    if (found !== null) return found;
    at = Object.values(inputs).find(Array.isArray);
  }
  return null;
}

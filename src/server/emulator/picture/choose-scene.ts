import type { Mood } from './create-palette.ts';
import { createRandom } from './create-random.ts';

export type Scene = 'ridges' | 'dunes' | 'discs' | 'ribbons' | 'tide' | 'bloom' | 'city';

/**
 * What a prompt looks like: its words decide where one is known, else its hash does, so that every seed of a prompt
 * varies one scene. The mood follows the words too, else prompt and seed.
 */
export function chooseScene(prompt: string, seed: string): { readonly scene: Scene; readonly mood: Mood } {
  const text = prompt.toLowerCase();
  const scene =
    SCENE_WORDS.find(([, words]) => words.test(text))?.[0] ??
    createRandom('scene', prompt).pick(['ridges', 'dunes', 'discs', 'ribbons', 'tide', 'bloom']);
  const random = createRandom('mood', prompt, seed);
  const mood = MOOD_WORDS.find(([, words]) => words.test(text))?.[0] ?? random.pick(SCENE_MOODS[scene]);
  return { scene, mood };
}

/** The first that matches wins: narrow words stand before wide ones. */
const SCENE_WORDS: readonly (readonly [Scene, RegExp])[] = [
  [
    'city',
    /\b(cit(y|ies)|street|building|tower|skyline|market|tokyo|shanghai|cyberpunk|neon|alley|train)s?\b|城|街|市场|市場|霓虹|도시|거리/u,
  ],
  [
    'bloom',
    /\b(flower|rose|peony|dahlia|garden|petal|blossom|botanical|lotus|tulip|bouquet)s?\b|花|牡丹|莲|庭|꽃/u,
  ],
  [
    'tide',
    /\b(sea|ocean|beach|lake|river|water|wave|boat|ship|island|coast|harbou?r|tide)s?\b|海|湖|河|江|波|바다/u,
  ],
  [
    'ridges',
    /\b(mountain|alp|peak|hill|valley|forest|snow|landscape|cliff|fog|wood|pine)s?\b|山|峰|林|雪|산/u,
  ],
  ['dunes', /\b(desert|dune|sand|canyon|fabric|cloth|fashion|dress|linen)s?\b|沙|漠|布|사막/u],
  [
    'ribbons',
    /\b(silk|wind|music|hair|aurora|light|dance|smoke|abstract|flow|line|thread|portrait)s?\b|风|風|丝|光|舞|人|빛/u,
  ],
  [
    'discs',
    /\b(still life|product|bottle|glass|ceramic|studio|planet|sphere|ball|fruit|cup|tea|vase)s?\b|球|瓶|茶|杯|静物/u,
  ],
];

const MOOD_WORDS: readonly (readonly [Mood, RegExp])[] = [
  ['neon', /\b(neon|cyberpunk|vaporwave|synthwave)\b|霓虹/u],
  ['night', /\b(night|midnight|moon|stars?|starry|aurora)\b|夜|月|星|밤/u],
  ['dusk', /\b(dusk|sunset|twilight|evening|golden hour)\b|黄昏|夕|暮/u],
  ['mist', /\b(mist|misty|fog|foggy|dawn|morning|snow|winter)\b|雾|霧|晨|雪|안개/u],
  ['ember', /\b(fire|ember|volcano|autumn|red)\b|火|秋|红|紅/u],
  ['forest', /\b(forest|jungle|green|spring|pine)\b|林|绿|綠|春/u],
  ['rose', /\b(pink|pastel|blossom)\b|粉|桃|樱|桜/u],
];

const SCENE_MOODS: Readonly<Record<Scene, readonly [Mood, ...Mood[]]>> = {
  ridges: ['dusk', 'mist', 'forest', 'ember', 'sea', 'night'],
  dunes: ['dusk', 'ember', 'rose', 'mist', 'sea'],
  discs: ['rose', 'mist', 'dusk', 'sea', 'forest', 'ember'],
  ribbons: ['night', 'neon', 'dusk', 'ember', 'sea'],
  tide: ['dusk', 'sea', 'rose', 'night', 'ember'],
  bloom: ['rose', 'dusk', 'ember', 'night', 'sea', 'forest'],
  city: ['dusk', 'neon', 'night', 'mist', 'ember'],
};

/** Where a model has no such topic, which other one can take its value: the picture to change, and the pictures to go by. */
export const STAND_INS: ReadonlyMap<string, string> = new Map([
  ['role:source-image', 'role:reference-images'],
  ['role:reference-images', 'role:source-image'],
]);

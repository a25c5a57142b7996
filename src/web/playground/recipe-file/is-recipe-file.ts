/** Whether a file says of itself that it is JSON: then it is no image, and may be a recipe. */
export function isRecipeFile({ name, type }: Pick<File, 'name' | 'type'>): boolean {
  return type === 'application/json' || /\.json$/i.test(name);
}

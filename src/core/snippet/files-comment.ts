/** One line of comment that says which files the code reads; none where it reads none. */
export function filesComment(mark: '#' | '//', files: readonly string[]): readonly string[] {
  if (files.length === 0) return [];
  const [what, them] = files.length === 1 ? ['This image', 'it'] : ['These images', 'them'];
  return [
    `${mark} ${what} must lie in the folder where this runs; the Code tab gives ${them}: ${files.join(', ')}`,
  ];
}

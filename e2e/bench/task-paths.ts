import { z } from 'zod';

const pageSchema = z.object({
  tasks: z.array(z.object({ id: z.string() })),
  nextCursor: z.string().nullable(),
});
type Page = z.infer<typeof pageSchema>;

/** The paths of the newest `count` tasks of a server, a multiple of 200. */
export async function taskPaths(url: string, count: number): Promise<readonly string[]> {
  const paths: string[] = [];
  for (let cursor: string | null = ''; cursor !== null && paths.length < count; ) {
    const answer = await fetch(`${url}/api/tasks?limit=200${cursor && `&cursor=${cursor}`}`);
    const page: Page = pageSchema.parse(await answer.json());
    paths.push(...page.tasks.map(({ id }) => `/api/tasks/${id}`));
    cursor = page.nextCursor;
  }
  return paths;
}

import { z } from 'zod';

const questionSchema = z.object({ number: z.int(), question: z.string(), argument: z.unknown() });

/**
 * The far side of `start-process.ts`: answers the bench's questions by name, and ends with it. To be called when the process is
 * ready; `url` is where it listens, where it does.
 */
export function answerBench(
  answers: Readonly<Record<string, (argument: unknown) => unknown>>,
  url = '',
): void {
  process.on('disconnect', () => process.exit());
  process.on('message', async (message) => {
    const { number, question, argument } = questionSchema.parse(message);
    process.send?.({ number, answer: (await answers[question]?.(argument)) ?? null });
  });
  process.send?.({ url });
}

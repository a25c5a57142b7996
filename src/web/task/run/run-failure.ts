import { isRefusal } from '#web/api/outbox/is-refusal.ts';
import { ApiProblem } from '#web/api/request.ts';

/** Why a press did not become a task: what happened, then what to do. */
export type RunFailure = { readonly title: 'Not sent' | 'No answer'; readonly text: string };

export function runFailure(error: unknown): RunFailure {
  if (isRefusal(error)) {
    const issues = error.issues.map(({ message }) => message).join(' ');
    return { title: 'Not sent', text: `${error.message} ${issues} Nothing was sent or charged.` };
  }
  if (error instanceof ApiProblem && error.status === 401)
    return { title: 'Not sent', text: 'The session had ended. Press again.' };
  if (!navigator.onLine)
    return { title: 'Not sent', text: 'The browser is offline. Press again when it is back.' };
  const message = error instanceof Error ? error.message : String(error);
  return {
    title: 'No answer',
    text: `${message} It may have been taken: press again to ask, it is not made twice.`,
  };
}

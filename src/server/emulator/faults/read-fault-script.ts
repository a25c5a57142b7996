import { type Fault, faultScriptSchema } from './fault-script.ts';

/** Reads a script of faults. Throws an error whose message names every fault that is malformed, and what is wrong with it. */
export function readFaultScript(script: unknown): readonly Fault[] {
  const { success, data, error } = faultScriptSchema.safeParse(script);
  if (success) return data;
  const wrong = error.issues.map(({ path: [index, ...path], message }) => {
    const fault = typeof index === 'number' ? `Fault ${index + 1}` : 'The script';
    return `${fault}${path.length > 0 ? `, ${path.join('.')}` : ''}: ${message}`;
  });
  throw new Error(`The faults cannot be used. ${wrong.join(' ')}`);
}

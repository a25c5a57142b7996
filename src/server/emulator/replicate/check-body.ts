import { type Input, isInputObject } from '#core/schema/input.ts';
import type { InvalidField } from './problem.ts';

const KEYS = ['input', 'webhook', 'webhook_events_filter', 'stream'];

/** Faults of a prediction's body around its input. It is closed: a stray key is one. Source: replicate.md §3.1, §10. */
export function checkBody(body: Input, takesVersion: boolean): readonly InvalidField[] {
  const allowed = takesVersion ? [...KEYS, 'version'] : KEYS;
  const faults: InvalidField[] = Object.keys(body)
    .filter((key) => !allowed.includes(key))
    .map((key) => ({
      type: 'additional_property_not_allowed',
      field: '',
      description: `Additional property ${key} is not allowed`,
    }));
  if (body.input === undefined) {
    faults.push({ type: 'required', field: '', description: 'input is required' });
  } else if (!isInputObject(body.input)) {
    faults.push({ type: 'invalid_type', field: 'input', description: 'Invalid type. Expected: object' });
  }
  const { webhook } = body;
  if (webhook !== undefined && !(typeof webhook === 'string' && webhook.startsWith('https://'))) {
    faults.push({ type: 'format', field: 'webhook', description: 'Must be a valid HTTPS URL' });
  }
  return faults;
}

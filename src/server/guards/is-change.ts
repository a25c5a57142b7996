/** Whether a method may change something. */
export function isChange(method: string): boolean {
  return method !== 'GET' && method !== 'HEAD';
}

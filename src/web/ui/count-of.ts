import { formatCount } from './format-count.ts';

/** "1 task", "1,200 tasks". `noun`: of one. */
export function countOf(count: number, noun: string): string {
  return `${formatCount(count)} ${noun}${count === 1 ? '' : 's'}`;
}

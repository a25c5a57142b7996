import type { Rule } from './definition.ts';

/** The paths that a rule is about, as its definition has them; first those at which it can be said to be broken. */
export function rulePaths(rule: Rule): readonly string[] {
  if ('together' in rule) return rule.together;
  if ('requires' in rule) return rule.requires;
  if ('atMostOne' in rule) return rule.atMostOne;
  if ('atMostOneTrue' in rule) return rule.atMostOneTrue;
  if ('less' in rule) return rule.less;
  if ('notAbove' in rule) return rule.notAbove;
  if ('onlyWhen' in rule) return [rule.onlyWhen.path, rule.onlyWhen.is.path];
  if ('warnWhen' in rule) return rule.warnWhen.map((test) => test.path);
  return [rule.anyOf.within, ...rule.anyOf.paths];
}

import type { Field } from '#core/schema/field.ts';
import { factsOfField } from '#web/form/frame/facts-of-field.ts';

/** The help of a parameter as a node of its own, for the editor, which is drawn without React. */
export function helpNode(field: Field): HTMLElement {
  const list = element('dl', 'cm-help-facts');
  const unit: readonly (readonly [string, string])[] = field.unit ? [['Unit', field.unit]] : [];
  for (const [term, fact] of [...unit, ...factsOfField(field)]) {
    list.append(element('dt', '', term), element('dd', '', fact));
  }
  const help = element('div', 'cm-help');
  help.append(element('strong', '', field.title));
  if (field.description) help.append(element('p', '', field.description));
  if (list.childElementCount > 0) help.append(list);
  return help;
}

function element(tag: string, className: string, text = ''): HTMLElement {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}

/** What was sent, in words: by its own name, else by that of its family (`subsidy.list` is one of `subsidy`). */
import type { Words } from '../../pages/pages';

/** `template`: the name of a view; it stays as it is where it has none. `words`: those of the lists. */
export function templateName(template: string, words: Words): string {
  const { template: names } = words.values as Record<string, Record<string, string>>; // templates/console/lists/*.json
  return names?.[template] ?? names?.[template.split('.')[0] ?? ''] ?? template;
}

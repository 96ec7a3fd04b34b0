/** What an installation decides, as it comes: for whoever opens a service. */
import { loadColumns } from '../../src/files/columns';
import { loadNumberPlan } from '../../src/files/homeCarriers';
import { loadLimits } from '../../src/files/limits';
import { ROOT } from '../../src/files/root';
import { loadTemplates } from '../../src/service/render/templates';
import { perWorker } from './perWorker';

export const RULES = perWorker('rules', () => ({
  limits: loadLimits(ROOT),
  numbers: loadNumberPlan(ROOT),
  columns: loadColumns(ROOT),
  /** 21:00 to 8:00. */
  quietHours: () => ({ from: 1260, to: 480 }),
  /** The same, by the clock of Shanghai. */
  hours: { quiet: { from: 1260, to: 480 }, utcOffset: 480 },
  templates: loadTemplates(ROOT),
}));

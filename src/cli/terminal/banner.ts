import type { Config } from '../../config';
import { demoScript } from '../../demo/script';
import { t } from './words';

/** What `serve` prints once it is up: where to go, and what to try. */
export function banner(url: string, config: Config): string[] {
  const lines = ['', '乡信 Xiangxin', ''];
  if (config.role !== 'all' && config.role !== 'web')
    return [...lines, `  ${t`Running as ${config.role}.`}`, ''];
  lines.push(`  ${t`Service`}    ${url}/`);
  if (config.simulator) lines.push(`  ${t`Simulator`}  ${url}/simulator`);
  lines.push(`  ${t`Health`}     ${url}/readyz`, '');
  if (config.production || !config.simulator) return lines;
  lines.push(`  ${t`Messages to try there, or with \`npx xiangxin say --from PHONE TEXT\`:`}`);
  for (const { as, text, label } of demoScript().try) lines.push(`    ${as}  ${text}  — ${label}`);
  return [...lines, '', `  ${t`Ctrl-C stops.`}`, ''];
}

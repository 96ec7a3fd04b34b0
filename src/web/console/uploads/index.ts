/** Files that offices hand in, from the first octet to published: 收, 对列, 三查, 三核, 三定. */
import { may } from '../../../core/desk/may';
import { canTake, waitsFor } from '../../../core/desk/uploadSteps';
import { fill } from '../../../core/views/fill';
import type { DeskCall, Section, Waiting } from '../frame/route';
import { columnRoutes } from './columns';
import { createRoutes } from './create';
import { faultRoutes } from './faults';
import { waitsSentBack } from './hands';
import { listRoute, uploadsFor } from './list';
import { markedRoute } from './marked';
import { oneRoute } from './one';
import { stepRoutes } from './steps';
import { templateRoute } from './template';
import { placing, standsAs, subjectOf, titleOf, type UploadTools } from './tools';

export function uploadsSection(tools: UploadTools): Section {
  return {
    name: 'uploads',
    menu: { path: '/uploads', needs: 'upload.look' },
    // What is no upload's id stands first.
    routes: [
      listRoute(tools),
      ...createRoutes(tools),
      templateRoute(tools),
      oneRoute(tools),
      ...columnRoutes(tools),
      ...faultRoutes(tools),
      ...stepRoutes(tools),
      markedRoute(tools),
    ],
    waiting: (call) => waitingFor(call, tools),
  };
}

async function waitingFor(call: DeskCall, tools: UploadTools): Promise<Waiting[]> {
  const place = await placing(tools);
  const found: Waiting[] = [];
  for (const upload of await uploadsFor(call, tools)) {
    const placed = place(upload);
    const needs = waitsFor(upload);
    if (!placed || !needs) continue;
    const hands = (await tools.uploads.approvals(upload.id)).map(({ account }) => account);
    if (may(call.account, needs, subjectOf(placed, hands)) !== 'yes') continue;
    const what = titleOf(placed, call.words);
    const says = fill(String(call.words.waits), { what, stands: standsAs(upload, call.words) });
    const back = canTake('open', upload) ? await waitsSentBack(call, { upload, what }, tools) : null;
    found.push({ since: upload.at, says, ...back, href: `/uploads/${upload.id}`, tone: 'hand' });
  }
  return found;
}

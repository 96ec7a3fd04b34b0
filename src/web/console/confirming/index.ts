/** 三核: a checked upload in its villages, where each household is asked by phone or signs on paper. */
import { may } from '../../../core/desk/may';
import { isWithin } from '../../../core/desk/within';
import { isDone, progressOf, type VillageProgress } from '../../../core/intake/confirming';
import type { Upload } from '../../../core/model/desk/upload';
import { fill } from '../../../core/views/fill';
import type { Area } from '../../../ports';
import { emptyView } from '../frame/parts';
import { type DeskCall, pageRoute, type Section, type Waiting } from '../frame/route';
import { waitsSentBack } from '../uploads/hands';
import { titleOf, type UploadTools } from '../uploads/tools';
import { householdRoutes } from './household';
import { titleAt } from './place';
import { settleRoutes } from './settle';
import { sheetsRoute } from './sheets';
import { villageRoutes } from './village';

/** Uploads that are looked at for what waits. */
const SHOWN = 100;

export function confirmingSection(tools: UploadTools): Section {
  return {
    name: 'confirming',
    menu: { path: '/confirming', needs: 'upload.confirm' },
    routes: [
      pageRoute({
        method: 'get',
        path: '/confirming',
        needs: 'upload.confirm',
        handle: async (call) => {
          const cards = (await waitingFor(call, tools)).map(({ says, href, tone, since }) => ({
            says,
            href,
            tone,
            small: call.day(since),
          }));
          const { words } = call;
          const empty = emptyView({ says: String(words.none) });
          return { page: 'list', title: String(words.menu), data: { cards, empty } };
        },
      }),
      ...villageRoutes(tools),
      ...householdRoutes(tools),
      sheetsRoute(tools),
      ...settleRoutes(tools),
    ],
    waiting: (call) => waitingFor(call, tools),
  };
}

interface InVillages {
  upload: Upload;
  area: Area;
  villages: VillageProgress[];
}

/** Of whoever asks: villages that are not done. Of the office: what was said, and what is ready to be entered. */
async function waitingFor(call: DeskCall, tools: UploadTools): Promise<Waiting[]> {
  const [uploads, areas] = await Promise.all([tools.uploads.confirming(SHOWN), tools.areas()]);
  const byId = new Map(areas.map((area) => [area.id, area]));
  const found: Waiting[] = [];
  for (const upload of uploads) {
    const area = byId.get(upload.area);
    if (!area || !concerns(call, area)) continue;
    const villages = progressOf(await tools.uploads.progress(upload.id));
    found.push(...villageLines({ upload, area, villages }, byId, call));
    found.push(...(await officeLines({ upload, area, villages }, call, tools)));
  }
  return found;
}

/** Whether a grant reaches into the area, or covers it. */
function concerns({ account }: DeskCall, { path }: Area): boolean {
  return account.grants.some((grant) => {
    const area = { path, department: null };
    return isWithin(area, grant) || isWithin(grant, area);
  });
}

function villageLines(
  { upload, villages }: InVillages,
  areas: ReadonlyMap<string, Area>,
  call: DeskCall,
): Waiting[] {
  return villages.flatMap((one): Waiting[] => {
    const village = areas.get(one.village ?? '');
    if (!village || one.waiting === 0) return [];
    if (may(call.account, 'upload.confirm', { path: village.path, department: null }) !== 'yes') return [];
    const address = `/uploads/${upload.id}/villages/${village.id}`;
    const says = fill(String(call.words.waits), {
      what: titleAt({ upload, village, address }, call),
      count: one.waiting,
      all: one.rows,
    });
    return [{ since: upload.confirmingAt ?? upload.at, says, href: address, tone: 'hand' }];
  });
}

async function officeLines(
  { upload, area, villages }: InVillages,
  call: DeskCall,
  tools: UploadTools,
): Promise<Waiting[]> {
  const hands = (await tools.uploads.approvals(upload.id)).map(({ account }) => account);
  const can = (action: 'upload.mend' | 'upload.enter') =>
    may(call.account, action, { path: area.path, department: null, hands }) === 'yes';
  const said = villages.reduce((sum, { wrong, disputed }) => sum + wrong + disputed, 0);
  const since = upload.confirmingAt ?? upload.at;
  const what = titleOf({ upload, area, office: area.name }, call.wordsOf('uploads'));
  const line = (name: string, href: string, count: number): Waiting => ({
    since,
    href,
    tone: 'hand',
    says: fill(String(call.words[name]), { what, count }),
  });
  if (said > 0 && can('upload.mend')) return [line('undecided', `/uploads/${upload.id}/answers`, said)];
  const href = `/uploads/${upload.id}`;
  const back = can('upload.mend') ? await waitsSentBack(call, { upload, what }, tools) : null;
  if (back) return [{ ...back, href, tone: 'hand' }];
  if (villages.every(isDone) && can('upload.enter')) return [line('ready', href, 0)];
  return [];
}

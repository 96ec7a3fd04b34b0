/** What a village's liaison is told of an upload: that it waits for his village, and whom no text reaches once it is published. */
import type { VillageProgress } from '../../core/intake/confirming';
import type { Change } from '../../core/model/change';
import type { Upload } from '../../core/model/desk/upload';
import { mannerOf, type NoticeView } from '../../core/notices/notice';
import { clip } from '../../core/text/clip';
import type { IntakeTools } from './tools';

const NAME = 10;

/** How many households of each village wait, to its liaisons. */
export function tellToConfirm(
  { kind }: Pick<Upload, 'kind'>,
  villages: readonly VillageProgress[],
  tools: IntakeTools,
): Promise<Change[]> {
  const payments = kind === 'payments';
  return tellLiaisons(
    villages.map(({ village, name, waiting: count }) => ({
      village,
      view: { view: 'alert.toConfirm', data: { village: clip(name, NAME), count, payments } },
    })),
    tools,
  );
}

/** Of each village how many households of a published upload no message reaches, to its liaisons. */
export async function tellUnreached(upload: Upload, tools: IntakeTools): Promise<Change[]> {
  if (tools.tell === null || (upload.kind !== 'households' && upload.kind !== 'payments')) return [];
  const { uploads, reads } = tools.store;
  const payments = upload.kind === 'payments';
  const told: Told[] = [];
  for (const { village, name } of await uploads.villages(upload.id)) {
    const unreached = village === null ? [] : await reads.unreached(village);
    if (unreached.length === 0) continue;
    const rows = await uploads.rowsIn(upload.id, village);
    const here = new Set(rows.flatMap(({ household, state }) => (state === 'left' ? [] : (household ?? []))));
    const count = unreached.filter(({ household }) => here.has(household)).length;
    if (count === 0) continue;
    told.push({
      village,
      view: { view: 'alert.unreached', data: { village: clip(name ?? '', NAME), count, payments } },
    });
  }
  return tellLiaisons(told, tools);
}

interface Told {
  village: string | null;
  view: NoticeView;
}

async function tellLiaisons(told: readonly Told[], { store, clock, tell }: IntakeTools): Promise<Change[]> {
  if (tell === null || told.length === 0) return [];
  const liaisons = (await store.reference.officePhones()).filter(({ role }) => role === 'liaison');
  const people = await store.cases.reachable(liaisons.map(({ phone }) => phone));
  return told.flatMap(({ village, view }) =>
    liaisons
      .filter((one) => village !== null && one.village === village)
      .flatMap(({ phone: to }) => {
        const order = { to, view, person: people.get(to), ...mannerOf(view.view) };
        return tell(order, clock.now()).changes;
      }),
  );
}

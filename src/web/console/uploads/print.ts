/** 入户核查表: the sheets on which a village has its households sign, a section for each group. */
import type { UploadRow } from '../../../core/model/desk/upload';
import { fill } from '../frame/parts';
import { type DeskRoute, route } from '../frame/route';
import { findUpload, recordLook, trailOf, type UploadTools } from './tools';

export function printRoute(tools: UploadTools): DeskRoute {
  return route({
    method: 'get',
    path: '/uploads/:upload/print',
    needs: 'upload.look',
    find: findUpload(tools),
    handle: async (call, placed) => {
      const { words } = call;
      const village = call.query('village');
      const areas = await tools.areas();
      const names = new Map(areas.map((area) => [area.id, area.name]));
      const name = names.get(village) ?? placed.area.name;
      await recordLook(call, placed, tools, 'print', names.get(village));
      const groups = byGroup(await tools.uploads.rowsIn(placed.upload.id, village || null));
      return {
        page: 'print',
        title: `${name} ${words.printTitle}`,
        trail: trailOf(words, placed),
        data: {
          period: placed.upload.period,
          printed: `${call.account.name} ${call.time(call.now)}`,
          groups: [...groups.values()].map((list) => ({
            title: fill(String(words.printGroup), {
              village: names.get(list[0]?.village ?? '') ?? '',
              group: list[0]?.group ?? '',
              count: list.length,
            }),
            rows: list.map(printed),
          })),
        },
      };
    },
  });
}

/** As they stand, a list for each village and group. */
function byGroup(rows: readonly UploadRow[]): Map<string, UploadRow[]> {
  const groups = new Map<string, UploadRow[]>();
  for (const row of rows) {
    const key = `${row.village} ${row.group ?? ''}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return groups;
}

function printed({ row, raw, read }: UploadRow) {
  const value = (name: string) => String(read[name] ?? raw[name] ?? '');
  return {
    row,
    head: value('head'),
    identity: value('identity'),
    members: value('members'),
    phone: value('phone').replace(/^\+86/, ''),
    account: value('account'),
  };
}

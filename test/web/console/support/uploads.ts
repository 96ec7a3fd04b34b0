/** Files of both villages of the walk, one with a fault, so that every page of uploads has something to show. */
import type { Upload } from '../../../../src/core/model/desk/upload';
import type { Core } from '../../../../src/main/core';
import { FOREIGN, OWN } from './samples';

const LINES = [
  '村,组,户主姓名,身份证号,家庭人口,联系电话,一折通账号',
  '张庄村,1,赵一,11010519491231002X,4,13811110001,620001234567890',
  '张庄村,2,钱二,110105197209250120,3,13811110002,620001234567891',
];

/** Each under an id that the samples have. */
export async function plantUploads({ store, service }: Pick<Core, 'store' | 'service'>): Promise<void> {
  for (const [name, path] of Object.entries({ own: OWN, foreign: FOREIGN })) {
    const area = path.split('/').at(-2) ?? '';
    const bytes = Buffer.from([...LINES, `,,,,,,,${name}`].join('\n'));
    const file = { kind: 'households' as const, area, period: `${name} read`, name: '农户.csv' };
    const { upload } = await service.intake.hand(file, bytes, 'somebody');
    await service.intake.advance();
    const read = await store.uploads.upload(upload.id);
    if (read) await store.commit(await copyOf(read, `upload-${name}`, store));
  }
}

async function copyOf(
  upload: Upload,
  id: string,
  { uploads }: Core['store'],
): Promise<Parameters<Core['store']['commit']>[0]> {
  const [rows, faults, bytes] = await Promise.all([
    uploads.rows(upload.id, 0, 10),
    uploads.faults(upload.id, null, { after: null, limit: 10 }),
    uploads.part(upload.id, 0),
  ]);
  return [
    { kind: 'upload', upload: { ...upload, id, period: upload.period.replace(' read', ''), version: 1 } },
    { kind: 'uploadRows', rows: rows.map((row) => ({ ...row, upload: id })) },
    { kind: 'faults', faults: faults.map((fault) => ({ ...fault, upload: id })) },
    { kind: 'uploadPart', upload: id, number: 0, bytes: bytes ?? Buffer.alloc(0) },
  ];
}

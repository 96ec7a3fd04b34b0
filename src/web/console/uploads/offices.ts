/** For whom somebody may hand files in: areas with all below them, and departments with their cases alone. */
import { boundsOf } from '../../../core/desk/may';
import { placeFrom, topAreas, writtenPlace } from '../../../core/desk/places';
import type { Upload } from '../../../core/model/desk/upload';
import type { Area } from '../../../ports';
import type { DeskCall } from '../frame/route';
import { pathsFor, type UploadTools } from './tools';

/** Areas that this account may hand files in for: all of a reach, the widest first. */
export async function areasFor(call: DeskCall, tools: UploadTools): Promise<Area[]> {
  const paths = await pathsFor(call, 'upload.add', tools);
  const all = (await tools.areas()).filter(({ path }) => paths.some((start) => path.startsWith(start)));
  return all.sort((one, other) => one.path.length - other.path.length || (one.path < other.path ? -1 : 1));
}

async function departmentsFor({ account }: DeskCall, tools: UploadTools) {
  const own = new Set(boundsOf(account, 'upload.add').map(({ department }) => department));
  return (await tools.departments()).filter(({ id }) => own.has(id));
}

/** The choices of a form. */
export async function officeChoices(call: DeskCall, tools: UploadTools) {
  const areas = await areasFor(call, tools);
  const departments = await departmentsFor(call, tools);
  return [
    ...areas.map(({ id, name }) => ({ value: id, label: name })),
    ...departments.map(({ id, name }) => ({
      value: writtenPlace({ area: null, department: id }),
      label: name,
    })),
  ];
}

/** The choice that was made; null: none, or none of this account's. A department of no area is the whole installation's. */
export async function officeChosen(
  written: string,
  call: DeskCall,
  tools: UploadTools,
): Promise<Pick<Upload, 'area' | 'department'> | null> {
  const department = placeFrom(written)?.department ?? null;
  if (department === null) {
    const area = (await areasFor(call, tools)).find(({ id }) => id === written);
    return area ? { area: area.id, department } : null;
  }
  const own = (await departmentsFor(call, tools)).find(({ id }) => id === department);
  const areas = await tools.areas();
  const area = own?.area ? areas.find(({ id }) => id === own.area) : topAreas(areas)[0];
  return own && area ? { area: area.id, department } : null;
}

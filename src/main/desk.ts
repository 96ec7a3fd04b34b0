/** What the pages of the desk are given of the service and the store. */
import type { AuditAction, AuditRecord } from '../core/model/audit';
import { loadColumns } from '../files/columns';
import { ROOT } from '../files/root';
import { loadStarter } from '../files/starter';
import type { Store } from '../ports';
import { administrationOf } from '../service/desk/accounts';
import { createKeys } from '../service/desk/keys';
import { compareRows } from '../service/intake/comparing';
import { readReferenceSheet } from '../service/reference/sheet';
import { putStarter } from '../service/reference/starter';
import { writeCsvList } from '../sheets/lists/csv';
import { writeXlsxList, writeXlsxTemplate } from '../sheets/lists/xlsx';
import { newKey } from '../web/api/key/apiKey';
import type { AccountsTools } from '../web/console/accounts';
import type { ConnectionTools } from '../web/console/connections/tools';
import type { LastSave } from '../web/console/frame/overtaken';
import type { ListTools } from '../web/console/lists/tools';
import type { ReferenceTools } from '../web/console/reference';
import type { RowTools } from '../web/console/rows/tools';
import type { DeskTools } from '../web/console/sections';
import { systemChance, systemClock } from './clock';
import type { Core } from './core';

type DeskCore = Pick<Core, 'service' | 'store' | 'setup' | 'reference' | 'sheets' | 'webhooks'>;

/** All of them, by subject. */
export function deskToolsOf(
  core: DeskCore,
  settings: Pick<DeskTools, 'utcOffset' | 'certificateGateways'> & { publicUrl: string },
): DeskTools {
  const { service, store } = core;
  return {
    ...settings,
    desk: service.desk,
    firstSteps: {
      lacks: () => store.lacks(),
      paid: () => store.holdsPayments(),
      accounts: async () => (await store.desk.accounts()).length,
      order: service.offices.order,
      message: (id) => store.message(id),
      newId: () => `trial-${systemChance.id()}`,
    },
    uploads: uploadToolsOf(core),
    me: service.desk,
    audit: {
      reads: store.audit,
      sight: store.lists.sight,
      accounts: () => store.desk.accounts(),
      registered: (phone) => store.reads.registered(phone),
      upload: (id) => store.uploads.upload(id),
      utcOffset: settings.utcOffset,
    },
    accounts: accountsToolsOf(store, settings.publicUrl),
    connections: connectionToolsOf(core),
    lists: listToolsOf({ service, store }, settings.utcOffset),
    news: {
      desk: service.news,
      reads: store.reference,
      places: () => placesIn(store),
      nameOf: (account) => nameIn(store, account),
      lastSave: (subject) => lastSaveIn(store, { action: 'news.set', subject }),
      utcOffset: settings.utcOffset,
    },
    reference: referenceToolsOf(core),
    lookUp: {
      lists: store.lists,
      reference: store.reference,
      people: store.reads,
      cases: store.cases,
      family: service.offices.family,
      record: (entry) => record(store, entry),
    },
  };
}

function uploadToolsOf({ service, store }: Pick<Core, 'service' | 'store'>): RowTools {
  return {
    intake: service.intake,
    uploads: store.uploads,
    areas: () => store.reference.areas(),
    departments: () => store.reference.departments(),
    emptyWorkbook: writeXlsxTemplate,
    nameOf: (account) => nameIn(store, account),
    record: (entry) => record(store, entry),
    compare: (upload, rows) => compareRows(upload, rows, store),
    programmes: () => store.reference.programmes(),
    held: store.held,
    audit: store.audit,
    writeXlsx: (name, header, rows) => writeXlsxList(name, { header, rows }),
  };
}

/** Of the lists, with what is kept of whoever reads them. */
function listToolsOf({ service, store }: Pick<Core, 'service' | 'store'>, utcOffset: number): ListTools {
  return {
    lists: store.lists,
    reference: store.reference,
    cases: store.cases,
    alerts: service.offices.alerts,
    tickets: service.offices.tickets,
    ticket: (number) => store.reads.ticket(number),
    record: (entry) => record(store, entry),
    writeCsv: (header, rows) => writeCsvList({ header, rows }),
    writeXlsx: (name, header, rows) => writeXlsxList(name, { header, rows }),
    utcOffset,
  };
}

function connectionToolsOf({ store, webhooks }: DeskCore): ConnectionTools {
  return {
    keys: createKeys({ store, clock: systemClock, chance: systemChance, newKey }),
    webhooks,
    reads: { keys: store.keys, webhooks: store.webhooks },
    places: () => placesIn(store),
  };
}

async function nameIn({ desk }: Store, account: string): Promise<string> {
  return (await desk.account(account))?.name ?? account;
}

async function placesIn({ reference }: Store) {
  const [areas, departments] = await Promise.all([reference.areas(), reference.departments()]);
  return { areas, departments };
}

function accountsToolsOf(store: Store, publicUrl: string): AccountsTools {
  return {
    all: () => store.desk.accounts(),
    find: (id) => store.desk.account(id),
    certificates: (account) => store.desk.certificates(account),
    places: () => placesIn(store),
    stamps: () => store.reference.stamps(),
    lastSave: (subject) => lastSaveIn(store, { action: 'account.change', subject }),
    administration: administrationOf({ store, clock: systemClock, chance: systemChance }),
    publicUrl,
  };
}

function referenceToolsOf({ store, setup, reference, sheets }: DeskCore): ReferenceTools {
  return {
    office: reference,
    reads: store.reference,
    lastSave: (subject) =>
      lastSaveIn(store, subject ? { action: 'reference.change', subject } : { action: 'setting.change' }),
    installation: async () => {
      await setup.refresh();
      return setup.installation;
    },
    readSheet: (bytes, kind) => readReferenceSheet(bytes, kind, { sheets, columns: loadColumns(ROOT) }),
    starter: (by) => putStarter(loadStarter(ROOT), { office: reference, store }, { by }),
    writeList: (as, name, header, rows) =>
      as === 'csv' ? writeCsvList({ header, rows }) : writeXlsxList(name, { header, rows }),
  };
}

async function lastSaveIn(store: Store, about: { action: AuditAction; subject?: string }): Promise<LastSave> {
  const { rows } = await store.audit.entries(
    { ...about, areas: null },
    { after: null, limit: 1, newestFirst: true },
  );
  const [last] = rows;
  return last ? { name: await nameIn(store, last.actor), at: last.at } : null;
}

/** Keeps who looked at what. */
export async function record(
  store: Core['store'],
  entry: Omit<AuditRecord, 'kind' | 'id' | 'at'>,
): Promise<void> {
  await store.commit([{ kind: 'audit', id: systemChance.id(), at: systemClock.now(), ...entry }]);
}

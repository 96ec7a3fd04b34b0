/** A service that answers from a list and tells its steps, and a web around it; nothing is stored. */
import { join } from 'node:path';
import { createSimulatorGateway, type SimulatorGateway } from '../../../gateways/simulator';
import type { Answer, Listener, Log, TraceStep } from '../../../src/ports';
import { createMetrics } from '../../../src/web/monitoring/metrics';
import { Pages } from '../../../src/web/pages/pages';
import { createWeb, type WebOptions } from '../../../src/web/server';
import type { DemoScript } from '../../../src/web/simulator/port';
import { perWorker } from '../../support/perWorker';
import { FakeClock } from '../../support/smsc/clock';

export const TEMPLATES = join(__dirname, '../../../templates');
/** Our own, made once for a worker. */
export const pages = perWorker('pages', () => new Pages(TEMPLATES));

/** `pass` lets time pass and runs what is due; `set` moves the wall clock alone. */
export function fakeClock(start = 1_795_000_000_000) {
  const clock = new FakeClock(start);
  return {
    clock,
    pass: (ms: number) => clock.advance(ms),
    set: (ms: number) => clock.set(ms),
    waiting: () => clock.waiting,
  };
}

export const DEMO: DemoScript = {
  people: [
    { phone: '+8613800000001', name: '张大山', role: 'resident' },
    { phone: '+8613800000002', name: '李小河', role: 'applicant' },
    { phone: '+8613700000000', name: '没登记的手机', role: 'stranger' },
  ],
  dial: [{ label: '打开菜单', text: '*106#', as: '+8613800000001' }],
  try: [
    { label: '查自家补贴', text: 'BT', as: '+8613800000001' },
    { label: '没登记的手机来问', text: 'BT', as: '+8613700000000' },
  ],
};

/** Keeps every line that was logged. */
export function fakeLog(): Log & { lines: { facts: object; says: string }[] } {
  const lines: { facts: object; says: string }[] = [];
  const keep = (facts: object, says: string) => void lines.push({ facts, says });
  return { lines, debug: keep, info: keep, warn: keep, error: keep };
}

export const ANSWERS: Record<string, { intent: string; slots: object; replies: Answer['replies'] }> = {
  BT: {
    intent: 'subsidy.query',
    slots: {},
    replies: [
      {
        text: '【乡信】张*家2026年3笔:\n1 粮食直补 316.50元 3月6日到账\n2 地力保护 268.00元 4月12日到账\n3 农资综合 412.00元 在银行\n回数字看明细,9 看往年',
        segments: 2,
        encoding: 'ucs2',
      },
    ],
  },
  '3': {
    intent: 'subsidy.detail',
    slots: { index: 3 },
    replies: [
      {
        text: '【乡信】农资综合直补 412.00元:11月18日已送银行,一般5天内到账,尾号1234。0 返回',
        segments: 1,
        encoding: 'ucs2',
      },
    ],
  },
  HELP: {
    intent: 'help',
    slots: {},
    replies: [{ text: 'Text BT for subsidies.', segments: 1, encoding: 'gsm7' }],
  },
  谢谢: { intent: 'unknown', slots: {}, replies: [] },
};

/** Answers from ANSWERS, else with the text it got; tells the steps to the gateway as the service would. */
export function fakeListener(gateway: () => SimulatorGateway): Listener {
  return {
    async message(inbound) {
      const known = ANSWERS[inbound.text];
      const steps: Omit<TraceStep, 'inbound' | 'phone'>[] = [
        { step: 'received', ms: 0, detail: { characters: inbound.text.length } },
        {
          step: 'understood',
          ms: 0.4,
          detail: { intent: known?.intent ?? 'unknown', slots: known?.slots ?? {} },
        },
        { step: 'lookedUp', ms: 0.9, detail: { payments: 9 } },
        { step: 'committed', ms: 2.3, detail: { changes: 4 } },
      ];
      for (const step of steps) gateway().trace({ inbound: inbound.id, phone: inbound.from, ...step });
      return { replies: known?.replies ?? [{ text: inbound.text, segments: 1, encoding: 'ucs2' }] };
    },
    part: async () => {},
    receipt: async () => {},
    ready: () => {},
  };
}

/** A web on a free port of this machine, its simulator started. */
export async function fakeWeb(change: Partial<WebOptions> = {}, listener?: Listener) {
  const time = fakeClock();
  const log = fakeLog();
  let ids = 0;
  const chance = { id: () => `inbound-${++ids}`, secret: () => '0'.repeat(61), fraction: () => 0 };
  const simulator = createSimulatorGateway(
    { codes: ['*106#'], pages: false },
    { chance, clock: time.clock, say: () => '' },
  );
  await simulator.start(listener ?? fakeListener(() => simulator));
  const web = createWeb({
    host: '127.0.0.1',
    port: 0,
    publicUrl: 'http://127.0.0.1:8080',
    templates: TEMPLATES,
    pages,
    log,
    clock: time.clock,
    metrics: createMetrics(),
    health: async () => ({ checks: [{ name: 'store', ok: true, detail: '' }] }),
    simulator,
    demo: DEMO,
    ...change,
  });
  return { web, app: web.app, simulator, log, ...time };
}

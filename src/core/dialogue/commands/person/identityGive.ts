import type { Field } from '../../../model/page';
import type { IdentityProof } from '../../../model/people';
import type { Notice } from '../../../notices/notice';
import { maskPhone } from '../../../text/mask';
import { noticeOf } from '../../phones/told';
import { askIdentity, granted, IDENTITY, locked, OPEN_FOR, refused, TRIES } from '../../scene/access';
import { command, type Scene, type Turn } from '../../scene/command';
import { type Standing, standing, type Try, triesAt } from '../../scene/guesses';
import type { Reads } from '../../scene/reads';
import { forgotten, upTo, word } from '../../scene/slotForms';

type Keys = { name?: string; tail?: string };
const NAME: Field = { name: 'name', kind: 'any', max: 20 };
const TAIL: Field = { name: 'tail', kind: 'any', max: 6 };

interface Facts {
  keys: Keys;
  /** Null while half of it is missing. */
  proof: { proven: IdentityProof; tries: Try[]; standing: Standing } | null;
}

/**
 * Name and last six of the identity number, in one message or in two. Between the two a keyed hash is remembered, and
 * neither the one nor the other itself.
 */
export const identityGive = command('identity.give', {
  slots: { name: forgotten(word), tail: forgotten(upTo(6)) },
  asks: {
    'identity.ask': {
      form: () => ({ fields: [NAME, TAIL] }),
      outlivesPage: true,
      isWaitedFor: true,
      ended: 'identity',
    },
  },
  async load(slots, ask, scene): Promise<Facts | null> {
    const { lockedUntil, pending, half } = scene.dialogue.access;
    if (lockedUntil !== null || !pending) return null;
    const before = half && scene.now < half.until ? half : {};
    const keys: Keys = { ...before, ...(await ask.proofKeys(slots)) };
    const { name, tail } = keys;
    return { keys, proof: name && tail ? await prove(name, tail, ask, scene) : null };
  },
  answer(_, facts, scene) {
    const { access } = scene.dialogue;
    if (access.lockedUntil !== null) return locked();
    if (!facts || !access.pending) return askIdentity({ intent: 'subsidy.query', slots: {} }, scene.dialogue);
    const { keys, proof } = facts;
    if (!proof) return halfGiven(keys, scene);
    const { proven, tries, standing: stands } = proof;
    if (stands.closed) return closed(keys, scene);
    if (proven.households.length + proven.cases.length === 0) return wrong(keys, tries, stands, scene);
    const subject = proven.households[0] ?? proven.cases[0] ?? '';
    return {
      reply: null,
      changes: [
        audit(scene, 'identity.granted', subject),
        // One has to be left, also for who is right: else whoever guesses a hundred at once is right in time.
        ...tries,
        ...tries.map(({ key }) => ({ kind: 'untried', key }) as const),
      ],
      dialogue: { access: granted(access, proven, scene.now), open: null },
      notices: whoLooked(proven, scene),
      leadsTo: { act: pendingFor(access.pending, proven), page: 1 },
    };
  },
});

/** All of it is read before anything is known of the outcome, which the time it takes must not tell. */
async function prove(
  name: string,
  tail: string,
  ask: Reads,
  { now, guesses }: Scene,
): Promise<Facts['proof']> {
  const tries = triesAt(name, tail, now, guesses);
  const taken = await ask.tries(tries.map(({ key }) => key));
  return { proven: await ask.identityProof(name, tail), tries, standing: standing(tries, taken, guesses) };
}

/** A person who has cases and no household asked for subsidy: the cases are what can be shown. */
function pendingFor(pending: NonNullable<Scene['dialogue']['access']['pending']>, proven: IdentityProof) {
  const wantsMoney = pending.intent === 'subsidy.query' || pending.intent === 'subsidy.detail';
  if (!wantsMoney || proven.households.length > 0) return pending;
  return { intent: 'case.status', slots: {} } as const;
}

/** The phones that are registered for what is shown hear which one looked. */
function whoLooked({ phones }: IdentityProof, scene: Scene): Notice[] {
  const { from } = scene.inbound;
  const show = { view: 'notice.proved', data: { phone: maskPhone(from) } } as const;
  return phones
    .filter((phone) => phone !== from)
    .map((phone) => noticeOf(phone, { id: scene.freshId }, show));
}

function halfGiven(keys: Keys, scene: Scene): Turn {
  const { access } = scene.dialogue;
  return {
    reply: {
      show: { view: 'identity.half', data: { needsName: keys.name === undefined } },
      expects: IDENTITY,
    },
    changes: [],
    dialogue: { access: { ...access, half: { ...keys, until: scene.now + OPEN_FOR } } },
  };
}

/** Too many have guessed at this name, or at all names: right and wrong are answered alike, and cost the asker nothing. */
function closed(keys: Keys, scene: Scene): Turn {
  const { access } = scene.dialogue;
  return {
    reply: { show: { view: 'identity.closed', data: {} } },
    changes: [audit(scene, 'identity.closed', nameOf(keys)), alarm(scene)],
    dialogue: { access: { ...access, half: null, pending: null }, open: null },
  };
}

function wrong(keys: Keys, tries: Try[], { alarming }: Standing, scene: Scene): Turn {
  const access = refused(scene.dialogue.access, scene.now);
  const changes = [
    audit(scene, 'identity.refused', nameOf(keys)),
    ...tries,
    ...(alarming ? [alarm(scene)] : []),
  ];
  if (access.lockedUntil === null) {
    const show = { view: 'identity.wrong', data: { left: TRIES - access.wrong } } as const;
    return { reply: { show, expects: IDENTITY }, changes, dialogue: { access } };
  }
  const turn = locked();
  return {
    ...turn,
    changes: [...changes, audit(scene, 'identity.locked', nameOf(keys))],
    dialogue: { ...turn.dialogue, access: { ...access, pending: null } },
  };
}

/** Whom somebody tried to be: the office that asks for a name finds its tries, and nobody reads a name here. */
function nameOf({ name = '' }: Keys): string {
  return `name ${name}`;
}

function alarm({ now }: Scene) {
  return { kind: 'alarm', alarm: 'identity.guessing', at: now } as const;
}

function audit(
  { inbound, now, freshId }: Scene,
  action: 'identity.granted' | 'identity.refused' | 'identity.locked' | 'identity.closed',
  subject: string,
) {
  return {
    kind: 'audit',
    id: `${freshId}:${action}`,
    at: now,
    actor: inbound.from,
    action,
    subject,
  } as const;
}

import { MINUTE } from '../../../calendar/durations';
import type { Act } from '../../../model/intent';
import type { Field } from '../../../model/page';
import type { IdentityProof } from '../../../model/people';
import { maskName } from '../../../text/mask';
import { askIdentity, granted, IDENTITY, locked, OPEN_FOR, refused, TRIES } from '../../scene/access';
import { audited } from '../../scene/audited';
import { command, type Scene, type Turn } from '../../scene/command';
import { type Standing, standing, type Try, triesAt } from '../../scene/guesses';
import type { Reads } from '../../scene/reads';
import { asking, leadTo } from '../../scene/say';
import { forgotten, upTo, word } from '../../scene/slotForms';
import { isOwn, ofOwn, ofProved, whoLooked } from './afterProof';

type Keys = { name?: string; tail?: string };
const NAME: Field = { name: 'name', kind: 'any', max: 20 };
const TAIL: Field = { name: 'tail', kind: 'any', max: 6 };

type Facts =
  /** Whoever has the registered phone needs no proof for it. */
  { own: true } | { keys: Keys; proof: Proved | null };

interface Proved {
  proven: IdentityProof;
  /** Of the household, where one was proved; masked before it is said. */
  head: string | null;
  tries: Try[];
  standing: Standing;
}

/** What is shown to who proves who somebody is, and asked for nothing. */
const MONEY: Act = { intent: 'subsidy.query', slots: {} };

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
    if (lockedUntil !== null) return null;
    if (isOwn(slots.name, scene)) return { own: true };
    if (!pending && (slots.name === undefined || slots.tail === undefined)) return null;
    const before = half && scene.now < half.until ? half : {};
    const keys: Keys = { ...before, ...(await ask.proofKeys(slots)) };
    const { name, tail } = keys;
    return { keys, proof: name && tail ? await prove(name, tail, ask, scene) : null };
  },
  answer(_, facts, scene) {
    const { access } = scene.dialogue;
    if (access.lockedUntil !== null) return locked();
    if (!facts) return askIdentity(MONEY, scene.dialogue);
    if ('own' in facts) return ownInstead(scene);
    const { keys, proof } = facts;
    if (keys.name === undefined && keys.tail === undefined) return waits();
    if (!proof) return halfGiven(keys, scene);
    const { proven, tries, standing: stands } = proof;
    if (stands.closed) return closed(keys, scene);
    if (proven.households.length + proven.cases.length === 0) return wrong(keys, tries, stands, scene);
    return right(proof, scene);
  },
});

function ownInstead({ dialogue: { access } }: Scene): Turn {
  const { pending } = access;
  return {
    ...leadTo(ofOwn(pending ?? MONEY)),
    dialogue: { access: { ...access, pending: null, half: null }, open: null },
  };
}

function right({ proven, head, tries }: Proved, scene: Scene): Turn {
  const { access } = scene.dialogue;
  // Somebody has to be there who can agree to more.
  const ask = proven.phones.some((phone) => phone !== scene.inbound.from);
  const data = head === null ? null : { head: maskName(head), minutes: OPEN_FOR / MINUTE, ask };
  return {
    ...leadTo(ofProved(access.pending ?? MONEY, proven, scene)),
    ...(data && { note: { view: 'identity.granted', data } }),
    changes: [
      audited('identity.granted', proven.households[0] ?? proven.cases[0] ?? '', scene),
      // One has to be left, also for who is right: else whoever guesses a hundred at once is right in time.
      ...tries,
      ...tries.map(({ key }) => ({ kind: 'untried', key }) as const),
    ],
    dialogue: { access: granted(access, proven, scene.now), open: null },
    notices: whoLooked(proven, scene),
  };
}

/** All of it is read before anything is known of the outcome, which the time it takes must not tell. */
async function prove(name: string, tail: string, ask: Reads, { now, guesses }: Scene): Promise<Proved> {
  const tries = triesAt(name, tail, now, guesses);
  const taken = await ask.tries(tries.map(({ key }) => key));
  const stands = standing(tries, taken, guesses);
  const proven = await ask.identityProof(name, tail);
  const [home] = stands.closed ? [] : proven.households;
  const head = home === undefined ? null : ((await ask.household(home))?.head ?? null);
  return { proven, head, tries, standing: stands };
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

/** 六位我得问问家里: what was asked for is waited for. */
function waits(): Turn {
  return asking({ view: 'identity.wait', data: {} }, IDENTITY);
}

/** Too many have guessed at this name, or at all names: right and wrong are answered alike, and cost the asker nothing. */
function closed(keys: Keys, scene: Scene): Turn {
  const { access } = scene.dialogue;
  return {
    reply: { show: { view: 'identity.closed', data: {} } },
    changes: [audited('identity.closed', nameOf(keys), scene), alarm(scene)],
    dialogue: { access: { ...access, half: null, pending: null }, open: null },
  };
}

function wrong(keys: Keys, tries: Try[], { alarming }: Standing, scene: Scene): Turn {
  const access = refused(scene.dialogue.access, scene.now);
  const changes = [
    audited('identity.refused', nameOf(keys), scene),
    ...tries,
    ...(alarming ? [alarm(scene)] : []),
  ];
  if (access.lockedUntil === null) {
    const show = { view: 'identity.wrong', data: { left: TRIES - access.wrong } } as const;
    // 打错了 是111249: digits that were mistyped come alone the next time.
    const half = keys.name === undefined ? null : { name: keys.name, until: scene.now + OPEN_FOR };
    return { reply: { show, expects: IDENTITY }, changes, dialogue: { access: { ...access, half } } };
  }
  const turn = locked();
  return {
    ...turn,
    changes: [...changes, audited('identity.locked', nameOf(keys), scene)],
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

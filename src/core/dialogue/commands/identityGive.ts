import { askIdentity, granted, IDENTITY, locked, refused, TRIES } from '../access';
import type { Command, Scene, Turn } from '../command';

type Claim = { households: string[]; cases: string[] };

/** Name and last six of the identity number, both in one message: neither is kept, so half of it cannot wait for the rest. */
export const identityGive: Command<'identity.give', Claim | null> = {
  intent: 'identity.give',
  async load({ name, tail }, ask, scene) {
    if (scene.dialogue.access.lockedUntil !== null || !name || !tail) return null;
    return ask.claim(name, tail);
  },
  answer(_, claim, scene) {
    const { access } = scene.dialogue;
    if (access.lockedUntil !== null) return locked();
    if (!access.pending) return askIdentity({ intent: 'subsidy.query', slots: {} }, scene.dialogue);
    if (!claim)
      return { reply: { show: { view: 'identity.both', data: {} }, expects: IDENTITY }, changes: [] };
    if (claim.households.length + claim.cases.length === 0) return wrong(scene);
    return {
      reply: null,
      changes: [audit(scene, 'identity.granted', claim.households[0] ?? claim.cases[0] ?? '')],
      dialogue: { access: granted(access, claim, scene.now), open: null },
      leadsTo: { act: pendingFor(access.pending, claim), page: 1 },
    };
  },
};

/** A person who has cases and no household asked for subsidy: the cases are what can be shown. */
function pendingFor(pending: NonNullable<Scene['dialogue']['access']['pending']>, claim: Claim) {
  const wantsMoney = pending.intent === 'subsidy.query' || pending.intent === 'subsidy.detail';
  if (!wantsMoney || claim.households.length > 0) return pending;
  return { intent: 'case.status', slots: {} } as const;
}

function wrong(scene: Scene): Turn {
  const access = refused(scene.dialogue.access, scene.now);
  const changes = [audit(scene, 'identity.refused', '')];
  if (access.lockedUntil === null) {
    const show = { view: 'identity.wrong', data: { left: TRIES - access.wrong } } as const;
    return { reply: { show, expects: IDENTITY }, changes, dialogue: { access } };
  }
  const turn = locked();
  return {
    ...turn,
    changes: [...changes, audit(scene, 'identity.locked', '')],
    dialogue: { ...turn.dialogue, access: { ...access, pending: null } },
  };
}

function audit(
  { inbound, now }: Scene,
  action: 'identity.granted' | 'identity.refused' | 'identity.locked',
  subject: string,
) {
  const id = `${inbound.id}:${action}`;
  return { kind: 'audit', id, at: now, actor: inbound.from, action, subject } as const;
}

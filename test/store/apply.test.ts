import type { Change } from '../../src/core/model/change';
import { applyChanges } from '../../src/store/apply';
import type { Session } from '../../src/store/engine/engine';
import { makeVault } from '../../src/store/keys/vault';
import { turnOf } from '../support/builders/changes';

const session: Session = { rows: async () => [], run: async () => 1, put: async () => {} };
const vault = makeVault(Buffer.alloc(32, 7));

test('a kind of change that nobody writes fails the batch', async () => {
  await expect(applyChanges(session, turnOf('m1', 1), vault)).resolves.toBeUndefined();
  const strange = [...turnOf('m1', 1), { kind: 'strange' } as never as Change]; // as a later release may add it
  await expect(applyChanges(session, strange, vault)).rejects.toThrow(
    'nobody writes changes of kind strange',
  );
});

import { faultOf, storeError } from '../../../src/store/engine/errors';

const coded = (code: string) => Object.assign(new Error('quotes a row'), { code });

test.each([
  // A folder that may not be written, where the file may: a log can not be made beside it.
  ['UNKNOWN_SQLITE_ERROR_1544', 'readonly', 'readonly', 'takes no writes (SQLITE_READONLY_1544)'],
  ['UNKNOWN_SQLITE_ERROR_13', 'full', 'full', 'no room left (SQLITE_FULL_13)'],
  ['UNKNOWN_SQLITE_ERROR_517', 'collided', 'busy', 'held by another transaction (SQLITE_BUSY_517)'],
  [
    'UNKNOWN_SQLITE_ERROR_4874',
    'lost',
    'unavailable',
    'the disk of the database does not answer (SQLITE_IOERR_4874)',
  ],
  [
    'SQLITE_IOERR_WRITE',
    'lost',
    'unavailable',
    'the disk of the database does not answer (SQLITE_IOERR_WRITE)',
  ],
  ['UNKNOWN_SQLITE_ERROR_779', 'broken', 'broken', 'a damaged one (SQLITE_CORRUPT_779)'],
  ['UNKNOWN_SQLITE_ERROR_3', 'broken', 'broken', 'refused a statement (UNKNOWN_SQLITE_ERROR_3)'],
])('%s is %s', (code, fault, kind, says) => {
  expect(faultOf(coded(code))).toBe(fault);
  expect(storeError(coded(code))).toMatchObject({ kind, message: expect.stringContaining(says) });
});

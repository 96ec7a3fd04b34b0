import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSmsc } from '../../../src/carrier/smsc';
import { delivery, linkTo } from '../../support/smsc/link';

const folder = mkdtempSync(join(tmpdir(), 'smpp-tls-'));
const key = join(folder, 'key.pem');
const cert = join(folder, 'cert.pem');
const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost', '-days', '2'];
const request = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];

beforeAll(() => {
  execFileSync('openssl', [...request, '-keyout', key, '-out', cert, ...subject], { stdio: 'ignore' });
});
afterAll(() => rmSync(folder, { recursive: true }));

const secure = () => startSmsc({}, { key: readFileSync(key), cert: readFileSync(cert) });

test('binds and hears over TLS with the authority it is given', async () => {
  const smsc = await secure();
  const link = await linkTo(smsc, `smpps://esme:secret@localhost:${smsc.port}?ca=${cert}`);
  await link.heard.readies.next();
  expect(await smsc.ask('deliver_sm', delivery())).toBe(0);
  await link.close();
});

test('a certificate that nobody vouches for is not believed', async () => {
  const smsc = await secure();
  const link = await linkTo(smsc, `smpps://esme:secret@localhost:${smsc.port}`);
  expect(await link.downs.next()).toContain('DEPTH_ZERO_SELF_SIGNED_CERT');
  expect(smsc.pdus.all).toEqual([]);
  await link.close();
});

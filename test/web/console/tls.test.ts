/** A certificate that the connection itself has proved signs in at the desk: no gateway stands in front. */
import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import { request } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../../src/config';
import { certificateEnds, loadTls } from '../../../src/main/tls';
import { certificateReader } from '../../../src/web/console/frame/certificate';
import { serverOf } from '../../../src/web/http/tls';

const folder = mkdtempSync(join(tmpdir(), 'desk-tls-'));
const at = (name: string) => join(folder, name);
const NEW_KEY = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
let server: Server;

function issue(name: string, ...by: string[]): void {
  const made = ['-keyout', at(`${name}.key`), '-out', at(`${name}.pem`), '-subj', `/CN=${name}`];
  execFileSync('openssl', ['req', '-x509', ...NEW_KEY, ...made, ...by], { stdio: 'ignore' });
}

const tlsOf = (env: Record<string, string>) => loadTls(readConfig(env, []));
const files = { TLS_CERT: at('service.pem'), TLS_KEY: at('service.key') };

beforeAll(async () => {
  issue('ca');
  issue('service');
  issue('stranger');
  issue('wang', '-CA', at('ca.pem'), '-CAkey', at('ca.key'));
  const certificateOf = certificateReader([]);
  const tls = tlsOf({ ...files, DESK_CERTIFICATE_CA: at('ca.pem') });
  server = serverOf(tls, {}, (asked, response) => void response.end(String(certificateOf(asked))));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true });
});

function ask(who: string | null): Promise<string> {
  const { port } = server.address() as AddressInfo; // it listens on a port
  const shown =
    who === null ? {} : { cert: readFileSync(at(`${who}.pem`)), key: readFileSync(at(`${who}.key`)) };
  const trust = { ca: readFileSync(at('service.pem')), checkServerIdentity: () => undefined };
  return new Promise((resolve, reject) => {
    const call = request({ host: '127.0.0.1', port, agent: false, ...trust, ...shown }, (response) => {
      let text = '';
      response.on('data', (part) => (text += String(part)));
      response.on('end', () => resolve(text));
    });
    call.on('error', reject).end();
  });
}

test('one of the authority is known by its fingerprint; none, or a stranger’s, is nobody, and is answered', async () => {
  const { fingerprint256 } = new X509Certificate(readFileSync(at('wang.pem')));
  expect(await ask('wang')).toBe(fingerprint256.replaceAll(':', '').toLowerCase());
  expect(await ask('stranger')).toBe('null');
  expect(await ask(null)).toBe('null');
});

test.each<[Record<string, string>, string]>([
  [{ ...files, TLS_KEY: at('nothing.key') }, 'TLS_KEY: '],
  [{ ...files, TLS_KEY: at('ca.key') }, 'TLS_CERT and TLS_KEY can not be used: '],
  [{ ...files, DESK_CERTIFICATE_CA: at('ca.key') }, 'DESK_CERTIFICATE_CA holds no certificate in PEM'],
  [{ TLS_CERT: at('service.pem') }, 'TLS_KEY is missing, which TLS_CERT needs'],
  [{ DESK_CERTIFICATE_CA: at('ca.pem') }, 'TLS_CERT is missing, which DESK_CERTIFICATE_CA needs'],
])('%j says: %s', (env, says) => {
  expect(() => tlsOf(env)).toThrow(says);
});

test('until when it is good, and where it is called by TLS', () => {
  const tls = tlsOf(files);
  expect(tls && certificateEnds(tls)).toBe(
    Date.parse(new X509Certificate(readFileSync(at('service.pem'))).validTo),
  );
  expect(readConfig(files, []).http.publicUrl).toBe('https://127.0.0.1:8080');
});

/** The certificate that this service shows, and the authority whose certificates sign in at the desk. */
import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createSecureContext } from 'node:tls';
import type { Config } from '../config';
import type { TlsFiles } from '../web/http/tls';

/** Null: plain HTTP. Throws an Error that names the variable where a file cannot be read, or key and certificate are no pair. */
export function loadTls({ http }: Pick<Config, 'http'>): TlsFiles | null {
  if (http.tls === null) return null;
  const { cert, key, deskCa } = http.tls;
  const files = {
    cert: fileOf('TLS_CERT', cert),
    key: fileOf('TLS_KEY', key),
    ...(deskCa !== null && { ca: fileOf('DESK_CERTIFICATE_CA', deskCa) }),
  };
  if (files.ca) certificateIn('DESK_CERTIFICATE_CA', files.ca);
  try {
    createSecureContext(files);
  } catch (error) {
    throw new Error(`TLS_CERT and TLS_KEY can not be used: ${error instanceof Error ? error.message : ''}`);
  }
  return files;
}

/** Milliseconds UTC; the first certificate of the file is the service's own. */
export function certificateEnds({ cert }: TlsFiles): number {
  return Date.parse(certificateIn('TLS_CERT', cert).validTo);
}

function fileOf(variable: string, path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    const why = Object(error) as { code?: string };
    throw new Error(`${variable}: ${path} can not be read (${why.code ?? 'failed'})`);
  }
}

function certificateIn(variable: string, file: Buffer): X509Certificate {
  try {
    return new X509Certificate(file);
  } catch {
    throw new Error(`${variable} holds no certificate in PEM`);
  }
}

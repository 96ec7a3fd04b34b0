/** The server itself: of plain HTTP where a proxy in front speaks TLS, or of TLS. */
import { createServer, type RequestListener, type Server, type ServerOptions } from 'node:http';
import { createServer as createTlsServer } from 'node:https';

/** In PEM; `ca` is the authority of certificates that sign in at the desk, which browsers are asked for. */
export interface TlsFiles {
  cert: Buffer;
  key: Buffer;
  ca?: Buffer;
}

/** A browser's certificate that is missing, or not of that authority, signs nobody in, and keeps nobody out. */
export function serverOf(
  tls: TlsFiles | null,
  shapes: Pick<ServerOptions, 'IncomingMessage' | 'ServerResponse'>,
  answer: RequestListener,
): Server {
  if (!tls) return createServer(shapes, answer);
  const asked = { requestCert: tls.ca !== undefined, rejectUnauthorized: false };
  return createTlsServer({ ...tls, ...asked, ...shapes }, answer);
}

/** The certificate of whoever asks: proved by this connection, or by a listed gateway in front, whoever else sends its headers. */
import { X509Certificate } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { inRanges } from '../../../net/address';

/** SHA-256 of the certificate, hexadecimal; null: none, or nobody who is believed says so. */
export type CertificateOf = (request: Pick<IncomingMessage, 'headers' | 'socket'>) => string | null;

/** `gateways`: addresses and ranges, of which the headers `Client-Cert` (RFC 9440), or `X-SSL-Client-Verify` and `X-SSL-Client-Cert`, are believed. */
export function certificateReader(gateways: readonly string[]): CertificateOf {
  const isListed = inRanges(gateways);
  return ({ headers, socket }) => {
    if (!isListed(socket.remoteAddress ?? '')) return provedBy(socket);
    const written = certificateIn(headers);
    if (written === null) return null;
    try {
      return fingerprintOf(new X509Certificate(written));
    } catch {
      return null;
    }
  };
}

/** The connection's own, where its authority is the desk's. */
function provedBy(socket: Socket): string | null {
  if (!(socket instanceof TLSSocket) || !socket.authorized) return null;
  const certificate = socket.getPeerX509Certificate();
  return certificate ? fingerprintOf(certificate) : null;
}

function fingerprintOf({ fingerprint256 }: X509Certificate): string {
  return fingerprint256.replaceAll(':', '').toLowerCase();
}

/** DER by RFC 9440; PEM, percent-encoded, as nginx passes `$ssl_client_escaped_cert` on. */
function certificateIn(headers: IncomingMessage['headers']): Buffer | string | null {
  const { 'client-cert': standard, 'x-ssl-client-verify': verified, 'x-ssl-client-cert': escaped } = headers;
  const [, base64] = /^:([A-Za-z0-9+/=]+):$/.exec(String(standard)) ?? [];
  if (base64 !== undefined) return Buffer.from(base64, 'base64');
  if (verified !== 'SUCCESS' || typeof escaped !== 'string') return null;
  try {
    return decodeURIComponent(escaped);
  } catch {
    return null;
  }
}

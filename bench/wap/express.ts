/** The limit: Express as its guide shows it, sending one fixed page of as many octets as ours has. */
import express from 'express';

const [, , port, octets, type = 'text/html'] = process.argv;
const LINK = `<a href="wap/${'0'.repeat(32)}/subsidy.query">1 补贴</a>`;
const page = LINK + 'x'.repeat(Math.max(0, Number(octets) - Buffer.byteLength(LINK)));
const app = express();
app.get('/healthz', (_request, response) => {
  response.send('ok');
});
app.use((_request, response) => {
  response.type(type).send(page);
});
app.listen(Number(port), '127.0.0.1');

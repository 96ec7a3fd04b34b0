/** The limit: Express as its guide shows it, answering every call with what is fixed; nothing is checked or kept. */
import express, { type Express } from 'express';

/** The answers of each benchmark, by its name. */
const ANSWERS: Readonly<Record<string, (app: Express, ...more: string[]) => void>> = {
  ussd(app) {
    const screen = 'CON 王*户补贴3笔，1笔没到账。回数字看详情：\n1 2026农资综合直补865.10元在银行\n0 返回';
    app.post('/gateways/ussd', (_request, response) => {
      response.type('text/plain').send(screen);
    });
  },
  /** A page of as many octets as ours has. */
  wap(app, octets, type = 'text/html') {
    const link = `<a href="wap/${'0'.repeat(32)}/subsidy.query">1 补贴</a>`;
    const page = link + 'x'.repeat(Math.max(0, Number(octets) - Buffer.byteLength(link)));
    app.get(/^\/wap/, (_request, response) => {
      response.type(type).send(page);
    });
  },
  intake(app) {
    app.use(express.json({ limit: '1mb' }));
    app.post('/api/v1/cases/events', (request, response) => {
      const accepted = Array.isArray(request.body) ? request.body.length : 1;
      response.status(202).json({ accepted, duplicate: 0, rejected: [] });
    });
  },
};

const [, , name = '', port, ...more] = process.argv;
const app = express();
ANSWERS[name]?.(app, ...more);
app.get('/healthz', (_request, response) => {
  response.send('ok');
});
app.listen(Number(port), '127.0.0.1');

/** The limit: Express as its guide shows it, answering every call with one fixed screen. */
import express from 'express';

const SCREEN = 'CON 王*户补贴3笔，1笔没到账。回数字看详情：\n1 2026农资综合直补865.10元在银行\n0 返回';
const app = express();
app.post('/gateways/ussd', (_request, response) => {
  response.type('text/plain').send(SCREEN);
});
app.get('/healthz', (_request, response) => {
  response.send('ok');
});
app.listen(Number(process.argv[2]), '127.0.0.1');

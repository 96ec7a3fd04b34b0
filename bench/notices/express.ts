/** The limit: Express as its guide shows it, reading the same bodies and answering 202; nothing is checked or kept. */
import express from 'express';

const app = express();
app.use(express.json({ limit: '1mb' }));
app.post('/api/v1/cases/events', (request, response) => {
  const accepted = Array.isArray(request.body) ? request.body.length : 1;
  response.status(202).json({ accepted, duplicate: 0, rejected: [] });
});
app.get('/healthz', (_request, response) => {
  response.send('ok');
});
app.listen(Number(process.argv[2]), '127.0.0.1');

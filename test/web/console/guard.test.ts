/** What every request of the desk passes: signing in, what was typed before it, the word of each form, rights and places. */

import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import express from 'express';
import request from 'supertest';
import { z } from 'zod';
import { addressReader } from '../../../src/net/forwarded';
import { addConsole } from '../../../src/web/console';
import { entrySection } from '../../../src/web/console/entry';
import { formFrom, readForm, typed } from '../../../src/web/console/frame/form';
import { pageRoute, route, type Section } from '../../../src/web/console/frame/route';
import { todaySection } from '../../../src/web/console/today';
import { openFileRoom } from '../../../src/web/http/fileBody';
import { securityHeaders } from '../../../src/web/http/headers';
import { fakeClock, fakeLog, pages } from '../support/fakeWeb';
import { atDesk, fakeDesk, grant, PASSWORD } from './support/fakeDesk';

const HERE = grant('entryClerk', '410522/');

/** Notes of areas: `n1` here, `n2` in another county. */
function notes() {
  const kept: string[] = [];
  const find = async ({ params }: { params: Readonly<Record<string, string>> }) => {
    const paths: Record<string, string> = { n1: '410522/101/', n2: '410526/' };
    const path = paths[params.note ?? ''];
    return path === undefined ? null : { subject: { path, department: null }, it: `note ${params.note}` };
  };
  const section: Section = {
    name: 'today',
    routes: [
      route({
        method: 'get',
        path: '/notes/:note',
        needs: 'upload.look',
        find,
        handle: async (_, it) => ({ page: 'frame/error', title: it, data: { status: 200 } }),
      }),
      route({
        method: 'post',
        path: '/notes/:note',
        needs: 'upload.mend',
        find,
        handle: async ({ form }) => {
          kept.push(typed(form, 'text'));
          return { to: '', done: 'saved' };
        },
      }),
      route({
        method: 'post',
        path: '/notes/:note/publish',
        needs: 'upload.publish',
        find,
        handle: async () => ({ to: '' }),
      }),
      pageRoute({
        method: 'post',
        path: '/notes',
        body: 'files',
        needs: 'upload.add',
        handle: async ({ files }) => {
          kept.push(...[...files].map(([field, { name, bytes }]) => `${field} ${name} ${bytes.length}`));
          return { to: '' };
        },
      }),
    ],
  };
  return { section, kept };
}

function consoleOf(grants = [HERE], publicUrl = 'http://127.0.0.1:8080', gateways: string[] = []) {
  const { section, kept } = notes();
  const { desk, open, bound } = fakeDesk({ 'token-of-wang-000': atDesk({ grants }) });
  const { clock } = fakeClock();
  const app = express().use(securityHeaders(publicUrl));
  addConsole(app, {
    pages,
    clock,
    files: openFileRoom(clock),
    log: fakeLog(),
    publicUrl,
    desk,
    utcOffset: 480,
    certificateGateways: gateways,
    addressOf: addressReader([]),
    menu: [],
    sections: [todaySection([]), entrySection(desk), section],
  });
  return { app, kept, open, bound };
}

const cookie = 'desk=token-of-wang-000';
const csrf = 'csrf-of-wang';

describe('signing in', () => {
  test('ends the session that this browser had before', async () => {
    const { app, open } = consoleOf();
    const form = { login: 'li', password: PASSWORD, kept: '' };
    await request(app).post('/console/sign-in').set('Cookie', cookie).type('form').send(form).expect(303);
    expect([...open.keys()]).toEqual(['token-of-li-000']);
    await request(app)
      .post('/console/sign-in')
      .set('Cookie', 'desk=token-of-li-000')
      .type('form')
      .send({ ...form, password: 'wrong' })
      .expect(422);
    expect([...open.keys()]).toEqual(['token-of-li-000']);
  });

  test('leads to where one wanted to go, with a cookie that no script reads', async () => {
    const { app } = consoleOf();
    const away = await request(app).get('/console/notes/n1?x=1').expect(303);
    expect(away.headers.location).toBe('/console/sign-in?then=%2Fconsole%2Fnotes%2Fn1%3Fx%3D1');
    const { text } = await request(app)
      .get(away.headers.location ?? '')
      .expect(200);
    const kept =
      /name="kept" value="([^"]*)"/.exec(text)?.[1]?.replaceAll('&quot;', '"').replaceAll('&#x3D;', '=') ??
      '';
    const form = { login: ' Wang', password: PASSWORD, kept };
    const entered = await request(app).post('/console/sign-in').type('form').send(form).expect(303);
    expect(entered.headers.location).toBe('/console/notes/n1?x=1');
    const [set = ''] = ([] as string[]).concat(entered.headers['set-cookie'] ?? []);
    expect(set).toMatch(
      /^desk=token-of-wang-000; Max-Age=43200; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/,
    );
    await request(app)
      .get('/console/notes/n1')
      .set('Cookie', set.split(';')[0] ?? '')
      .expect(200);
  });

  test('by TLS the cookie is bound to this host', async () => {
    const { app } = consoleOf([HERE], 'https://desk.example');
    const form = { login: 'wang', password: PASSWORD };
    const { headers } = await request(app).post('/console/sign-in').type('form').send(form).expect(303);
    expect(String(headers['set-cookie'])).toMatch(/^__Host-desk=.*; HttpOnly; Secure; SameSite=Lax$/);
  });

  test.each([
    '//evil.example',
    'https://evil.example',
    '/console/../wap',
    '/console/%2e%2E/wap',
    '/console/uploads/.%2e',
    '/console\\@evil',
    '/wap',
    'not json',
  ])('never leads to %s', async (then) => {
    const { app } = consoleOf();
    const kept = then === 'not json' ? then : JSON.stringify({ to: then, form: null });
    const form = { login: 'wang', password: PASSWORD, kept };
    const { headers } = await request(app).post('/console/sign-in').type('form').send(form).expect(303);
    expect(headers.location).toBe('/console');
  });

  test('says the same of whatever is wrong, and keeps the name', async () => {
    const { app } = consoleOf();
    const form = { login: 'wang', password: 'wrong' };
    const { text } = await request(app).post('/console/sign-in').type('form').send(form).expect(422);
    expect(text.split('账号或密码不对')).toHaveLength(2);
    expect(text).toContain('value="wang"');
    expect(text).not.toContain('value="wrong"');
  });
});

describe('a certificate', () => {
  const pem = readFileSync(join(__dirname, 'support/certificate.pem'), 'utf8');
  const { fingerprint256, raw } = new X509Certificate(pem);
  const fingerprint = fingerprint256.replaceAll(':', '').toLowerCase();
  const nginx = { 'X-SSL-Client-Verify': 'SUCCESS', 'X-SSL-Client-Cert': encodeURIComponent(pem) };
  const standard = { 'Client-Cert': `:${raw.toString('base64')}:` };
  const LISTED = ['127.0.0.0/8', '::1'];

  async function signIn(gateways: string[], headers: Record<string, string>) {
    const { app, bound } = consoleOf([HERE], 'http://127.0.0.1:8080', gateways);
    bound.set(fingerprint, 'wang');
    return request(app).post('/console/sign-in/certificate').set(headers).type('form').send({ kept: '' });
  }

  test.each([nginx, standard])('that a listed gateway proved signs its account in', async (headers) => {
    const { status, headers: answered } = await signIn(LISTED, headers);
    expect([status, answered.location]).toEqual([303, '/console']);
    expect(String(answered['set-cookie'])).toContain('desk=token-of-wang-000');
  });

  test.each<[string, string[], Record<string, string>]>([
    ['of somebody who is not listed', ['10.0.0.0/8'], standard],
    ['of nobody', [], nginx],
    ['that was not proved', LISTED, { ...nginx, 'X-SSL-Client-Verify': 'FAILED:expired' }],
    ['that is none', LISTED, { 'Client-Cert': ':AAAA:' }],
    ['that is broken', LISTED, { ...nginx, 'X-SSL-Client-Cert': '%' }],
  ])('%s signs nobody in', async (_, gateways, headers) => {
    const { headers: answered } = await signIn(gateways, headers);
    expect([answered.location, answered['set-cookie']]).toEqual(['/console/sign-in', undefined]);
  });
});

describe('a session that ended on a half-filled form', () => {
  test('nothing typed is lost: sign in, one button, and it is done', async () => {
    const { app, kept } = consoleOf();
    const posted = { text: '李"四 <3', csrf: 'of a session that ended', 'new-password': 'x' };
    const away = await request(app).post('/console/notes/n1').type('form').send(posted).expect(401);
    expect(away.text).toContain('刚才填的内容都还在');
    const hidden = plain(/name="kept" value="([^"]*)"/.exec(away.text)?.[1] ?? '');
    expect(hidden).not.toContain('password');
    const form = { login: 'wang', password: PASSWORD, kept: hidden };
    const back = await request(app).post('/console/sign-in').type('form').send(form).expect(200);
    expect(back.text).toContain('action="/console/notes/n1"');
    const fields = [...back.text.matchAll(/type="hidden" name="([^"]*)" value="([^"]*)"/g)];
    const again = Object.fromEntries(fields.map(([, name = '', value = '']) => [name, plain(value)]));
    await request(app).post('/console/notes/n1').set('Cookie', cookie).type('form').send(again).expect(303);
    expect(kept).toEqual(['李"四 <3']);
  });

  test('what was typed beside a file comes back too; the file is asked for once more', async () => {
    const { app, kept } = consoleOf();
    const away = await request(app)
      .post('/console/notes')
      .field('period', '2026年第一批')
      .attach('file', Buffer.from('身份证号'), 'a.csv')
      .expect(401);
    const hidden = plain(/name="kept" value="([^"]*)"/.exec(away.text)?.[1] ?? '');
    const form = { login: 'wang', password: PASSWORD, kept: hidden };
    const back = await request(app).post('/console/sign-in').type('form').send(form).expect(200);
    expect(back.text).toContain('action="/console/notes" enctype="multipart/form-data"');
    expect(back.text).toContain('name="period" value="2026年第一批"');
    expect(back.text).toContain('文件没有留下，请再选一次');
    expect([hidden.includes('身份证号'), kept]).toEqual([false, []]);
  });

  /** What Handlebars escapes. */
  function plain(html: string): string {
    const names: Record<string, string> = {
      quot: '"',
      amp: '&',
      lt: '<',
      gt: '>',
      '#x3D': '=',
      '#x27': "'",
      '#x60': '`',
    };
    return html.replace(/&([^;]+);/g, (whole, name: string) => names[name] ?? whole);
  }

  test('a form without the word of this session does nothing and comes back', async () => {
    const { app, kept } = consoleOf();
    const { text } = await request(app)
      .post('/console/notes/n1')
      .set('Cookie', cookie)
      .type('form')
      .send({ text: 'x', csrf: 'another' })
      .expect(409);
    expect(text).toContain(`name="csrf" value="${csrf}"`);
    expect(text).toContain('name="text" value="x"');
    expect(kept).toEqual([]);
  });

  test('nor does one whose address is too long to come back to', async () => {
    const { app, kept } = consoleOf();
    await request(app)
      .post(`/console/notes/n1?${'x'.repeat(2_000)}`)
      .set('Cookie', cookie)
      .type('form')
      .send({ text: 'x', csrf: 'another' })
      .expect(400);
    expect(kept).toEqual([]);
  });
});

describe('rights and places', () => {
  test('what is another area’s is answered as what is not there, octet for octet', async () => {
    const { app } = consoleOf();
    const foreign = await request(app).get('/console/notes/n2').set('Cookie', cookie).expect(404);
    const missing = await request(app).get('/console/notes/n9').set('Cookie', cookie).expect(404);
    expect(foreign.text.replaceAll('n2', 'n9')).toBe(missing.text);
    expect(Object.keys(foreign.headers)).toEqual(Object.keys(missing.headers));
  });

  test('what may be seen and not done is a 403 that says why', async () => {
    const { app } = consoleOf();
    const { text } = await request(app)
      .post('/console/notes/n1/publish')
      .set('Cookie', cookie)
      .type('form')
      .send({ csrf })
      .expect(403);
    expect(text).toContain('您的账号没有办这件事的权限');
  });

  test('before a code or a new password there is nothing else', async () => {
    const { app, open } = consoleOf();
    open.set('token-of-wang-000', atDesk({ grants: [HERE], needs: 'password' }));
    const { headers } = await request(app).get('/console/notes/n1').set('Cookie', cookie).expect(303);
    expect(headers.location).toBe('/console/me/password');
    await request(app).get('/console/me/password').set('Cookie', cookie).expect(200);
    open.set('token-of-wang-000', atDesk({ grants: [HERE], needs: 'code' }));
    expect((await request(app).get('/console').set('Cookie', cookie).expect(303)).headers.location).toBe(
      '/console/sign-in/code',
    );
    await request(app).get('/console/me/password').set('Cookie', cookie).expect(303);
  });
});

describe('files', () => {
  test('a Chinese name arrives as it is, without folders', async () => {
    const { app, kept } = consoleOf();
    await request(app)
      .post('/console/notes')
      .set('Cookie', cookie)
      .field('csrf', csrf)
      .attach('file', Buffer.from('abc'), { filename: '../../农户.xlsx' })
      .expect(303);
    expect(kept).toEqual(['file 农户.xlsx 3']);
  });

  test('are not read before signing in, nor over 32 MiB', async () => {
    const { app, kept } = consoleOf();
    await request(app)
      .post('/console/notes')
      .field('csrf', csrf)
      .attach('file', Buffer.from('abc'), 'a.csv')
      .expect(401);
    const length = String(200 * 1_048_576);
    const type = 'multipart/form-data; boundary=x';
    await request(app)
      .post('/console/notes')
      .set({ Cookie: cookie, 'Content-Length': length, 'Content-Type': type })
      .expect(413);
    expect(kept).toEqual([]);
  });
});

test('every page is kept by nobody, framed by nobody, and has no script or style within', async () => {
  const { app } = consoleOf();
  const answers = await Promise.all([
    request(app).get('/console/sign-in'),
    request(app).get('/console').set('Cookie', cookie),
    request(app).get('/console/nowhere').set('Cookie', cookie),
    request(app).get('/console/start/good-link'),
  ]);
  for (const { headers, text } of answers) {
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['x-frame-options']).toBe('DENY');
    expect(text).not.toMatch(/<style|style=|<script>|\son\w+=/);
  }
});

test('speaks English when asked, and stays on the page', async () => {
  const { app } = consoleOf();
  const { headers } = await request(app).get('/console/language?to=en&back=%2Fconsole%2Fsign-in').expect(303);
  expect(headers.location).toBe('/console/sign-in');
  const { text } = await request(app).get('/console/sign-in').set('Cookie', 'desk-language=en').expect(200);
  expect(text).toContain('<html lang="en">');
});

test('before anybody chose it speaks as the browser asks', async () => {
  const { app } = consoleOf();
  const spoken = async (accepts: string, cookie = '') =>
    /<html lang="([^"]*)"/.exec(
      (await request(app).get('/console/sign-in').set('Accept-Language', accepts).set('Cookie', cookie)).text,
    )?.[1];
  expect(await spoken('en-US,en;q=0.9')).toBe('en');
  expect(await spoken('en-US,en;q=0.9', 'desk-language=zh-CN')).toBe('zh-CN');
  expect(await spoken('fr')).toBe('zh-CN');
});

test('what no key types is no part of a form, and what has one line is one line', () => {
  const form = formFrom({ name: ' 张\u0000三\r\nX-Y: z\u007f ', body: '一\r\n二' });
  expect(readForm(z.object({ name: z.string() }), form)).toEqual({ read: { name: '张三 X-Y: z' } });
  expect(typed(form, 'body')).toBe('一\r\n二');
});

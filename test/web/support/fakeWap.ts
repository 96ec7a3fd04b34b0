/** A gateway of two pages in three markups: what a phone that browses has to be able to follow. */
import type { Gateway, WebAnswer, WebCall } from '../../../src/ports';

const MOBILE = 'application/vnd.wap.xhtml+xml';
const pageOf = (title: string, body: string) =>
  `<!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml" xml:lang="zh-CN"><head><title>${title}</title></head>
<body><h1>${title}</h1>${body}</body></html>`;
/** With the mask of those phones, or without. */
const homeOf = (mask: string) =>
  pageOf(
    '乡信',
    `<p><a href="news" accesskey="1">1 信息</a></p><form action="say" method="post"><p>
<input type="text" name="text"${mask}/><input type="submit" value="发"/></p></form>`,
  );
const NEWS = pageOf('信息', '');

const DECK = `<?xml version="1.0"?>
<!DOCTYPE wml PUBLIC "-//WAPFORUM//DTD WML 1.1//EN" "http://www.wapforum.org/DTD/wml_1.1.xml">
<wml><card id="c" title="乡信">
<onevent type="onenterforward"><refresh><setvar name="text" value="您好"/></refresh></onevent>
<do type="accept" label="发"><go href="/wap/zh/say" method="post"><postfield name="text" value="$(text)"/></go></do>
<p>每斤$$1.50<br/><a href="#two">1 下一张</a></p><p><input name="text" title="说一句"/></p></card>
<card id="two" title="第二张"><p><a href="/wap/zh/news">1 信息</a></p></card></wml>`;

/** As the gateway of these pages says: the simulator shows them in a frame. */
const FRAMED = {
  'Content-Security-Policy': "default-src 'none'; form-action 'self'; frame-ancestors 'self'",
};

/** Says back what was posted. */
export function fakeWap(): Gateway {
  const posted = ({ body }: WebCall) => new URLSearchParams(body.toString()).get('text') ?? '';
  const answer = async (call: WebCall): Promise<WebAnswer> => {
    const said = call.method === 'POST' ? `您说:${posted(call)}` : null;
    const isNews = call.url.endsWith('/news');
    if ((call.headers.accept ?? '').includes('text/vnd.wap.wml')) {
      const body = said ?? (isNews ? '信息' : null);
      const deck = body === null ? DECK : `<wml><card title="答"><p>${body}</p></card></wml>`;
      return { status: 200, type: 'text/vnd.wap.wml; charset=UTF-8', body: deck };
    }
    const type = (call.headers.accept ?? '').includes(MOBILE) ? MOBILE : 'text/html';
    const home = homeOf(type === MOBILE ? ` style="-wap-input-format:'*N'"` : '');
    const page = said === null ? (isNews ? NEWS : home) : pageOf('答', `<p>${said}</p>`);
    return { status: 200, type: `${type}; charset=UTF-8`, headers: FRAMED, body: page };
  };
  return {
    name: 'wap',
    replies: 'inline',
    limits: { window: 0, perSecond: 0 },
    web: { path: '/wap', answer },
    start: async () => {},
    health: () => ({ state: 'up', since: 0, detail: '', open: 0 }),
    stop: async () => {},
  };
}

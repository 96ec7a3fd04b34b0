#!/usr/bin/env python3
"""A client of 乡信 for an office's own system. Python 3.7 or later, and nothing to install.

    export XIANGXIN_URL=https://xiangxin.example.gov.cn XIANGXIN_KEY=...
    python3 xiangxin.py hand-in cases 2026-11 办件.xlsx      # send a file, wait for its checks, show what is wrong
    python3 xiangxin.py report event.json                    # report one event of a case, or a list of them
    python3 xiangxin.py list cases state=accepted            # read a list to its end, a line of JSON each
    python3 xiangxin.py reference programmes > p.json        # what the county says of itself; areas, days, settings and so on
    python3 xiangxin.py put-reference programmes p.json      # put it in again, mended: what is the same changes nothing
    python3 xiangxin.py listen 8090 whsec_...                # hear webhooks, each with its signature checked

docs/api.md says what each of these means.
"""
import base64
import hashlib
import hmac
import json
import os
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from http.server import BaseHTTPRequestHandler, HTTPServer

URL = os.environ.get('XIANGXIN_URL', 'http://127.0.0.1:8080').rstrip('/')
KEY = os.environ.get('XIANGXIN_KEY', '')
FIVE_MINUTES = 300
# Worth another try: nothing was taken, or nobody knows. The same ids and the same octets are taken once.
AGAIN = (429, 500, 502, 503, 504)
TRIES = 5
ROWS_AT_ONCE = 1000


class Refused(Exception):
    """What the service refuses, and why."""


def call(method, path, body=None, media='application/json', **query):
    """The answer to one call, as Python's own values. Raises Refused."""
    query = {name: value for name, value in query.items() if value is not None}
    address = URL + '/api/v1' + path + ('?' + urllib.parse.urlencode(query) if query else '')
    octets = json.dumps(body).encode() if media == 'application/json' and body is not None else body
    headers = {'Authorization': 'Bearer ' + KEY, 'Content-Type': media}
    for attempt in range(TRIES):
        request = urllib.request.Request(address, octets, headers, method=method)
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as error:
            wait = int(error.headers.get('Retry-After') or 2 ** attempt)
            if error.code not in AGAIN or attempt == TRIES - 1:
                raise Refused('%d %s' % (error.code, error.read().decode('utf-8', 'replace')))
        except OSError as error:
            wait = 2 ** attempt
            if attempt == TRIES - 1:
                raise Refused('%s can not be reached: %s' % (URL, error))
        time.sleep(wait)


def items(path, **query):
    """Every item of a list, page by page. A page may be empty and have a next one."""
    cursor = None
    while True:
        page = call('GET', path, cursor=cursor, **query)
        for item in page['items']:
            yield item
        cursor = page['next']
        if cursor is None:
            return


def hand_in(kind, period, file, **more):
    """Hands a file in and waits for its checks. Prints the numbers and what is wrong."""
    with open(file, 'rb') as octets:
        made = call('POST', '/uploads', octets.read(), 'application/octet-stream',
                    kind=kind, period=period, name=os.path.basename(file), **more)
    path = '/uploads/' + made['id']
    while True:
        upload = call('GET', path)
        if upload['state'] not in ('receiving', 'reading'):
            break
        time.sleep(1)
    show({name: upload[name] for name in ('id', 'state', 'rows', 'numbers', 'trouble', 'columns')})
    for fault in items(path + '/faults'):
        print('row %s column %s: %s. %s' % (fault['row'], fault['column'], fault['says'], fault['todo']))
    return 0 if upload['faultyRows'] == 0 and upload['state'] not in ('refused', 'columns') else 1


def verified(secret, headers, body, now=None):
    """The event of a webhook. Raises Refused where it was not sent with this secret, or long ago (Standard Webhooks)."""
    ident, stamp = headers.get('webhook-id', ''), headers.get('webhook-timestamp', '')
    key = base64.b64decode(secret[len('whsec_'):])
    signed = ident.encode() + b'.' + stamp.encode() + b'.' + body
    wanted = 'v1,' + base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
    # There may be several, with blanks between.
    given = headers.get('webhook-signature', '').split(' ')
    if not any(hmac.compare_digest(one.encode(), wanted.encode()) for one in given):
        raise Refused('the signature is not of this secret')
    if not stamp.isdigit() or abs((now or time.time()) - int(stamp)) > FIVE_MINUTES:
        raise Refused('the call is too old: it may be somebody’s who listened')
    return json.loads(body.decode('utf-8'))


def listen(port, secret):
    """Answers webhooks until it is stopped, and prints each event once."""
    seen = set()  # A system keeps the ids where it keeps what it made of the events, in one transaction.

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers.get('Content-Length') or 0))
            try:
                event = verified(secret, self.headers, body)
            except Refused as why:
                print(why, file=sys.stderr)
                return self.answer(401)
            ident = self.headers['webhook-id']
            if ident not in seen:
                show(event)
                seen.add(ident)
            self.answer(204)

        def answer(self, status):
            self.send_response(status)
            self.send_header('Content-Length', '0')
            self.end_headers()

        def log_message(self, *_):
            pass

    HTTPServer(('127.0.0.1', int(port)), Handler).serve_forever()


def show(value):
    print(json.dumps(value, ensure_ascii=False), flush=True)


def report(file):
    with open(file, encoding='utf-8') as events:
        answer = call('POST', '/cases/events', json.load(events))
    show(answer)
    return 1 if answer['rejected'] else 0


def print_list(name, **query):
    for item in items('/' + name, **query):
        show(item)
    return 0


def reference(kind):
    show({'rows': call('GET', '/reference/' + kind)['items']})
    return 0


def put_reference(kind, file):
    with open(file, encoding='utf-8') as read:
        said = json.load(read)
    rows = said['rows'] if isinstance(said, dict) else said
    total = {'accepted': 0, 'duplicate': 0, 'rejected': []}
    for first in range(0, len(rows), ROWS_AT_ONCE):
        answer = call('POST', '/reference/' + kind, {'rows': rows[first:first + ROWS_AT_ONCE]})
        total['accepted'] += answer['accepted']
        total['duplicate'] += answer['duplicate']
        total['rejected'] += [dict(one, index=one['index'] + first) for one in answer['rejected']]
    show(total)
    return 1 if total['rejected'] else 0


# What each takes; what follows as name=value goes along.
COMMANDS = {'hand-in': (hand_in, 3), 'report': (report, 1), 'list': (print_list, 1), 'listen': (listen, 2),
            'reference': (reference, 1), 'put-reference': (put_reference, 2)}


def main(args):
    run, takes = COMMANDS.get(args[0] if args else '', (None, 0))
    words, pairs = args[1:takes + 1], args[takes + 1:]
    if run is None or len(words) < takes or any('=' not in one for one in pairs):
        print(__doc__)
        return 2
    return run(*words, **dict(one.split('=', 1) for one in pairs))


if __name__ == '__main__':
    try:
        sys.exit(main(sys.argv[1:]))
    except Refused as why:
        sys.exit(str(why))

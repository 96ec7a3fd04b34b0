/** The load generator: a carrier in a process of its own, so that its work is not charged to who is measured. */
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { Alarm } from './notices/alarm';
import type { FromLoad, Phase, ToLoad } from './phase';
import { type Speech, speechOf } from './speech';
import { Cutter } from './speech/pdu';
import { Stopwatch } from './stopwatch';
import { Tally } from './tally';

/** Both ask for the household's payments; the second travels as UCS-2. */
const TEXTS = ['BT', '补贴'] as const;
const TICK_MS = 1;
const SILENCE_MS = 20_000;

const say = (message: FromLoad) => process.send?.(message);

/** The newest bind; one who is measured after another brings its own. */
let link: Link | undefined;
let tally: Tally | undefined;
let alarm: Alarm | undefined;

interface Question {
  from: string;
  text: string;
}

const AGAIN_MS = 20;

class Link {
  private watch: Stopwatch | undefined;
  private open = 0;
  private sequence = 0;
  private readonly asked = new Map<number, Question>();
  private submits = 0;
  private sample: (() => string) | undefined;
  private speech: Speech | undefined;
  /** Where questions go. */
  private asking: Socket;
  private ticking: NodeJS.Timeout | undefined;
  private silence: NodeJS.Timeout | undefined;

  constructor(private readonly socket: Socket) {
    this.asking = socket;
    this.listenTo(socket);
  }

  private listenTo(socket: Socket): void {
    const cutter = new Cutter();
    socket.setNoDelay(true);
    socket.on('data', (chunk) => this.hear(chunk, cutter, socket));
    socket.on('error', () => socket.destroy());
    socket.on('close', () => this.fail('the link was closed'));
  }

  /** Starts a phase; its end is said to the parent. */
  begin(phase: Phase): void {
    this.watch = new Stopwatch(phase);
    this.silence = setTimeout(() => this.fail(`nothing came for ${SILENCE_MS / 1_000} s`), SILENCE_MS);
    if (phase.pace > 0) this.ticking = setInterval(() => this.ask(), TICK_MS);
    this.ask();
  }

  private ask(): void {
    const { watch, asking } = this;
    if (!watch) return;
    asking.cork();
    while (watch.sent < watch.due() && this.open < watch.phase.window) {
      const text = TEXTS[watch.sent % TEXTS.length] ?? TEXTS[0];
      this.open += 1;
      this.send({ from: watch.next(), text });
    }
    asking.uncork();
  }

  private send(question: Question): void {
    this.sequence += 1;
    this.asked.set(this.sequence, question);
    const octets = this.speech?.deliver(this.sequence, question.from, question.text);
    if (octets) this.asking.write(octets);
  }

  /** What is too much just now is brought again, as a carrier does; its time runs from when it was asked first. */
  private heard(pdu: Buffer, speech: Speech): void {
    const sequence = speech.sequenceOf(pdu);
    const question = this.asked.get(sequence);
    this.asked.delete(sequence);
    const status = speech.statusOf(pdu);
    if (status === speech.full && question) {
      setTimeout(() => this.send(question), AGAIN_MS);
      return;
    }
    this.open -= 1;
    if (status !== 0) this.fail(`a question was refused with status ${status}`);
  }

  private hear(chunk: Buffer, cutter: Cutter, socket: Socket): void {
    this.silence?.refresh();
    socket.cork();
    for (const pdu of cutter.cut(chunk)) this.take(pdu, socket);
    socket.uncork();
    if (this.watch?.done) this.finish(this.watch);
    this.ask();
  }

  private take(pdu: Buffer, socket: Socket): void {
    this.speech ??= speechOf(pdu);
    const { speech } = this;
    switch (speech.kindOf(pdu)) {
      case 'login':
        socket.write(speech.letIn(pdu));
        if (speech.dialsWith) this.dial(speech.dialsWith);
        else this.bound();
        return;
      case 'submit':
        this.takeAnswer(pdu, speech);
        return;
      case 'answer':
        this.heard(pdu, speech);
        return;
      case 'other': {
        const answer = speech.other(pdu);
        if (answer) socket.write(answer);
        else if (!link) this.bound(); // our own log-in was answered
      }
    }
  }

  private dial(login: Buffer): void {
    const { localPort = 0 } = this.socket;
    link = undefined;
    this.asking = connect(localPort + 1, '127.0.0.1');
    this.listenTo(this.asking);
    this.asking.write(login);
  }

  private bound(): void {
    link = this;
    say({ kind: 'bound' });
  }

  private takeAnswer(pdu: Buffer, speech: Speech): void {
    const { to, text } = speech.readSubmit(pdu);
    this.submits += 1;
    if (tally?.take(to)) {
      if (tally.done) say({ kind: 'tallied', perSecond: tally.perSecond });
    } else if (!alarm?.take(to)) {
      this.watch?.answer(to);
      this.sample = text;
    }
    this.socket.write(speech.taken(pdu, this.submits));
  }

  private finish(watch: Stopwatch): void {
    this.rest();
    say({ kind: 'measured', measured: watch.measured(this.sample?.() ?? '') });
  }

  private fail(why: string): void {
    if (!this.watch) return;
    const { sent, answered } = this.watch;
    this.rest();
    say({ kind: 'failed', why: `${why}, with ${sent} asked and ${answered} answered` });
  }

  private rest(): void {
    clearInterval(this.ticking);
    clearTimeout(this.silence);
    this.watch = undefined;
  }
}

const server = createServer((socket) => new Link(socket));
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo; // a TCP server has no other kind
  say({ kind: 'listening', port });
});
process.on('message', (asked: ToLoad) => {
  if ('tally' in asked) tally = new Tally(asked.tally);
  else if ('key' in asked) {
    const done = (p99: number) => say({ kind: 'alarmed', p99 });
    alarm = new Alarm(asked, done, (why) => say({ kind: 'failed', why }));
  } else if (link) link.begin(asked);
  else say({ kind: 'failed', why: 'nobody is bound' });
});
process.on('disconnect', () => process.exit());

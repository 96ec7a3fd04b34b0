/** The load generator: an SMSC in a process of its own, so that its work is not charged to who is measured. */
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { Alarm } from './notices/alarm';
import { COMMAND, Cutter, commandOf, deliverSm, readSubmit, responseTo, sequenceOf, statusOf } from './pdu';
import type { FromLoad, Phase, ToLoad } from './phase';
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

/** ESME_RMSGQFUL: more comes in than can be answered in time. */
const FULL = 0x14;
const AGAIN_MS = 20;

class Link {
  private watch: Stopwatch | undefined;
  private open = 0;
  private sequence = 0;
  private readonly asked = new Map<number, Question>();
  private submits = 0;
  private sample: (() => string) | undefined;
  private readonly cutter = new Cutter();
  private ticking: NodeJS.Timeout | undefined;
  private silence: NodeJS.Timeout | undefined;

  constructor(private readonly socket: Socket) {
    socket.setNoDelay(true);
    socket.on('data', (chunk) => this.hear(chunk));
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
    const { watch, socket } = this;
    if (!watch) return;
    socket.cork();
    while (watch.sent < watch.due() && this.open < watch.phase.window) {
      const text = TEXTS[watch.sent % TEXTS.length] ?? TEXTS[0];
      this.open += 1;
      this.send({ from: watch.next(), text });
    }
    socket.uncork();
  }

  private send(question: Question): void {
    this.sequence += 1;
    this.asked.set(this.sequence, question);
    this.socket.write(deliverSm(this.sequence, question.from, question.text));
  }

  /** What is too much just now is brought again, as a carrier does; its time runs from when it was asked first. */
  private heard(pdu: Buffer): void {
    const sequence = sequenceOf(pdu);
    const question = this.asked.get(sequence);
    this.asked.delete(sequence);
    const status = statusOf(pdu);
    if (status === FULL && question) {
      setTimeout(() => this.send(question), AGAIN_MS);
      return;
    }
    this.open -= 1;
    if (status !== 0) this.fail(`a deliver_sm was refused with status ${status}`);
  }

  private hear(chunk: Buffer): void {
    this.silence?.refresh();
    this.socket.cork();
    for (const pdu of this.cutter.cut(chunk)) this.take(pdu);
    this.socket.uncork();
    if (this.watch?.done) this.finish(this.watch);
    this.ask();
  }

  private take(pdu: Buffer): void {
    switch (commandOf(pdu)) {
      case COMMAND.bind_transceiver:
      case COMMAND.bind_receiver:
      case COMMAND.bind_transmitter:
        this.socket.write(responseTo(pdu, 'bench'));
        link = this;
        say({ kind: 'bound' });
        return;
      case COMMAND.submit_sm:
        this.takeAnswer(pdu);
        return;
      case COMMAND.deliver_sm_resp:
        this.heard(pdu);
        return;
      case COMMAND.enquire_link:
      case COMMAND.unbind:
        this.socket.write(responseTo(pdu));
        return;
    }
  }

  private takeAnswer(pdu: Buffer): void {
    const { to, text } = readSubmit(pdu);
    this.submits += 1;
    if (tally?.take(to)) {
      if (tally.done) say({ kind: 'tallied', perSecond: tally.perSecond });
    } else if (!alarm?.take(to)) {
      this.watch?.answer(to);
      this.sample = text;
    }
    this.socket.write(responseTo(pdu, this.submits.toString(16)));
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

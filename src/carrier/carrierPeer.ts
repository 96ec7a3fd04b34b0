/** The other end of a carrier's link, in words that all protocols share. */
import { LinkPeer } from './peer';

/** A segment of ours, as the carrier took it. */
export interface Segment {
  /** The carrier's id of it, as its report names it. */
  reference: string;
  from: string;
  to: string;
  octets: Buffer;
  /** data_coding, Msg_Fmt, MsgFormat, MessageCoding: 0 ASCII, 8 UCS-2, 15 GB18030. */
  coding: number;
  hasHeader: boolean;
  wantsReport: boolean;
}

/** A person's text, or a part of one. */
export interface Brought extends Pick<Segment, 'from' | 'to' | 'octets' | 'coding' | 'hasHeader'> {}

export abstract class CarrierPeer extends LinkPeer {
  /** Called with each segment that was taken, once that is answered. */
  taken: (segment: Segment) => void = () => {};

  /** What stands in a segment, and under which id it was taken. */
  protected abstract segmentOf(request: Buffer, answer: Buffer): Segment;
  /** Hands a text over; resolves with whether it was taken. */
  abstract bring(text: Brought): Promise<boolean>;
  /** Word of a segment. */
  abstract tell(segment: Pick<Segment, 'reference' | 'to'>, delivered: boolean): Promise<unknown>;

  protected override tookSegment(request: Buffer, answer: Buffer): void {
    this.taken(this.segmentOf(request, answer));
  }
}

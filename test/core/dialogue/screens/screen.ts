/** One screen of a conversation in the village, and what leads to it. */

import type { Reads } from '../../../../src/core/dialogue/scene/reads';
import type { Understood } from '../../../../src/core/model/understood';
import type { ViewName, Views } from '../../../../src/core/views';
import type { Seen } from '../../../support/conversation';

export type Screen = {
  [V in ViewName]: {
    view: V;
    from: string;
    /** Said, or understood so, one after another; the screen is what the last of them shows. */
    texts: (string | Understood)[];
    /** What the village knows otherwise. */
    known?: Partial<Reads>;
    /** Of the data, what says that it is about the right thing. */
    data?: Partial<Views[V]>;
    /** Said above it. */
    note?: ViewName;
    /** The first of its ways on. */
    ways?: Seen['ways'];
  };
}[ViewName];

/** What a word can end: the words of each are in `labels.json`. */
export type Ended =
  | 'phone'
  | 'visit'
  | 'complaint'
  | 'consult'
  | 'expedite'
  | 'rate'
  | 'identity'
  | 'look'
  | 'list'
  | 'nothing';

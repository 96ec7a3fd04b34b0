/** What one look found. `todo` is for the operator; without it nothing needs doing. */
export interface Finding {
  subject: string;
  state: 'works' | 'fails' | 'unused';
  says: string;
  todo?: string;
}

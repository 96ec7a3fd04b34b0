/** Files of offices over the API: handed in, watched, marked, mended by another file, thrown away. Who decides are people at the desk. */
import type { OperationTools } from '../operation/tools';
import { discardUpload, matchUpload } from './decide';
import { listFaults, markedUpload } from './faults';
import { handInUpload } from './handIn';
import { listUploads, showUpload } from './uploads';

export const uploadOperations = ({ uploads }: OperationTools) => [
  handInUpload(uploads),
  listUploads(uploads),
  showUpload(uploads),
  listFaults(uploads),
  markedUpload(uploads),
  matchUpload(uploads),
  discardUpload(uploads),
];

/** What a form brings: fields, and files within 32 MiB. */
import type { RequestHandler } from 'express';
import multer, { MulterError } from 'multer';
import { formBody } from '../../http/body';
import { bodyBudget } from '../../http/bodyBudget';
import { Problem } from '../../http/problem';
import type { FormFile } from './route';

/** Octets of a file at most. */
const LONGEST_FILE = 33_554_432;
/** Files that are read at the same time. */
const FILES_AT_ONCE = 4;
const MOST = { files: 1, fields: 500, fieldSize: 1_048_576 } as const;

const readFiles = multer({
  storage: multer.memoryStorage(),
  // Without it Chinese names of files are read as Latin-1.
  defParamCharset: 'utf8',
  limits: { ...MOST, fileSize: LONGEST_FILE, parts: MOST.files + MOST.fields },
}).any();

const hasRoom = bodyBudget(FILES_AT_ONCE * LONGEST_FILE, LONGEST_FILE);

/** Puts fields into `request.body`, files into `request.files`. 413 where a file is too long, before it is read where its length is told; 503 where too many come at once. */
export const fileBody: RequestHandler[] = [
  (request, response, next) => {
    if (!request.is('multipart/form-data'))
      return next(new Problem(415, 'Unsupported Media Type', 'Send the form with its file.'));
    const said = Number(request.headers['content-length'] ?? 0);
    if (said > LONGEST_FILE + MOST.fieldSize) return next(tooLong());
    next(hasRoom(request, response) ? undefined : tooMany());
  },
  (request, response, next) =>
    void readFiles(request, response, (error: unknown) => {
      if (!(error instanceof MulterError)) return next(error);
      next(
        error.code === 'LIMIT_FILE_SIZE'
          ? tooLong()
          : new Problem(400, 'Bad Request', `The form can not be read: ${error.code}.`),
      );
    }),
];

export { formBody };

function tooLong(): Problem {
  return new Problem(413, 'Content Too Large', `A file may have ${LONGEST_FILE / 1_048_576} MiB at most.`);
}

function tooMany(): Problem {
  const detail = 'Too many files are being received at the same time. Send it again in a moment.';
  return new Problem(503, 'Service Unavailable', detail, {}, { 'Retry-After': '5' });
}

/** What multer left in a request, by the name of the field. */
export function filesOf(files: unknown): Map<string, FormFile> {
  const list = Array.isArray(files) ? (files as Express.Multer.File[]) : []; // multer's any() leaves a list
  return new Map(
    list.map(({ fieldname, originalname, buffer }) => [
      fieldname,
      { name: originalname.replace(/^.*[/\\]/, ''), bytes: buffer },
    ]),
  );
}

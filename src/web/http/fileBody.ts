/** A file that comes with a form, or is the body itself, within 32 MiB. */
import express, { type Request, type RequestHandler } from 'express';
import multer, { MulterError } from 'multer';
import { FileRoom, type FileRoomOptions } from './fileRoom';
import { Problem } from './problem';

/** A file that came with a form. */
export interface FormFile {
  /** As its owner calls it, without folders. */
  name: string;
  bytes: Buffer;
}

/** Octets of a file at most. */
const LONGEST_FILE = 33_554_432;
/** As many of the longest are read at the same time. */
const FILES_AT_ONCE = 4;
const MOST = { files: 1, fields: 500, fieldSize: 1_048_576 } as const;

const readFiles = multer({
  storage: multer.memoryStorage(),
  // Without it Chinese names of files are read as Latin-1.
  defParamCharset: 'utf8',
  limits: { ...MOST, fileSize: LONGEST_FILE, parts: MOST.files + MOST.fields },
}).any();

/** Of whoever is not let in: as much as is typed into a form with a file. */
const TYPED = { files: MOST.files, fields: 50, fieldSize: 65_536 } as const;

/** What was typed beside a file; the file goes by and is kept nowhere. */
const readFields = multer({
  fileFilter: (_request, _file, decide) => decide(null, false),
  limits: { ...TYPED, fileSize: LONGEST_FILE, parts: TYPED.files + TYPED.fields },
}).any();

/** One for all files that come to a process, from the desk and over the API. */
export function openFileRoom(clock: FileRoomOptions['clock']): FileRoom {
  return new FileRoom({ most: FILES_AT_ONCE * LONGEST_FILE, each: LONGEST_FILE, clock });
}

const isShort: RequestHandler = (request, _response, next) =>
  next(isTooLong(request) ? tooLong() : undefined);

/** 413 where a body says that it is too long, before it is read; 503 where so many come that it waited for its turn in vain. */
const roomIn =
  (files: FileRoom): RequestHandler =>
  async (request, response, next) => {
    if (isTooLong(request)) return next(tooLong());
    next((await files.enter(request, response)) ? undefined : tooMany());
  };

const formBy =
  (read: RequestHandler): RequestHandler =>
  (request, response, next) =>
    void read(request, response, (error: unknown) => {
      if (!(error instanceof MulterError)) return next(error);
      next(
        error.code === 'LIMIT_FILE_SIZE'
          ? tooLong()
          : new Problem(400, 'Bad Request', `The form can not be read: ${error.code}.`),
      );
    });

const readForm = formBy(readFiles);

const isForm: RequestHandler = (request, _response, next) =>
  next(
    request.is('multipart/form-data')
      ? undefined
      : new Problem(415, 'Unsupported Media Type', 'Send the form with its file.'),
  );

/**
 * Puts fields into `request.body`, files into `request.files`. 413, 415, 503. Of whoever is not let in the fields alone:
 * nobody makes us keep 32 MiB, and nothing that was typed is lost.
 */
export function formWithFiles(files: FileRoom, isLetIn: (request: Request) => boolean): RequestHandler[] {
  const eitherOf =
    (whole: RequestHandler, fields: RequestHandler): RequestHandler =>
    (request, response, next) =>
      (isLetIn(request) ? whole : fields)(request, response, next);
  return [isForm, eitherOf(roomIn(files), isShort), eitherOf(readForm, formBy(readFields))];
}

const readOctets = express.raw({ type: () => true, limit: LONGEST_FILE });

/** As `formWithFiles`, or the octets themselves into `request.body`, of whatever type they say to be. */
export function anyFileBody(files: FileRoom): RequestHandler[] {
  const read: RequestHandler = (request, response, next) => {
    if (request.is('multipart/form-data')) return readForm(request, response, next);
    readOctets(request, response, (error?: { status?: number }) =>
      next(error?.status === 413 ? tooLong() : error),
    );
  };
  return [roomIn(files), read];
}

function isTooLong({ headers }: Request): boolean {
  return Number(headers['content-length'] ?? 0) > LONGEST_FILE + MOST.fieldSize;
}

function tooLong(): Problem {
  return new Problem(413, 'Content Too Large', `A file may have ${LONGEST_FILE / 1_048_576} MiB at most.`);
}

function tooMany(): Problem {
  const detail = 'Too many files are being received at the same time. Send it again in a moment.';
  return new Problem(503, 'Service Unavailable', detail, {}, { 'Retry-After': '5' });
}

/** Without folders, and without what no file of an office is called by. */
function nameOf(original: string): string {
  return original.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').replace(/^.*[/\\]/, '');
}

/** What multer left in a request, by the name of the field. */
export function filesOf(files: unknown): Map<string, FormFile> {
  const list = Array.isArray(files) ? (files as Express.Multer.File[]) : []; // multer's any() leaves a list
  return new Map(
    list.map(({ fieldname, originalname, buffer }) => [
      fieldname,
      { name: nameOf(originalname), bytes: buffer },
    ]),
  );
}
